package io.drsip.core.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.keepalive.KeepaliveOutput.Connect;
import io.drsip.core.keepalive.KeepaliveOutput.SendOptions;
import io.drsip.core.keepalive.KeepaliveOutput.StateChanged;
import io.drsip.sip.Status;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.KeepaliveConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trunk with three datacenters, driven from deadline to deadline. */
class VirtualDayTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cloud cloud = Cloud.worldwide();
    private final TreeMap<Instant, Runnable> network = new TreeMap<>();
    private final Map<Datacenter, Instant> lastOptions = new HashMap<>();
    private final Set<Datacenter> broken = new HashSet<>();
    private final List<StateChanged> changes = new ArrayList<>();
    private int options;
    private int connects;
    private Instant now = START;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDayOfKeepalivesKeepsMicrosoftsRhythm(long seed) {
        Keepalive keepalive = keepalive(seed);

        run(keepalive, datacenter -> answerIn(40, () -> good(keepalive, datacenter)));

        assertTrue(options >= 3_927 && options <= 4_320, options + " OPTIONS");
        assertEquals(3, connects);
        assertTrue(keepalive.health().stream().allMatch(each -> each.state() == DatacenterState.UP));
    }

    @Test
    void allThreeAreUpWithinFiveSecondsAfterTheStart() {
        Keepalive keepalive = keepalive(1);

        runUntil(keepalive, START.plusSeconds(5), datacenter -> answerIn(40, () -> good(keepalive, datacenter)));

        assertTrue(keepalive.health().stream().allMatch(each -> each.state() == DatacenterState.UP));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whateverHappensNoDatacenterGetsTwoOptionsWithinAMinute(long seed) {
        Keepalive keepalive = keepalive(seed);
        RandomGenerator chaos = new SplittableRandom(seed);
        disturb(keepalive, chaos);

        run(keepalive, datacenter -> answerIn(40 + chaos.nextInt(9_000), () -> answer(keepalive, datacenter, chaos)));

        assertTrue(options > 500, options + " OPTIONS");
        assertTrue(connects < 3 * 86_400 / 2, connects + " connections");
    }

    @Test
    void aDatacenterThatFlapsEveryFiveSecondsLosesItsCallsOnceAndIsTriedAgainLater() {
        Keepalive keepalive = keepalive(1);
        Datacenter flapping = cloud.datacenters().get(0);
        Instant steady = START.plus(Duration.ofMinutes(30));
        for (Instant at = START.plusSeconds(5); at.isBefore(steady); at = at.plusSeconds(10)) {
            network.put(at, () -> lose(keepalive, flapping));
            network.put(at.plusSeconds(5), () -> broken.remove(flapping));
        }

        runUntil(keepalive, steady, datacenter -> answerIn(40, () -> good(keepalive, datacenter)));
        assertEquals(List.of("UP", "SUSPECT", "DOWN"), firstThree(flapping));
        assertEquals(1, changes.stream().filter(isRiseOf(flapping)).count());
        runUntil(
                keepalive,
                steady.plus(Duration.ofMinutes(8)),
                datacenter -> answerIn(40, () -> good(keepalive, datacenter)));

        assertEquals(DatacenterState.UP, keepalive.health().get(0).state());
    }

    private void lose(Keepalive keepalive, Datacenter datacenter) {
        broken.add(datacenter);
        keepalive.onConnectionLost(datacenter, "reset", now);
    }

    private List<String> firstThree(Datacenter datacenter) {
        return changes.stream()
                .filter(change -> change.datacenter().equals(datacenter))
                .limit(3)
                .map(change -> change.to().toString())
                .toList();
    }

    private static Predicate<StateChanged> isRiseOf(Datacenter datacenter) {
        return change -> change.datacenter().equals(datacenter) && change.to() == DatacenterState.UP;
    }

    private Keepalive keepalive(long seed) {
        return new Keepalive(cloud, KeepaliveConfig.defaults(), new SplittableRandom(seed), START);
    }

    private void run(Keepalive keepalive, Peer peer) {
        runUntil(keepalive, END, peer);
    }

    private void runUntil(Keepalive keepalive, Instant end, Peer peer) {
        perform(keepalive, peer);
        while (true) {
            Instant due = keepalive.deadline().orElse(end);
            boolean fromNetwork = !network.isEmpty() && !network.firstKey().isAfter(due);
            Instant next = fromNetwork ? network.firstKey() : due;
            if (!next.isBefore(end)) {
                return;
            }
            assertFalse(next.isBefore(now), "a deadline in the past");
            now = next;
            if (fromNetwork) {
                network.pollFirstEntry().getValue().run();
            } else {
                keepalive.onTimeout(now);
            }
            perform(keepalive, peer);
        }
    }

    private void perform(Keepalive keepalive, Peer peer) {
        for (KeepaliveOutput output = keepalive.poll(); output != null; output = keepalive.poll()) {
            if (output instanceof Connect connect) {
                connects++;
                answerIn(100, () -> connect(keepalive, connect.datacenter()));
            } else if (output instanceof StateChanged change) {
                changes.add(change);
            } else if (output instanceof SendOptions send) {
                options++;
                Instant previous = lastOptions.put(send.datacenter(), now);
                assertTrue(
                        previous == null || !now.isBefore(previous.plus(MINUTE)),
                        send.datacenter() + " asked at " + previous + " and " + now);
                peer.onOptions(send.datacenter());
            }
        }
    }

    private void connect(Keepalive keepalive, Datacenter datacenter) {
        if (broken.contains(datacenter)) {
            keepalive.onConnectFailed(datacenter, "refused", now);
        } else {
            keepalive.onConnected(datacenter, now);
        }
    }

    private void answerIn(long millis, Runnable answer) {
        Instant at = now.plusMillis(millis);
        while (network.containsKey(at)) {
            at = at.plusNanos(1);
        }
        network.put(at, answer);
    }

    private void good(Keepalive keepalive, Datacenter datacenter) {
        keepalive.onAnswered(datacenter, answer(200, Optional.empty()), now);
    }

    private void answer(Keepalive keepalive, Datacenter datacenter, RandomGenerator chaos) {
        int status = List.of(200, 200, 200, 200, 404, 403, 500, 503, 603, 0).get(chaos.nextInt(10));
        Optional<Duration> retryAfter =
                chaos.nextBoolean() ? Optional.of(Duration.ofSeconds(chaos.nextInt(300))) : Optional.empty();
        if (status == 0) {
            keepalive.onNoAnswer(datacenter, now);
        } else {
            keepalive.onAnswered(datacenter, answer(status, retryAfter), now);
        }
    }

    private static ProbeAnswer answer(int status, Optional<Duration> retryAfter) {
        return new ProbeAnswer(
                Status.of(status),
                retryAfter,
                Duration.ofMillis(40),
                Status.of(status).phrase());
    }

    /** Something happens about every ten seconds, all day. */
    private void disturb(Keepalive keepalive, RandomGenerator chaos) {
        List<Datacenter> all = cloud.datacenters();
        for (Instant at = START.plusSeconds(1); at.isBefore(END); at = at.plusMillis(1 + chaos.nextInt(20_000))) {
            Datacenter target = all.get(chaos.nextInt(all.size()));
            int kind = chaos.nextInt(10);
            network.put(at.plusNanos(chaos.nextInt(1_000_000)), () -> disturb(keepalive, target, kind));
        }
    }

    private void disturb(Keepalive keepalive, Datacenter target, int kind) {
        switch (kind) {
            case 0 -> keepalive.onConnectionLost(target, "reset", now);
            case 1 -> keepalive.onCallFailed(target, "no response", now);
            case 2 -> keepalive.onCallRefused(target, Optional.of(Duration.ofSeconds(1)), now);
            case 3 -> keepalive.onCallRefused(target, Optional.empty(), now);
            case 4 -> keepalive.onCallAnswered(target, Status.OK, now);
            case 5 -> keepalive.disable(target, "maintenance", now);
            case 6 -> keepalive.enable(target, "over", now);
            case 7 -> keepalive.forceUp(target, "it works", now);
            case 8 -> keepalive.onConnectFailed(target, "refused", now);
            default -> keepalive.onConnected(target, now);
        }
    }

    private interface Peer {
        void onOptions(Datacenter datacenter);
    }
}
