package io.drsip.sdp;

/**
 * With what ICE checks are authenticated (RFC 8839 section 5.4). Immutable.
 *
 * @param ufrag the user fragment, 4 to 256 ICE characters
 * @param password 22 to 256 ICE characters
 */
public record IceCredentials(String ufrag, String password) {

    /**
     * Checks the parts.
     *
     * @param ufrag 4 to 256 letters, digits, plus signs and slashes
     * @param password 22 to 256 of the same
     * @throws IllegalArgumentException if one of them is not; the message does not tell the password
     */
    public IceCredentials {
        SdpText.require(SdpText.isIceText(ufrag, 4, 256), "ufrag must be 4 to 256 ICE characters", ufrag);
        SdpText.require(SdpText.isIceText(password, 22, 256), "password must be 22 to 256 ICE characters");
    }

    /**
     * Whether who had these before restarts ICE with others: both have to change (RFC 8839 section 4.4.1.1.1).
     *
     * @param next of a later offer or answer
     * @return true if neither user fragment nor password is the same
     */
    public boolean isRestartedBy(IceCredentials next) {
        return !ufrag.equals(next.ufrag) && !password.equals(next.password);
    }

    /** What may be told: the user fragment. */
    @Override
    public String toString() {
        return ufrag + " ...";
    }
}
