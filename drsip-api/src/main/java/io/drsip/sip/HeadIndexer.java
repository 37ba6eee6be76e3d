package io.drsip.sip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a header section, and goes on where it stopped when more octets have come (RFC 3261 section 7).
 *
 * <p>What it takes: header names in any case, long or compact, in any order; blanks between name and colon; folded
 * lines; octets above 127 in values. What it refuses: a line that ends in a bare LF or holds a bare CR, a NUL that is
 * not quoted
 * (RFC 4475 section 3.1.1.2 quotes one), a first header line that begins with a blank, a name that is no token, and any
 * doubt about Content-Length: two of them, signs, other digits. Whoever disagrees with us about the length of a message
 * could smuggle another one past us. Single thread.
 */
final class HeadIndexer {

    private static final int MISSING = -1;

    private final ParseLimits limits;
    private final MessageIndex index = new MessageIndex();

    // Moves on with every call, relative to the first octet of the message.
    private int lineStart;
    private int searched;
    private int folds;
    private int contentLength = MISSING;
    private boolean startLineSeen;
    private @Nullable SipParseException startLineError;

    HeadIndexer(ParseLimits limits) {
        this.limits = limits;
    }

    /** The headers found so far. */
    MessageIndex index() {
        return index;
    }

    /** What is wrong with the start line, if the rest can be framed all the same. */
    @Nullable
    SipParseException startLineError() {
        return startLineError;
    }

    /** The first octet of the line that is not complete; of a complete section, of the empty line. */
    int lineStart() {
        return lineStart;
    }

    /** How many octets have been looked at; they are not looked at again before their line ends. */
    int searched() {
        return searched;
    }

    boolean hasContentLength() {
        return contentLength != MISSING;
    }

    /** The declared length, at most {@link ParseLimits#body()}. */
    int contentLength() {
        return Math.max(contentLength, 0);
    }

    /**
     * Goes on with the octets from {@code base} to {@code end}, of which those of earlier calls are unchanged.
     *
     * @return true if the empty line was found
     * @throws SipParseException if the stream cannot be framed any more; its offset counts from {@code base}
     */
    boolean scan(byte[] bytes, int base, int end) {
        return scan(new Octets(bytes, base, end));
    }

    /** What there is of the message, by offsets relative to its first octet. */
    private static final class Octets {

        private final byte[] bytes;
        private final int base;
        private final int end;

        Octets(byte[] bytes, int base, int end) {
            this.bytes = bytes;
            this.base = base;
            this.end = end;
        }

        int count() {
            return end - base;
        }

        int at(int offset) {
            return bytes[base + offset];
        }

        SipParseException error(String rule, int offset) {
            return error(rule, offset, Status.BAD_REQUEST);
        }

        SipParseException error(String rule, int offset, Status status) {
            return SipParseException.at(rule, Arrays.copyOfRange(bytes, base, end), offset, status);
        }
    }

    private boolean scan(Octets octets) {
        boolean complete = false;
        while (!complete && searched < octets.count()) {
            int octet = octets.at(searched);
            if (octet == '\n') {
                if (searched == lineStart || octets.at(searched - 1) != '\r') {
                    throw octets.error("a line ends with CR LF, not with a bare LF", searched);
                }
                boolean mayContinue = startLineSeen && searched - 1 > lineStart;
                if (mayContinue && searched + 1 == octets.count()) {
                    return false;
                }
                complete = endOfLine(octets, searched - 1, mayContinue && isBlank(octets.at(searched + 1)));
            } else {
                checkOctet(octets, octet);
            }
            searched++;
            checkLengths(octets);
        }
        return complete;
    }

    private void checkOctet(Octets octets, int octet) {
        boolean quoted = startLineSeen && searched > lineStart && octets.at(searched - 1) == '\\';
        if (octet == 0 && !quoted) {
            throw octets.error("a NUL stands only behind a backslash", searched);
        }
        if (searched > lineStart && octets.at(searched - 1) == '\r') {
            throw octets.error("a CR stands only before an LF", searched);
        }
        if (searched == 0 && !Grammar.is(Grammar.TOKEN, octet)) {
            throw octets.error("a SIP message begins with a method or with SIP/2.0", 0);
        }
    }

    private boolean endOfLine(Octets octets, int lineEnd, boolean continues) {
        if (continues) {
            if (++folds > limits.foldedLines()) {
                throw octets.error("a header has at most " + limits.foldedLines() + " folded lines", searched);
            }
            return false;
        }
        if (!startLineSeen) {
            startLineSeen = true;
            startLineError = StartLine.check(octets.bytes, octets.base, octets.base + lineEnd);
            index.startLineEnd(lineEnd);
        } else if (lineEnd == lineStart) {
            index.sectionEnd(searched + 1);
            return true;
        } else {
            header(octets, lineEnd);
        }
        folds = 0;
        lineStart = searched + 1;
        return false;
    }

    private void header(Octets octets, int lineEnd) {
        int nameEnd = lineStart;
        while (Grammar.is(Grammar.TOKEN, octets.at(nameEnd))) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (isBlank(octets.at(colon))) {
            colon++;
        }
        if (nameEnd == lineStart || octets.at(colon) != ':') {
            throw octets.error("a header line is a token, a colon and a value", colon);
        }
        if (nameEnd - lineStart > MessageIndex.MAX_NAME_LENGTH) {
            throw octets.error("a header name has at most " + MessageIndex.MAX_NAME_LENGTH + " octets", lineStart);
        }
        int valueStart = colon + 1;
        while (valueStart < lineEnd && isSpace(octets.at(valueStart))) {
            valueStart++;
        }
        int valueEnd = lineEnd;
        while (valueEnd > valueStart && isSpace(octets.at(valueEnd - 1))) {
            valueEnd--;
        }
        add(octets, nameEnd, valueStart, valueEnd);
    }

    private void add(Octets octets, int nameEnd, int valueStart, int valueEnd) {
        if (index.count() == limits.headers()) {
            String rule = "a message has at most " + limits.headers() + " headers";
            throw octets.error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        int id = HeaderName.idOf(octets.bytes, octets.base + lineStart, octets.base + nameEnd);
        if (id == HeaderName.CONTENT_LENGTH) {
            if (contentLength != MISSING) {
                throw octets.error("a message has one Content-Length", valueStart);
            }
            contentLength = number(octets, valueStart, valueEnd);
        }
        index.add(id, nameEnd - lineStart, lineStart, valueStart, valueEnd);
    }

    private int number(Octets octets, int from, int to) {
        if (from == to) {
            throw octets.error("Content-Length is a number", from);
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            if (!Grammar.is(Grammar.DIGIT, octets.at(at))) {
                throw octets.error("Content-Length has digits only", at);
            }
            value = value * 10 + octets.at(at) - '0';
            if (value > limits.body()) {
                String rule = "a body has at most " + limits.body() + " octets";
                throw octets.error(rule, from, Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }
        return (int) value;
    }

    /** One octet more than a line may have can be the CR behind it. */
    private void checkLengths(Octets octets) {
        int line = searched - lineStart - 1;
        if (!startLineSeen && line > limits.startLine()) {
            String rule = "a start line has at most " + limits.startLine() + " octets";
            throw octets.error(rule, 0, Status.REQUEST_URI_TOO_LONG);
        }
        if (startLineSeen && line > limits.headerLine()) {
            String rule = "a header has at most " + limits.headerLine() + " octets";
            throw octets.error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        if (searched > limits.headerSection()) {
            String rule = "a header section has at most " + limits.headerSection() + " octets";
            throw octets.error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
        }
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Blank, or part of a fold: inside a header CR and LF occur nowhere else. */
    private static boolean isSpace(int octet) {
        return isBlank(octet) || octet == '\r' || octet == '\n';
    }
}
