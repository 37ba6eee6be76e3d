package io.drsip.strict;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The exceptions that ended threads of this process, seen by the default handler. Thread-safe. */
final class DeadThreads implements AutoCloseable {

    private final Queue<Throwable> causes = new ConcurrentLinkedQueue<>();

    DeadThreads() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, cause) -> causes.add(new AssertionError("Thread " + thread.getName() + " died", cause)));
    }

    /** Reports each death once. */
    void failIfAny() {
        List<Throwable> seen = new ArrayList<>();
        for (Throwable cause = causes.poll(); cause != null; cause = causes.poll()) {
            seen.add(cause);
        }
        if (!seen.isEmpty()) {
            AssertionError failure = new AssertionError(seen.size() + " thread(s) died of an uncaught exception");
            seen.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** After the last class: the deaths that no test was there to report. */
    @Override
    public void close() {
        failIfAny();
    }
}
