package io.drsip.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Escapes of URIs: {@code %} and two hexadecimal digits (RFC 3261 section 19.1.2). */
final class Escapes {

    private static final String HEX = "0123456789ABCDEF";

    private Escapes() {}

    /** The index of the first character that is neither of the classes nor part of an escape, or -1. */
    static int firstIllegal(int classes, String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%' && escapeAt(text, i) >= 0) {
                i += 3;
            } else if (c > 127 || !Grammar.is(classes, c)) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }

    /**
     * The form in which texts are alike that mean the same: escapes of characters that need none are undone, the others
     * have capital digits. Escapes of the reserved set of RFC 2396 stay: they differ from the plain character.
     */
    static String normal(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int octet = text.charAt(i) == '%' ? escapeAt(text, i) : -1;
            if (octet < 0) {
                out.append(text.charAt(i));
            } else {
                i += 2;
                if (isNeedless(octet)) {
                    out.append((char) octet);
                } else {
                    append(out, octet);
                }
            }
        }
        return out.toString();
    }

    private static boolean isNeedless(int octet) {
        return octet == '[' || octet == ']' || Grammar.is(Grammar.UNRESERVED, octet);
    }

    /** Whether the {@link #normal} form of a part of a text is a key, which is in lower case, letters in any case. */
    static boolean isNormal(String key, String text, int start, int end) {
        int next = 0;
        for (int i = start; i < end; i++) {
            int c = text.charAt(i);
            int octet = c == '%' ? escapeAt(text, i) : -1;
            if (octet >= 0 && isNeedless(octet)) {
                c = octet;
                i += 2;
            }
            if (next == key.length() || Grammar.lower(c) != key.charAt(next)) {
                return false;
            }
            next++;
        }
        return next == key.length();
    }

    /** Undoes all escapes, once. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] == '%' && i + 2 < bytes.length ? octet(bytes[i + 1], bytes[i + 2]) : -1;
            out.write(octet < 0 ? bytes[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Escapes everything that is not of the classes. */
    static String encode(int classes, String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (Grammar.is(classes, octet)) {
                out.append((char) octet);
            } else {
                append(out, octet & 0xFF);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int octet) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    private static int escapeAt(String text, int index) {
        return index + 2 < text.length() ? octet(text.charAt(index + 1), text.charAt(index + 2)) : -1;
    }

    /** The octet that two hexadecimal digits stand for, or -1. */
    static int octet(int high, int low) {
        int value = digit(high) << 4 | digit(low);
        return value < 0 ? -1 : value;
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' && c < 128 ? lower - 'a' + 10 : -1;
    }
}
