package io.drsip.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * A cryptographic suite with its keys: SDES (RFC 4568). Immutable.
 *
 * <p>Its {@link #toString} does not tell the keys; {@link #text} does.
 *
 * @param tag names the line, so that an answer can say which one it takes; Microsoft begins with 0
 * @param suite such as {@link #AES_80}
 * @param keys one or more, in the order of their use
 * @param sessionParameters such as {@code UNENCRYPTED_SRTCP}; usually none
 */
public record CryptoAttribute(int tag, String suite, List<CryptoKey> keys, List<String> sessionParameters) {

    /** The suite that Microsoft asks for in every offer and answer (Microsoft, Direct Routing media protocols). */
    public static final String AES_80 = "AES_CM_128_HMAC_SHA1_80";

    /** The same with a short tag, which Microsoft's offers list besides. */
    public static final String AES_32 = "AES_CM_128_HMAC_SHA1_32";

    private static final int LARGEST_TAG = 999_999_999;
    private static final int MOST_KEYS = 16;
    private static final int MOST_PARAMETERS = 16;
    private static final String RULE = "crypto is a tag, a suite and keys";

    /**
     * Checks the parts.
     *
     * @param tag 0 to 999,999,999
     * @param suite letters, digits and low lines
     * @param keys one to 16
     * @param sessionParameters fields without blanks, at most 16
     * @throws IllegalArgumentException if one of them is not; the message does not tell a key
     */
    public CryptoAttribute {
        keys = List.copyOf(keys);
        sessionParameters = List.copyOf(sessionParameters);
        SdpText.require(tag >= 0 && tag <= LARGEST_TAG, "tag must be 0 to 999999999", tag);
        SdpText.require(isSuite(suite), "suite must be letters, digits and low lines", suite);
        SdpText.require(!keys.isEmpty() && keys.size() <= MOST_KEYS, "keys must be 1 to 16");
        SdpText.require(
                sessionParameters.size() <= MOST_PARAMETERS
                        && sessionParameters.stream().allMatch(SdpText::isWord),
                "sessionParameters must be at most 16 fields without blanks");
    }

    private static boolean isSuite(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> SdpText.isAlphanumeric((char) c) || c == '_');
    }

    /**
     * The suite that Microsoft asks for, with one key.
     *
     * @param tag 0 to 999,999,999
     * @param keySalt 30 octets of master key and salt in Base64, from a source of randomness that is fit for keys
     * @return the attribute, as in Microsoft's examples: {@code inline:<key>|2^31}
     * @throws IllegalArgumentException if the tag is out of range or the key is no Base64
     */
    public static CryptoAttribute aes80(int tag, String keySalt) {
        return new CryptoAttribute(tag, AES_80, List.of(CryptoKey.of(keySalt)), List.of());
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code 1 AES_CM_128_HMAC_SHA1_80 inline:<key>|2^31|1:1}
     * @return the suite with its keys
     * @throws SdpParseException if it breaks the grammar; it does not tell a key
     */
    public static CryptoAttribute parse(String text) {
        return SdpReader.secret(text, "crypto").readAll(CryptoAttribute::read);
    }

    static CryptoAttribute read(SdpReader reader) {
        int tag = reader.expectNumber(LARGEST_TAG, "a tag is a number of at most 9 digits");
        reader.expectSpace(RULE);
        String suite = reader.expectWord("a suite is letters, digits and low lines", CryptoAttribute::isSuite);
        reader.expectSpace(RULE);
        List<CryptoKey> keys = new ArrayList<>(1);
        do {
            int start = reader.offset();
            if (keys.size() == MOST_KEYS || !reader.until(":; \t").equals("inline") || !reader.consume(':')) {
                throw reader.errorAt("keys begin with inline: and are at most 16", start);
            }
            keys.add(CryptoKey.read(reader));
        } while (reader.consume(';'));
        return new CryptoAttribute(tag, suite, keys, reader.words(MOST_PARAMETERS, "at most 16 session parameters"));
    }

    /**
     * The attribute as it is written behind {@code a=crypto:}, with the keys.
     *
     * @return what belongs into a description and nowhere else
     */
    public String text() {
        return tag + " " + suite + ' ' + String.join(";", keyTexts()) + tail();
    }

    private List<String> keyTexts() {
        return keys.stream().map(key -> "inline:" + key.text()).toList();
    }

    private String tail() {
        return sessionParameters.isEmpty() ? "" : " " + String.join(" ", sessionParameters);
    }

    /** What may be told: everything but the keys. */
    @Override
    public String toString() {
        return tag + " " + suite + " inline:" + keys + tail();
    }
}
