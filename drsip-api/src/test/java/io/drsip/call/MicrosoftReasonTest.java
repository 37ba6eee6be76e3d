package io.drsip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Reason;
import io.drsip.sip.Tables;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rows of {@code Reason headers, with ++ between lines | correlation id | words | Q.850 | SIP}. */
class MicrosoftReasonTest {

    private static final String ID = "c586066f-0000-4000-8000-400791d033de";

    @Test
    void theFormsThatMicrosoftSendsAreTakenApart() {
        play("""
                Q.850;cause=22;text="ID;MediaOfferError" | ID | MediaOfferError | 22 | -
                Q.850;cause=31;text="ID;No callee endpoints were found." | ID | No callee endpoints were found. | 31 | -
                Q.850 ;cause=63 ;text="ID;Current call site state" | ID | Current call site state | 63 | -
                Q.850;cause=63;text="ID;FQDN 'a;b' is not included" | ID | FQDN 'a;b' is not included | 63 | -
                Q.850;cause=16;text="ID;CallEndReasonLocalUserInitiated" | ID | CallEndReasonLocalUserInitiated | 16 | -
                SIP;cause=200;text="Call completed elsewhere" | - | Call completed elsewhere | - | 200
                q.850;cause=17 | - | - | 17 | -
                Q.850;text="ID" | ID | - | - | -
                Q.850;text="ID;" | ID | - | - | -
                Q.850;cause=0016;text="ID; two  words " | ID | two  words | 16 | -
                """);
    }

    @Test
    void aTextThatBeginsWithSomethingElseIsAllWords() {
        play("""
                Q.850;cause=63;text="No trunk config was found" | - | No trunk config was found | 63 | -
                Q.850;cause=63;text="deadbeef is bad;so" | - | deadbeef is bad;so | 63 | -
                Q.850;cause=63;text="9810e5a9-\u2026;Current" | - | 9810e5a9-\u2026;Current | 63 | -
                Q.850;cause=63;text="9810e5a9-;Current" | 9810e5a9- | Current | 63 | -
                Q.850;cause=63;text="" | - | - | 63 | -
                Q.850;cause=63;text=one | - | one | 63 | -
                """);
    }

    @Test
    void brokenLinesAreReadAsFarAsTheyGo() {
        play("""
                Q.850 ;cause=16 ;text="ID;CallEndRe | ID | CallEndRe | 16 | -
                SIP;cause=200;text"Call completed elsewhere" | - | Call completed elsewhere | - | 200
                SIP;cause=302;text=\u201DMove Temporarily\u201D | - | Move Temporarily | - | 302
                Q.850;cause=x;text="ID;No" | ID | No | - | -
                Q.850;cause=9999999999;text="ID;No" | ID | No | - | -
                Q.850;text="cause=3 | - | cause=3 | - | -
                Q.850;text=" | - | - | - | -
                Q.850; cause = 31; text = ID;No callee | ID | No callee | 31 | -
                (!) | - | - | - | -
                """);
    }

    @Test
    void ofSeveralReasonsEachCauseCountsAndTheTextWithTheCorrelationId() {
        play("""
                SIP;cause=480;text="Gone", Q.850;cause=31;text="ID;No callee" | ID | No callee | 31 | 480
                SIP;cause=480;text="Gone" ++ Q.850;cause=31;text="ID;No callee" | ID | No callee | 31 | 480
                SIP;cause=480;text="Gone" ++ Q.850;cause=31;text="ID" | ID | Gone | 31 | 480
                Q.850;cause=16 ++ Q.850;cause=17;text="Second" | - | Second | 16 | -
                Q.850;cause=16;text="cut ++ SIP;cause=486;text="Busy" | - | cut | 16 | 486
                preemption;cause=1;text="Other" | - | Other | - | -
                """);
    }

    @Test
    void theContactHasTheCorrelationIdToo() {
        assertEquals(
                Optional.of("b712d12c-0000-4000-8000-6d321507aa28"),
                MicrosoftReason.of(Messages.refusal("CONTACT: <sip:api-du-a-usea.pstnhub.microsoft.com:443;"
                                + "x-i=b712d12c-0000-4000-8000-6d321507aa28;x-c=a35a/s/1/4b30>"))
                        .correlationId());
        assertEquals(
                Optional.of(ID),
                MicrosoftReason.of(Messages.refusal(
                                "CONTACT: <sip:api.pstnhub.microsoft.com:443;x-i=b712d12c-0000>",
                                "REASON: Q.850;text=\"" + ID + ";No\""))
                        .correlationId());
        assertEquals(
                MicrosoftReason.none(),
                MicrosoftReason.of(Messages.refusal("CONTACT: <sip:api.pstnhub.microsoft.com:443;x-i=%0d%0a>")));
        assertEquals(MicrosoftReason.none(), MicrosoftReason.of(Messages.refusal("CONTACT: <broken")));
    }

    @Test
    void valuesThatWereReadBeforeSayTheSame() {
        List<Reason> reasons = List.of(Reason.parse("Q.850;cause=31;text=\"" + ID + ";No callee\""));

        MicrosoftReason reason = MicrosoftReason.of(reasons);

        assertEquals(
                new MicrosoftReason(Optional.of(ID), Optional.of("No callee"), OptionalInt.of(31), OptionalInt.empty()),
                reason);
        assertEquals("No callee, Q.850 cause 31, correlation id " + ID, reason.toString());
        assertEquals("no reason given", MicrosoftReason.of(List.of()).toString());
    }

    @Test
    void aCallThatWasAnsweredElsewhereWasNotMissed() {
        assertTrue(MicrosoftReason.of(Messages.refusal("REASON: SIP;cause=200;text=\"Call completed elsewhere\""))
                .isAnsweredElsewhere());
        assertFalse(
                MicrosoftReason.of(Messages.refusal("REASON: Q.850;cause=200")).isAnsweredElsewhere());
    }

    @Test
    void noControlCharacterReachesALog() {
        play("""
                Q.850;cause=16;text="ID;a\\1b\\tc\\177" | ID | a b c | 16 | -
                Q.850;cause=16;text="ID;a\\n b" | ID | a b | 16 | -
                """);
    }

    private static void play(String table) {
        for (List<String> row : Tables.rows(table.replace("ID", ID))) {
            MicrosoftReason reason =
                    MicrosoftReason.of(Messages.refusal(List.of(row.get(0).split(" \\+\\+ ", -1)).stream()
                            .map(line -> "REASON: " + line)
                            .toArray(String[]::new)));

            assertEquals(
                    row.subList(1, 5),
                    List.of(
                            reason.correlationId().orElse("-"),
                            reason.words().orElse("-"),
                            shown(reason.q850Cause()),
                            shown(reason.sipCause())),
                    row.get(0));
        }
    }

    private static String shown(OptionalInt cause) {
        return cause.isPresent() ? Integer.toString(cause.getAsInt()) : "-";
    }
}
