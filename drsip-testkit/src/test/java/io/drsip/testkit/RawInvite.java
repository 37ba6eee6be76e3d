package io.drsip.testkit;

/** An INVITE of somebody's SBC as text, to be spoilt line by line. */
final class RawInvite {

    static final String SDP = """
            v=0
            o=- 1 1 IN IP4 203.0.113.5
            s=-
            c=IN IP4 203.0.113.5
            t=0 0
            m=audio 40000 RTP/SAVP 0 8 101
            a=rtpmap:101 telephone-event/8000
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:V/Lr6Lsvhad/crSB9kCQ28jrYDxR2Yfk5bXryH5V|2^31
            a=rtcp-mux
            a=sendrecv
            """;

    private static final String HEAD = """
            INVITE sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK-%1$s
            Max-Forwards: 70
            From: <sip:+14255550199@sbc1.contoso.com>;tag=from-%1$s
            To: <sip:+14255550100@sip.pstnhub.microsoft.com>
            Call-ID: %1$s
            CSeq: 1 INVITE
            Contact: <sip:+14255550199@sbc1.contoso.com:5061;transport=tls>
            Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, REFER, NOTIFY
            Content-Type: application/sdp
            """;

    private RawInvite() {}

    static String of(String callId) {
        return RawMessage.of(HEAD.formatted(callId) + "\n" + SDP);
    }

    /** The INVITE with one line replaced; an empty line removes it. */
    static String spoilt(String callId, String header, String line) {
        StringBuilder head = new StringBuilder();
        HEAD.formatted(callId).lines().forEach(original -> {
            String text = original.startsWith(header) ? line : original;
            head.append(text).append(text.isEmpty() ? "" : "\n");
        });
        return RawMessage.of(head + "\n" + SDP);
    }

    static String withSdp(String callId, String sdp) {
        String head = HEAD.formatted(callId);
        return RawMessage.of(sdp.isEmpty() ? head.replace("Content-Type: application/sdp\n", "") : head + "\n" + sdp);
    }

    /** A request inside the call that a 200 has opened: its Contact, its To, its Record-Route. */
    static String inDialog(String method, int number, String ok, String callId) {
        String route = RawMessage.header(ok, "RECORD-ROUTE");
        String contact = RawMessage.header(ok, "CONTACT");
        return RawMessage.of(method + " " + contact.substring(1, contact.length() - 1) + " SIP/2.0\n"
                + "Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK-" + callId + method + number + "\n"
                + "Max-Forwards: 70\n"
                + (route.isEmpty() ? "" : "Route: " + route + "\n")
                + "From: " + RawMessage.header(ok, "FROM") + "\n"
                + "To: " + RawMessage.header(ok, "TO") + "\n"
                + "Call-ID: " + callId + "\n"
                + "CSeq: " + number + " " + method + "\n");
    }
}
