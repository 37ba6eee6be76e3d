package io.drsip.core.dialog;

import io.drsip.core.Machine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a provisional response while nobody answers, so that no proxy on the way gives up (RFC 3261 section
 * 13.3.1.1).
 *
 * <pre>
 *  state    sent                  stop     interval is over
 *  SILENT   RINGING, from now on  STOPPED  -
 *  RINGING  RINGING, from now on  STOPPED  REPEAT, from now on
 *  STOPPED  -                     -        -
 * </pre>
 *
 * <p>Single thread.
 */
public final class RingRepeater implements Machine<RingRepeater.Output> {

    /** What it asks for. */
    public enum Output {
        /** Send the last provisional response above 100 again, with the session description that it had. */
        REPEAT
    }

    private final LegProfile profile;

    // What comes next.
    private Optional<Instant> next = Optional.empty();
    private boolean due;
    private boolean stopped;

    /**
     * Waits for the first provisional response.
     *
     * @param profile says how often it is repeated
     */
    public RingRepeater(LegProfile profile) {
        this.profile = profile;
    }

    /**
     * A provisional response above 100 has been sent, other than a repetition.
     *
     * @param now the moment
     */
    public void onSent(Instant now) {
        if (!stopped) {
            due = false;
            next = Optional.of(now.plus(profile.ringInterval()));
        }
    }

    /** The call has its final response. */
    public void stop() {
        stopped = true;
        due = false;
        next = Optional.empty();
    }

    @Override
    public @Nullable Output poll() {
        boolean repeat = due;
        due = false;
        return repeat ? Output.REPEAT : null;
    }

    @Override
    public Optional<Instant> deadline() {
        return next;
    }

    @Override
    public void onTimeout(Instant now) {
        if (next.isPresent() && !now.isBefore(next.get())) {
            due = true;
            next = Optional.of(now.plus(profile.ringInterval()));
        }
    }
}
