package io.drsip.sdp;

import java.util.Locale;

/**
 * The hash of a certificate (RFC 8122 section 5), here that of DTLS-SRTP. Immutable.
 *
 * @param hash the function, made lower case, such as {@code sha-256}
 * @param octets the hash, two capital hexadecimal digits for each octet and colons between them
 */
public record Fingerprint(String hash, String octets) {

    private static final int LONGEST = 128;
    private static final String RULE = "a fingerprint is a hash function and octets such as AE:24";

    /**
     * Checks the parts, and makes the octets capital: some stacks write them small.
     *
     * @param hash a token
     * @param octets as many as the function makes, if it is one of RFC 8122
     * @throws IllegalArgumentException if one of them is not
     */
    public Fingerprint {
        SdpText.require(SdpText.isToken(hash), "hash must be a token such as sha-256", hash);
        hash = hash.toLowerCase(Locale.ROOT);
        SdpText.require(isHash(hash, octets), "octets must be as many as " + hash + " makes, such as AE:24", octets);
        octets = octets.toUpperCase(Locale.ROOT);
    }

    private static boolean isHash(String hash, String text) {
        int number = (text.length() + 1) / 3;
        if (text.length() % 3 != 2 || number > LONGEST || number != expected(hash, number)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i % 3 == 2 ? c != ':' : c > 0x7F || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int expected(String hash, int number) {
        return switch (hash) {
            case "md2", "md5" -> 16;
            case "sha-1" -> 20;
            case "sha-224" -> 28;
            case "sha-256" -> 32;
            case "sha-384" -> 48;
            case "sha-512" -> 64;
            default -> number;
        };
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code sha-256 AE:24:...}
     * @return the fingerprint
     * @throws SdpParseException if it breaks the grammar
     */
    public static Fingerprint parse(String text) {
        return SdpReader.of(text).readAll(Fingerprint::read);
    }

    static Fingerprint read(SdpReader reader) {
        String hash = reader.expectWord(RULE, SdpText::isToken).toLowerCase(Locale.ROOT);
        reader.expectSpace(RULE);
        return new Fingerprint(
                hash, reader.expectWord("octets are as many as the hash function makes", text -> isHash(hash, text)));
    }

    /** The fingerprint as it is written behind {@code a=fingerprint:}. */
    @Override
    public String toString() {
        return hash + ' ' + octets;
    }
}
