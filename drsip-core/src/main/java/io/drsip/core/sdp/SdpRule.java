package io.drsip.core.sdp;

/**
 * The rules with what would be right and what Microsoft does otherwise. Sources in the package documentation; outside
 * of this package a rule is its name.
 */
enum SdpRule {
    ATTRIBUTE_GRAMMAR("attribute-grammar", "the grammar of the attribute's RFC", "410 (531000)"),
    LINE_ORDER("line-order", "v=, o=, s=, then t=, each once and in this order", "410 (531000)"),
    AUDIO("audio", "one audio medium that is wanted, with a port other than 0", "488 CannotSupportAnyMedia (531000)"),
    SRTP_PROFILE(
            "srtp-profile",
            "RTP/SAVP; in an offer UDP/TLS/RTP/SAVP with a=crypto and a=fingerprint, too",
            "488 SrtpEncryptionRequired (531000)"),
    CRYPTO_SUITE("crypto-suite", "an a=crypto with AES_CM_128_HMAC_SHA1_80", "488 SrtpEncryptionRequired (531000)"),
    CRYPTO_KEY("crypto-key", "a key and salt as long as the suite has them, 30 octets for AES_CM_128", ""),
    CRYPTO_TAG("crypto-tag", "tags that differ; in an answer one line, with tag and suite of an offered one", ""),
    CRYPTO_FRESH("crypto-fresh", "a key that the offer does not have", ""),
    FINGERPRINT("fingerprint", "a=fingerprint and a=setup beside a=crypto for UDP/TLS/RTP/SAVP", ""),
    PAYLOAD_ONCE("payload-once", "each payload number once in m=, with one rtpmap", "488 (531000)"),
    PAYLOAD_MAPPED("payload-mapped", "an rtpmap for each payload number from 96 on", ""),
    PAYLOAD_STABLE("payload-stable", "the codec that the number had before", ""),
    CODEC("codec", "SILK, G.711, G.722, G.729 or AMR-WB", "488 CannotSupportAnyMedia (531000)"),
    CODEC_COMMON("codec-common", "a format of the offer", "488 CannotSupportAnyMedia (531000)"),
    TELEPHONE_EVENT("telephone-event", "telephone-event, since tones in the audio are not heard as keys", ""),
    CONNECTION("connection", "a c= line with an address for each medium", ""),
    PRIVATE_ADDRESS("private-address", "a public address", "no media"),
    HOLD("hold", "a=inactive with the real address", "the hold is not understood"),
    ICE_CANDIDATE("ice-candidate", "a=ice-lite, credentials and one IPv4 UDP host candidate for RTP", "488 (531027)"),
    ICE_CREDENTIALS("ice-credentials", "user fragment and password together: both changed, or none", ""),
    ICE_STABLE("ice-stable", "the credentials and candidates of the provisional response", ""),
    RTCP_MUX("rtcp-mux", "a=rtcp-mux in an answer only if the offer has it", ""),
    RTCP_MUX_STABLE("rtcp-mux-stable", "a=rtcp-mux as it was before", "488 CannotChangeRtcpMultiplexing (531000)"),
    ADDRESS_STABLE("address-stable", "the address that the medium had before", "accepts it, and sends no media there"),
    DIRECTION("direction", "a direction that answers the offered one; inactive to inactive", ""),
    MEDIA_ORDER("media-order", "the media of before, of the same kind and in the same order", ""),
    VERSION("version", "o= as before, its version one more if anything has changed and the same if not", "");

    private final String label;
    private final String right;
    private final String answer;

    SdpRule(String label, String right, String answer) {
        this.label = label;
        this.right = right;
        this.answer = answer;
    }

    String label() {
        return label;
    }

    String right() {
        return right;
    }

    String answer() {
        return answer;
    }
}
