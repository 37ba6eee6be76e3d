package io.drsip.core.keepalive;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the next OPTIONS to one datacenter may go, and how long the last one may stay unanswered.
 *
 * <p>Nothing but {@link #sent} moves the slot, so that whatever happens to a datacenter, two OPTIONS keep their
 * distance (Microsoft, Connect your SBC to Direct Routing: not more than one in 60 s). Single thread.
 */
final class ProbeSlots {

    private final Timing timing;

    // The slot, and what is known of the OPTIONS in flight.
    private Instant next = Instant.MIN;
    private @Nullable Instant answerBy;
    private @Nullable Instant sentAt;
    private boolean extended;

    ProbeSlots(Timing timing) {
        this.timing = timing;
    }

    boolean isOpen(Instant now) {
        return answerBy == null && !now.isBefore(next);
    }

    void sent(Instant now) {
        next = now.plus(timing.intervalWithJitter());
        answerBy = now.plus(timing.answerTimeout());
        sentAt = now;
        extended = false;
    }

    /** The OPTIONS in flight is settled. Says whether there was one. */
    boolean settle() {
        boolean inFlight = answerBy != null;
        answerBy = null;
        return inFlight;
    }

    /**
     * Whether the OPTIONS in flight is overdue. After a long sleep of the whole process it gets one more chance,
     * because its answer may lie unread in a buffer.
     */
    boolean isOverdue(Instant now) {
        Instant limit = answerBy;
        if (limit == null || now.isBefore(limit)) {
            return false;
        }
        if (extended || now.isBefore(limit.plus(timing.answerTimeout()))) {
            return true;
        }
        extended = true;
        answerBy = now.plus(timing.answerTimeout());
        return false;
    }

    /** Whether the OPTIONS in flight is the one that was sent then. */
    boolean isInFlight(Instant sent) {
        return answerBy != null && sent.equals(sentAt);
    }

    Optional<Instant> answerBy() {
        return Optional.ofNullable(answerBy);
    }

    Instant next() {
        return next;
    }
}
