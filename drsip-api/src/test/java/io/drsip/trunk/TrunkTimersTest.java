package io.drsip.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkTimersTest {

    @Test
    void theDefaultsKeepMicrosoftsRhythm() {
        KeepaliveConfig config = KeepaliveConfig.defaults();

        assertEquals(Duration.ofSeconds(60), config.interval());
        assertEquals(Duration.ofSeconds(6), config.jitter());
        assertEquals(Duration.ofSeconds(5), config.answerTimeout());
        assertEquals(2, config.downAfter());
        assertEquals(1, config.upAfter());
        assertEquals(Duration.ofSeconds(1), config.reconnectMin());
        assertEquals(Duration.ofSeconds(30), config.reconnectMax());
        assertEquals(Duration.ofMinutes(3), config.demotionWarning());
        assertEquals(Duration.ofMinutes(5), config.demotionError());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 59_999, 180_001})
    void anIntervalThatMicrosoftForbidsIsRefused(long millis) {
        KeepaliveConfig.Builder builder = KeepaliveConfig.builder().interval(Duration.ofMillis(millis));

        String message = problems(builder::build);

        assertTrue(message.contains("interval: choose 60 s to 180 s"), message);
    }

    @Test
    void theLongestIntervalLeavesNoRoomForJitter() {
        KeepaliveConfig.Builder builder =
                KeepaliveConfig.builder().interval(Duration.ofMinutes(3)).demotionWarning(Duration.ofSeconds(200));

        assertThrows(IllegalArgumentException.class, builder::build);
        assertEquals(
                Duration.ofMinutes(3), builder.jitter(Duration.ZERO).build().interval());
    }

    @Test
    void allProblemsOfAKeepaliveComeTogether() {
        Duration none = Duration.ZERO;
        KeepaliveConfig.Builder builder = KeepaliveConfig.builder()
                .interval(Duration.ofSeconds(10))
                .jitter(Duration.ofSeconds(-1))
                .answerTimeout(none)
                .downAfter(0)
                .upAfter(0)
                .reconnectMin(none)
                .reconnectMax(Duration.ofSeconds(-1))
                .certificateRetry(none)
                .callHoldDownCap(none)
                .probeHoldDownCap(none)
                .dampingCap(none)
                .demotionWarning(none)
                .demotionError(none);

        String message = problems(builder::build);

        for (String name : List.of(
                "interval",
                "jitter",
                "answerTimeout",
                "downAfter",
                "upAfter",
                "reconnectMin",
                "reconnectMax",
                "certificateRetry",
                "callHoldDownCap",
                "probeHoldDownCap",
                "dampingCap",
                "demotionWarning",
                "demotionError")) {
            assertTrue(message.contains(name + ": choose"), name + " in " + message);
        }
    }

    @Test
    void allProblemsOfAFailoverComeTogether() {
        FailoverConfig.Builder builder = FailoverConfig.builder()
                .firstResponse(Duration.ZERO)
                .budget(Duration.ofSeconds(-1))
                .retryAfter(Duration.ZERO);

        String message = problems(builder::build);

        assertEquals(
                "firstResponse: choose more than 0; budget: choose at least firstResponse, PT0S, not PT-1S; "
                        + "retryAfter: choose at least 1 s, not PT0S",
                message);
    }

    @Test
    void aCallerWaitsTwelveSecondsAtMost() {
        assertEquals(Duration.ofSeconds(4), FailoverConfig.defaults().firstResponse());
        assertEquals(Duration.ofSeconds(12), FailoverConfig.defaults().budget());
    }

    @Test
    void theOnlineReportSaysWhichDirectionIsMissing() {
        assertEquals("no 2xx to our OPTIONS; no OPTIONS from Microsoft", OnlineReport.SILENT.toString());
        assertEquals("our OPTIONS are answered; no OPTIONS from Microsoft", new OnlineReport(true, false).toString());
        assertTrue(new OnlineReport(true, true).isOnline());
    }

    private static String problems(Executable build) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, build).getMessage());
    }
}
