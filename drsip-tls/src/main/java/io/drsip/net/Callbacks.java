package io.drsip.net;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * User code of one trunk, run one after the other on an executor, never while the engine is fed.
 *
 * <p>What throws is logged with its name and harms nobody else; what is slow is named. Thread-safe.
 */
final class Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final long SLOW_NANOS = 100_000_000;
    private static final int PER_TURN = 64;

    private final Executor executor;
    private final int limit;
    private final Queue<Callback> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();

    private record Callback(String name, Runnable body) {}

    Callbacks(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs it later, whatever waits already. */
    void add(String name, Runnable body) {
        waiting.add(new Callback(name, body));
        if (count.getAndIncrement() == 0) {
            execute();
        }
    }

    /** Runs it later, or never if too much waits. */
    void offer(String name, Runnable body) {
        if (count.get() < limit) {
            add(name, body);
        } else if (leftOut.getAndIncrement() == 0) {
            LOG.warn("{} is too slow: {} callbacks wait, so events are left out", name, limit);
        }
    }

    private void execute() {
        try {
            executor.execute(this::runSome);
        } catch (RejectedExecutionException e) {
            LOG.warn("the executor takes no callbacks any more, {} are dropped", count.get());
            waiting.clear();
            count.set(0);
        }
    }

    private void runSome() {
        for (int i = 0; i < PER_TURN; i++) {
            Callback next = waiting.poll();
            if (next != null) {
                run(next);
            }
            if (count.decrementAndGet() <= 0) {
                reportLeftOut();
                return;
            }
        }
        execute();
    }

    private void reportLeftOut() {
        int missing = leftOut.getAndSet(0);
        if (missing > 0) {
            LOG.warn("{} events were left out", missing);
        }
    }

    private static void run(Callback callback) {
        long start = System.nanoTime();
        try {
            callback.body().run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            LOG.error("{} threw", callback.name(), e);
        }
        long nanos = System.nanoTime() - start;
        if (nanos > SLOW_NANOS) {
            LOG.warn("{} took {} ms; it must not block", callback.name(), nanos / 1_000_000);
        }
    }
}
