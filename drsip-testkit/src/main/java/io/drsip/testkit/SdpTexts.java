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

    /** The direction is sendrecv, or inactive for hold: Microsoft knows no other. */
    static String offer(int version, String direction) {
        return session(version)
                + "a=crypto:0 AES_CM_128_HMAC_SHA1_32 " + KEY_32 + "\r\n"
                + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 " + KEY_80 + "\r\n"
                + "a=" + direction + "\r\n";
    }

    /** Two crypto lines, the first with an MKI: against RFC 4568, as documented. */
    static String answer(int version, String direction) {
        return session(version)
                + "a=crypto:2 AES_CM_128_HMAC_SHA1_80 " + ANSWER_2 + "\r\n"
                + "a=crypto:3 AES_CM_128_HMAC_SHA1_80 " + ANSWER_3 + "\r\n"
                + "a=" + direction + "\r\n";
    }

    private static String session(int version) {
        return "v=0\r\n"
                + "o=- 187655 " + version + " IN IP4 127.0.0.1\r\n"
                + "s=session\r\n"
                + "c=IN IP4 52.112.0.10\r\n"
                + "b=CT:10000000\r\n"
                + "t=0 0\r\n"
                + "m=audio 52884 RTP/SAVP 111 103 104 9 0 8 106 13 110 112 113 126\r\n"
                + "a=rtpmap:111 SILK/16000\r\n"
                + "a=rtpmap:104 SILK/8000\r\n"
                + "a=rtpmap:9 G722/8000\r\n"
                + "a=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:13 CN/8000\r\n"
                + "a=rtcp:52884\r\n"
                + "a=rtcp-mux\r\n"
                + "a=ptime:20\r\n";
    }
}
