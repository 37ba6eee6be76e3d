package io.drsip.trunk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Health of one datacenter at one moment, as one trunk sees it. Immutable.
 *
 * @param datacenter whose health
 * @param state what is believed
 * @param since the moment of the last change of state
 * @param cause why it changed, in words
 * @param latency the time from our last OPTIONS to its answer, whatever the answer was
 * @param lastAnswered the moment of the last 2xx to an OPTIONS
 * @param heldUntil until when it asked to be left alone (Retry-After in a 503)
 * @param retryAt when it is tried by connecting next; empty also while that goes on
 */
public record DatacenterHealth(
        Datacenter datacenter,
        DatacenterState state,
        Instant since,
        String cause,
        Optional<Duration> latency,
        Optional<Instant> lastAnswered,
        Optional<Instant> heldUntil,
        Optional<Instant> retryAt) {}
