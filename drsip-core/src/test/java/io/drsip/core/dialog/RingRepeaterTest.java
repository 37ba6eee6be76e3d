package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of {@code at | input | output | deadline}, in seconds. */
class RingRepeaterTest {

    @Test
    void aProvisionalResponseIsRepeatedEveryMinuteUntilTheCallIsAnswered() {
        play(LegProfile.builder().build(), """
                0   | timer | -      | -
                1   | sent  | -      | 61
                60  | timer | -      | 61
                61  | timer | REPEAT | 121
                61  | timer | -      | 121
                121 | timer | REPEAT | 181
                130 | sent  | -      | 190
                181 | timer | -      | 190
                190 | timer | REPEAT | 250
                191 | stop  | -      | -
                250 | timer | -      | -
                251 | sent  | -      | -
                """);
    }

    @Test
    void aLateTimerRepeatsOnceAndWhatWasNotSentYetIsForgottenWithTheCall() {
        play(LegProfile.builder().ringInterval(Duration.ofSeconds(5)).build(), """
                0   | sent       | -      | 5
                99  | timer      | REPEAT | 104
                104 | timer,stop | -      | -
                """);
    }

    private static void play(LegProfile profile, String rows) {
        RingRepeater repeater = new RingRepeater(profile);
        for (List<String> row : Steps.rows(rows)) {
            for (String input : row.get(1).split(",", -1)) {
                switch (input) {
                    case "timer" -> repeater.onTimeout(Steps.at(row.get(0)));
                    case "sent" -> repeater.onSent(Steps.at(row.get(0)));
                    default -> repeater.stop();
                }
            }

            assertEquals(row.get(2), Steps.outputs(repeater, Enum::name), row.toString());
            assertEquals(row.get(3), Steps.deadline(repeater), row.toString());
        }
    }
}
