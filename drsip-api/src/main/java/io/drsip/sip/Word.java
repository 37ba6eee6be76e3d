package io.drsip.sip;

/**
 * A word that is looked for in octets, compared eight of them at a time. Words are of ASCII.
 *
 * <p>Two letters that differ in case differ in one bit; where case does not matter, that bit of each letter is left out
 * of the comparison. Immutable.
 */
final class Word {

    private static final int CASE = 0x20;

    private final String text;
    private final int length;

    /** The octets, the last ones filled up with zeros. */
    private final long[] parts;

    /** The bits of them that matter. */
    private final long[] masks;

    /** The first of them, which most comparisons end with. */
    private final long head;

    private final long headMask;

    private Word(String text, boolean anyCase) {
        this.text = text;
        this.length = text.length();
        this.parts = new long[(length + Swar.WIDTH - 1) / Swar.WIDTH];
        this.masks = new long[parts.length];
        for (int i = 0; i < length; i++) {
            int shift = i % Swar.WIDTH * Byte.SIZE;
            boolean letter = anyCase && Grammar.is(Grammar.ALPHA, text.charAt(i));
            parts[i / Swar.WIDTH] |= (long) text.charAt(i) << shift;
            masks[i / Swar.WIDTH] |= (letter ? 0xFFL - CASE : 0xFFL) << shift;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] &= masks[i];
        }
        head = parts[0];
        headMask = masks[0];
    }

    /** A word whose letters are those of a text in any case. */
    static Word anyCase(String text) {
        return new Word(text, true);
    }

    /** A word that is written in one way only. */
    static Word exact(String text) {
        return new Word(text, false);
    }

    int length() {
        return length;
    }

    /** Whether the octets between two offsets are this word. */
    boolean is(byte[] bytes, int start, int end) {
        return end - start == length && startsAt(bytes, start);
    }

    /** Whether the octets from an offset on begin with this word; that many are there. */
    private boolean startsAt(byte[] bytes, int start) {
        return (octets(bytes, start) & headMask) == head && (length <= Swar.WIDTH || goesOn(bytes, start));
    }

    private boolean goesOn(byte[] bytes, int start) {
        int at = start;
        for (int i = 1; i < parts.length; i++) {
            at += Swar.WIDTH;
            if ((octets(bytes, at) & masks[i]) != parts[i]) {
                return false;
            }
        }
        return true;
    }

    private static long octets(byte[] bytes, int at) {
        return at <= bytes.length - Swar.WIDTH ? Swar.word(bytes, at) : tail(bytes, at);
    }

    /** The last octets of an array, which are fewer than eight. */
    private static long tail(byte[] bytes, int at) {
        long octets = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            octets = (octets << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return octets;
    }

    @Override
    public String toString() {
        return text;
    }
}
