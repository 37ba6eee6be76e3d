package io.drsip.sip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a header section, and goes on where it stopped when more octets have come (RFC 3261 section 7).
 *
 * <p>Three ideas make it fast. It looks for what can end a line, eight octets at a time, and passes over all others:
 * the only octets that matter here are those below 14, which are line ends, tabs and NUL. It notes where a header is,
 * as four ints in an array that serves every message of the stream; nothing is decoded and no object is made. And it
 * knows the name of a header by its length, its first and its last letter, so that one comparison tells which it is.
 *
 * <p>What it takes: header names in any case, long or compact, in any order; blanks between name and colon; folded
 * lines; octets above 127 in values. What it refuses: a line that ends in a bare LF or holds a bare CR, a NUL that is
 * not quoted (RFC 4475 section 3.1.1.2 quotes one), a first header line that begins with a blank, a name that is no
 * token, and any doubt about Content-Length: two of them, signs, other digits. Whoever disagrees with us about the
 * length of a message could smuggle another one past us; since the section is read to its end all the same, the answer
 * still has all headers that it needs. Single thread.
 */
final class HeadIndexer {

    private static final int MISSING = -1;
    private static final int FIRST_HARMLESS = '\r' + 1;

    private final ParseLimits limits;
    private final DeclaredLength length;

    // The octets of the present call.
    private byte[] bytes = {};
    private int base;
    private int end;

    // How far the message is understood, relative to its first octet.
    private int[] entries = new int[24 * MessageIndex.WIDTH];
    private int used;
    private long present;
    private int searched;
    private int lineStart;
    private int lineMost;
    private int folds;
    private int startLineEnd = MISSING;
    private int sectionEnd = MISSING;
    private @Nullable SipParseException startLineError;

    HeadIndexer(ParseLimits limits) {
        this.limits = limits;
        this.length = new DeclaredLength(limits);
        startLine(0, limits.startLine());
    }

    /** Forgets the message, to begin with the next one. */
    void reset() {
        used = 0;
        present = 0;
        searched = 0;
        startLineEnd = MISSING;
        sectionEnd = MISSING;
        startLineError = null;
        length.reset();
        startLine(0, limits.startLine());
    }

    /** The headers found so far, in an array of their own. */
    MessageIndex index() {
        int close = sectionEnd == MISSING ? lineStart + 2 : sectionEnd;
        return new MessageIndex(Arrays.copyOf(entries, used), present, Math.max(startLineEnd, 0), close);
    }

    /** What is wrong with the start line, if the rest can be framed all the same. */
    @Nullable
    SipParseException startLineError() {
        return startLineError;
    }

    /** Where the next line begins; of a complete section, the empty line. Zero if there is no complete line. */
    int lineStart() {
        return lineStart;
    }

    /** The first octet behind the empty line. */
    int sectionEnd() {
        return sectionEnd;
    }

    /** How many octets need not be looked at again. */
    int searched() {
        return searched;
    }

    /** How long the body is to be. */
    DeclaredLength length() {
        return length;
    }

    /**
     * Goes on with the octets from {@code from} to {@code to}, of which those of earlier calls are unchanged.
     *
     * @return true if the empty line was found
     * @throws SipParseException if the stream cannot be framed any more; its offset counts from {@code from}
     */
    boolean scan(byte[] octets, int from, int to) {
        bytes = octets;
        base = from;
        end = to;
        try {
            return from < to && scan();
        } finally {
            bytes = Slice.empty().array();
        }
    }

    private boolean scan() {
        if (searched == 0 && !Grammar.is(Grammar.TOKEN, bytes[base])) {
            throw error("a SIP message begins with a method or with SIP/2.0", 0);
        }
        int at = base + searched;
        boolean waits = false;
        while (sectionEnd == MISSING && !waits) {
            at = Swar.below(FIRST_HARMLESS, bytes, at, end);
            searched = at - base;
            if (searched > lineMost) {
                throw tooLong();
            }
            if (at == end) {
                waits = true;
            } else if (bytes[at] != '\r') {
                checkControl(at++);
            } else if (at + 1 < end && bytes[at + 1] != '\n') {
                throw error("a CR stands only before an LF", searched + 1);
            } else if (isDecided(at)) {
                endOfLine(at);
                at += 2;
            } else {
                waits = true;
            }
        }
        return !waits;
    }

    private void checkControl(int at) {
        if (bytes[at] == '\n') {
            throw error("a line ends with CR LF, not with a bare LF", at - base);
        }
        boolean quoted = startLineEnd != MISSING && at > base + lineStart && bytes[at - 1] == '\\';
        if (bytes[at] == 0 && !quoted) {
            throw error("a NUL stands only behind a backslash", at - base);
        }
    }

    /** Whether enough has come to tell if a header goes on behind this CR; other lines never do. */
    private boolean isDecided(int at) {
        boolean header = startLineEnd != MISSING && at > base + lineStart;
        return at + (header ? 2 : 1) < end;
    }

    private void endOfLine(int at) {
        if (startLineEnd == MISSING) {
            startLineEnd = at - base;
            startLineError = StartLine.check(bytes, base, at);
        } else if (at == base + lineStart) {
            endOfSection(at + 2 - base);
            return;
        } else if (isBlank(bytes[at + 2])) {
            if (++folds > limits.foldedLines()) {
                throw error("a header has at most " + limits.foldedLines() + " folded lines", at + 1 - base);
            }
            return;
        } else {
            header(at);
        }
        startLine(at + 2 - base, limits.headerLine());
    }

    private void startLine(int start, int most) {
        lineStart = start;
        lineMost = Math.min(start + most, limits.headerSection());
        folds = 0;
    }

    private void endOfSection(int behind) {
        if (behind > limits.headerSection()) {
            throw tooLong();
        }
        SipParseException doubt = length.error();
        if (doubt != null) {
            throw doubt;
        }
        sectionEnd = behind;
        searched = behind;
    }

    private SipParseException tooLong() {
        if (lineMost == limits.headerSection()) {
            String rule = "a header section has at most " + limits.headerSection() + " octets";
            return error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        if (startLineEnd == MISSING) {
            String rule = "a start line has at most " + limits.startLine() + " octets";
            return error(rule, 0, Status.REQUEST_URI_TOO_LONG);
        }
        String rule = "a header has at most " + limits.headerLine() + " octets";
        return error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
    }

    private void header(int lineEnd) {
        int start = base + lineStart;
        int colon = Swar.find(':', bytes, start, lineEnd);
        int nameEnd = colon;
        while (nameEnd > start && isBlank(bytes[nameEnd - 1])) {
            nameEnd--;
        }
        int id = HeaderName.idOf(bytes, start, nameEnd);
        if (id == HeaderName.UNKNOWN || colon == lineEnd) {
            checkName(start, nameEnd);
        }
        int valueStart = colon + 1;
        while (valueStart < lineEnd && isSpace(bytes[valueStart])) {
            valueStart++;
        }
        int valueEnd = lineEnd;
        while (valueEnd > valueStart && isSpace(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        add(id, nameEnd - start, valueStart - base, valueEnd - base);
        if (id == HeaderName.CONTENT_LENGTH) {
            length.read(bytes, base, valueStart, valueEnd);
        }
    }

    private void checkName(int start, int nameEnd) {
        int at = start;
        while (Grammar.is(Grammar.TOKEN, bytes[at])) {
            at++;
        }
        boolean token = at == nameEnd && at > start;
        while (isBlank(bytes[at])) {
            at++;
        }
        if (!token || bytes[at] != ':') {
            throw error("a header line is a token, a colon and a value", at - base);
        }
        int most = Math.min(limits.identifier(), MessageIndex.MAX_NAME_LENGTH);
        if (nameEnd - start > most) {
            throw error("a header name has at most " + most + " octets", lineStart);
        }
    }

    private void add(int id, int nameLength, int valueStart, int valueEnd) {
        int at = used;
        if (at == limits.headers() * MessageIndex.WIDTH) {
            String rule = "a message has at most " + limits.headers() + " headers";
            throw error(rule, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, at * 2);
        }
        entries[at] = MessageIndex.name(id, nameLength);
        entries[at + 1] = lineStart;
        entries[at + 2] = valueStart;
        entries[at + 3] = valueEnd;
        used = at + MessageIndex.WIDTH;
        present |= 1L << id;
    }

    private SipParseException error(String rule, int offset) {
        return error(rule, offset, Status.BAD_REQUEST);
    }

    private SipParseException error(String rule, int offset, Status status) {
        return SipParseException.at(rule, new Slice(bytes, base, end), offset, status);
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Blank, or part of a fold: inside a header CR and LF occur nowhere else. */
    private static boolean isSpace(int octet) {
        return isBlank(octet) || octet == '\r' || octet == '\n';
    }
}
