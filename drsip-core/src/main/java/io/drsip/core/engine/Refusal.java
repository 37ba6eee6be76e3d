package io.drsip.core.engine;

import io.drsip.sip.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a call, or another request, is not served. Immutable.
 *
 * @param status what is answered
 * @param cause why, in words
 * @param retryAfter when it may be better
 */
record Refusal(Status status, String cause, Optional<Duration> retryAfter) {

    static Refusal of(Status status, String cause) {
        return new Refusal(status, cause, Optional.empty());
    }

    static Refusal unavailable(String cause, Duration retryAfter) {
        return new Refusal(Status.SERVICE_UNAVAILABLE, cause, Optional.of(retryAfter));
    }
}
