package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a message, taken apart (RFC 3261 sections 7.1 and 7.2): one blank between the parts, none
 * elsewhere.
 *
 * <p>A line that no SIP version could have is no SIP at all, and its stream is given up; a line of another version, or
 * with a part that is wrong, belongs to a message that can be framed and answered.
 */
final class StartLine {

    private static final int VERSION_LENGTH = "SIP/2.0".length();
    private static final Slice ACK = Slice.of("ACK");

    /** Makes capitals of small letters; of other octets than letters no capital becomes. */
    private static final int UPPER = ~0x20;

    private StartLine() {}

    static boolean isResponse(byte[] bytes, int start, int end) {
        return end - start > 4 && isSip(bytes, start, end);
    }

    /** Whether a line begins a request that is answered, as every one is but ACK. */
    static boolean isAnswered(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && Grammar.is(Grammar.TOKEN, bytes[at])) {
            at++;
        }
        return !isSip(bytes, start, end) && !new Slice(bytes, start, at).equals(ACK);
    }

    /** Where the Request-URI starts. */
    static int uriStart(byte[] bytes, int start) {
        int at = start;
        while (bytes[at] != ' ') {
            at++;
        }
        return at + 1;
    }

    /** Where the Request-URI ends. */
    static int uriEnd(int end) {
        return end - VERSION_LENGTH - 1;
    }

    /** The status code of a line that {@link #check} found sound. */
    static int statusCode(byte[] bytes, int start) {
        int at = start + VERSION_LENGTH + 1;
        return (bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0';
    }

    static int reasonStart(int start) {
        return start + VERSION_LENGTH + 5;
    }

    /**
     * Checks a whole start line.
     *
     * @return what is wrong with it, by offsets that count from {@code start}, or null
     * @throws SipParseException if this is no SIP
     */
    static @Nullable SipParseException check(byte[] bytes, int start, int end) {
        if (isResponse(bytes, start, end)) {
            return checkStatusLine(bytes, start, end);
        }
        int stop = end;
        while (stop > start && bytes[stop - 1] == ' ') {
            stop--;
        }
        int version = stop;
        while (version > start && bytes[version - 1] != ' ') {
            version--;
        }
        if (version == start || !isSip(bytes, version, stop)) {
            throw error("a start line names SIP/2.0", bytes, start, version, end);
        }
        return stop < end
                ? error("nothing follows the version", bytes, start, stop, end)
                : checkRequestLine(bytes, start, version, end);
    }

    private static @Nullable SipParseException checkStatusLine(byte[] bytes, int start, int end) {
        int at = start + VERSION_LENGTH;
        if (!isVersion2(bytes, start, end) || at >= end || bytes[at] != ' ') {
            return error("a status line is SIP/2.0, a code and a phrase", bytes, start, start, end);
        }
        if (at + 4 >= end || bytes[at + 4] != ' ') {
            return error("a status code has three digits and a blank behind it", bytes, start, at, end);
        }
        for (int digit = at + 1; digit < at + 4; digit++) {
            if (!Grammar.is(Grammar.DIGIT, bytes[digit])) {
                return error("a status code has three digits", bytes, start, digit, end);
            }
        }
        if (bytes[at + 1] < '1' || bytes[at + 1] > '6') {
            return error("a status code is 100 to 699", bytes, start, at + 1, end);
        }
        return null;
    }

    private static @Nullable SipParseException checkRequestLine(byte[] bytes, int start, int version, int end) {
        int at = start;
        while (Grammar.is(Grammar.TOKEN, bytes[at])) {
            at++;
        }
        if (at == start || bytes[at] != ' ') {
            return error("a method is a token", bytes, start, at, end);
        }
        if (at + 1 >= version) {
            return error("a request line has a Request-URI", bytes, start, at, end);
        }
        int blank = Swar.find(0x7F, bytes, at + 1, Swar.below(' ' + 1, bytes, at + 1, version - 1));
        if (blank < version - 1) {
            return error("a Request-URI has no blanks", bytes, start, blank, end);
        }
        if (at + 1 == version - 1) {
            return error("a Request-URI is not empty", bytes, start, at, end);
        }
        if (!isVersion2(bytes, version, end)) {
            Slice line = new Slice(bytes, start, end);
            return error("the version is SIP/2.0", line, version, Status.VERSION_NOT_SUPPORTED);
        }
        return null;
    }

    private static boolean isSip(byte[] bytes, int start, int end) {
        return end - start >= 4
                && (bytes[start] & UPPER) == 'S'
                && (bytes[start + 1] & UPPER) == 'I'
                && (bytes[start + 2] & UPPER) == 'P'
                && bytes[start + 3] == '/';
    }

    private static boolean isVersion2(byte[] bytes, int start, int end) {
        int behind = start + VERSION_LENGTH;
        return end >= behind
                && isSip(bytes, start, end)
                && bytes[start + 4] == '2'
                && bytes[start + 5] == '.'
                && bytes[start + 6] == '0'
                && (end == behind || bytes[behind] == ' ');
    }

    private static SipParseException error(String rule, byte[] bytes, int start, int offset, int end) {
        return error(rule, new Slice(bytes, start, end), offset, Status.BAD_REQUEST);
    }

    private static SipParseException error(String rule, Slice line, int offset, Status status) {
        return SipParseException.at(rule, line, offset - line.start(), status);
    }
}
