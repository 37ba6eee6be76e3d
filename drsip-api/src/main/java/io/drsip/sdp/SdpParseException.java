package io.drsip.sdp;

import java.util.Locale;

/**
 * Octets from a peer that break the grammar of a session description, or a limit: where, and which rule.
 *
 * <p>The only exception that parsing throws. It carries no stack trace, since it tells about the peer's octets and not
 * about our code. An offer that ends so is refused with 488 (RFC 3261 section 13.3.1.3), or with 400. Key material is
 * in no message: a line with a key is told by its name only.
 */
public final class SdpParseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT_BEFORE = 12;
    private static final int EXCERPT_AFTER = 28;

    /** Octets from the start of what was parsed. */
    private final int offset;

    /** The rule in words. */
    private final String rule;

    /** Some octets around the place, escaped. */
    private final String excerpt;

    private SdpParseException(int offset, String rule, String excerpt) {
        super(rule + " at octet " + offset + (excerpt.isEmpty() ? "" : ": " + excerpt), null, false, false);
        this.offset = offset;
        this.rule = rule;
        this.excerpt = excerpt;
    }

    /**
     * A violation of an attribute of your own.
     *
     * @param rule what would have been right, in words
     * @param text what was parsed
     * @param offset where the rule was broken, in octets of UTF-8 from the start of {@code text}
     * @return the exception, to be thrown
     */
    public static SdpParseException at(String rule, String text, int offset) {
        return octets(rule, SdpText.octets(text), offset);
    }

    /** The same for a text that has a character for each octet. */
    static SdpParseException octets(String rule, String octets, int offset) {
        int place = Math.max(0, Math.min(offset, octets.length()));
        int from = Math.max(0, place - EXCERPT_BEFORE);
        int to = Math.min(octets.length(), place + EXCERPT_AFTER);
        return new SdpParseException(offset, rule, escape(octets.substring(from, to)));
    }

    /** A violation in a line that holds a secret. */
    static SdpParseException hidden(String rule, String name, int offset) {
        return new SdpParseException(offset, rule, name + "...");
    }

    /**
     * The same violation, told relative to a larger whole.
     *
     * @param base octets that precede what was parsed
     * @return an exception with {@code base} added to the offset
     */
    public SdpParseException shifted(int base) {
        return new SdpParseException(offset + base, rule, excerpt);
    }

    /**
     * Where the rule was broken.
     *
     * @return octets from the start of what was parsed
     */
    public int offset() {
        return offset;
    }

    /**
     * Which rule was broken.
     *
     * @return what would have been right, in words, without any octet of the peer
     */
    public String rule() {
        return rule;
    }

    /**
     * What stands around the place.
     *
     * @return at most 40 octets, everything but printable ASCII escaped as {@code \xNN}; of a line with a key its name
     */
    public String excerpt() {
        return excerpt;
    }

    private static String escape(String octets) {
        StringBuilder text = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            if (octet >= ' ' && octet < 0x7F && octet != '\\') {
                text.append(octet);
            } else {
                text.append(String.format(Locale.ROOT, "\\x%02X", (int) octet));
            }
        }
        return text.toString();
    }
}
