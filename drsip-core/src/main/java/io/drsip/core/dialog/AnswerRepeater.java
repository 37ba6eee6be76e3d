package io.drsip.core.dialog;

import io.drsip.core.Machine;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a 2xx to an INVITE until its ACK comes, also over TLS (RFC 3261 section 13.3.1.4): after T1, then twice as
 * long each time, at most T2; after 64*T1 it gives up.
 *
 * <pre>
 *  state    ACK        interval is over   64*T1 are over
 *  WAITING  CONFIRMED  repeat             MISSING
 *  others   -          -                  -
 * </pre>
 *
 * <p>Single thread.
 */
public final class AnswerRepeater implements Machine<AnswerRepeater.Output> {

    /** What it asks for. */
    public enum Output {
        /** Send the same 2xx again. */
        REPEAT,
        /** Nobody confirmed it: end the dialog with BYE. */
        ACK_MISSING
    }

    private final SipTimers timers;
    private final Instant end;
    private final Queue<Output> outputs = new ArrayDeque<>();

    // When and how often.
    private Duration interval;
    private Instant next;
    private boolean waiting = true;

    /**
     * Starts when the 2xx has been sent for the first time.
     *
     * @param timers the base values
     * @param now the moment it was sent
     */
    public AnswerRepeater(SipTimers timers, Instant now) {
        this.timers = timers;
        this.end = now.plus(timers.transactionTimeout());
        this.interval = timers.t1();
        this.next = now.plus(interval);
    }

    /** The ACK has come. */
    public void onAck() {
        waiting = false;
        outputs.clear();
    }

    @Override
    public @Nullable Output poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        if (!waiting) {
            return Optional.empty();
        }
        return Optional.of(next.isBefore(end) ? next : end);
    }

    @Override
    public void onTimeout(Instant now) {
        if (!waiting) {
            return;
        }
        if (!now.isBefore(end)) {
            waiting = false;
            outputs.add(Output.ACK_MISSING);
        } else if (!now.isBefore(next)) {
            outputs.add(Output.REPEAT);
            Duration doubled = interval.multipliedBy(2);
            interval = doubled.compareTo(timers.t2()) < 0 ? doubled : timers.t2();
            next = now.plus(interval);
        }
    }
}
