package io.drsip.net;

import io.drsip.core.engine.EngineOutput;
import io.drsip.core.engine.TrunkEngine;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the law of machines for one engine: after every input it is polled until it has nothing to say, then the timer
 * is set.
 *
 * <p>Inputs that come up while an output is performed wait for their turn. A fault of the engine is logged and ends
 * neither the loop nor the timer. Single thread.
 */
final class EnginePump {

    private static final Logger LOG = LoggerFactory.getLogger(EnginePump.class);

    /** So that an engine whose timer throws does not burn a core. */
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private static final Duration LONGEST_SLEEP = Duration.ofDays(1);

    private final TrunkEngine engine;
    private final EventLoop loop;
    private final Edge edge;
    private final Performer performer;

    // What waits, and when the timer will ring.
    private final Queue<Consumer<Instant>> inputs = new ArrayDeque<>();
    private boolean feeding;
    private boolean faulty;
    private boolean ended;
    private @Nullable Future<?> timer;
    private Instant timerAt = Instant.MAX;

    /** Does what the engine asks for. */
    interface Performer {
        void perform(EngineOutput output);

        /** The engine has said all for now. */
        void onPumped();
    }

    EnginePump(TrunkEngine engine, EventLoop loop, Edge edge, Performer performer) {
        this.engine = engine;
        this.loop = loop;
        this.edge = edge;
        this.performer = performer;
    }

    /** Gives the engine an input, now or after the one that it has. */
    void feed(Consumer<Instant> input) {
        if (ended) {
            return;
        }
        inputs.add(input);
        if (feeding) {
            return;
        }
        feeding = true;
        try {
            for (Consumer<Instant> next = inputs.poll(); next != null; next = inputs.poll()) {
                take(next);
            }
            performer.onPumped();
        } finally {
            feeding = false;
            setTimer();
        }
    }

    /** Takes no input any more. */
    void end() {
        ended = true;
        cancelTimer();
    }

    private void take(Consumer<Instant> input) {
        guard("taking an input", () -> input.accept(edge.now()));
        for (EngineOutput output = poll(); output != null; output = poll()) {
            EngineOutput next = output;
            guard("performing an output", () -> performer.perform(next));
        }
    }

    private @Nullable EngineOutput poll() {
        try {
            return engine.poll();
        } catch (RuntimeException e) {
            onFault("polling", e);
            return null;
        }
    }

    private void guard(String what, Runnable body) {
        try {
            body.run();
        } catch (RuntimeException e) {
            onFault(what, e);
        }
    }

    private void onFault(String what, RuntimeException e) {
        faulty = true;
        LOG.error("a fault of drsip while {}", what, e);
    }

    private void setTimer() {
        Optional<Instant> deadline = engine.deadline();
        if (deadline.isEmpty() || ended) {
            cancelTimer();
            return;
        }
        Instant now = edge.now();
        Instant at = faulty ? later(deadline.get(), now.plus(PAUSE_AFTER_FAULT)) : deadline.get();
        faulty = false;
        // A timer that rings too early does no harm, so one that is set already is left alone.
        if (timer == null || at.isBefore(timerAt)) {
            cancelTimer();
            timerAt = at;
            timer = loop.schedule(this::onTimer, nanos(now, at), TimeUnit.NANOSECONDS);
        }
    }

    private static long nanos(Instant now, Instant at) {
        return at.isAfter(now.plus(LONGEST_SLEEP))
                ? LONGEST_SLEEP.toNanos()
                : Math.max(0, Duration.between(now, at).toNanos());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private void onTimer() {
        timer = null;
        feed(engine::onTimeout);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
