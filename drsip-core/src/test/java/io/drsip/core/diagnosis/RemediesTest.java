package io.drsip.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.Advice;
import io.drsip.call.Fault;
import io.drsip.call.MicrosoftReason;
import io.drsip.sip.Reason;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {

    /** {@code status | Microsoft codes}, after Microsoft, Microsoft response codes and SIP response codes. */
    private static final String PUBLISHED = """
            400 | 540400
            402 | 560402
            403 | 10199 10500
            403 | 10553
            403 | 510532
            403 | 510534
            403 | 510546
            403 | 510559
            403 | 510560 510562
            403 | 510563
            403 | 560403
            404 | 10202
            404 | 511404
            408 | 0
            408 | 1106
            408 | 500001
            408 | 560408
            410 | 531000 531004 531005
            412 | 510412
            415 | 540415
            420 | 560420
            422 | 540422
            480 | 10037
            480 | 10140 10191
            484 | 560484
            486 | 10321
            487 | 540200
            488 | 531000 531027
            500 | 510482 510544
            503 | 10320
            503 | 540998
            503 | 560503
            504 | 549002
            504 | 569002
            504 | 569003
            504 | 569008
            504 | 569009
            """;

    @Test
    void eachPublishedCodeIsACandidateForItsStatus() {
        PUBLISHED.lines().forEach(row -> {
            Status status = new Status(Integer.parseInt(cells(row).get(0)));
            for (String cell : cells(row).get(1).split(" ", -1)) {
                int code = Integer.parseInt(cell);

                Advice advice = code / 1000 == 560
                        ? Remedies.forOurRefusal(status)
                        : Remedies.forRefusal(status, MicrosoftReason.none(), "");

                assertTrue(advice.microsoftCodes().contains(code), row + ": " + advice);
                assertTrue(!Remedies.forMicrosoftCode(code).isEmpty(), row);
            }
        });
    }

    @Test
    void noCandidateIsMadeUp() {
        List<String> published = PUBLISHED
                .lines()
                .flatMap(row -> Stream.of(cells(row).get(1).split(" ", -1)))
                .toList();

        List<Integer> others = RefusalTable.ROWS.stream()
                .flatMap(row -> row.codes().stream())
                .filter(code -> !published.contains(code.toString()))
                .toList();

        assertEquals(List.of(590615), others, "which goes with no response");
    }

    /** {@code status | words of the Reason | fault | codes | a part of the advice}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | SBC certificate is not issued correctly. Provided trunk FQDN '203.0.113.99' is not included in certificate's CN | PBX_SIDE | - | FQDN of the trunk
            403 | Provided Trunk FQDN '203.0.113.99' is not allowed. Connection allow following fqdns: sbc1.contoso.com | PBX_SIDE | - | FQDN of the trunk
            403 | Record-Route and Contact headers are missing | PBX_SIDE | - | Send a Contact
            403 | Get Inbound Direct Routing - RuntimeApi trunk config not found for customer 1 | TENANT_SETTINGS | 510532 | Pair the name
            403 | No trunk config was found | TENANT_SETTINGS | 510532 | Pair the name
            403 | Current call site state prevents fork to this entity. | TENANT_SETTINGS | 10500 10199 | location-based
            404 | Getting user info by number from RuntimeAPI failed | TENANT_SETTINGS | 511404 | with a plus
            404 | Replacement call not found | NOBODY | 10202 | is over
            408 | ack not received for call acceptance | PBX_SIDE | 1106 | To tag of the 200
            410 | MediaOfferError | PBX_SIDE | 531000 | session description
            480 | No callee endpoints were found. | CALLED_USER | 10037 | Azure Communication Services
            488 | CannotSupportAnyMedia | PBX_SIDE | 531000 | codec
            488 | SrtpEncryptionRequired | PBX_SIDE | 531000 | Offer SRTP
            488 | Remote participant did not offer required SRTP support | PBX_SIDE | 531000 | Offer SRTP
            488 | CannotChangeRtcpMultiplexing, InternalErrorPhrase: Cannot change RTCP multiplexing from existing active media | PBX_SIDE | 531000 | rtcp-mux
            500 | Loop detected | PBX_SIDE | 510482 | loop
            504 | Invalid Request/Response line | PBX_SIDE | 549002 | first lines
            504 | 0x80090322 | NETWORK | 569002 | for servers
            504 | 0x80090326 | PBX_SIDE | 569003 | TLS 1.2
            504 | 0x80090328 | PBX_SIDE | 569008 | Renew
            504 | 0x80090325 | PBX_SIDE | 569009 | public authority
            """)
    void theTextTellsMoreThanTheStatus(int status, String words, Fault fault, String codes, String part) {
        Reason reason = Reason.of("Q.850", 63, "c586066f-0000-4000-8000-400791d033de;" + words);
        Advice byReason = Remedies.forRefusal(new Status(status), MicrosoftReason.of(List.of(reason)), "");
        Advice byPhrase = Remedies.forRefusal(new Status(status), MicrosoftReason.none(), words);

        assertEquals(fault, byReason.fault());
        assertEquals(codes.equals("-") ? "" : codes, text(byReason.microsoftCodes()));
        assertTrue(byReason.text().contains(part), byReason.text());
        assertEquals(byReason, byPhrase);
    }

    /** {@code status | fault | codes | a part of the advice}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | PBX_SIDE | 540400 | could not read
            403 | TENANT_SETTINGS | 510532 10500 10199 10553 510534 510546 510559 510560 510562 510563 | Enterprise Voice
            481 | NOBODY | - | does not know
            486 | CALLED_USER | 10321 | busy
            487 | NOBODY | 540200 | given up
            503 | MICROSOFT | 10320 540998 | next datacenter
            603 | CALLED_USER | - | declined
            302 | MICROSOFT | - | elsewhere
            402 | PBX_SIDE | - | Microsoft's rules
            499 | PBX_SIDE | - | Microsoft's rules
            599 | MICROSOFT | - | Try again
            606 | CALLED_USER | - | nobody takes
            200 | NOBODY | - | not refused
            """)
    void withoutATextTheStatusCountsAndElseItsClass(int status, Fault fault, String codes, String part) {
        Advice advice = Remedies.forRefusal(new Status(status), MicrosoftReason.none(), "Forbidden");

        assertEquals(fault, advice.fault());
        assertEquals(codes.equals("-") ? "" : codes, text(advice.microsoftCodes()));
        assertTrue(advice.text().contains(part), advice.text());
    }

    @Test
    void aWholeResponseIsLookedUpByItsReasonAndItsFirstLine() {
        String response = "SIP/2.0 500 %s\r\nREASON: %s\r\nCONTENT-LENGTH: 0\r\n\r\n";

        Advice byReason = Remedies.forRefusal(
                response(response.formatted("Server Internal Error", "Q.850;cause=25;text=\"1;LOOP detected\"")));
        Advice byPhrase = Remedies.forRefusal(response(response.formatted("Loop Detected", "Q.850;cause=25")));
        Advice byStatus = Remedies.forRefusal(response(response.formatted("", "Q.850;cause=25")));

        assertEquals(List.of(510482), byReason.microsoftCodes());
        assertEquals(byReason, byPhrase);
        assertEquals(List.of(510482, 510544), byStatus.microsoftCodes());
    }

    /** {@code Reason | fault | a part of the advice}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Q.850;cause=16;text="c586066f-0000;CallEndReasonLocalUserInitiated" | NOBODY | hung up
            SIP;cause=200;text="Call completed elsewhere" | NOBODY | answered elsewhere
            Q.850;cause=31 | MICROSOFT | correlation id
            SIP;cause=480 | NOBODY | hung up
            """)
    void aHangUpIsNoFaultUnlessItsCauseSaysSo(String reason, Fault fault, String part) {
        Advice advice = Remedies.forHangUp(MicrosoftReason.of(List.of(Reason.parse(reason))));

        assertEquals(fault, advice.fault());
        assertTrue(advice.text().contains(part), advice.text());
    }

    @Test
    void whatWeRefuseIsShownAs560AndItsStatus() {
        assertEquals(List.of(560486), Remedies.forOurRefusal(Status.BUSY_HERE).microsoftCodes());
        assertEquals(Fault.CALLED_USER, Remedies.forOurRefusal(Status.BUSY_HERE).fault());
        assertEquals(List.of(560699), Remedies.forOurRefusal(new Status(699)).microsoftCodes());
        assertEquals(List.of(Remedies.forOurRefusal(Status.DECLINE)), Remedies.forMicrosoftCode(560603));
        assertEquals(List.of(), Remedies.forMicrosoftCode(560200));
        assertEquals(List.of(), Remedies.forMicrosoftCode(1));
    }

    @Test
    void aCodeOfSeveralStatusesHasSeveralRemedies() {
        assertEquals(
                List.of("410", "488", "488", "488", "488"),
                RefusalTable.ROWS.stream()
                        .filter(row -> row.codes().contains(531000))
                        .map(row -> Integer.toString(row.status()))
                        .toList());
        assertEquals(5, Remedies.forMicrosoftCode(531000).size());
    }

    @ParameterizedTest
    @EnumSource
    void eachConclusionHasASentence(Conclusion conclusion) {
        isOneSentence(Remedies.forConclusion(conclusion).text());
    }

    /** {@code conclusion | fault | codes}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_DATACENTER | NETWORK | -
            NOT_CONNECTED | NETWORK | -
            CERTIFICATE_REFUSED | PBX_SIDE | 569002 569003 569008 569009
            CERTIFICATE_NOT_TRUSTED | PBX_SIDE | -
            CONNECTION_BROKEN | NETWORK | 549002 590615
            NO_RESPONSE | NETWORK | -
            NO_ANSWER | CALLED_USER | -
            UNUSABLE_ANSWER | MICROSOFT | -
            NO_ACK | NETWORK | -
            CALL_UNKNOWN | MICROSOFT | -
            SESSION_EXPIRED | NETWORK | -
            """)
    void ourOwnConclusionsSayWhereToBegin(Conclusion conclusion, Fault fault, String codes) {
        Advice advice = Remedies.forConclusion(conclusion);

        assertEquals(fault, advice.fault());
        assertEquals(codes.equals("-") ? "" : codes, text(advice.microsoftCodes()));
    }

    @Test
    void eachRemedyIsOneSentence() {
        RefusalTable.ROWS.forEach(row -> isOneSentence(row.text()));
        OwnTable.REFUSALS.forEach(row -> isOneSentence(row.text()));
        for (int status = 300; status < 700; status += 99) {
            isOneSentence(Remedies.forRefusal(new Status(status), MicrosoftReason.none(), "")
                    .text());
        }
    }

    private static void isOneSentence(String text) {
        assertTrue(Character.isUpperCase(text.charAt(0)), text);
        assertEquals(text.length() - 1, (text + " ").indexOf(". "), text);
    }

    @Test
    void rowsStandInTheOrderOfTheirStatus() {
        List<Integer> statuses = RefusalTable.ROWS.stream().map(Remedy::status).toList();

        assertEquals(
                statuses.stream().filter(status -> status > 0).sorted().toList(),
                statuses.stream().filter(status -> status > 0).toList());
    }

    private static SipResponse response(String text) {
        return (SipResponse) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    }

    private static String text(List<Integer> codes) {
        return String.join(" ", codes.stream().map(Object::toString).toList());
    }
}
