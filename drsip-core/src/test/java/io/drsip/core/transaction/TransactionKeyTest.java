package io.drsip.core.transaction;

import static io.drsip.sip.Method.ACK;
import static io.drsip.sip.Method.BYE;
import static io.drsip.sip.Method.CANCEL;
import static io.drsip.sip.Method.INVITE;
import static io.drsip.sip.Method.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TLS sbc1.contoso.com:5061;branch=z9hG4bK1      | TLS SBC1.Contoso.com:5061;branch=z9hG4bK1  | true
                    TLS sbc1.contoso.com:5061;branch=z9hG4bK1      | TLS sbc1.contoso.com;branch=z9hG4bK1       | true
                    UDP 192.0.2.1:5060;branch=z9hG4bK1             | UDP 192.0.2.1;branch=z9hG4bK1              | true
                    UDP [2001:DB8::1];branch=z9hG4bK1              | UDP [2001:db8:0::1]:5060;branch=z9hG4bK1   | true
                    TLS 192.0.2.1;rport;branch=z9hG4bK1            | TLS 192.0.2.1;branch=z9hG4bK1;rport        | true
                    TLS 192.0.2.1;branch=z9hG4bK1                  | TLS 192.0.2.1;branch=z9hG4bK1;alias        | true
                    TLS 192.0.2.1:5061;branch=z9hG4bK1             | TLS 192.0.2.1:5062;branch=z9hG4bK1         | false
                    TLS 192.0.2.1:5061;branch=z9hG4bK1             | TLS 192.0.2.2:5061;branch=z9hG4bK1         | false
                    TLS 192.0.2.1:5061;branch=z9hG4bK1             | TLS 192.0.2.1:5061;branch=z9hG4bK2         | false
                    TLS 192.0.2.1:5061;branch=z9hG4bKa             | TLS 192.0.2.1:5061;branch=z9hG4bKA         | false
                    """)
    void aRequestRepeatsAnotherIfBranchAndSentByAreEqual(String one, String other, boolean equal) {
        TransactionKey.Server first = TransactionKey.ofRequest(Messages.request(INVITE, "SIP/2.0/" + one));
        TransactionKey.Server second = TransactionKey.ofRequest(Messages.request(INVITE, "SIP/2.0/" + other));

        assertEquals(equal, first.equals(second));
        assertEquals(equal, first.compareTo(second) == 0);
    }

    @Test
    void anAckHasTheKeyOfItsInviteAndACancelLeadsToIt() {
        TransactionKey.Server invite = TransactionKey.ofRequest(Messages.request(INVITE));
        TransactionKey.Server cancel = TransactionKey.ofRequest(Messages.request(CANCEL));

        assertEquals(invite, TransactionKey.ofRequest(Messages.request(ACK)));
        assertNotEquals(invite, cancel);
        assertEquals(invite, cancel.toInvite());
        assertTrue(invite.compareTo(cancel) != 0);
    }

    @Test
    void aRequestWithACookieAloneIsABadRequest() {
        SipRequest request = Messages.request(OPTIONS, "SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK");

        SipParseException refused = assertThrows(SipParseException.class, () -> TransactionKey.ofRequest(request));

        assertEquals(Status.BAD_REQUEST, refused.status());
        assertEquals("the branch of a request begins with z9hG4bK and goes on", refused.rule());
        assertThrows(IllegalArgumentException.class, () -> TransactionKey.ofSent(request));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    SIP/2.0/TLS 192.0.2.1:5061
                    SIP/2.0/TLS 192.0.2.1:5061;branch=1
                    """)
    void withoutTheCookieOtherHeadersTellRequestsApart(String via) {
        TransactionKey.Server invite = TransactionKey.ofRequest(Messages.request(INVITE, via));
        String older = Messages.request(INVITE, via).bytes().toString();

        assertEquals(invite, TransactionKey.ofRequest(Messages.request(ACK, via)));
        assertEquals(
                invite, TransactionKey.ofRequest(Messages.request(CANCEL, via)).toInvite());
        for (String change : List.of("From: <sip:x@contoso.com>;tag=x", "Call-ID: x", "CSeq: 77 INVITE")) {
            String name = change.substring(0, change.indexOf(':'));
            String other = older.replaceAll("(?mi)^" + name + ":.*$", change);
            SipRequest request = (SipRequest) SipMessage.parse(other.getBytes(StandardCharsets.UTF_8));
            assertNotEquals(invite, TransactionKey.ofRequest(request), change);
        }
        assertThrows(IllegalArgumentException.class, () -> TransactionKey.ofSent(Messages.request(OPTIONS, via)));
    }

    @Test
    void theCookieMayBeInAnyCase() {
        SipRequest request = Messages.request(OPTIONS, "SIP/2.0/TLS 192.0.2.1:5061;branch=Z9HG4BK1");

        assertEquals("OPTIONS Z9HG4BK1", TransactionKey.ofRequest(request).toString());
    }

    @Test
    void aResponseIsFoundByBranchAndMethodHoweverTheProxyWritesTheVia() {
        SipRequest options = Messages.request(OPTIONS, "SIP/2.0/TLS sbc1.contoso.com:5061;rport;alias;branch=z9hG4bK1");
        SipResponse response = response("""
                SIP/2.0 200 OK
                FROM: <sip:sbc1.contoso.com>;tag=a1
                TO: <sip:sip.pstnhub.microsoft.com>
                CSEQ: 1 OPTIONS
                CALL-ID: c1
                VIA: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1;alias;rport
                CONTENT-LENGTH: 0

                """);

        assertEquals(TransactionKey.ofSent(options), TransactionKey.ofResponse(response));
        assertEquals(0, TransactionKey.ofSent(options).compareTo(TransactionKey.ofResponse(response)));
    }

    @Test
    void theResponseToACancelIsNotThatToItsInvite() {
        TransactionKey.Client invite = TransactionKey.ofResponse(Messages.response(Messages.request(INVITE), 200));
        TransactionKey.Client cancel = TransactionKey.ofResponse(Messages.response(Messages.request(CANCEL), 200));

        assertNotEquals(invite, cancel);
        assertEquals(cancel, TransactionKey.ofSent(Messages.request(CANCEL)));
        assertTrue(invite.compareTo(cancel) != 0);
    }

    @Test
    void aResponseWithoutViaOrCseqIsBroken() {
        assertThrows(
                SipParseException.class,
                () -> TransactionKey.ofResponse(response("SIP/2.0 200 OK\nCSeq: 1 BYE\nContent-Length: 0\n\n")));
        assertThrows(
                SipParseException.class,
                () -> TransactionKey.ofResponse(
                        response("SIP/2.0 200 OK\nVia: SIP/2.0/TLS a.b;branch=z9hG4bK1\nContent-Length: 0\n\n")));
    }

    @Test
    void methodsAreNamedInTheText() {
        assertEquals(
                "BYE z9hG4bK77ef4c",
                TransactionKey.ofSent(Messages.request(BYE)).toString());
        assertEquals(
                "FOO z9hG4bK77ef4c",
                TransactionKey.ofRequest(Messages.request(Method.of("FOO"))).toString());
    }

    private static SipResponse response(String text) {
        return (SipResponse) SipMessage.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
