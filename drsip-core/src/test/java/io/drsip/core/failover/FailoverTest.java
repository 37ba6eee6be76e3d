package io.drsip.core.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drsip.core.failover.FailoverOutput.Abandon;
import io.drsip.core.failover.FailoverOutput.Cancelled;
import io.drsip.core.failover.FailoverOutput.DatacenterAnswered;
import io.drsip.core.failover.FailoverOutput.DatacenterFailed;
import io.drsip.core.failover.FailoverOutput.DatacenterRefused;
import io.drsip.core.failover.FailoverOutput.Final;
import io.drsip.core.failover.FailoverOutput.GaveUp;
import io.drsip.core.failover.FailoverOutput.RetireConnection;
import io.drsip.core.failover.FailoverOutput.Try;
import io.drsip.sip.Status;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.FailoverConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<Datacenter> THREE = Cloud.worldwide().datacenters();
    private static final Set<String> ABOUT_HEALTH = Set.of("failed ", "refused ", "answered ");

    @Test
    void threeSilentDatacentersUseUpTheBudget() {
        play("""
                0  | start | try 1
                4  | -     | failed 1, abandon 1, try 2
                8  | -     | failed 2, abandon 2, try 3
                12 | -     | failed 3, abandon 3, gave up 5
                """);
    }

    @Test
    void aRefusedConnectionLeadsOnAtOnceAndLeavesNothingBehind() {
        play("""
                0   | start           | try 1
                0.1 | 1 connect fails | failed 1, try 2
                0.2 | 2 100           |
                9   | 2 180           |
                40  | 2 200           | answered 2 200, final 2 200
                """);
    }

    @Test
    void afterA100SilenceIsNoReason() {
        play("""
                0   | start | try 1
                3.9 | 1 100 |
                4   | -     |
                12  | -     |
                200 | -     |
                201 | 1 486 | answered 1 486, final 1 486
                """);
    }

    @Test
    void aConnectionThatBreaksAfterThe100IsAReasonAndAfterThe180TheEnd() {
        play("""
                0   | start    | try 1
                1   | 1 100    |
                2   | 1 breaks | failed 1, abandon 1, try 2
                3   | 2 183    |
                4   | 2 100    |
                5   | 2 breaks | failed 2, abandon 2, gave up 5
                """);
    }

    @Test
    void a503LeadsOnAndRetiresItsConnectionIfItAsksForTime() {
        play("""
                0   | start         | try 1
                0.1 | 1 503 after 7 | refused 1 7, retire 1, try 2
                0.2 | 2 503         | refused 2, try 3
                0.3 | 3 503 after 9 | refused 3 9, retire 3, gave up 7
                """);
    }

    @Test
    void anAbandonedAttemptLivesOnWithoutAVoice() {
        play("""
                0   | start         | try 1
                4   | -             | failed 1, abandon 1, try 2
                4.1 | 1 180         |
                4.2 | 1 200         |
                5   | 1 breaks      |
                6   | 2 180         |
                7   | 2 200         | answered 2 200, final 2 200
                8   | 1 503 after 1 | refused 1 1, retire 1
                9   | 1 503         |
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 403, 404, 408, 480, 486, 487, 488, 500, 504, 600, 603})
    void whateverElseWasReceivedIsFinal(int status) {
        play("0 | start | try 1\n1 | 1 %d | answered 1 %d, final 1 %d\n20 | - |".formatted(status, status, status));
    }

    @Test
    void aCallerWhoHangsUpEndsTheSearch() {
        play("""
                0 | start   | try 1
                1 | hang up | abandon 1, cancelled
                2 | hang up |
                2 | 1 180   |
                3 | 1 487   |
                4 | -       |
                """);
    }

    @Test
    void aSlowLastAttemptThatWasHeardOfOutlivesTheBudget() {
        play("""
                0    | start | try 1
                4    | -     | failed 1, abandon 1, try 2
                8    | -     | failed 2, abandon 2, try 3
                11.9 | 3 100 |
                60   | 3 603 | answered 3 603, final 3 603
                """);
    }

    @Test
    void theBudgetEndsTheSearchEvenIfThereIsAnotherCandidate() {
        play("""
                0    | start    | try 1
                1    | 1 100    |
                12   | 1 breaks | failed 1, abandon 1, gave up 5
                """);
    }

    @Test
    void theBudgetCutsTheTimeOfALateAttempt() {
        play("""
                0    | start    | try 1
                1    | 1 100    |
                10   | 1 503    | refused 1, try 2
                12   | -        | failed 2, abandon 2, gave up 5
                """);
    }

    @Test
    void withoutCandidatesTheCallerHearsItAtOnce() {
        var known = new Candidates(List.of(), Optional.of(Duration.ofMillis(9_001)));
        var unknown = new Candidates(List.of(), Optional.empty());

        assertEquals(
                List.of("gave up 10"),
                outputs(new Failover(known, FailoverConfig.defaults(), START)).toList());
        assertEquals(
                List.of("gave up 5"),
                outputs(new Failover(unknown, FailoverConfig.defaults(), START)).toList());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # state, connect fails, breaks,                 silence,            503,   486,         hang up
            TRYING,  try 2,         'abandon 1, try 2',     'abandon 1, try 2', try 2, final 1 486, 'abandon 1, cancelled'
            HEARD,   try 2,         'abandon 1, try 2',     '',                 try 2, final 1 486, 'abandon 1, cancelled'
            RINGING, try 2,         'abandon 1, gave up 5', '',                 try 2, final 1 486, 'abandon 1, cancelled'
            ENDED,   '',            '',                     '',                 '',    '',          ''
            """)
    void theStateTableHoldsRowByRow(
            String state,
            String connectFails,
            String breaks,
            String silence,
            String refused,
            String answered,
            String hungUp) {
        assertEquals(connectFails, after(state, "1 connect fails"));
        assertEquals(breaks, after(state, "1 breaks"));
        assertEquals(silence, after(state, "-"));
        assertEquals(refused, after(state, "1 503"));
        assertEquals(answered, after(state, "1 486"));
        assertEquals(hungUp, after(state, "hang up"));
    }

    /** What the call does next, without what it tells about the datacenter. */
    private static String after(String state, String input) {
        Failover failover = start();
        String way = switch (state) {
            case "TRYING" -> "-";
            case "HEARD" -> "1 100";
            case "RINGING" -> "1 180";
            default -> "1 404";
        };
        give(failover, way, START);
        outputs(failover).forEach(before -> {});
        give(failover, input, START.plusSeconds(4));
        return outputs(failover)
                .filter(output -> !ABOUT_HEALTH.contains(output.substring(0, output.indexOf(' ') + 1)))
                .collect(Collectors.joining(", "));
    }

    /** Interprets {@code seconds | input | outputs}; an input begins with the number of the attempt. */
    private static void play(String rows) {
        Failover failover = start();
        rows.lines().forEach(row -> {
            List<String> cells =
                    List.of(row.split("\\|", -1)).stream().map(String::strip).toList();
            Instant now = START.plusMillis(Math.round(Double.parseDouble(cells.get(0)) * 1000));
            failover.deadline().ifPresent(due -> assertFalse(due.isBefore(now), "before " + row));

            give(failover, cells.get(1), now);

            assertEquals(cells.get(2), outputs(failover).collect(Collectors.joining(", ")), row);
        });
    }

    private static Failover start() {
        return new Failover(new Candidates(THREE, Optional.empty()), FailoverConfig.defaults(), START);
    }

    private static void give(Failover failover, String input, Instant now) {
        switch (input) {
            case "start", "-" -> failover.onTimeout(now);
            case "hang up" -> failover.onCancelled(now);
            default -> {
                List<String> words = List.of(input.split(" ", -1));
                give(failover, Integer.parseInt(words.get(0)), words.subList(1, words.size()), now);
            }
        }
    }

    private static void give(Failover failover, int attempt, List<String> words, Instant now) {
        switch (words.get(0)) {
            case "connect" -> failover.onConnectFailed(attempt, "refused", now);
            case "breaks" -> failover.onTransportError(attempt, "reset", now);
            default -> {
                Status status = Status.of(Integer.parseInt(words.get(0)));
                Optional<Duration> retryAfter = words.contains("after")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(words.get(2))))
                        : Optional.empty();
                if (status.isFinal()) {
                    failover.onFinal(attempt, status, retryAfter, now);
                } else {
                    failover.onProvisional(attempt, status, now);
                }
            }
        }
    }

    private static Stream<String> outputs(Failover failover) {
        return Stream.iterate(failover.poll(), output -> output != null, output -> failover.poll())
                .map(FailoverTest::brief);
    }

    private static String brief(@Nullable FailoverOutput output) {
        if (output instanceof Try next) {
            assertEquals(THREE.get(next.attempt() - 1), next.datacenter());
            return "try " + next.attempt();
        } else if (output instanceof Abandon abandoned) {
            return "abandon " + abandoned.attempt();
        } else if (output instanceof RetireConnection retired) {
            return "retire " + retired.attempt();
        } else if (output instanceof DatacenterFailed failed) {
            return "failed " + number(failed.datacenter());
        } else if (output instanceof DatacenterRefused refused) {
            return "refused " + number(refused.datacenter())
                    + refused.retryAfter().map(wait -> " " + wait.toSeconds()).orElse("");
        } else if (output instanceof DatacenterAnswered answered) {
            return "answered " + number(answered.datacenter()) + " "
                    + answered.status().code();
        } else if (output instanceof Final end) {
            return "final " + end.attempt() + " " + end.status().code();
        } else if (output instanceof GaveUp end) {
            return "gave up " + end.retryAfter().toSeconds();
        }
        assertEquals(new Cancelled(), output);
        return "cancelled";
    }

    private static int number(Datacenter datacenter) {
        return THREE.indexOf(datacenter) + 1;
    }
}
