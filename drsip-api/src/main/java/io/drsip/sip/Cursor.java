package io.drsip.sip;

/**
 * A place in some octets, and how to move on over octets, classes of octets and white space.
 *
 * <p>It never looks outside its range, never recurses, and every octet is looked at a bounded number of times. The
 * loops are written for the compiler, with local variables. Single thread.
 */
abstract class Cursor {

    final byte[] bytes;
    final int end;

    // They change while reading.
    int at;
    boolean plain = true;

    Cursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    // --- where we are -------------------------------------------------------------------------------------------

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

    /** The octet at an offset of the range. */
    int octet(int offset) {
        return bytes[offset] & 0xFF;
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

    /** Whether an octet comes before another one does, or before the end. */
    boolean isAhead(int octet, int stop) {
        for (int i = at; i < end && bytes[i] != stop; i++) {
            if (bytes[i] == octet) {
                return true;
            }
        }
        return false;
    }

    /** Whether there was neither a fold nor an octet above 127 on the way up to here. */
    boolean isPlain() {
        return plain;
    }

    SipParseException error(String rule) {
        return errorAt(rule, at);
    }

    SipParseException errorAt(String rule, int offset) {
        return SipParseException.at(rule, bytes, offset);
    }

    // --- single octets and classes ------------------------------------------------------------------------------

    boolean consume(int octet) {
        int i = at;
        if (i == end || bytes[i] != octet) {
            return false;
        }
        at = i + 1;
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

    /** Moves behind the next such octet, or to the end. */
    void consumeUpTo(int octet) {
        int found = find(octet);
        at = found < 0 ? end : found + 1;
    }

    /** Moves over all octets of some classes; tells whether there was one. */
    boolean consumeAll(int classes) {
        byte[] octets = bytes;
        int stop = end;
        int start = at;
        int i = start;
        while (i < stop && Grammar.is(classes, octets[i])) {
            i++;
        }
        at = i;
        return i > start;
    }

    /** Moves over all octets of some classes and escapes; tells whether there was one. */
    boolean consumeEscaped(int classes) {
        int start = at;
        consumeAll(classes);
        while (consumeEscape()) {
            consumeAll(classes);
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

    /** Whether the next octet is of some classes. */
    boolean isNext(int classes) {
        return at < end && Grammar.is(classes, bytes[at]);
    }

    /** Moves over words of a display name that are not quoted: tokens, and letters outside of ASCII. */
    boolean consumeNameWords() {
        boolean ascii = consumeAll(Grammar.TOKEN);
        if (at == end || bytes[at] >= 0) {
            return ascii;
        }
        plain = false;
        return consumeAll(Grammar.TOKEN | Grammar.NON_ASCII);
    }

    /** Moves over a label of a host name; tells whether it was a good one. */
    boolean consumeLabel() {
        int start = at;
        return consumeAll(Grammar.LABEL) && at - start <= 63 && bytes[start] != '-' && bytes[at - 1] != '-';
    }

    /** Moves over a word. */
    boolean consumeWord(Word word) {
        int behind = at + word.length();
        if (behind > end || !word.is(bytes, at, behind)) {
            return false;
        }
        at = behind;
        return true;
    }

    /** Whether there are octets from an offset up to here, all of some classes. */
    boolean isAll(int classes, int from) {
        int i = from;
        while (i < at && Grammar.is(classes, bytes[i])) {
            i++;
        }
        return i == at && i > from;
    }

    /** Whether the octets from an offset up to here are a word as it is written. */
    boolean isExactly(String word, int from) {
        if (at - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some octets are a word. */
    boolean isWord(Word word, int from, int to) {
        return word.is(bytes, from, to);
    }

    // --- white space and separators -----------------------------------------------------------------------------

    /** Moves over spaces, tabs and folds; tells whether there were some. */
    boolean consumeLws() {
        if (at == end || bytes[at] > ' ') {
            return false;
        }
        int start = at;
        while (consume(' ') || consume('\t') || consumeFold()) {
            // Each has moved.
        }
        return at > start;
    }

    private boolean consumeFold() {
        if (peek() != '\r' || at + 2 >= end || bytes[at + 1] != '\n' || !isBlank(bytes[at + 2])) {
            return false;
        }
        plain = false;
        at += 3;
        return true;
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Moves over a separator and the white space around it, or not at all. */
    boolean consumeSeparator(int separator) {
        int start = at;
        if (!consume(separator)) {
            if (!consumeLws() || !consume(separator)) {
                at = start;
                return false;
            }
        }
        consumeLws();
        return true;
    }

    void expectSeparator(int separator, String rule) {
        if (!consumeSeparator(separator)) {
            throw error(rule);
        }
    }
}
