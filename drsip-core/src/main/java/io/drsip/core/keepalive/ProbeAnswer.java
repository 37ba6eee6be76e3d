package io.drsip.core.keepalive;

import io.drsip.sip.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * What a datacenter sent in answer to our OPTIONS. A timeout is none. Immutable.
 *
 * @param status 200 to 699
 * @param retryAfter the value of its Retry-After (RFC 3261 section 20.33)
 * @param latency the time since the OPTIONS was sent
 * @param reason its Reason header, else its phrase
 */
public record ProbeAnswer(Status status, Optional<Duration> retryAfter, Duration latency, String reason) {

    /**
     * Refuses what is no answer yet.
     *
     * @param status 200 to 699
     * @param retryAfter the value of its Retry-After
     * @param latency the time since the OPTIONS was sent
     * @param reason its Reason header, else its phrase
     * @throws IllegalArgumentException if {@code status} is provisional
     */
    public ProbeAnswer {
        if (!status.isFinal()) {
            throw new IllegalArgumentException("an OPTIONS is answered by a final response, not by " + status);
        }
    }
}
