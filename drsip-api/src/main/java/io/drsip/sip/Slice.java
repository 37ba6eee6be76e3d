package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Some octets of a message, or of a text: a view, nothing is copied. Immutable.
 *
 * <p>A slice keeps the whole array alive that it looks into. Values that outlive their message hold Strings instead.
 */
public final class Slice {

    private static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int start;
    private final int end;

    /** Looks into an array that nobody changes from now on. */
    Slice(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /**
     * No octets.
     *
     * @return the empty slice
     */
    public static Slice empty() {
        return EMPTY;
    }

    /**
     * A text as octets.
     *
     * @param text any text
     * @return its UTF-8 form
     * @throws IllegalArgumentException if it has half of a surrogate pair, which UTF-8 cannot say
     */
    public static Slice of(String text) {
        byte[] bytes = Octets.encoded("text", text);
        return new Slice(bytes, 0, bytes.length);
    }

    /**
     * A copy of some octets.
     *
     * @param octets what to copy
     * @return a slice that later changes of {@code octets} do not reach
     */
    public static Slice copyOf(byte[] octets) {
        return new Slice(octets.clone(), 0, octets.length);
    }

    /**
     * Puts slices one behind the other.
     *
     * @param parts first to last
     * @return a slice of the exact size, which keeps none of the parts alive
     */
    public static Slice concat(List<Slice> parts) {
        int size = 0;
        for (Slice part : parts) {
            size = Math.addExact(size, part.length());
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (Slice part : parts) {
            at = part.copyTo(bytes, at);
        }
        return new Slice(bytes, 0, size);
    }

    byte[] array() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /**
     * How many octets there are.
     *
     * @return zero or more
     */
    public int length() {
        return end - start;
    }

    /**
     * Whether there are none.
     *
     * @return true for length zero
     */
    public boolean isEmpty() {
        return start == end;
    }

    /**
     * One octet.
     *
     * @param index 0 to {@code length() - 1}
     * @return 0 to 255
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public int at(int index) {
        if (index < 0 || index >= length()) {
            throw new IndexOutOfBoundsException("octet " + index + " of " + length());
        }
        return bytes[start + index] & 0xFF;
    }

    /**
     * Looks for an octet that no header value of ours may hold, since it could end the line.
     *
     * @return the index of the first control character other than a tab, or -1
     */
    public int indexOfControl() {
        int at = Swar.below(' ', bytes, start, end);
        while (at < end && bytes[at] == '\t') {
            at = Swar.below(' ', bytes, at + 1, end);
        }
        int delete = Swar.find(0x7F, bytes, start, at);
        return delete < end ? delete - start : -1;
    }

    /**
     * Copies the octets out.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /**
     * Copies the octets into an array.
     *
     * @param target where to
     * @param offset the first index to write
     * @return the index behind the last one written
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public int copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, start, target, offset, length());
        return offset + length();
    }

    /**
     * Compares with a text in ASCII, letters in any case.
     *
     * @param ascii a text without characters above 127
     * @return true if they are equal but for the case of letters
     */
    public boolean equalsIgnoreCase(String ascii) {
        if (ascii.length() != length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(bytes[start + i]) != lower(ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a text in ASCII stands somewhere in here, letters in any case: a cheap question to ask before reading.
     *
     * @param ascii a text without characters above 127 and without capital letters, which ends with no letter, such as
     *     {@code sips:}
     * @return true if it does
     * @throws IllegalArgumentException if it is empty or ends with a letter
     */
    public boolean mentions(String ascii) {
        int last = ascii.length() - 1;
        if (last < 0 || Character.isLetter(ascii.charAt(last))) {
            throw new IllegalArgumentException(
                    "a text that is looked for ends with no letter, unlike \"" + ascii + "\"");
        }
        int at = Swar.find(ascii.charAt(last), bytes, start, end);
        while (at < end) {
            if (at - start >= last && precedes(ascii, at - last)) {
                return true;
            }
            at = Swar.find(ascii.charAt(last), bytes, at + 1, end);
        }
        return false;
    }

    private boolean precedes(String ascii, int from) {
        for (int i = 0; i < ascii.length() - 1; i++) {
            if (lower(bytes[from + i]) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && Arrays.equals(bytes, start, end, slice.bytes, slice.start, slice.end);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** The octets as UTF-8 text, broken sequences replaced: for display and for values, never for writing back. */
    @Override
    public String toString() {
        return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }
}
