package io.drsip.core.sdp;

/** What becomes of the ICE lines of a description (RFC 8839). */
public enum IceMode {
    /** They stay: for media bypass, where both sides do ICE. */
    KEEP,

    /**
     * They say what Microsoft wants of an SBC with media bypass: {@code a=ice-lite}, credentials, and for each
     * component one IPv4 host candidate over UDP. A description without ICE stays as it is.
     */
    LITE,

    /** Candidates go, credentials stay: the media server takes the address of {@code c=} and {@code m=}. */
    STRIP_CANDIDATES,

    /** All go: for a side that knows no ICE, and to save octets. */
    STRIP
}
