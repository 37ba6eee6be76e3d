package io.drsip.core.keepalive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a datacenter that comes and goes from drawing the calls to and fro.
 *
 * <p>A fall within the damping cap (5 min) after the rise before it is a flap. After a flap the datacenter stays below
 * UP for one interval, after the next for two, four and so on up to the cap, and needs two good answers at least. A
 * steady one may be UP again at once, but not twice within one interval. It is usable after the UP ones all the while.
 * Single thread.
 */
final class Damping {

    private static final int GOOD_ANSWERS_AFTER_A_FLAP = 2;
    private static final int MOST_DOUBLINGS = 16;

    private final Timing timing;

    // The history that counts.
    private int flaps;
    private @Nullable Instant roseAt;
    private Instant upFrom = Instant.MIN;

    Damping(Timing timing) {
        this.timing = timing;
    }

    /** It left DOWN. */
    void onRise(Instant now) {
        roseAt = now;
    }

    /** It is UP: whatever happens, not twice within one interval. */
    void onUp(Instant now) {
        upFrom = now.plus(timing.interval());
    }

    /** It fell to DOWN. */
    void onFall(Instant now) {
        Instant rise = roseAt;
        if (rise == null || !now.isBefore(rise.plus(timing.dampingCap()))) {
            flaps = 0;
            return;
        }
        flaps = Math.min(flaps + 1, MOST_DOUBLINGS);
        Duration doubled = timing.interval().multipliedBy(1L << (flaps - 1));
        Instant end = now.plus(Timing.min(doubled, timing.dampingCap()));
        upFrom = end.isAfter(upFrom) ? end : upFrom;
    }

    void forget() {
        flaps = 0;
        roseAt = null;
        upFrom = Instant.MIN;
    }

    boolean allowsUp(int goodAnswers, Instant now) {
        int needed = flaps > 0 ? Math.max(GOOD_ANSWERS_AFTER_A_FLAP, timing.upAfter()) : timing.upAfter();
        return goodAnswers >= needed && allowsUp(now);
    }

    boolean allowsUp(Instant now) {
        return !now.isBefore(upFrom);
    }
}
