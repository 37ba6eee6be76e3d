package io.drsip.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends eight octets at a time (SWAR) up to the empty line: the least that a parser has to do. */
final class LineScan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EIGHT_LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final int EMPTY_LINE = 2;

    private LineScan() {}

    /** Where the header section ends: behind the empty line. What is left behind the last eight octets is not seen. */
    static int headerSection(byte[] octets) {
        int last = 0;
        for (int i = 0; i <= octets.length - Long.BYTES; i += Long.BYTES) {
            long differences = (long) LONGS.get(octets, i) ^ EIGHT_LINE_FEEDS;
            long equal = ~(((differences & LOW_BITS) + LOW_BITS) | differences | LOW_BITS);
            while (equal != 0) {
                int lineEnd = i + (Long.numberOfTrailingZeros(equal) >>> 3);
                if (lineEnd - last == EMPTY_LINE) {
                    return lineEnd + 1;
                }
                last = lineEnd;
                equal &= equal - 1;
            }
        }
        return octets.length;
    }

    /** The same, found by looking at each octet. */
    static int headerSectionByOctets(byte[] octets) {
        for (int i = 3; i < octets.length; i++) {
            if (octets[i - 3] == '\r' && octets[i - 2] == '\n' && octets[i - 1] == '\r' && octets[i] == '\n') {
                return i + 1;
            }
        }
        return octets.length;
    }
}
