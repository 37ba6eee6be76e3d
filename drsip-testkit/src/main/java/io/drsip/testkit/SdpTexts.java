package io.drsip.testkit;

/**
 * Session descriptions as Microsoft's documents print them (Media in Direct Routing), completed to be valid: SDES with
 * two crypto lines, rtcp-mux, the browser's payload types. Stateless.
 */
final class SdpTexts {

    private static final String KEY_32 = "inline:Hr4D2cgUu9+Uza5Igz/JkVx59DAxDbaxJg862ibQ|2^31";
    private static final String KEY_80 = "inline:JPEaIxHegfuv53ykBPZk8hV0GO8kTiiqRMfHimEE|2^31";
    private static final String ANSWER_2 = "inline:fBc61ikv1kMy0sF85DblNqTzVAbFa7hJQ9GKb6Yj|2^31|1:1";
    private static final String ANSWER_3 = "inline:O1qT9tWbs/NwJVwhfrgF5tCrbNOxnVDqkIqTx4rz|2^31";

    private SdpTexts() {}

    /**
     * What differs between descriptions.
     *
     * @param session the number that the origin keeps
     * @param version the number that grows with every change
     * @param port of the media
     * @param credentials the lines of ICE; empty for a trunk without media bypass
     */
    record Head(int session, int version, int port, String credentials) {}

    /** The direction is sendrecv, or inactive for hold: Microsoft knows no other. */
    static String offer(Head head, String direction) {
        return session(head)
                + "a=crypto:0 AES_CM_128_HMAC_SHA1_32 " + KEY_32 + "\r\n"
                + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 " + KEY_80 + "\r\n"
                + "a=" + direction + "\r\n";
    }

    /** Two crypto lines, the first with an MKI: against RFC 4568, as documented. */
    static String answer(Head head, String direction) {
        return session(head)
                + "a=crypto:2 AES_CM_128_HMAC_SHA1_80 " + ANSWER_2 + "\r\n"
                + "a=crypto:3 AES_CM_128_HMAC_SHA1_80 " + ANSWER_3 + "\r\n"
                + "a=" + direction + "\r\n";
    }

    private static String session(Head head) {
        return "v=0\r\n"
                + "o=- " + head.session + " " + head.version + " IN IP4 127.0.0.1\r\n"
                + "s=session\r\n"
                + "c=IN IP4 52.112.0.10\r\n"
                + "b=CT:10000000\r\n"
                + "t=0 0\r\n"
                + "m=audio " + head.port + " RTP/SAVP 111 103 104 9 0 8 106 13 110 112 113 126\r\n"
                + "a=rtpmap:111 SILK/16000\r\n"
                + "a=rtpmap:104 SILK/8000\r\n"
                + "a=rtpmap:9 G722/8000\r\n"
                + "a=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:13 CN/8000\r\n"
                + "a=rtcp:" + head.port + "\r\n"
                + "a=rtcp-mux\r\n"
                + "a=ptime:20\r\n"
                + ice(head);
    }

    /** A client in bypass is a full ICE agent with a candidate for RTP alone, since RTCP is muxed. */
    private static String ice(Head head) {
        return head.credentials.isEmpty()
                ? ""
                : head.credentials + "a=candidate:1 1 UDP 2130706431 52.112.0.10 " + head.port + " typ host\r\n";
    }
}
