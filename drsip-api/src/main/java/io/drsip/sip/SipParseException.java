package io.drsip.sip;

import java.util.Locale;

/**
 * Octets from a peer that break the grammar or a limit: where, which rule, and what a SIP element answers to it.
 *
 * <p>The only exception that parsing throws. It carries no stack trace, since it tells about the peer's octets and not
 * about our code, and it must cost little when somebody sends many of them.
 */
public final class SipParseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT_BEFORE = 12;
    private static final int EXCERPT_AFTER = 28;

    /** Octets from the start of what was parsed. */
    private final int offset;

    /** The rule in words. */
    private final String rule;

    /** Some octets around the place, escaped. */
    private final String excerpt;

    /** The status code of the answer. */
    private final int statusCode;

    private SipParseException(int offset, String rule, String excerpt, int statusCode) {
        super(rule + " at octet " + offset + (excerpt.isEmpty() ? "" : ": " + excerpt), null, false, false);
        this.offset = offset;
        this.rule = rule;
        this.excerpt = excerpt;
        this.statusCode = statusCode;
    }

    /**
     * A violation that a request is answered with 400 for.
     *
     * @param rule what would have been right, in words
     * @param bytes the octets that were parsed
     * @param offset where the rule was broken, in octets from the start of {@code bytes}
     * @return the exception, to be thrown
     */
    public static SipParseException at(String rule, byte[] bytes, int offset) {
        return at(rule, bytes, offset, Status.BAD_REQUEST);
    }

    /**
     * A violation with its own answer, such as 513 for a message that is too large.
     *
     * @param rule what would have been right, in words
     * @param bytes the octets that were parsed
     * @param offset where the rule was broken, in octets from the start of {@code bytes}
     * @param status what a request with this violation is answered with
     * @return the exception, to be thrown
     */
    public static SipParseException at(String rule, byte[] bytes, int offset, Status status) {
        return at(rule, new Slice(bytes, 0, bytes.length), offset, status);
    }

    /** The same in a part of an array; the offset counts from its start. */
    static SipParseException at(String rule, Slice octets, int offset, Status status) {
        int from = Math.max(0, Math.min(offset, octets.length()) - EXCERPT_BEFORE);
        int to = Math.min(octets.length(), Math.max(0, offset) + EXCERPT_AFTER);
        int start = octets.start();
        return new SipParseException(offset, rule, escape(octets.array(), start + from, start + to), status.code());
    }

    /**
     * The same violation, told relative to a larger whole.
     *
     * @param base octets that precede what was parsed
     * @return an exception with {@code base} added to the offset
     */
    public SipParseException shifted(int base) {
        return new SipParseException(offset + base, rule, excerpt, statusCode);
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
     * @return at most 40 octets, everything but printable ASCII escaped as {@code \xNN}
     */
    public String excerpt() {
        return excerpt;
    }

    /**
     * What a request with this violation is answered with.
     *
     * @return 400, or a more exact status such as 413, 414, 505 or 513
     */
    public Status status() {
        return Status.of(statusCode);
    }

    private static String escape(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int octet = bytes[i] & 0xFF;
            if (octet >= 0x20 && octet < 0x7F && octet != '\\') {
                text.append((char) octet);
            } else {
                text.append(String.format(Locale.ROOT, "\\x%02X", octet));
            }
        }
        return text.toString();
    }
}
