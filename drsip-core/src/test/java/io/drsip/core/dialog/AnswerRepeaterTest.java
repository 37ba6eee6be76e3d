package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of {@code at  input  output  deadline}, in seconds after the first 2xx, columns two blanks apart. */
class AnswerRepeaterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a2xxIsRepeatedFasterThanT2AndThenEveryT2UntilItIsGivenUp() {
        play(SipTimers.defaults(), """
                0     start  -            0.5
                0.4   timer  -            0.5
                0.5   timer  REPEAT       1.5
                0.5   timer  -            1.5
                1.5   timer  REPEAT       3.5
                3.5   timer  REPEAT       7.5
                7.5   timer  REPEAT       11.5
                11.5  timer  REPEAT       15.5
                15.5  timer  REPEAT       19.5
                19.5  timer  REPEAT       23.5
                23.5  timer  REPEAT       27.5
                27.5  timer  REPEAT       31.5
                31.5  timer  REPEAT       32
                31.9  timer  -            32
                32    timer  ACK_MISSING  -
                99    timer  -            -
                99    ack    -            -
                """);
    }

    @Test
    void theAckEndsTheRepetition() {
        play(SipTimers.defaults(), """
                0    start  -       0.5
                0.5  timer  REPEAT  1.5
                0.7  ack    -       -
                1.5  timer  -       -
                32   timer  -       -
                33   ack    -       -
                """);
    }

    @Test
    void aLateTimerRepeatsOnceAndWaitsFromThen() {
        play(SipTimers.defaults(), """
                0   start  -            0.5
                9   timer  REPEAT       10
                40  timer  ACK_MISSING  -
                """);
    }

    @Test
    void theIntervalsFollowTheTimers() {
        play(new SipTimers(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5)), """
                0   start  -            1
                1   timer  REPEAT       3
                3   timer  REPEAT       6
                6   timer  REPEAT       9
                64  timer  ACK_MISSING  -
                """);
    }

    private static void play(SipTimers timers, String rows) {
        AnswerRepeater repeater = new AnswerRepeater(timers, START);
        for (String row : rows.lines().toList()) {
            String[] columns = row.split(" +", -1);
            Instant at = START.plusMillis(Math.round(Double.parseDouble(columns[0]) * 1000));
            switch (columns[1]) {
                case "timer" -> repeater.onTimeout(at);
                case "ack" -> repeater.onAck();
                default -> assertEquals("start", columns[1]);
            }

            assertEquals(columns[2], outputs(repeater), row);
            assertEquals(columns[3], deadline(repeater), row);
        }
    }

    private static String outputs(AnswerRepeater repeater) {
        List<String> outputs = new ArrayList<>();
        for (AnswerRepeater.Output output = repeater.poll(); output != null; output = repeater.poll()) {
            outputs.add(output.name());
        }
        return outputs.isEmpty() ? "-" : String.join(",", outputs);
    }

    private static String deadline(AnswerRepeater repeater) {
        return repeater.deadline()
                .map(deadline -> Duration.between(START, deadline).toMillis() / 1000.0)
                .map(seconds -> seconds == Math.rint(seconds) ? "" + seconds.intValue() : "" + seconds)
                .orElse("-");
    }
}
