package io.drsip.sip;

import java.util.Arrays;

/**
 * Where the parts of one message are: four ints for each header, relative to the first octet of the message.
 *
 * <p>The ints of a header are: name id and length of the name as written, start of the line (and of the name), start of
 * the value, end of the value. A line ends where the next one starts. Single thread while it grows, immutable
 * afterwards.
 */
final class MessageIndex {

    private static final int WIDTH = 4;
    private static final int NAME_BITS = 16;

    static final int MAX_NAME_LENGTH = (1 << NAME_BITS) - 1;

    private int[] entries = new int[24 * WIDTH];
    private int count;
    private long present;
    private int startLineEnd;
    private int sectionEnd;

    void add(int nameId, int nameLength, int lineStart, int valueStart, int valueEnd) {
        if (count * WIDTH == entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        int at = count++ * WIDTH;
        entries[at] = nameId << NAME_BITS | nameLength;
        entries[at + 1] = lineStart;
        entries[at + 2] = valueStart;
        entries[at + 3] = valueEnd;
        present |= 1L << nameId;
    }

    void startLineEnd(int offset) {
        startLineEnd = offset;
    }

    void sectionEnd(int offset) {
        sectionEnd = offset;
    }

    /** Ends a section that never came to its empty line behind its last complete line, so that those can be read. */
    void closeAt(int lineEnd) {
        sectionEnd = lineEnd + 2;
    }

    /** Gives back the room that no header needs, once the message is complete. */
    MessageIndex trimmed() {
        entries = Arrays.copyOf(entries, count * WIDTH);
        return this;
    }

    int count() {
        return count;
    }

    /** Whether a header with this name id is there; for {@link HeaderName#UNKNOWN}, whether any unknown name is. */
    boolean has(int nameId) {
        return (present & 1L << nameId) != 0;
    }

    int nameId(int header) {
        return entries[header * WIDTH] >>> NAME_BITS;
    }

    int nameLength(int header) {
        return entries[header * WIDTH] & MAX_NAME_LENGTH;
    }

    int lineStart(int header) {
        return entries[header * WIDTH + 1];
    }

    int lineEnd(int header) {
        return header + 1 < count ? lineStart(header + 1) : sectionEnd - 2;
    }

    int valueStart(int header) {
        return entries[header * WIDTH + 2];
    }

    int valueEnd(int header) {
        return entries[header * WIDTH + 3];
    }

    /** The end of the start line, without its line end. */
    int startLineEnd() {
        return startLineEnd;
    }

    /** The first octet behind the empty line. */
    int sectionEnd() {
        return sectionEnd;
    }
}
