package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.CallId;
import io.drsip.sip.Replaces;
import io.drsip.sip.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of {@code dialogs that are known | Replaces | result}; a dialog is its tags and what it is like. */
class ReplacesMatchTest {

    private record Known(DialogId id, boolean isConfirmed, boolean isOurs, boolean isEnded)
            implements ReplacesMatch.Candidate {

        static Known of(String text) {
            List<String> words = List.of(text.split(" ", -1));
            return new Known(
                    new DialogId(
                            new CallId("1@sbc1.contoso.com"),
                            words.get(0),
                            words.get(1).replace("none", "")),
                    words.contains("confirmed"),
                    words.contains("ours"),
                    words.contains("ended"));
        }
    }

    @Test
    void exactlyOneDialogMayBeReplaced() {
        for (List<String> row : Steps.rows("""
                -                                        | to-tag=us;from-tag=them            | 481
                us other confirmed                       | to-tag=us;from-tag=them            | 481
                them us confirmed                        | to-tag=us;from-tag=them            | 481
                us them confirmed                        | to-tag=us;from-tag=them            | 0
                us them confirmed ours                   | to-tag=us;from-tag=them            | 0
                us them confirmed                        | to-tag=us;from-tag=them;early-only | 486
                us them confirmed ours                   | to-tag=us;from-tag=them;early-only | 486
                us them early ours                       | to-tag=us;from-tag=them            | 0
                us them early ours                       | to-tag=us;from-tag=them;early-only | 0
                us them early                            | to-tag=us;from-tag=them            | 481
                us them early                            | to-tag=us;from-tag=them;early-only | 481
                us them ended                            | to-tag=us;from-tag=them            | 603
                us them confirmed ended                  | to-tag=us;from-tag=them;early-only | 603
                us them confirmed, us them confirmed     | to-tag=us;from-tag=them            | 481
                us them confirmed, us them ended         | to-tag=us;from-tag=them            | 481
                us other confirmed, us them confirmed    | to-tag=us;from-tag=them            | 1
                us none confirmed                        | to-tag=us;from-tag=0               | 0
                us 0 confirmed                           | to-tag=us;from-tag=0               | 0
                us 0 confirmed, us none confirmed        | to-tag=us;from-tag=0               | 481
                """)) {
            List<Known> known = row.get(0).equals("-")
                    ? List.of()
                    : List.of(row.get(0).split(", ", -1)).stream()
                            .map(Known::of)
                            .toList();
            Replaces replaces = Replaces.parse("1@sbc1.contoso.com;" + row.get(1));

            ReplacesMatch<Known> match = ReplacesMatch.of(
                    replaces,
                    id -> known.stream()
                            .filter(dialog -> dialog.id().equals(id))
                            .toList());

            String result = match.refusal()
                    .map(Status::code)
                    .orElseGet(() -> known.indexOf(match.dialog().get()))
                    .toString();
            assertEquals(row.get(2), result, row.toString());
            assertEquals(match.refusal().isEmpty(), match.dialog().isPresent());
        }
    }

    @Test
    void anotherCallIdIsAnotherDialog() {
        List<Known> known = List.of(Known.of("us them confirmed"));

        ReplacesMatch<Known> match = ReplacesMatch.of(
                Replaces.parse("2@sbc1.contoso.com;to-tag=us;from-tag=them"),
                id -> known.stream().filter(dialog -> dialog.id().equals(id)).toList());

        assertEquals(Status.NO_SUCH_CALL, match.refusal().orElseThrow());
    }
}
