package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.sdp.CodecList;
import io.drsip.core.sdp.Ice;
import io.drsip.core.sdp.IceMode;
import io.drsip.core.sdp.SdpChecks;
import io.drsip.core.sdp.SentSession;
import io.drsip.core.sdp.SessionBody;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session description on its way to Microsoft. */
final class SdpSampleTest {

    private static final String REINVITE = """
            INVITE sip:+14255550101@sip.pstnhub.microsoft.com SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1
            Max-Forwards: 70
            From: <sip:+14255550100@sbc1.contoso.com>;tag=1
            To: <sip:+14255550101@sip.pstnhub.microsoft.com>;tag=2
            Call-ID: 1
            CSeq: 2 INVITE
            Content-Type: application/sdp

            v=0
            o=- 7 9 IN IP4 203.0.113.21
            s=-
            c=IN IP4 0.0.0.0
            t=0 0
            m=audio 31420 RTP/AVP 3 8 101
            a=rtpmap:101 telephone-event/8000
            a=sendonly
            """;

    private final List<String> log = new ArrayList<>();

    // region sdp
    SentSession toMicrosoft(SipMessage invite, SentSession leg) {
        SessionDescription offer = SessionBody.of(invite).orElseThrow().description();
        CodecList codecs = CodecList.of(List.of("SILK/16000", "PCMA", "PCMU"));
        SessionDescription chosen = codecs.apply(offer).description();
        SentSession sent = leg.offer(Ice.apply(IceMode.STRIP, chosen));
        SdpChecks.standard().offer(sent.last().orElseThrow()).forEach(finding -> log.add(finding.toString()));
        return sent;
    }
    // endregion

    @Test
    void aHoldGoesOutAsMicrosoftUnderstandsIt() {
        SipMessage invite = SipMessage.parse(REINVITE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        SentSession leg = SentSession.of(SessionDescription.parse("""
                v=0
                o=- 7 1 IN IP4 203.0.113.21
                s=-
                c=IN IP4 203.0.113.21
                t=0 0
                m=audio 31420 RTP/SAVP 8
                """));

        SentSession sent = toMicrosoft(invite, leg);

        assertEquals("""
                v=0
                o=- 7 2 IN IP4 203.0.113.21
                s=-
                c=IN IP4 203.0.113.21
                t=0 0
                m=audio 31420 RTP/AVP 8 101
                a=rtpmap:101 telephone-event/8000
                a=inactive
                """.replace("\n", "\r\n"), sent.last().orElseThrow().text());
        assertEquals(
                List.of("crypto-suite", "srtp-profile"),
                log.stream()
                        .map(finding -> finding.substring(0, finding.indexOf(',')))
                        .toList());
        assertEquals(Readme.block("text", "findings"), log.get(1));
    }
}
