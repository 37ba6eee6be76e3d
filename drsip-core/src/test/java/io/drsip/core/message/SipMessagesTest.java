package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from another message by the rules of RFC 3261. */
class SipMessagesTest {

    private static final SipRequest INVITE = Samples.request("""
            INVITE sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone;X-i=%41 SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1, SIP/2.0/TLS 192.0.2.7;branch=z9hG4bKa
            Via: SIP/2.0/TLS 192.0.2.8;branch=z9hG4bKb
            Max-Forwards: 12
            Route: <sip:one.contoso.com;lr>, <sip:two.contoso.com;lr>
            Record-Route: <sip:sbc1.contoso.com;lr>
            ROUTE: <sip:three.contoso.com;lr>
            From: "Doe,  J" <sip:+14255550101@contoso.com>;x=1;tag=f1
            t: <sip:+14255550100@sip.pstnhub.microsoft.com>
            Call-ID: 1@sbc1.contoso.com
            CSeq: 7 INVITE
            Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            Require: timer
            Proxy-Require: x
            Supported: replaces
            Content-Type: application/sdp
            Content-Length: 0
            """);

    @Test
    void aCancelIsTheInviteWithItsTopmostViaAndItsRoutesAndNothingElse() {
        assertEquals("""
                CANCEL sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone;X-i=%41 SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1
                Max-Forwards: 70
                Route: <sip:one.contoso.com;lr>, <sip:two.contoso.com;lr>
                ROUTE: <sip:three.contoso.com;lr>
                From: "Doe,  J" <sip:+14255550101@contoso.com>;x=1;tag=f1
                t: <sip:+14255550100@sip.pstnhub.microsoft.com>
                Call-ID: 1@sbc1.contoso.com
                CSeq: 7 CANCEL
                Content-Length: 0
                """, Samples.lines(SipMessages.cancel(INVITE)));
    }

    @Test
    void aCancelMaySayWhy() {
        SipRequest cancel = SipMessages.cancel(INVITE, Reason.of("SIP", 200, "Call completed elsewhere"));

        assertEquals(200, cancel.headers().require(HeaderType.REASON).cause().orElseThrow());
        assertEquals("CSeq: 7 CANCEL\r\n", cancel.headers().line(7).toString());
    }

    @Test
    void theAckToARefusalIsTheInviteWithTheToOfTheResponse() {
        SipResponse busy = Samples.response("""
                SIP/2.0 486 Busy Here
                VIA: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1;alias
                FROM: <sip:+14255550101@contoso.com>;tag=f1
                TO: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=t1
                CALL-ID: 1@sbc1.contoso.com
                CSEQ: 7 INVITE
                CONTACT: <sip:api-du-a-euwe.pstnhub.microsoft.com:443>
                CONTENT-LENGTH: 0
                """);

        assertEquals("""
                ACK sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone;X-i=%41 SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1
                Max-Forwards: 70
                Route: <sip:one.contoso.com;lr>, <sip:two.contoso.com;lr>
                ROUTE: <sip:three.contoso.com;lr>
                From: "Doe,  J" <sip:+14255550101@contoso.com>;x=1;tag=f1
                TO: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=t1
                Call-ID: 1@sbc1.contoso.com
                CSeq: 7 ACK
                Content-Length: 0
                """, Samples.lines(SipMessages.ack(INVITE, busy)));
    }

    @Test
    void aResponseCopiesWhatMustBeEqualAsItCame() {
        SipResponse response = SipMessages.response(INVITE, Status.of(180))
                .toTag("t1")
                .recordRoute()
                .build();

        assertEquals("""
                SIP/2.0 180 Ringing
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1, SIP/2.0/TLS 192.0.2.7;branch=z9hG4bKa
                Via: SIP/2.0/TLS 192.0.2.8;branch=z9hG4bKb
                From: "Doe,  J" <sip:+14255550101@contoso.com>;x=1;tag=f1
                t: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=t1
                Call-ID: 1@sbc1.contoso.com
                CSeq: 7 INVITE
                Record-Route: <sip:sbc1.contoso.com;lr>
                Content-Length: 0
                """, Samples.lines(response));
    }

    @Test
    void aToTagThatIsThereStaysAndA100NeedsNone() {
        SipRequest bye = Samples.request(Samples.lines(INVITE).replace("microsoft.com>\n", "microsoft.com>;tag=T\n"));

        SipResponse response =
                SipMessages.response(bye, Status.OK).toTag("other").build();
        SipResponse trying = SipMessages.response(INVITE, Status.TRYING).build();

        assertEquals(Optional.of("T"), response.headers().require(HeaderType.TO).tag());
        assertEquals(Optional.empty(), trying.headers().require(HeaderType.TO).tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\\0\\\7\\\177\" <sip:a@contoso.com>", "sip:a@contoso.com;x=\"\\\33\"", "John<sip:a@b>"})
    void aToThatWeWouldNotWriteOurselvesIsAnsweredAllTheSame(String to) {
        String original = "<sip:+14255550100@sip.pstnhub.microsoft.com>";
        SipRequest request = Samples.request(Samples.lines(INVITE).replace(original, to));

        SipResponse response =
                SipMessages.response(request, Status.OK).toTag("t1").build();
        SipResponse refusal = refusal(request);

        assertEquals("t: " + to + ";tag=t1\r\n", response.headers().line(3).toString());
        assertEquals(
                NameAddr.parse(to).uri(),
                refusal.headers().require(HeaderType.TO).uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "\"a\"", "a\r\nX: 1"})
    void aTagThatIsNoTokenIsRefused(String tag) {
        ResponseBuilder builder = SipMessages.response(INVITE, Status.OK).toTag(tag);

        assertThrows(IllegalArgumentException.class, builder::build);
    }

    @Test
    void aRefusalEchoesTheRequestWithATagThatStaysTheSame() {
        String tag = refusal(INVITE).headers().require(HeaderType.TO).tag().orElseThrow();

        assertEquals("""
                SIP/2.0 400 a rule
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1, SIP/2.0/TLS 192.0.2.7;branch=z9hG4bKa
                Via: SIP/2.0/TLS 192.0.2.8;branch=z9hG4bKb
                From: "Doe,  J" <sip:+14255550101@contoso.com>;x=1;tag=f1
                t: <sip:+14255550100@sip.pstnhub.microsoft.com>;tag=TAG
                Call-ID: 1@sbc1.contoso.com
                CSeq: 7 INVITE
                Content-Length: 0
                """.replace("TAG", tag), Samples.lines(refusal(INVITE)));
        assertEquals(refusal(INVITE), refusal(Samples.request(Samples.lines(INVITE))));
        assertNotEquals(
                refusal(INVITE), refusal(Samples.request(Samples.lines(INVITE).replace("=z9hG4bK1", "=z9hG4bK2"))));
    }

    @Test
    void aRefusalEchoesOneOfEachThatMayStandOnlyOnce() {
        SipRequest request = Samples.request("""
                OPTIONS sip:sbc1.contoso.com SIP/2.0
                Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                To: <sip:a@contoso.com>;tag=1
                CSeq: 1 OPTIONS
                CSeq: 2 OPTIONS
                t: <sip:b@contoso.com>;tag=1
                """);

        assertEquals("""
                SIP/2.0 400 a rule
                Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                To: <sip:a@contoso.com>;tag=1
                CSeq: 1 OPTIONS
                Content-Length: 0
                """, Samples.lines(refusal(request)));
    }

    @Test
    void aBrokenToIsEchoedAsItIs() {
        SipRequest request = Samples.request("""
                OPTIONS sip:sbc1.contoso.com SIP/2.0
                Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                To: "never closed <sip:a@contoso.com>
                """);

        assertEquals(
                "To: \"never closed <sip:a@contoso.com>\r\n",
                refusal(request).headers().line(1).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS sip:sbc1.contoso.com SIP/2.0\nCSeq: 1 OPTIONS",
                "ACK sip:sbc1.contoso.com SIP/2.0\nVia: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1\nCSeq: 1 INVITE"
            })
    void withoutAViaAndToAnAckThereIsNoAnswer(String lines) {
        assertEquals(Optional.empty(), SipMessages.refusal(Samples.request(lines), Status.BAD_REQUEST, "a rule"));
    }

    @Test
    void anAnswerThatWouldBeTooLargeIsNotGiven() {
        String most = "Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1\n".repeat(256);
        SipRequest request = Samples.request("OPTIONS sip:a@contoso.com SIP/2.0\n" + most);

        assertEquals(Optional.empty(), SipMessages.refusal(request, Status.BAD_REQUEST, "a rule"));
    }

    @Test
    void anInviteWhoseCseqSaysAckIsAnswered() {
        SipRequest request = Samples.request(Samples.lines(INVITE).replace("7 INVITE", "7 ACK"));

        assertEquals(Status.BAD_REQUEST, refusal(request).status());
    }

    private static SipResponse refusal(SipRequest request) {
        return SipMessages.refusal(request, Status.BAD_REQUEST, "a rule").orElseThrow();
    }
}
