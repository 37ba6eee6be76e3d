package io.drsip.core.dialog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.CallId;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Via;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogTest {

    private static final Via VIA = Via.of("TLS", Fqdn.parse("sbc1.contoso.com"), 5061, "z9hG4bKnew");

    /** A Contact whose octets Microsoft wants back: case, escapes and order of the parameters. */
    private static final String TARGET = "sip:Api-du-b.PSTNHUB.microsoft.com:443;x-I=0c%46;X-c=77/d/8/4a0f;x-i2";

    private static final SipRequest OURS = (SipRequest) message("""
            INVITE sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1
            Max-Forwards: 70
            From: "Doe, J" <sip:+14255550101@contoso.com>;tag=us
            To: <sip:+14255550100@sip.pstnhub.microsoft.com>
            Call-ID: 1@sbc1.contoso.com
            CSeq: 7 INVITE
            Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            """);

    private static final String RESPONSE = """
            SIP/2.0 200 OK
            FROM: "Doe, J"<sip:+14255550101@contoso.com>;tag=us
            TO: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them
            CALL-ID: 1@sbc1.contoso.com
            CSEQ: 7 INVITE
            VIA: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1
            RECORD-ROUTE: <sip:one.contoso.com;lr>, <sip:two.contoso.com;lr>;x=1
            RECORD-ROUTE: <sip:three.contoso.com;lr>
            CONTACT: <TARGET>
            """.replace("TARGET", TARGET);

    private static final String THEIRS = """
            INVITE sip:+14255550101@sbc1.contoso.com SIP/2.0
            VIA: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            RECORD-ROUTE: <sip:one.contoso.com;lr>, <sip:two.contoso.com;lr>
            RECORD-ROUTE: <sip:three.contoso.com;lr>
            FROM: John Doe<sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them
            TO: <sip:+14255550101@sbc1.contoso.com>
            CALL-ID: 2
            CSEQ: 5 INVITE
            CONTACT: John<TARGET>
            """.replace("TARGET", TARGET);

    @ParameterizedTest
    @CsvSource({
        "sip:h;x=%41?Subject=a, sip:h;x=%41",
        "sip:h;method=INFO;y, sip:h;y",
        "sip:h?Route=x&a=b, sip:h",
        "SIP:h;Lr;x=a%2fb, SIP:h;Lr;x=a%2fb"
    })
    void theTargetHasWhatARequestUriMayHave(String contact, String target) {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE.replace(TARGET, contact)));

        assertEquals(
                target, dialog.request(Method.BYE, VIA).build().requestUriText().toString());
    }

    @Test
    void theOneThatCalledReversesTheRouteSetAndCountsOn() {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE));

        assertEquals("""
                BYE TARGET SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKnew
                Max-Forwards: 70
                Route: <sip:three.contoso.com;lr>
                Route: <sip:two.contoso.com;lr>;x=1
                Route: <sip:one.contoso.com;lr>
                From: "Doe, J"<sip:+14255550101@contoso.com>;tag=us
                To: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them
                Call-ID: 1@sbc1.contoso.com
                CSeq: 8 BYE
                Content-Length: 0
                """.replace("TARGET", TARGET), request(dialog, Method.BYE));
        assertEquals(new DialogId(new CallId("1@sbc1.contoso.com"), "us", "them"), dialog.id());
        assertEquals("sip:three.contoso.com;lr", dialog.nextHop().toString());
        assertTrue(request(dialog, Method.INFO).contains("\nCSeq: 9 INFO\n"));
    }

    @Test
    void theOneThatWasCalledTakesTheRouteSetAsItCameAndCountsFromOne() {
        Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");

        assertEquals("""
                BYE TARGET SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKnew
                Max-Forwards: 70
                Route: <sip:one.contoso.com;lr>
                Route: <sip:two.contoso.com;lr>
                Route: <sip:three.contoso.com;lr>
                From: <sip:+14255550101@sbc1.contoso.com>;tag=us
                To: John Doe<sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them
                Call-ID: 2
                CSeq: 1 BYE
                Content-Length: 0
                """.replace("TARGET", TARGET), request(dialog, Method.BYE));
        assertEquals(new DialogId(new CallId("2"), "us", "them"), dialog.id());
        assertEquals("sip:one.contoso.com;lr", dialog.nextHop().toString());
    }

    @Test
    void withoutARouteSetTheTargetIsTheNextHop() {
        String direct = RESPONSE.replaceAll("(?m)^RECORD-ROUTE.*\n", "");

        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(direct));

        assertEquals(TARGET, dialog.nextHop().toString());
        assertFalse(request(dialog, Method.BYE).contains("Route: "));
    }

    @Test
    void theAckToA200HasTheNumberOfTheInviteAndCountsNothing() {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE));
        request(dialog, Method.INFO);

        SipRequest ack = dialog.ack(OURS, VIA);

        assertEquals(TARGET, ack.requestUriText().toString());
        assertTrue(ack.bytes().toString().contains("\r\nCSeq: 7 ACK\r\n"));
        assertTrue(ack.bytes().toString().contains("\r\nVia: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKnew\r\n"));
        assertTrue(request(dialog, Method.BYE).contains("\nCSeq: 9 BYE\n"));
    }

    @Test
    void theAckToALaterInviteHasTheNumberOfThatOne() {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE));
        SipRequest again = dialog.request(Method.INVITE, VIA).build();
        request(dialog, Method.INFO);

        SipRequest ack = dialog.ack(again, VIA);

        assertTrue(ack.bytes().toString().contains("\r\nCSeq: 8 ACK\r\n"));
    }

    @Test
    void the200DecidesTheRouteSetAndTheTargetOfAnEarlyDialog() {
        SipResponse ringing = (SipResponse) message(RESPONSE.replace("200 OK", "183 Session Progress"));
        Dialog dialog = Dialog.ofOurs(OURS, ringing);
        request(dialog, Method.INFO);
        SipResponse answer = (SipResponse) message(RESPONSE.replace("three.contoso.com", "four.contoso.com")
                .replace("one.contoso.com", "five.contoso.com")
                .replace(TARGET, "sip:other.contoso.com"));

        assertFalse(dialog.isConfirmed());
        dialog.confirm(answer);

        assertTrue(dialog.isConfirmed());
        assertTrue(dialog.isOurs());
        assertEquals("""
                BYE sip:other.contoso.com SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKnew
                Max-Forwards: 70
                Route: <sip:four.contoso.com;lr>
                Route: <sip:two.contoso.com;lr>;x=1
                Route: <sip:five.contoso.com;lr>
                From: "Doe, J"<sip:+14255550101@contoso.com>;tag=us
                To: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them
                Call-ID: 1@sbc1.contoso.com
                CSeq: 9 BYE
                Content-Length: 0
                """, request(dialog, Method.BYE));
    }

    @Test
    void aConfirmedDialogKeepsItsRouteSet() {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE));
        String before = request(dialog, Method.INFO);

        dialog.confirm(
                (SipResponse) message(RESPONSE.replace("RECORD-ROUTE", "X").replace("CONTACT", "X")));

        assertEquals(before.replace("CSeq: 8", "CSeq: 9"), request(dialog, Method.INFO));
    }

    @Test
    void anAnswerThatCannotBeUsedChangesNothing() {
        SipResponse ringing = (SipResponse) message(RESPONSE.replace("200 OK", "180 Ringing"));
        Dialog dialog = Dialog.ofOurs(OURS, ringing);
        String before = request(dialog, Method.INFO);
        SipResponse broken =
                (SipResponse) message(RESPONSE.replace("three", "four").replaceAll("CONTACT: .*", "X: 1"));

        assertThrows(SipParseException.class, () -> dialog.confirm(broken));

        assertFalse(dialog.isConfirmed());
        assertEquals(before.replace("CSeq: 8", "CSeq: 9"), request(dialog, Method.INFO));
    }

    @Test
    void theDialogOfTheirInviteIsEarlyUntilWeHaveAnswered() {
        Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");

        assertFalse(dialog.isConfirmed());
        assertFalse(dialog.isOurs());
        dialog.confirm();

        assertTrue(dialog.isConfirmed());
    }

    /** What is received, and the target after it. */
    @ParameterizedTest
    @CsvSource({
        "<sip:new.contoso.com:443;x-I=1;X-c=a/b>, sip:new.contoso.com:443;x-I=1;X-c=a/b",
        "sip:new.contoso.com;x=1, sip:new.contoso.com",
        "<sip:new.contoso.com?a=b>, sip:new.contoso.com",
        "'<sip:one.contoso.com>, <sip:two.contoso.com>', sip:one.contoso.com"
    })
    void theContactOfALaterInviteIsTheNewTargetAndItsRoutesAreNot(String contact, String target) {
        String routes = "RECORD-ROUTE: <sip:evil.contoso.com;lr>\n";
        for (String start : new String[] {"INVITE sip:sbc1.contoso.com SIP/2.0", "SIP/2.0 200 OK"}) {
            Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");

            dialog.refresh(message(start + "\n" + routes + "CONTACT: " + contact + "\n"));

            String bye = request(dialog, Method.BYE);
            assertTrue(bye.startsWith("BYE " + target + " SIP/2.0\n"), bye);
            assertTrue(bye.contains("\nRoute: <sip:three.contoso.com;lr>\n"), bye);
            assertFalse(bye.contains("evil"), bye);
            assertEquals("sip:one.contoso.com;lr", dialog.nextHop().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"X: 1, false", "CONTACT: <sip:, true"})
    void withoutASoundContactTheTargetStays(String line, boolean broken) {
        Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");
        SipMessage later = message("SIP/2.0 200 OK\n" + line + "\n");

        if (broken) {
            assertThrows(SipParseException.class, () -> dialog.refresh(later));
        } else {
            dialog.refresh(later);
        }

        assertTrue(request(dialog, Method.BYE).startsWith("BYE " + TARGET + " SIP/2.0\n"));
    }

    @Test
    void eachForkHasADialogWithNumbersOfItsOwn() {
        String ringing = RESPONSE.replace("200 OK", "180 Ringing");
        Dialog one = Dialog.ofOurs(OURS, (SipResponse) message(ringing));
        Dialog two = Dialog.ofOurs(OURS, (SipResponse) message(ringing.replace("tag=them", "tag=others")));

        request(one, Method.INFO);
        one.confirm((SipResponse) message(RESPONSE));

        assertTrue(request(two, Method.BYE).contains("\nCSeq: 8 BYE\n"));
        assertFalse(two.isConfirmed());
        assertEquals("others", two.id().remoteTag());
    }

    @ParameterizedTest
    @CsvSource({"4, false, 5", "5, true, 5", "6, true, 6", "2147483647, true, 2147483647", "0, false, 5"})
    void aRequestIsInOrderUnlessItsNumberIsLower(long number, boolean inOrder, long last) {
        Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");

        assertEquals(inOrder, dialog.advance(numbered(number)));

        assertTrue(dialog.advance(numbered(last)));
        assertFalse(dialog.advance(numbered(last - 1)));
    }

    @Test
    void theFirstRequestOfTheOneThatWasCalledMayHaveAnyNumber() {
        Dialog dialog = Dialog.ofOurs(OURS, (SipResponse) message(RESPONSE));

        assertTrue(dialog.advance(numbered(0)));
        assertTrue(dialog.advance(numbered(3)));
        assertFalse(dialog.advance(numbered(2)));
    }

    @Test
    void aReceivedRequestFindsItsDialog() {
        Dialog dialog = Dialog.ofTheirs((SipRequest) message(THEIRS), "us");
        SipRequest bye = (SipRequest)
                message(THEIRS.replace("INVITE", "BYE").replace("sbc1.contoso.com>\n", "sbc1.contoso.com>;tag=us\n"));

        assertEquals(dialog.id(), DialogId.ofReceived(bye));
        assertEquals("", DialogId.ofReceived((SipRequest) message(THEIRS)).localTag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTACT: .*", "TO: .*", "FROM: .*", "CONTACT: .*>"})
    void aDialogNeedsATargetAndBothSides(String line) {
        String broken = RESPONSE.replaceAll(line, line.endsWith(">") ? "CONTACT: <sip:" : "X: 1");

        SipResponse response = (SipResponse) message(broken);

        assertThrows(SipParseException.class, () -> Dialog.ofOurs(OURS, response));
    }

    /** RFC 3261 allows control characters behind a backslash, but a dialog needs no more than URI and tag. */
    @Test
    void whatWeWouldNotWriteOurselvesIsLeftOutOfOurRequests() {
        String quoted = THEIRS.replace("John Doe<", "\"bell \\\7 \\\0\" <")
                .replace("two.contoso.com;lr>", "two.contoso.com;lr>;x=\"\\\7\"");

        Dialog dialog = Dialog.ofTheirs((SipRequest) message(quoted), "us");
        String bye = request(dialog, Method.BYE);

        assertTrue(bye.contains("\nTo: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=them\n"), bye);
        assertTrue(bye.contains("\nRoute: <sip:two.contoso.com;lr>\n"), bye);
    }

    private static String request(Dialog dialog, Method method) {
        String text = dialog.request(method, VIA).build().bytes().toString();
        return text.substring(0, text.indexOf("\r\n\r\n") + 2).replace("\r\n", "\n");
    }

    private static SipRequest numbered(long number) {
        return (SipRequest) message("INFO sip:a@contoso.com SIP/2.0\nCSeq: " + number + " INFO\n");
    }

    private static SipMessage message(String lines) {
        return SipMessage.parse((lines + "\n").replace("\n", "\r\n").getBytes(UTF_8));
    }
}
