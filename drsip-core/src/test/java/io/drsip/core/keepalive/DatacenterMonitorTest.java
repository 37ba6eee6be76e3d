package io.drsip.core.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.trunk.KeepaliveConfig;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatacenterMonitorTest {

    @Test
    void aDatacenterIsUpWithItsFirstAnswerAndAskedOnceAMinute() {
        var health = MonitorTimeline.play("""
                0     | -         | UNKNOWN | connect
                0.1   | connected | UNKNOWN | options
                0.14  | 200       | UP      |
                60.1  | -         | UP      | options
                60.14 | 200       | UP      |
                120.1 | -         | UP      | options
                """);

        assertEquals(Optional.of(Duration.ofMillis(40)), health.latency());
        assertEquals("200 OK to OPTIONS", health.cause());
    }

    @Test
    void twoMissedOptionsTakeADatacenterDown() {
        MonitorTimeline.play("""
                0     | -         | UNKNOWN    | connect
                0     | connected | UNKNOWN    | options
                0     | 200       | UP         |
                60    | -         | UP         | options
                65    | -         | SUSPECT    |
                120   | -         | SUSPECT    | options
                125   | -         | DOWN       |
                126   | -         | DOWN       | connect
                126.1 | connected | RECOVERING |
                180   | -         | RECOVERING | options
                180   | 200       | UP         |
                """);
    }

    @Test
    void anAnswerEndsARowOfFailures() {
        MonitorTimeline.play("""
                0     | -         | UNKNOWN | connect
                0     | connected | UNKNOWN | options
                0     | 200       | UP      |
                60    | -         | UP      | options
                65    | -         | SUSPECT |
                120   | -         | SUSPECT | options
                120   | 200       | UP      |
                180   | -         | UP      | options
                185   | -         | SUSPECT |
                """);
    }

    @Test
    void aDownDatacenterIsConnectedToAfterOneSecondDoublingToThirty() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN    | connect
                0    | connect fails | SUSPECT    |
                1    | -             | SUSPECT    | connect
                1    | connect fails | DOWN       |
                3    | -             | DOWN       | connect
                3    | connect fails | DOWN       |
                7    | -             | DOWN       | connect
                7    | connect fails | DOWN       |
                15   | -             | DOWN       | connect
                15   | connect fails | DOWN       |
                31   | -             | DOWN       | connect
                31   | connect fails | DOWN       |
                61   | -             | DOWN       | connect
                61   | connect fails | DOWN       |
                91   | -             | DOWN       | connect
                91.1 | connected     | RECOVERING | options
                91.2 | 200           | UP         |
                """);
    }

    @Test
    void aRecoveringDatacenterWaitsForItsOptionsSlotAndForTheNext200() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN    | connect
                0    | connected     | UNKNOWN    | options
                0    | 200           | UP         |
                10   | lost          | UP         | connect
                10   | connect fails | SUSPECT    |
                11   | -             | SUSPECT    | connect
                11   | connect fails | DOWN       |
                13   | -             | DOWN       | connect
                13.2 | connected     | RECOVERING |
                60   | -             | RECOVERING | options
                60.1 | 200           | UP         |
                """);
    }

    @Test
    void aConnectionThatClosesIdleIsReplacedAndNothingElse() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0    | 200       | UP      |
                20   | lost      | UP      | connect
                20.1 | connected | UP      |
                60   | -         | UP      | options
                """);
    }

    @Test
    void aConnectionThatBreaksUnderAnOptionsOrUnprovenIsAFailure() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0.5  | lost      | SUSPECT |
                1.5  | -         | SUSPECT | connect
                1.6  | connected | SUSPECT |
                1.7  | lost      | DOWN    |
                3.7  | -         | DOWN    | connect
                """);
    }

    @Test
    void oneBrokenConnectionIsOneFailureHoweverItIsTold() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0.5  | silence   | SUSPECT |
                0.5  | lost      | SUSPECT | connect
                0.6  | connected | SUSPECT |
                """);
    }

    @Test
    void theEndOfAnOldOptionsSaysNothingAboutTheOneInFlight() {
        MonitorTimeline.play("""
                0    | -              | UNKNOWN | connect
                0    | connected      | UNKNOWN | options
                5    | -              | SUSPECT |
                60   | -              | SUSPECT | options
                61   | silence of 0   | SUSPECT |
                62   | 200            | UP      |
                120  | -              | UP      | options
                121  | silence of 120 | SUSPECT |
                """);
    }

    @Test
    void aPeerThatClosesEveryNewConnectionIsNotHammered() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN    | connect
                0    | connected | UNKNOWN    | options
                0    | lost      | SUSPECT    |
                1    | -         | SUSPECT    | connect
                1    | connected | SUSPECT    |
                1    | lost      | DOWN       |
                3    | -         | DOWN       | connect
                3    | connected | RECOVERING |
                3    | lost      | DOWN       |
                7    | -         | DOWN       | connect
                """);
    }

    @Test
    void noProbeShortensAHoldDown() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN    | connect
                0    | connected     | UNKNOWN    | options
                0    | 503 after 120 | DOWN       |
                20   | 200           | DOWN       |
                30   | call 200      | DOWN       |
                40   | connected     | DOWN       |
                50   | 503 after 1   | DOWN       |
                120  | -             | DOWN       | connect
                120  | connected     | RECOVERING | options
                120  | 200           | UP         |
                """);
    }

    @Test
    void aLaterHoldDownCanOnlyExtendAnEarlierOne() {
        MonitorTimeline.play("""
                0    | -                  | UNKNOWN    | connect
                0    | connected          | UNKNOWN    | options
                0    | 200                | UP         |
                10   | call 503 after 1   | DOWN       |
                10.5 | call 503 after 30  | DOWN       |
                11.5 | call 503 after 1   | DOWN       |
                40.5 | -                  | DOWN       | connect
                40.5 | connected          | RECOVERING |
                """);
    }

    @Test
    void a503ToACallHoldsForAMinuteAtMost() {
        MonitorTimeline.play("""
                0    | -                   | UNKNOWN    | connect
                0    | connected           | UNKNOWN    | options
                0    | 200                 | UP         |
                10   | call 503 after 3600 | DOWN       |
                70   | -                   | DOWN       | connect
                70   | connected           | RECOVERING | options
                """);
    }

    @Test
    void a503WithoutRetryAfterIsOneFailure() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0    | 200       | UP      |
                10   | call 503  | SUSPECT |
                60   | -         | SUSPECT | options
                60   | 503       | DOWN    |
                """);
    }

    @Test
    void a403IsAnAlarmToldOnceAndNotADeadDatacenter() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0    | 403       | UNKNOWN | identity 403 Forbidden
                60   | -         | UNKNOWN | options
                60   | 403       | UNKNOWN |
                120  | -         | UNKNOWN | options
                120  | 200       | UP      |
                180  | -         | UP      | options
                180  | 403       | UP      | identity 403 Forbidden
                """);
    }

    @Test
    void other4xxAreWarningsAlsoAReceived408() {
        MonitorTimeline.play("""
                0    | -         | UNKNOWN | connect
                0    | connected | UNKNOWN | options
                0    | 200       | UP      |
                60   | -         | UP      | options
                60   | 404       | UP      | warning 404 Not Found
                120  | -         | UP      | options
                120  | 408       | UP      | warning 408 Request Timeout
                """);
    }

    @Test
    void aRefusedCertificateIsAnAlarmAndRetriedAfterAMinute() {
        MonitorTimeline.play("""
                0    | -               | UNKNOWN    | connect
                0    | bad certificate | DOWN       | certificate wrong name
                60   | -               | DOWN       | connect
                60   | bad certificate | DOWN       |
                120  | -               | DOWN       | connect
                120  | connected       | RECOVERING | options
                """);
    }

    @Test
    void callResultsCount() {
        MonitorTimeline.play("""
                0    | -          | UNKNOWN    | connect
                0    | connected  | UNKNOWN    | options
                0    | 200        | UP         |
                5    | call fails | SUSPECT    |
                6    | call 486   | SUSPECT    |
                7    | call fails | SUSPECT    |
                8    | call fails | DOWN       |
                9    | -          | DOWN       | connect
                9    | connected  | RECOVERING |
                60   | -          | RECOVERING | options
                60   | 500        | DOWN       |
                """);
    }

    @Test
    void aDatacenterIsNotUpTwiceWithinAMinute() {
        MonitorTimeline.play("""
                0    | -          | UNKNOWN    | connect
                0    | connected  | UNKNOWN    | options
                0    | 200        | UP         |
                5    | call fails | SUSPECT    |
                6    | call 200   | SUSPECT    |
                60   | -          | SUSPECT    | options
                60   | 200        | UP         |
                """);
    }

    @Test
    void anOwnersWordIsObeyedButOptionsKeepTheirDistance() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN  | connect
                0    | connected     | UNKNOWN  | options
                0    | 200           | UP       |
                10   | disable       | DISABLED |
                11   | lost          | DISABLED |
                20   | enable        | UNKNOWN  | connect
                20   | connected     | UNKNOWN  |
                60   | -             | UNKNOWN  | options
                60   | 503 after 600 | DOWN     |
                70   | force up      | UP       | connect
                70   | connected     | UP       |
                120  | -             | UP       | options
                """);
    }

    @Test
    void aHoldDownOutlivesDisableAndEnable() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN    | connect
                0    | connected     | UNKNOWN    | options
                0    | 503 after 100 | DOWN       |
                10   | disable       | DISABLED   |
                20   | enable        | DOWN       |
                100  | -             | DOWN       | connect
                100  | connected     | RECOVERING | options
                """);
    }

    @Test
    void aFlappingDatacenterStaysBelowUpUntilItStandsForTwoAnswers() {
        MonitorTimeline.play("""
                0    | -             | UNKNOWN    | connect
                0    | connected     | UNKNOWN    | options
                0    | 200           | UP         |
                5    | lost          | UP         | connect
                5    | connect fails | SUSPECT    |
                6    | -             | SUSPECT    | connect
                6    | connect fails | DOWN       |
                8    | -             | DOWN       | connect
                10   | connected     | RECOVERING |
                15   | lost          | DOWN       |
                19   | -             | DOWN       | connect
                20   | connected     | RECOVERING |
                60   | -             | RECOVERING | options
                60   | 200           | RECOVERING |
                120  | -             | RECOVERING | options
                120  | 200           | UP         |
                """);
    }

    @Test
    void thresholdsCanBeRaised() {
        KeepaliveConfig config =
                KeepaliveConfig.builder().downAfter(3).upAfter(2).build();

        MonitorTimeline.play(config, """
                0    | -             | UNKNOWN    | connect
                0    | connect fails | SUSPECT    |
                1    | -             | SUSPECT    | connect
                1    | connect fails | SUSPECT    |
                3    | -             | SUSPECT    | connect
                3    | connect fails | DOWN       |
                7    | -             | DOWN       | connect
                7    | connected     | RECOVERING | options
                7    | 200           | RECOVERING |
                67   | -             | RECOVERING | options
                67   | 200           | UP         |
                """);
    }

    @Test
    void aProcessThatSleptGivesTheAnswerOneMoreChance() {
        MonitorTimeline timeline = new MonitorTimeline(KeepaliveConfig.defaults(), 1);
        timeline.row("0  | -         | UNKNOWN | connect");
        timeline.row("0  | connected | UNKNOWN | options");

        timeline.input("-", MonitorTimeline.at(35));
        timeline.input("200", MonitorTimeline.at(36));

        assertEquals("UP", timeline.health().state().toString());
    }

    @Test
    void aSimulatedCloudRunsFasterButAnswersMayTakeAnInterval() {
        MonitorTimeline timeline = new MonitorTimeline(KeepaliveConfig.defaults(), 20);
        """
        0     | -             | UNKNOWN    | connect
        0     | connected     | UNKNOWN    | options
        0     | 200           | UP         |
        3     | -             | UP         | options
        6     | -             | SUSPECT    | options
        6.1   | 503 after 20  | DOWN       |
        7.1   | -             | DOWN       | connect
        """.lines().forEach(timeline::row);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # state,       good,       failed,  503,  connected,  disable,  enable,   force up
            UNKNOWN,       UP,         SUSPECT, DOWN, UNKNOWN,    DISABLED, UNKNOWN,  UP
            UP,            UP,         SUSPECT, DOWN, UP,         DISABLED, UP,       UP
            SUSPECT,       UP,         DOWN,    DOWN, SUSPECT,    DISABLED, SUSPECT,  UP
            RECOVERING,    UP,         DOWN,    DOWN, RECOVERING, DISABLED, RECOVERING, UP
            DOWN,          DOWN,       DOWN,    DOWN, RECOVERING, DISABLED, DOWN,     UP
            DOWN HELD,     DOWN,       DOWN,    DOWN, DOWN,       DISABLED, DOWN,     UP
            DISABLED,      DISABLED,   DISABLED, DISABLED, DISABLED, DISABLED, UNKNOWN, UP
            """)
    void theStateTableHoldsRowByRow(
            String state,
            String good,
            String failed,
            String refused,
            String connected,
            String disabled,
            String enabled,
            String forced) {
        assertEquals(good, after(state, "200"));
        assertEquals(good, after(state, "call 200"));
        assertEquals(failed, after(state, "500"));
        assertEquals(failed, after(state, "603"));
        assertEquals(failed, after(state, "503"));
        assertEquals(failed, after(state, "call fails"));
        assertEquals(failed, after(state, "call 503"));
        assertEquals(refused, after(state, "503 after 10"));
        assertEquals(refused, after(state, "call 503 after 10"));
        assertEquals(connected, after(state, "connected"));
        assertEquals(disabled, after(state, "disable"));
        assertEquals(enabled, after(state, "enable"));
        assertEquals(forced, after(state, "force up"));
        String same = state.equals("DOWN HELD") ? "DOWN" : state;
        assertEquals(same, after(state, "404"));
        assertEquals(same, after(state, "403"));
        assertEquals(same, after(state, "call 486"));
    }

    @Test
    void onlyHeldDownDatacentersSayUntilWhen() {
        var health = MonitorTimeline.play("""
                0    | -             | UNKNOWN | connect
                0    | connected     | UNKNOWN | options
                0    | 503 after 100 | DOWN    |
                """);

        assertEquals(Optional.of(MonitorTimeline.at(100)), health.heldUntil());
        assertEquals(Optional.of(MonitorTimeline.at(100)), health.retryAt());
        assertTrue(health.lastAnswered().isEmpty());
    }

    /** The state that an input at 200 s leads to, from a state that was reached at or before 100 s. */
    private static String after(String state, String input) {
        MonitorTimeline timeline = new MonitorTimeline(KeepaliveConfig.defaults(), 1);
        String way = switch (state) {
            case "UNKNOWN" -> "connected";
            case "UP" -> "connected, 200";
            case "SUSPECT" -> "connected, 200, call fails";
            case "RECOVERING" -> "connect fails, connect fails, connected";
            case "DOWN" -> "connect fails, connect fails";
            case "DOWN HELD" -> "connected, 503 after 1000";
            case "DISABLED" -> "connected, 200, disable";
            default -> throw new IllegalArgumentException(state);
        };
        timeline.input("-", MonitorTimeline.at(0));
        for (String step : way.split(", ", -1)) {
            timeline.input(step, MonitorTimeline.at(100));
        }
        assertEquals(
                state.equals("DOWN HELD") ? "DOWN" : state,
                timeline.health().state().toString());
        timeline.input(input, MonitorTimeline.at(200));
        return timeline.health().state().toString();
    }
}
