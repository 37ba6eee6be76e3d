package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over octets, with which every value reads itself.
 *
 * <p>Two verbs: {@code consumeX} moves over X if it is there and tells whether it was; {@code expectX} does the same or
 * throws the rule with its offset. Offsets count from the start of the array. Single thread.
 *
 * <p>Reading makes no parts. A value checks the octets where they stand and keeps offsets into {@link #text}, one
 * String for the whole range, from which its parts are cut when somebody asks. Only where a fold or an octet above 127
 * was passed, which {@link #isPlain} tells, is a value read a second time, from {@link #cleaned} octets.
 */
final class Scanner extends Cursor {

    private static final long TOO_LARGE = Long.MAX_VALUE;

    private final int origin;
    private final ParseLimits limits;

    /** Made when somebody asks. */
    private @Nullable String text;

    Scanner(byte[] bytes, int start, int end, ParseLimits limits) {
        super(bytes, start, end);
        this.origin = start;
        this.limits = limits;
    }

    static Scanner of(Slice slice, ParseLimits limits) {
        return new Scanner(slice.array(), slice.start(), slice.end(), limits);
    }

    static Scanner of(String text) {
        byte[] bytes = Octets.toRead(text);
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

    /**
     * Reads elements with commas between them; a blank range has none, but no single element may be empty.
     *
     * @return an unmodifiable list
     */
    <T> List<T> expectList(Function<Scanner, T> element, int max) {
        consumeLws();
        if (atEnd()) {
            return List.of();
        }
        T first = element.apply(this);
        List<T> values = at < end ? expectMore(first, element, max) : List.of(first);
        consumeLws();
        expectEnd("a comma stands between two values");
        return values;
    }

    private <T> List<T> expectMore(T first, Function<Scanner, T> element, int max) {
        if (!consumeSeparator(',')) {
            return List.of(first);
        }
        List<T> values = new ArrayList<>(16);
        values.add(first);
        do {
            if (values.size() == max) {
                throw error("a header has at most " + max + " values");
            }
            values.add(element.apply(this));
        } while (consumeSeparator(','));
        return List.copyOf(values);
    }

    ParseLimits limits() {
        return limits;
    }

    /** The same octets up to an offset, with the same {@link #text}. */
    Scanner until(int offset) {
        Scanner scanner = new Scanner(bytes, origin, offset, limits);
        scanner.at = at;
        scanner.text = text();
        return scanner;
    }

    // --- texts --------------------------------------------------------------------------------------------------

    /** All octets of the range, one character for each: what its values share. */
    String text() {
        String known = text;
        if (known == null) {
            known = Octets.of(bytes, origin, end);
            text = known;
        }
        return known;
    }

    /** Where an offset lies in {@link #text}. */
    int inText(int offset) {
        return offset - origin;
    }

    /** The octets from an offset up to here, without folds and without what is no UTF-8. */
    Scanner cleaned(int start) {
        byte[] clean = textFrom(start).getBytes(StandardCharsets.UTF_8);
        return new Scanner(clean, 0, clean.length, limits);
    }

    /** The text from an offset up to here, each fold as one space (RFC 3261 section 7.3.1). */
    String textFrom(int start) {
        String decoded = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        return decoded.indexOf('\r') < 0 ? decoded : Quoting.unfold(decoded);
    }

    /** The text from an offset up to here, all of ASCII and without folds. */
    String asciiFrom(int start) {
        return ascii(start, at);
    }

    String ascii(int from, int to) {
        return Octets.of(bytes, from, to);
    }

    /** The text from here to the end, each fold as one space. */
    String rest() {
        int start = at;
        at = end;
        return textFrom(start);
    }

    // --- small things -------------------------------------------------------------------------------------------

    String expectAll(int classes, String rule) {
        int start = at;
        if (!consumeAll(classes)) {
            throw error(rule);
        }
        return (classes & Grammar.NON_ASCII) == 0 ? asciiFrom(start) : textFrom(start);
    }

    String expectToken(String rule) {
        return expectAll(Grammar.TOKEN, rule);
    }

    /** A method, the constant of its name if there is one. */
    Method expectMethod(String rule) {
        int start = at;
        if (!consumeAll(Grammar.TOKEN)) {
            throw error(rule);
        }
        return Method.of(bytes, start, at);
    }

    /** A token, or two words with an {@code @}, that identifies something and so has a limited length. */
    void checkIdentifier(String identifier) {
        checkIdentifier(identifier.length());
    }

    void checkIdentifier(int length) {
        if (length > limits.identifier()) {
            throw error("a branch, tag or Call-ID has at most " + limits.identifier() + " octets");
        }
    }

    // --- larger things ------------------------------------------------------------------------------------------

    /** Moves over a string in quotes, if the next octet is a quote. */
    boolean consumeQuoted() {
        int start = at;
        if (!consume('"')) {
            return false;
        }
        consumeAll(Grammar.QUOTED);
        while (!consume('"')) {
            consumeTextOctet("a quoted string ends with a quote", start);
            consumeAll(Grammar.QUOTED);
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
        plain &= bytes[at] >= 0;
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
        int i = start;
        long value = 0;
        while (i < end && Grammar.is(Grammar.DIGIT, bytes[i])) {
            value = value >= TOO_LARGE / 100 ? TOO_LARGE : value * 10 + bytes[i] - '0';
            i++;
        }
        at = i;
        if (i == start) {
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
        HostReader.expect(this);
        return HostReader.of(asciiFrom(start));
    }
}
