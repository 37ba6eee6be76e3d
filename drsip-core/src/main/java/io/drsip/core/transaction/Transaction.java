package io.drsip.core.transaction;

import io.drsip.core.Machine;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the four transaction machines share: the state, the running timers and the outputs.
 *
 * <p>A call of {@link #onTimeout} that comes late fires each timer once, in the order in which they were due; a
 * repetition is then counted from that call, so that a stalled loop sends no burst. Single thread.
 */
abstract class Transaction<O> implements Machine<O> {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final TransactionKey key;
    private final SipTimers values;
    private final boolean reliable;
    private final O terminated;

    // Where the machine is, and what is under way.
    private TransactionState state;
    private final Map<TimerName, Running> timers = new EnumMap<>(TimerName.class);
    private final Queue<O> outputs = new ArrayDeque<>(4);

    Transaction(TransactionKey key, TransactionState initial, boolean reliable, SipTimers values, O terminated) {
        this.key = key;
        this.state = initial;
        this.reliable = reliable;
        this.values = values;
        this.terminated = terminated;
    }

    private record Running(Duration length, Instant due) {}

    @Override
    public final @Nullable O poll() {
        return outputs.poll();
    }

    @Override
    public final Optional<Instant> deadline() {
        return timers.values().stream().map(Running::due).min(Comparator.naturalOrder());
    }

    @Override
    public final void onTimeout(Instant now) {
        for (TimerName name = dueBy(now); name != null; name = dueBy(now)) {
            Running fired = timers.remove(name);
            if (fired != null) {
                LOG.debug("timer {} fired after {}, {}", name, inWords(fired.length), key);
                fire(name, fired.length, now);
            }
        }
    }

    private @Nullable TimerName dueBy(Instant now) {
        return timers.entrySet().stream()
                .filter(entry -> !entry.getValue().due.isAfter(now))
                .min(Map.Entry.comparingByValue(Comparator.comparing(Running::due)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /**
     * Whether the transaction is over: it may be forgotten, and ignores whatever still comes.
     *
     * @return true once the output {@code Terminated} was made
     */
    public final boolean isTerminated() {
        return state == TransactionState.TERMINATED;
    }

    /** A timer has ended; {@code waited} is what it was started with. */
    abstract void fire(TimerName timer, Duration waited, Instant now);

    final TransactionState state() {
        return state;
    }

    final boolean isIn(TransactionState one, TransactionState other) {
        return state == one || state == other;
    }

    final SipTimers values() {
        return values;
    }

    final boolean reliable() {
        return reliable;
    }

    final void emit(O output) {
        outputs.add(output);
    }

    final void run(TimerName timer, Duration wait, Instant now) {
        timers.put(timer, new Running(wait, now.plus(wait)));
    }

    /** Runs a timer that repeats a message, which a reliable transport does not need. */
    final void repeat(TimerName timer, Duration wait, Instant now) {
        if (!reliable) {
            run(timer, wait, now);
        }
    }

    /** Enters a state that only absorbs repetitions, and skips it where there are none. */
    final void linger(TransactionState next, TimerName timer, Duration wait, Instant now) {
        if (reliable) {
            become(TransactionState.TERMINATED);
        } else {
            become(next);
            run(timer, wait, now);
        }
    }

    /** Enters a state: all timers stop but the ones that are kept. */
    final void become(TransactionState next, TimerName... kept) {
        timers.keySet().retainAll(List.of(kept));
        state = next;
        if (next == TransactionState.TERMINATED) {
            emit(terminated);
        }
    }

    static Duration doubled(Duration wait, Duration limit) {
        Duration next = wait.multipliedBy(2);
        return next.compareTo(limit) > 0 ? limit : next;
    }

    static String inWords(Duration wait) {
        return wait.toMillisPart() == 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms";
    }
}
