package io.drsip.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches eight octets at a time: SIMD within a register.
 *
 * <p>Eight octets are read as one long. Subtracting the same small number from each of them carries into the top bit of
 * those that were smaller; masking with the top bits of the inverted word leaves a mark there and nowhere before it, so
 * that the lowest mark is the first octet looked for. Octets above 127 are never found.
 */
final class Swar {

    static final int WIDTH = Long.BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = 0x8080808080808080L;

    private Swar() {}

    /** Eight octets, the first one lowest; all of them have to be in the array. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** The first octet from {@code from} on that is smaller than {@code bound}, or {@code end}. */
    static int below(int bound, byte[] bytes, int from, int end) {
        long bounds = EACH * bound;
        int at = from;
        for (; at <= end - WIDTH; at += WIDTH) {
            long word = (long) WORD.get(bytes, at);
            long marks = (word - bounds) & ~word & TOP;
            if (marks != 0) {
                return at + first(marks);
            }
        }
        while (at < end && (bytes[at] < 0 || bytes[at] >= bound)) {
            at++;
        }
        return at;
    }

    /** The first such octet from {@code from} on, or {@code end}. */
    static int find(int octet, byte[] bytes, int from, int end) {
        long octets = EACH * octet;
        int at = from;
        for (; at <= end - WIDTH; at += WIDTH) {
            long difference = (long) WORD.get(bytes, at) ^ octets;
            long marks = (difference - EACH) & ~difference & TOP;
            if (marks != 0) {
                return at + first(marks);
            }
        }
        while (at < end && bytes[at] != octet) {
            at++;
        }
        return at;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
