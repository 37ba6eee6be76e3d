package io.drsip.samples;

/** Stands for the media part of a PBX. */
interface Media {

    String OFFER = """
            v=0
            o=- 1 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 49170 RTP/SAVP 8
            a=rtpmap:8 PCMA/8000
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:JPEaIxHegfuv53ykBPZk8hV0GO8kTiiqRMfHimEE|2^31
            """.replace("\n", "\r\n");

    /** Makes an offer for a call that begins. */
    default String offer() {
        return OFFER;
    }

    /** Answers the offer of a call that came. */
    default String answer(String offer) {
        return OFFER;
    }
}
