package io.drsip.sdp;

/** The two sides of a call whose media meet in a PBX. */
public enum MediaSide {
    /** Microsoft: SRTP with SDES, and ICE for media bypass. */
    MICROSOFT,

    /** The PBX and whatever is behind it: phones, carriers. */
    PBX;

    /**
     * The other side.
     *
     * @return PBX for MICROSOFT, and the other way round
     */
    public MediaSide other() {
        return this == MICROSOFT ? PBX : MICROSOFT;
    }
}
