package io.drsip.sip;

/**
 * Where the parts of one message are: four ints for each header, relative to the first octet of the message.
 *
 * <p>The ints of a header are: name id and length of the name as written, start of the line (and of the name), start of
 * the value, end of the value. A line ends where the next one starts. Immutable.
 */
final class MessageIndex {

    /** How many ints a header has. */
    static final int WIDTH = 4;

    static final int MAX_NAME_LENGTH = (1 << 16) - 1;

    private static final int NAME_BITS = 16;

    private final int[] entries;
    private final long present;
    private final long repeated;
    private final int startLineEnd;
    private final int sectionEnd;

    /**
     * Takes the array over: nobody changes it from now on.
     *
     * @param present a bit for each name id that is there
     * @param repeated a bit for each name id that is there more than once
     */
    MessageIndex(int[] entries, long present, long repeated, int startLineEnd, int sectionEnd) {
        this.entries = entries;
        this.present = present;
        this.repeated = repeated;
        this.startLineEnd = startLineEnd;
        this.sectionEnd = sectionEnd;
    }

    /** The first int of a header. */
    static int name(int nameId, int nameLength) {
        return (nameId << NAME_BITS) | nameLength;
    }

    /** The name id in such an int. */
    static int nameId(int name) {
        return name >>> NAME_BITS;
    }

    int count() {
        return entries.length / WIDTH;
    }

    /** Whether a header with this name id is there; for {@link HeaderName#UNKNOWN}, whether any unknown name is. */
    boolean has(int nameId) {
        return (present & 1L << nameId) != 0;
    }

    /** Whether several headers with this name id are there; for {@link HeaderName#UNKNOWN}, several unknown names. */
    boolean repeats(int nameId) {
        return (repeated & 1L << nameId) != 0;
    }

    /** The first header with this name id from {@code from} on, or -1. */
    int find(int nameId, int from) {
        if (has(nameId)) {
            for (int at = from * WIDTH; at < entries.length; at += WIDTH) {
                if (entries[at] >>> NAME_BITS == nameId) {
                    return at / WIDTH;
                }
            }
        }
        return -1;
    }

    int nameIdAt(int header) {
        return entries[header * WIDTH] >>> NAME_BITS;
    }

    int nameLength(int header) {
        return entries[header * WIDTH] & MAX_NAME_LENGTH;
    }

    int lineStart(int header) {
        return entries[header * WIDTH + 1];
    }

    int lineEnd(int header) {
        return header + 1 < count() ? lineStart(header + 1) : sectionEnd - 2;
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
