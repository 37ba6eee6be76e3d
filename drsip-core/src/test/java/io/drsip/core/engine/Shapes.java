package io.drsip.core.engine;

import io.drsip.core.message.ResponseBuilder;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages of Microsoft's side, in its shapes. */
final class Shapes {

    static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.10",
            "s=-",
            "c=IN IP4 192.0.2.10",
            "t=0 0",
            "m=audio 50000 RTP/SAVP 8",
            "a=sendrecv",
            "");

    static final String CONTACT =
            "<sip:api-du-a-euwe.pstnhub.microsoft.com:443;x-i=0c6f2a1e-8d34-4c52-a7bb-91c9d2e7f013"
                    + ";x-c=59c924d8e22f5c65850429ef77c8eea4/s/1/4a0f>";

    private Shapes() {}

    /** A peer that answers OPTIONS with 200, and nothing else. */
    static List<SipMessage> healthy(SipMessage message) {
        boolean options =
                message instanceof SipRequest request && request.method().equals(Method.OPTIONS);
        return options ? List.of(respond((SipRequest) message, 200, "").build()) : List.of();
    }

    static ResponseBuilder respond(SipRequest request, int code, String tag) {
        ResponseBuilder builder = SipMessages.response(request, Status.of(code));
        return tag.isEmpty() ? builder : builder.toTag(tag);
    }

    /** A response that makes a dialog. */
    static SipResponse ringing(SipRequest invite, int code, String tag) {
        return respond(invite, code, tag)
                .header(
                        HeaderType.RECORD_ROUTE,
                        NameAddr.parse("<sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr>"))
                .header(HeaderType.CONTACT, NameAddr.parse(CONTACT))
                .build();
    }

    static SipResponse answer(SipRequest invite, String tag) {
        return respond(invite, 200, tag)
                .header(
                        HeaderType.RECORD_ROUTE,
                        NameAddr.parse("<sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr>"))
                .header(HeaderType.CONTACT, NameAddr.parse(CONTACT))
                .body(MediaType.SDP, SDP.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** A request as it comes from Teams, in capitals and with Via behind. */
    static SipRequest request(String method, String uri, String branch, String toTag, int cseq, String body) {
        String text = method + " " + uri + " SIP/2.0\r\n"
                + "FROM: John Doe<sip:+12065550100@sip.pstnhub.microsoft.com:5061;user=phone>;tag=415f34ad091e43d3\r\n"
                + "TO: <sip:+14255550111@sbc1.contoso.com:5061;user=phone>" + (toTag.isEmpty() ? "" : ";tag=" + toTag)
                + "\r\n"
                + "CSEQ: " + cseq + " " + method + "\r\n"
                + "CALL-ID: 537ab6055daf123d588efa6b00c9a868\r\n"
                + "MAX-FORWARDS: 70\r\n"
                + "VIA: SIP/2.0/TLS 52.114.132.46:5061;branch=" + branch + "\r\n"
                + "RECORD-ROUTE: <sip:sip-du-a-us.pstnhub.microsoft.com:5061;transport=tls;lr>\r\n"
                + "CONTACT: " + CONTACT + "\r\n"
                + "CONTENT-LENGTH: " + body.length() + "\r\n"
                + "USER-AGENT: Microsoft.PSTNHub.SIPProxy v.2024.2.6.5 i.USEA.5\r\n"
                + (body.isEmpty() ? "" : "CONTENT-TYPE: application/sdp\r\n")
                + "ALLOW: INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY\r\n\r\n" + body;
        return (SipRequest) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static SipRequest invite(String host, String branch) {
        return request("INVITE", "sip:+14255550111@" + host + ":5061;user=phone;transport=tls", branch, "", 1, SDP);
    }

    /** The same message in another call. */
    static SipRequest ofCall(String callId, SipRequest request) {
        String text = request.bytes().toString().replaceFirst("CALL-ID: \\S+", "CALL-ID: " + callId);
        return (SipRequest) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static SipRequest options(String host, String branch) {
        String text = "OPTIONS sip:" + host + ":5061;transport=tls SIP/2.0\r\n"
                + "FROM: <sip:sip-du-a-eu.pstnhub.microsoft.com:5061>;tag=9f2c\r\n"
                + "TO: <sip:" + host + ">\r\n"
                + "CSEQ: 1 OPTIONS\r\n"
                + "CALL-ID: " + branch + "-call\r\n"
                + "MAX-FORWARDS: 70\r\n"
                + "VIA: SIP/2.0/TLS 52.114.132.46:5061;branch=" + branch + "\r\n"
                + "CONTACT: <sip:sip-du-a-eu.pstnhub.microsoft.com:5061>\r\n"
                + "CONTENT-LENGTH: 0\r\n"
                + "USER-AGENT: Microsoft.PSTNHub.SIPProxy v.2024.2.6.5 i.EUWE.7\r\n\r\n";
        return (SipRequest) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
