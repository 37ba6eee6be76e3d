package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a PBX hears about one call. Thread-safe. */
final class CallEvents implements CallListener {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<CallEvent> unseen = new LinkedBlockingQueue<>();
    private final List<CallEvent> all = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(CallEvent event) {
        all.add(event);
        unseen.add(event);
    }

    /** The next event, which must be of that kind. */
    <T extends CallEvent> T next(Class<T> kind) {
        CallEvent event = take(kind);
        assertTrue(kind.isInstance(event), () -> event + " instead of " + kind.getSimpleName() + " in " + all);
        return kind.cast(event);
    }

    /** The next event of that kind; others before it are passed over. */
    <T extends CallEvent> T until(Class<T> kind) {
        while (true) {
            CallEvent event = take(kind);
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    private CallEvent take(Class<?> kind) {
        try {
            CallEvent event = unseen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, () -> "no " + kind.getSimpleName() + " came after " + all);
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + kind.getSimpleName(), interrupted);
        }
    }

    /** How many of a kind have come so far. */
    long count(Class<? extends CallEvent> kind) {
        return all.stream().filter(kind::isInstance).count();
    }

    /** The kinds of all events so far. */
    List<String> kinds() {
        return all.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
