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
 * Headers that are whole and have nothing odd about them, nearly all, go through a loop of their own that remembers
 * nothing between them; every other line, and what has come of the last one, takes the careful way, octet by octet if
 * need be.
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

    // How far the message is understood, relative to its first octet.
    private int[] entries = new int[24 * MessageIndex.WIDTH];
    private int used;
    private long present;
    private long repeated;
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
        repeated = 0;
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
        return new MessageIndex(Arrays.copyOf(entries, used), present, repeated, Math.max(startLineEnd, 0), close);
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
        if (from == to) {
            return false;
        }
        if (searched == 0 && !Grammar.is(Grammar.TOKEN, octets[from])) {
            throw error("a SIP message begins with a method or with SIP/2.0", new Slice(octets, from, to), 0);
        }
        int at = from + searched;
        boolean waits = false;
        while (sectionEnd == MISSING && !waits) {
            if (at == from + lineStart && startLineEnd != MISSING) {
                plainHeaders(octets, from, to);
                at = from + searched;
            }
            at = Swar.below(FIRST_HARMLESS, octets, at, to);
            searched = at - from;
            if (searched > lineMost) {
                throw tooLong(new Slice(octets, from, to));
            }
            if (at == to) {
                waits = true;
            } else if (octets[at] != '\r') {
                checkControl(new Slice(octets, from, to), at++);
            } else if (at + 1 < to && octets[at + 1] != '\n') {
                throw error("a CR stands only before an LF", new Slice(octets, from, to), searched + 1);
            } else if (isDecided(from, to, at)) {
                endOfLine(new Slice(octets, from, to), at);
                at += 2;
            } else {
                waits = true;
            }
        }
        return !waits;
    }

    /**
     * Passes over the headers that are as most are: whole, on one line, of a known name with the colon right behind it.
     * The first one that is not, and all that must be refused, is left to the caller.
     */
    private void plainHeaders(byte[] bytes, int base, int end) {
        Slice message = new Slice(bytes, base, end);
        int room = Math.min(entries.length, limits.headers() * MessageIndex.WIDTH);
        int start = base + lineStart;
        boolean plain = true;
        while (plain) {
            int colon = Swar.find(':', bytes, start, Math.min(end, start + HeaderName.MAX_LENGTH + 1));
            int id = HeaderName.idOf(bytes, start, colon);
            int lineEnd = id == HeaderName.UNKNOWN ? end : Swar.below(FIRST_HARMLESS, bytes, colon + 1, end);
            plain = lineEnd + 2 < end
                    && bytes[lineEnd] == '\r'
                    && bytes[lineEnd + 1] == '\n'
                    && !isBlank(bytes[lineEnd + 2])
                    && lineEnd - start <= limits.headerLine()
                    && lineEnd - base <= limits.headerSection()
                    && used < room;
            if (plain) {
                entry(message, start, MessageIndex.name(id, colon - start), colon, lineEnd);
                start = lineEnd + 2;
            }
        }
        searched = start - base;
        startLine(searched, limits.headerLine());
    }

    private void checkControl(Slice message, int at) {
        byte[] bytes = message.array();
        if (bytes[at] == '\n') {
            throw error("a line ends with CR LF, not with a bare LF", message, at - message.start());
        }
        boolean quoted = startLineEnd != MISSING && at > message.start() + lineStart && bytes[at - 1] == '\\';
        if (bytes[at] == 0 && !quoted) {
            throw error("a NUL stands only behind a backslash", message, at - message.start());
        }
    }

    /** Whether enough has come to tell if a header goes on behind this CR; other lines never do. */
    private boolean isDecided(int base, int end, int at) {
        boolean header = startLineEnd != MISSING && at > base + lineStart;
        return at + (header ? 2 : 1) < end;
    }

    private void endOfLine(Slice message, int at) {
        int base = message.start();
        if (startLineEnd == MISSING) {
            startLineEnd = at - base;
            startLineError = StartLine.check(message.array(), base, at);
        } else if (at == base + lineStart) {
            endOfSection(message, at + 2 - base);
            return;
        } else if (isBlank(message.array()[at + 2])) {
            if (++folds > limits.foldedLines()) {
                String rule = "a header has at most " + limits.foldedLines() + " folded lines";
                throw error(rule, message, at + 1 - base);
            }
            return;
        } else {
            header(message, at);
        }
        startLine(at + 2 - base, limits.headerLine());
    }

    private void startLine(int start, int most) {
        lineStart = start;
        lineMost = Math.min(start + most, limits.headerSection());
        folds = 0;
    }

    private void endOfSection(Slice message, int behind) {
        if (behind > limits.headerSection()) {
            throw tooLong(message);
        }
        SipParseException doubt = length.error();
        if (doubt != null) {
            throw doubt;
        }
        sectionEnd = behind;
        searched = behind;
    }

    private SipParseException tooLong(Slice message) {
        if (lineMost == limits.headerSection()) {
            String rule = "a header section has at most " + limits.headerSection() + " octets";
            return SipParseException.at(rule, message, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        if (startLineEnd == MISSING) {
            String rule = "a start line has at most " + limits.startLine() + " octets";
            return SipParseException.at(rule, message, 0, Status.REQUEST_URI_TOO_LONG);
        }
        String rule = "a header has at most " + limits.headerLine() + " octets";
        return SipParseException.at(rule, message, lineStart, Status.MESSAGE_TOO_LARGE);
    }

    private void header(Slice message, int lineEnd) {
        byte[] bytes = message.array();
        int base = message.start();
        int start = base + lineStart;
        int colon = Swar.find(':', bytes, start, lineEnd);
        int nameEnd = colon;
        while (nameEnd > start && isBlank(bytes[nameEnd - 1])) {
            nameEnd--;
        }
        int id = HeaderName.idOf(bytes, start, nameEnd);
        if (id == HeaderName.UNKNOWN || colon == lineEnd) {
            checkName(message, start, nameEnd);
        }
        makeRoom(message);
        entry(message, start, MessageIndex.name(id, nameEnd - start), colon, lineEnd);
    }

    private void entry(Slice message, int start, int name, int colon, int lineEnd) {
        byte[] bytes = message.array();
        int base = message.start();
        int valueStart = colon + 1;
        while (valueStart < lineEnd && isSpace(bytes[valueStart])) {
            valueStart++;
        }
        int valueEnd = lineEnd;
        while (valueEnd > valueStart && isSpace(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        int at = used;
        entries[at] = name;
        entries[at + 1] = start - base;
        entries[at + 2] = valueStart - base;
        entries[at + 3] = valueEnd - base;
        used = at + MessageIndex.WIDTH;
        int id = MessageIndex.nameId(name);
        repeated |= present & (1L << id);
        present |= 1L << id;
        if (id == HeaderName.CONTENT_LENGTH) {
            length.read(bytes, base, valueStart, valueEnd);
        }
    }

    private void checkName(Slice message, int start, int nameEnd) {
        byte[] bytes = message.array();
        int at = start;
        while (Grammar.is(Grammar.TOKEN, bytes[at])) {
            at++;
        }
        boolean token = at == nameEnd && at > start;
        while (isBlank(bytes[at])) {
            at++;
        }
        if (!token || bytes[at] != ':') {
            throw error("a header line is a token, a colon and a value", message, at - message.start());
        }
        int most = Math.min(limits.identifier(), MessageIndex.MAX_NAME_LENGTH);
        if (nameEnd - start > most) {
            throw error("a header name has at most " + most + " octets", message, lineStart);
        }
    }

    private void makeRoom(Slice message) {
        if (used == limits.headers() * MessageIndex.WIDTH) {
            String rule = "a message has at most " + limits.headers() + " headers";
            throw SipParseException.at(rule, message, lineStart, Status.MESSAGE_TOO_LARGE);
        }
        if (used == entries.length) {
            entries = Arrays.copyOf(entries, used * 2);
        }
    }

    private static SipParseException error(String rule, Slice message, int offset) {
        return SipParseException.at(rule, message, offset, Status.BAD_REQUEST);
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Blank, or part of a fold: inside a header CR and LF occur nowhere else. */
    private static boolean isSpace(int octet) {
        return octet <= ' ' && (isBlank(octet) || octet == '\r' || octet == '\n');
    }
}
