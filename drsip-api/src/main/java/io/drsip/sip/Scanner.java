package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A cursor over octets, with which every value reads itself.
 *
 * <p>Two verbs: {@code consumeX} moves over X if it is there and tells whether it was; {@code expectX} does the same or
 * throws the rule with its offset. It never looks outside its range, never recurses, and every octet is looked at a
 * bounded number of times. Offsets count from the start of the array. Single thread.
 */
final class Scanner {

    private static final long TOO_LARGE = Long.MAX_VALUE;

    private final byte[] bytes;
    private final int end;
    private final ParseLimits limits;

    // Moves.
    private int at;

    Scanner(byte[] bytes, int start, int end, ParseLimits limits) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.limits = limits;
    }

    static Scanner of(Slice slice, ParseLimits limits) {
        return new Scanner(slice.array(), slice.start(), slice.end(), limits);
    }

    static Scanner of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Scanner(bytes, 0, bytes.length, ParseLimits.defaults());
    }

    /** Reads a text that is one element of a header, white space around it allowed. */
    static <T> T readAll(String text, Function<Scanner, T> element) {
        return of(text).expectOnly(element);
    }

    /** Reads one element, and nothing may follow it. */
    <T> T expectOnly(Function<Scanner, T> element) {
        consumeLws();
        T value = element.apply(this);
        consumeLws();
        expectEnd("nothing follows a complete value");
        return value;
    }

    /** Reads elements with commas between them; a blank range has none, but no single element may be empty. */
    <T> List<T> expectList(Function<Scanner, T> element, int max) {
        consumeLws();
        if (atEnd()) {
            return List.of();
        }
        if (max == 0) {
            throw error("a header has at most 0 values");
        }
        T first = element.apply(this);
        consumeLws();
        return atEnd() ? List.of(first) : expectMore(first, element, max);
    }

    private <T> List<T> expectMore(T first, Function<Scanner, T> element, int max) {
        List<T> values = new ArrayList<>();
        values.add(first);
        while (consumeSeparator(',')) {
            if (values.size() == max) {
                throw error("a header has at most " + max + " values");
            }
            values.add(element.apply(this));
        }
        consumeLws();
        expectEnd("a comma stands between two values");
        return List.copyOf(values);
    }

    // --- where we are -------------------------------------------------------------------------------------------

    ParseLimits limits() {
        return limits;
    }

    int offset() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    boolean atEnd() {
        return at == end;
    }

    /** The next octet, or -1 at the end. */
    int peek() {
        return at < end ? bytes[at] & 0xFF : -1;
    }

    /** The offset of the next such octet, or -1. */
    int find(int octet) {
        for (int i = at; i < end; i++) {
            if (bytes[i] == octet) {
                return i;
            }
        }
        return -1;
    }

    /** The same octets up to an offset. */
    Scanner until(int offset) {
        return new Scanner(bytes, at, offset, limits);
    }

    /** The text from an offset up to here, each fold as one space (RFC 3261 section 7.3.1). */
    String textFrom(int start) {
        String text = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        return text.indexOf('\r') < 0 ? text : Quoting.unfold(text);
    }

    /** The text from here to the end, each fold as one space. */
    String rest() {
        int start = at;
        at = end;
        return textFrom(start);
    }

    SipParseException error(String rule) {
        return errorAt(rule, at);
    }

    SipParseException errorAt(String rule, int offset) {
        return SipParseException.at(rule, bytes, offset);
    }

    // --- single octets and classes ------------------------------------------------------------------------------

    boolean consume(int octet) {
        if (peek() != octet) {
            return false;
        }
        at++;
        return true;
    }

    void expect(int octet, String rule) {
        if (!consume(octet)) {
            throw error(rule);
        }
    }

    void expectEnd(String rule) {
        if (at < end) {
            throw error(rule);
        }
    }

    /** Moves over all octets of some classes; tells whether there was one. */
    boolean consumeAll(int classes) {
        int start = at;
        while (at < end && Grammar.is(classes, bytes[at])) {
            at++;
        }
        return at > start;
    }

    /** Moves over all octets of some classes and escapes; tells whether there was one. */
    boolean consumeEscaped(int classes) {
        int start = at;
        while (consumeAll(classes) || consumeEscape()) {
            // Both have moved.
        }
        return at > start;
    }

    private boolean consumeEscape() {
        if (peek() != '%' || at + 2 >= end || Escapes.octet(bytes[at + 1], bytes[at + 2]) < 0) {
            return false;
        }
        at += 3;
        return true;
    }

    String expectAll(int classes, String rule) {
        int start = at;
        if (!consumeAll(classes)) {
            throw error(rule);
        }
        return textFrom(start);
    }

    String expectToken(String rule) {
        return expectAll(Grammar.TOKEN, rule);
    }

    /** A token, or two words with an {@code @}, that identifies something and so has a limited length. */
    void checkIdentifier(String identifier) {
        if (identifier.length() > limits.identifier()) {
            throw error("a branch, tag or Call-ID has at most " + limits.identifier() + " octets");
        }
    }

    // --- white space and separators -----------------------------------------------------------------------------

    /** Moves over spaces, tabs and folds; tells whether there were some. */
    boolean consumeLws() {
        int start = at;
        while (consume(' ') || consume('\t') || consumeFold()) {
            // Each has moved.
        }
        return at > start;
    }

    private boolean consumeFold() {
        boolean fold = at + 2 < end && bytes[at] == '\r' && bytes[at + 1] == '\n' && isBlank(bytes[at + 2]);
        at += fold ? 3 : 0;
        return fold;
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Moves over a separator and the white space around it, or not at all. */
    boolean consumeSeparator(int separator) {
        int start = at;
        consumeLws();
        if (!consume(separator)) {
            at = start;
            return false;
        }
        consumeLws();
        return true;
    }

    void expectSeparator(int separator, String rule) {
        if (!consumeSeparator(separator)) {
            throw error(rule);
        }
    }

    // --- larger things ------------------------------------------------------------------------------------------

    /** Moves over a string in quotes, if the next octet is a quote. */
    boolean consumeQuoted() {
        int start = at;
        if (!consume('"')) {
            return false;
        }
        while (!consume('"')) {
            consumeTextOctet("a quoted string ends with a quote", start);
        }
        return true;
    }

    /** Moves over a comment with the comments in it, if the next octet opens one. */
    boolean consumeComment() {
        int start = at;
        if (!consume('(')) {
            return false;
        }
        int depth = 1;
        while (depth > 0) {
            if (consume('(')) {
                depth++;
            } else if (consume(')')) {
                depth--;
            } else {
                consumeTextOctet("a comment ends with a parenthesis", start);
            }
        }
        return true;
    }

    private void consumeTextOctet(String rule, int start) {
        if (atEnd()) {
            throw errorAt(rule, start);
        }
        if (consumeLws()) {
            return;
        }
        if (consume('\\')) {
            if (atEnd() || bytes[at] < 0 || bytes[at] == '\r' || bytes[at] == '\n') {
                throw error("a backslash stands before an ASCII character other than CR and LF");
            }
        } else if ((bytes[at] >= 0 && bytes[at] < ' ') || bytes[at] == 0x7F) {
            throw error("a text has no control characters");
        }
        at++;
    }

    /** A number; beyond {@code max} the rule is broken. Leading zeros do not count. */
    long expectNumber(long max, String rule) {
        int start = at;
        long value = expectDigits(rule);
        if (value > max) {
            throw errorAt(rule, start);
        }
        return value;
    }

    /** A number of any length; one that is too large to matter is told as {@link Long#MAX_VALUE}. */
    long expectDigits(String rule) {
        int start = at;
        long value = 0;
        while (at < end && Grammar.is(Grammar.DIGIT, bytes[at])) {
            value = value >= TOO_LARGE / 100 ? TOO_LARGE : value * 10 + bytes[at] - '0';
            at++;
        }
        if (at == start) {
            throw error(rule);
        }
        return value;
    }

    /** The port behind a colon, which has been consumed. */
    int expectPort() {
        return (int) expectNumber(65_535, "a port is a number up to 65535");
    }

    Host expectHost() {
        int start = at;
        if (peek() == '[') {
            int close = find(']');
            at = close < 0 ? end : close + 1;
        } else {
            consumeAll(Grammar.HOST);
        }
        try {
            return Host.parse(textFrom(start));
        } catch (SipParseException e) {
            throw errorAt(e.rule(), start + e.offset());
        }
    }
}
