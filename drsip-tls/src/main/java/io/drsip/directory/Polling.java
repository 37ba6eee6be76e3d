package io.drsip.directory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again, each time a while after the last one ended, until it is stopped. Thread-safe. */
// What is left of these stages is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
final class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final Delay delay;

    // Whether it goes on, and whether it has failed the last time.
    private volatile boolean stopped;
    private volatile boolean failing;

    Polling(Delay delay) {
        this.delay = delay;
    }

    /** Waits by the timer of the JDK, and goes on where the application wants. */
    static Polling on(Executor executor) {
        return new Polling(
                (time, body) -> CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, executor)
                        .execute(body));
    }

    void start(Duration pause, Supplier<? extends CompletionStage<?>> work) {
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("the pause must be positive");
        }
        later(pause, work);
    }

    private void later(Duration pause, Supplier<? extends CompletionStage<?>> work) {
        delay.after(pause, () -> {
            if (!stopped) {
                work.get().whenComplete((done, error) -> {
                    report(error);
                    later(pause, work);
                });
            }
        });
    }

    /** Once when it begins to fail, and once when it is over. */
    private void report(@Nullable Throwable error) {
        if (error instanceof RejectedExecutionException) {
            stopped = true;
        }
        if (error != null && !failing) {
            LOG.warn("tenants and numbers are not followed at the moment", error);
        } else if (error == null && failing) {
            LOG.info("tenants and numbers are followed again");
        }
        failing = error != null;
    }

    void stop() {
        stopped = true;
    }
}
