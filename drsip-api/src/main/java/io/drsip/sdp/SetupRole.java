package io.drsip.sdp;

import java.util.Locale;

/** Who opens a connection (RFC 4145 section 4), here that of DTLS-SRTP (RFC 5763 section 5). */
public enum SetupRole {
    /** This side opens it. */
    ACTIVE,

    /** The other side opens it. */
    PASSIVE,

    /** The answer decides: what an offer says. */
    ACTPASS,

    /** Not now. */
    HOLDCONN;

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code actpass}
     * @return the role
     * @throws SdpParseException if it is none
     */
    public static SetupRole parse(String text) {
        return SdpReader.of(text).readAll(SetupRole::read);
    }

    static SetupRole read(SdpReader reader) {
        int start = reader.offset();
        String word = reader.expectWord("setup is a role such as actpass");
        for (SetupRole role : values()) {
            if (role.toString().equals(word)) {
                return role;
            }
        }
        throw reader.errorAt("setup is active, passive, actpass or holdconn", start);
    }

    /** The role as it is written behind {@code a=setup:}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
