package io.drsip.net;

import io.drsip.core.engine.TrunkEngine;
import io.drsip.trunk.TrunkException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What everything that belongs to one trunk works with: its engine, its loop, and the place where user code runs. */
final class TrunkLoop {

    private final TrunkEngine engine;
    private final EventLoop loop;
    private final EnginePump pump;
    private final Callbacks callbacks;

    // Whether nothing is taken any more.
    private volatile boolean ended;

    TrunkLoop(TrunkEngine engine, EventLoop loop, EnginePump pump, Callbacks callbacks) {
        this.engine = engine;
        this.loop = loop;
        this.pump = pump;
        this.callbacks = callbacks;
    }

    /** The engine; only for inputs. */
    TrunkEngine engine() {
        return engine;
    }

    EventLoop eventLoop() {
        return loop;
    }

    /** Gives the engine an input. On the loop only. */
    void feed(Consumer<Instant> input) {
        pump.feed(input);
    }

    /** Gives the engine an input in its turn, from any thread; false if nothing is taken any more. */
    boolean submit(Consumer<Instant> input) {
        return submit(input, () -> {});
    }

    /** As above; if the end comes before the turn, something else is done instead. */
    private boolean submit(Consumer<Instant> input, Runnable instead) {
        if (ended) {
            return false;
        }
        try {
            loop.execute(() -> {
                if (ended) {
                    instead.run();
                } else {
                    pump.feed(input);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Gives the engine an input, at once if this is the loop; false if the loop has ended. */
    boolean submitOrFeed(Consumer<Instant> input) {
        if (!ended && loop.inEventLoop()) {
            pump.feed(input);
            return true;
        }
        return submit(input);
    }

    /** Asks something on the loop and tells the result to user code, which stands behind the stage. From any thread. */
    <T> CompletionStage<T> ask(String what, Function<Instant, T> input) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        settle(what, answer, now -> {
            T result = input.apply(now);
            return () -> answer.complete(result);
        });
        return answer.minimalCompletionStage();
    }

    /** Does something on the loop and tells user code that it is done. From any thread. */
    CompletionStage<Void> order(String what, Consumer<Instant> input) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        settle(what, answer, now -> {
            input.accept(now);
            return () -> answer.complete(null);
        });
        return answer.minimalCompletionStage();
    }

    private void settle(String what, CompletableFuture<?> answer, Function<Instant, Runnable> input) {
        Runnable refuse = () -> answer.completeExceptionally(closed());
        boolean accepted = submit(now -> settle(what, answer, input, now), refuse);
        if (!accepted) {
            refuse.run();
        }
    }

    private void settle(String what, CompletableFuture<?> answer, Function<Instant, Runnable> input, Instant now) {
        try {
            callbacks.add(what, input.apply(now));
        } catch (RuntimeException e) {
            callbacks.add(what, () -> answer.completeExceptionally(e));
        }
    }

    /** Takes nothing any more, which matters where the loop itself lives on. On the loop only. */
    void end() {
        ended = true;
        pump.end();
    }

    static TrunkException closed() {
        return new TrunkException("the SBC is closed; start a new one");
    }

    /** Runs user code later. From any thread. */
    void callBack(String name, Runnable body) {
        callbacks.add(name, body);
    }

    /** Runs user code later, unless too much waits already. */
    void offerBack(String name, Runnable body) {
        callbacks.offer(name, body);
    }

    Future<?> after(Duration time, Runnable body) {
        return loop.schedule(body, time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
