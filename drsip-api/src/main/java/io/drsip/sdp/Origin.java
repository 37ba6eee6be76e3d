package io.drsip.sdp;

import java.math.BigInteger;

/**
 * Who made a session, and which version of its description this is (RFC 8866 section 5.2). Immutable.
 *
 * @param user the login of the originator, {@code -} for none
 * @param sessionId together with user and address the name of the session
 * @param version grows by one with each change (RFC 3264 section 8). As large as somebody wants: a full NTP timestamp
 *     has 64 bits without a sign
 * @param networkType {@code IN}
 * @param addressType {@code IP4} or {@code IP6}
 * @param address an address or a name; says nothing about media
 */
public record Origin(
        String user, BigInteger sessionId, BigInteger version, String networkType, String addressType, String address) {

    private static final int DIGITS = 32;
    private static final String RULE = "o= is user, session, version, network, address type and address";

    /**
     * Checks the parts.
     *
     * @param user a field without blanks
     * @param sessionId 0 or more, at most 32 digits
     * @param version 0 or more, at most 32 digits
     * @param networkType a token
     * @param addressType a token
     * @param address of that type
     * @throws IllegalArgumentException if one of them is not
     */
    public Origin {
        SdpText.require(SdpText.isWord(user), "user must be a field without blanks", user);
        SdpText.require(isNumber(sessionId), "sessionId must be 0 to 32 nines", sessionId);
        SdpText.require(isNumber(version), "version must be 0 to 32 nines", version);
        SdpText.require(SdpText.isToken(networkType), "networkType must be a token such as IN", networkType);
        SdpText.require(SdpText.isToken(addressType), "addressType must be a token such as IP4", addressType);
        SdpText.require(SdpText.isAddress(addressType, address), "address must be of type " + addressType, address);
    }

    private static boolean isNumber(BigInteger number) {
        return number.signum() >= 0 && number.toString().length() <= DIGITS;
    }

    /**
     * Of a session without a user.
     *
     * @param sessionId a number that no other session of this address has, such as the time
     * @param address an IPv4 or IPv6 address, or a name
     * @return the first version
     * @throws IllegalArgumentException if the number is negative or the address is none
     */
    public static Origin of(long sessionId, String address) {
        String type = address.indexOf(':') < 0 ? "IP4" : "IP6";
        return new Origin("-", BigInteger.valueOf(sessionId), BigInteger.ONE, "IN", type, address);
    }

    /**
     * Reads the value of an {@code o=} line.
     *
     * @param text such as {@code - 156420 0 IN IP4 198.51.100.203}
     * @return the origin
     * @throws SdpParseException if it breaks the grammar
     */
    public static Origin parse(String text) {
        return SdpReader.of(text).readAll(Origin::read);
    }

    static Origin read(SdpReader reader) {
        String user = reader.expectWord(RULE);
        reader.expectSpace(RULE);
        BigInteger session = reader.expectDigits(DIGITS, "a session is a number of at most 32 digits");
        reader.expectSpace(RULE);
        BigInteger version = reader.expectDigits(DIGITS, "a version is a number of at most 32 digits");
        reader.expectSpace(RULE);
        String network = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        String type = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        String address =
                reader.expectWord("an address is of the type beside it", text -> SdpText.isAddress(type, text));
        return new Origin(user, session, version, network, type, address);
    }

    /**
     * The same session in another version.
     *
     * @param other 0 or more, at most 32 digits
     * @return a copy
     * @throws IllegalArgumentException if it is not
     */
    public Origin withVersion(BigInteger other) {
        return new Origin(user, sessionId, other, networkType, addressType, address);
    }

    /**
     * The version that follows. After 32 nines comes 0, which no peer waits for.
     *
     * @return a copy whose version is one more
     */
    public Origin nextVersion() {
        BigInteger next = version.add(BigInteger.ONE);
        return withVersion(isNumber(next) ? next : BigInteger.ZERO);
    }

    /**
     * Whether another one names the same session, in whatever version.
     *
     * @param other of another description
     * @return true if all but the versions are equal
     */
    public boolean isSameSession(Origin other) {
        return withVersion(other.version).equals(other);
    }

    /** The origin as it is written behind {@code o=}. */
    @Override
    public String toString() {
        return user + ' ' + sessionId + ' ' + version + ' ' + networkType + ' ' + addressType + ' ' + address;
    }
}
