package io.drsip.core.dialog;

import io.drsip.sip.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long two sides wait that want something at the same time (RFC 3261 sections 14.1 and 14.2). Single thread. */
final class Glare {

    private static final int LONGEST_RETRY_AFTER = 10;
    private static final Duration STEP = Duration.ofMillis(10);

    private final LegProfile profile;
    private final boolean ownsCallId;
    private final RandomGenerator random;

    Glare(LegProfile profile, boolean ownsCallId, RandomGenerator random) {
        this.profile = profile;
        this.ownsCallId = ownsCallId;
        this.random = random;
    }

    /** When an INVITE that was refused is worth another try; empty if it is not. */
    Optional<Duration> wait(Status status, Optional<Duration> retryAfter) {
        if (status.equals(Status.REQUEST_PENDING)) {
            int steps = ownsCallId ? 210 + random.nextInt(191) : random.nextInt(201);
            return Optional.of(STEP.multipliedBy(steps));
        }
        boolean busy = status.equals(Status.SERVER_ERROR) || status.equals(Status.SERVICE_UNAVAILABLE);
        return retryAfter.filter(time -> busy && time.compareTo(profile.timers().transactionTimeout()) <= 0);
    }

    /** What we tell somebody whose INVITE comes while another one of theirs is pending. */
    Duration retryAfter() {
        return Duration.ofSeconds(random.nextInt(LONGEST_RETRY_AFTER + 1));
    }
}
