package io.drsip.net;

import java.time.Instant;

/** At most ten events of one kind in a second, so that a flood fills no log. Single thread. */
final class EventRate {

    private static final int PER_SECOND = 10;

    // The second that is counted in.
    private long second;
    private int count;
    private int leftOut;

    EventRate() {}

    /** Whether one more may be told now. */
    boolean allows(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            count = 0;
        }
        boolean allowed = ++count <= PER_SECOND;
        leftOut += allowed ? 0 : 1;
        return allowed;
    }

    /** What to add to the words of an event, since others like it were left out. */
    String suffix() {
        String suffix = leftOut == 0 ? "" : " (and " + leftOut + " more before that)";
        leftOut = 0;
        return suffix;
    }
}
