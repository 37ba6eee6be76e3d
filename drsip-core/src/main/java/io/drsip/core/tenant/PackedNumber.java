package io.drsip.core.tenant;

/** A number in 64 bits: four for each of up to 16 signs, the first one lowest. */
final class PackedNumber {

    /** What a number of more than 16 signs packs to; no number packs to nothing. */
    static final long TOO_LONG = 0;

    private static final String SIGNS = "\0000123456789*#+";
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private PackedNumber() {}

    static long pack(String number) {
        if (number.length() > 16) {
            return TOO_LONG;
        }
        long packed = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            char c = number.charAt(i);
            int sign = c >= '0' && c <= '9' ? c - '0' + 1 : SIGNS.indexOf(c);
            packed = (packed << 4) | sign;
        }
        return packed;
    }

    static String unpack(long packed) {
        StringBuilder number = new StringBuilder(16);
        for (long rest = packed; rest != 0; rest >>>= 4) {
            number.append(SIGNS.charAt((int) (rest & 15)));
        }
        return number.toString();
    }

    /** Numbers of one block differ in few bits: every bit of the hash depends on all of them. */
    static long hash(long packed) {
        long mixed = (packed ^ (packed >>> 32)) * GOLDEN;
        mixed = (mixed ^ (mixed >>> 29)) * GOLDEN;
        return mixed ^ (mixed >>> 32);
    }
}
