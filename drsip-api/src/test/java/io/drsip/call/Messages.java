package io.drsip.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;

/** Messages as Microsoft sends them, with the lines of a test. */
final class Messages {

    private Messages() {}

    static SipResponse refusal(String... lines) {
        return (SipResponse) SipMessage.parse(("""
                SIP/2.0 480 Temporarily Unavailable
                FROM: <sip:+14255550100@sbc1.contoso.com>;tag=1c1327591735
                TO: <sip:+12065550100@sbc1.contoso.com>;tag=703d3577eb1a468bbcdb34a0a78c690f
                CSEQ: 1 INVITE
                CALL-ID: 530796863134202353123@sbc1.contoso.com
                VIA: SIP/2.0/TLS sbc1.contoso.com:5067;branch=z9hG4bKac1432917422
                """ + String.join("\n", lines) + "\n\n")
                .replace("\n\n\n", "\n\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
    }

    /** An INVITE from Microsoft with these lines beside the mandatory ones, and a body. */
    static SipRequest invite(String uri, String from, String lines, String body) {
        String octets = body.replace("\n", "\r\n");
        String head = "INVITE " + uri + " SIP/2.0\n"
                + "FROM: " + from + ";tag=415f34ad091e43d3b18e35d58d22dd76\n"
                + """
                TO: <sip:+14255550111@sbc1.contoso.com:5061;user=phone>
                CSEQ: 1 INVITE
                CALL-ID: 537ab6055daf123d588efa6b00c9a868
                MAX-FORWARDS: 70
                VIA: SIP/2.0/TLS 52.114.132.46:5061;branch=z9hG4bK9404dadc
                CONTACT: <sip:api-du-a-usea.pstnhub.microsoft.com:443;x-i=b712d12c;x-c=a35a/d/8/4b30>
                """
                + lines.strip()
                + (lines.isBlank() ? "" : "\n")
                + "CONTENT-LENGTH: " + octets.getBytes(UTF_8).length + "\n\n";
        return (SipRequest) SipMessage.parse((head.replace("\n", "\r\n") + octets).getBytes(UTF_8));
    }
}
