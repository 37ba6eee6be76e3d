package io.drsip.core.failover;

import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.DatacenterState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The datacenters for one call, in the order in which they are tried.
 *
 * <p>Those that are UP come first, then RECOVERING, UNKNOWN and SUSPECT ones, then those that are DOWN, held-down ones
 * last; within that it is the cloud's order, so that calls return to the first name as soon as it is UP (Microsoft,
 * Plan Direct Routing: it must be tried first). A DISABLED one is never tried. If all that remain are DOWN, which means
 * that all just failed and each is being tried by connecting, there is no candidate at all. Immutable.
 *
 * @param order each datacenter at most once
 * @param retryAfter if there is none: the time until the first one is tried by connecting; empty if nobody knows
 */
public record Candidates(List<Datacenter> order, Optional<Duration> retryAfter) {

    /**
     * Copies the list.
     *
     * @param order each datacenter at most once
     * @param retryAfter if there is none: the time until the first one is tried
     */
    public Candidates {
        order = List.copyOf(order);
    }

    /**
     * Orders the datacenters of a trunk.
     *
     * @param health what is known of them, in the cloud's order
     * @param now the moment of the call
     * @return those to try
     */
    public static Candidates of(List<DatacenterHealth> health, Instant now) {
        List<DatacenterHealth> enabled = health.stream()
                .filter(each -> each.state() != DatacenterState.DISABLED)
                .toList();
        if (enabled.stream().allMatch(each -> each.state() == DatacenterState.DOWN)) {
            Optional<Duration> wait = enabled.stream()
                    .flatMap(each -> each.retryAt().stream())
                    .min(Comparator.naturalOrder())
                    .map(soonest -> Duration.between(now, soonest))
                    .filter(duration -> !duration.isNegative());
            return new Candidates(List.of(), wait);
        }
        return new Candidates(
                enabled.stream()
                        .sorted(Comparator.comparingInt(each -> rank(each, now)))
                        .map(DatacenterHealth::datacenter)
                        .toList(),
                Optional.empty());
    }

    private static int rank(DatacenterHealth health, Instant now) {
        return switch (health.state()) {
            case UP -> 0;
            case RECOVERING, UNKNOWN, SUSPECT -> 1;
            case DOWN -> health.heldUntil().filter(now::isBefore).isEmpty() ? 2 : 3;
            case DISABLED -> 4;
        };
    }
}
