package io.drsip.core.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.failover.FailoverOutput.Abandon;
import io.drsip.core.failover.FailoverOutput.Cancelled;
import io.drsip.core.failover.FailoverOutput.Final;
import io.drsip.core.failover.FailoverOutput.GaveUp;
import io.drsip.core.failover.FailoverOutput.Try;
import io.drsip.sip.Status;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.FailoverConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random states and random events, always the same ones: what must hold whatever happens. */
class FailoverScriptsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Datacenter> THREE = Cloud.worldwide().datacenters();
    private static final List<Integer> STATUSES = List.of(200, 302, 403, 408, 486, 500, 503, 503, 503, 603);

    @Test
    void everyCallEndsOnceWithFewAttemptsNeverTwoAtATimeAndUpOnesFirst() {
        for (long seed = 0; seed < 20_000; seed++) {
            new Script(seed).run();
        }
    }

    private static final class Script {

        private final long seed;
        private final RandomGenerator random;
        private final List<DatacenterHealth> health;
        private final Failover failover;

        // What happened so far.
        private Instant now = START;
        private int live;
        private int ends;
        private boolean heard;
        private final Set<Datacenter> tried = new HashSet<>();

        Script(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.health = THREE.stream().map(this::health).toList();
            this.failover = new Failover(Candidates.of(health, now), FailoverConfig.defaults(), now);
        }

        void run() {
            observe();
            for (int step = 0; step < 40; step++) {
                now = now.plusMillis(random.nextInt(2_000));
                failover.deadline().filter(due -> !due.isAfter(now)).ifPresent(due -> failover.onTimeout(now));
                observe();
                happen(1 + random.nextInt(3));
                observe();
                boolean late =
                        !now.isBefore(START.plus(FailoverConfig.defaults().budget()));
                assertTrue(ends == 1 || heard || !late, "the caller waits for nothing, seed " + seed);
            }
            failover.onCancelled(now);
            observe();
            assertEquals(1, ends, "seed " + seed);
            assertTrue(failover.deadline().isEmpty());
        }

        private void happen(int attempt) {
            switch (random.nextInt(8)) {
                case 0 -> failover.onConnectFailed(attempt, "refused", now);
                case 1 -> failover.onTransportError(attempt, "reset", now);
                case 2 -> provisional(attempt, Status.TRYING);
                case 3 -> provisional(attempt, Status.RINGING);
                case 4 ->
                    failover.onFinal(
                            attempt,
                            Status.of(STATUSES.get(random.nextInt(STATUSES.size()))),
                            random.nextBoolean()
                                    ? Optional.of(Duration.ofSeconds(random.nextInt(9)))
                                    : Optional.empty(),
                            now);
                default -> {}
            }
        }

        private void provisional(int attempt, Status status) {
            heard |= attempt == live;
            failover.onProvisional(attempt, status, now);
        }

        private void observe() {
            for (FailoverOutput output = failover.poll(); output != null; output = failover.poll()) {
                assertTrue(ends == 0 || !(output instanceof Try), "a try after the end, seed " + seed);
                if (output instanceof Try next) {
                    onTry(next);
                } else if (output instanceof Abandon abandoned) {
                    assertEquals(live, abandoned.attempt());
                } else if (output instanceof Final || output instanceof GaveUp || output instanceof Cancelled) {
                    ends++;
                    live = 0;
                }
            }
        }

        private void onTry(Try next) {
            assertTrue(tried.add(next.datacenter()), "tried twice, seed " + seed);
            assertEquals(tried.size(), next.attempt());
            live = next.attempt();
            heard = false;
            assertFalse(state(next.datacenter()) == DatacenterState.DISABLED, "a disabled one, seed " + seed);
            if (state(next.datacenter()) != DatacenterState.UP) {
                assertTrue(
                        health.stream()
                                .filter(each -> each.state() == DatacenterState.UP)
                                .allMatch(each -> tried.contains(each.datacenter())),
                        "an UP one was passed over, seed " + seed);
            }
        }

        private DatacenterState state(Datacenter datacenter) {
            return health.get(THREE.indexOf(datacenter)).state();
        }

        private DatacenterHealth health(Datacenter datacenter) {
            List<DatacenterState> states = List.of(DatacenterState.values());
            DatacenterState state = states.get(random.nextInt(states.size()));
            Optional<Instant> retryAt =
                    state == DatacenterState.DOWN ? Optional.of(now.plusSeconds(random.nextInt(30))) : Optional.empty();
            return new DatacenterHealth(
                    datacenter, state, now, "", Optional.empty(), Optional.empty(), Optional.empty(), retryAt);
        }
    }
}
