package io.drsip.sdp;

import java.util.Optional;

/**
 * One key of an {@link CryptoAttribute} (RFC 4568 sections 6.1 and 9.2, {@code srtp-key-info}). Immutable.
 *
 * @param keySalt master key and salt in Base64, as it was written
 * @param lifetime how many packets it is good for, such as {@code 2^31}; empty for the most that is allowed
 * @param mki the identifier of the key and its length in octets, such as {@code 1:1}; empty without identifiers
 */
public record CryptoKey(String keySalt, Optional<String> lifetime, Optional<String> mki) {

    /**
     * Checks the parts.
     *
     * @param keySalt Base64
     * @param lifetime digits, {@code 2^} before them or not
     * @param mki digits, a colon and a number 1 to 128
     * @throws IllegalArgumentException if one of them is not; the message does not tell the key
     */
    public CryptoKey {
        SdpText.require(isBase64(keySalt), "keySalt must be Base64");
        SdpText.require(lifetime.map(CryptoKey::isLifetime).orElse(true), "lifetime must be digits such as 2^31");
        SdpText.require(mki.map(CryptoKey::isMki).orElse(true), "mki must be digits and a length such as 1:1");
    }

    /**
     * A key that is good for as long as Microsoft's examples have it.
     *
     * @param keySalt master key and salt in Base64
     * @return the key with lifetime {@code 2^31}
     * @throws IllegalArgumentException if it is no Base64
     */
    public static CryptoKey of(String keySalt) {
        return new CryptoKey(keySalt, Optional.of("2^31"), Optional.empty());
    }

    /** Reads what stands behind {@code inline:}, up to a blank or a semicolon. */
    static CryptoKey read(SdpReader reader) {
        int start = reader.offset();
        String keySalt = reader.until("|; \t");
        if (!isBase64(keySalt)) {
            throw reader.errorAt("a key is Base64", start);
        }
        Optional<String> lifetime = Optional.empty();
        Optional<String> mki = Optional.empty();
        while (mki.isEmpty() && reader.consume('|')) {
            int part = reader.offset();
            String text = reader.until("|; \t");
            if (isMki(text)) {
                mki = Optional.of(text);
            } else if (lifetime.isEmpty() && isLifetime(text)) {
                lifetime = Optional.of(text);
            } else {
                throw reader.errorAt("a key is followed by a lifetime such as 2^31 and an MKI such as 1:1", part);
            }
        }
        return new CryptoKey(keySalt, lifetime, mki);
    }

    private static boolean isBase64(String text) {
        int padding = text.indexOf('=');
        String octets = padding < 0 ? text : text.substring(0, padding);
        boolean padded = padding < 0 || text.substring(padding).matches("={1,2}");
        return padded
                && !octets.isEmpty()
                && octets.length() <= 512
                && octets.chars().allMatch(c -> SdpText.isAlphanumeric((char) c) || c == '+' || c == '/');
    }

    private static boolean isLifetime(String text) {
        return SdpText.isDigits(text.startsWith("2^") ? text.substring(2) : text, 20);
    }

    private static boolean isMki(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && SdpText.isDigits(text.substring(0, colon), 309)
                && SdpText.isDigits(text.substring(colon + 1), 3)
                && Integer.parseInt(text.substring(colon + 1)) >= 1
                && Integer.parseInt(text.substring(colon + 1)) <= 128;
    }

    /**
     * How long master key and salt are together: 30 octets for {@code AES_CM_128_HMAC_SHA1_80}.
     *
     * @return octets, padding left out
     */
    public int octets() {
        int padding = keySalt.indexOf('=');
        return (padding < 0 ? keySalt.length() : padding) * 6 / 8;
    }

    /** The key as it is written behind {@code inline:}. */
    String text() {
        return keySalt
                + lifetime.map(text -> "|" + text).orElse("")
                + mki.map(text -> "|" + text).orElse("");
    }

    /** What may be told: everything but the key. */
    @Override
    public String toString() {
        return "..."
                + lifetime.map(text -> "|" + text).orElse("")
                + mki.map(text -> "|" + text).orElse("");
    }
}
