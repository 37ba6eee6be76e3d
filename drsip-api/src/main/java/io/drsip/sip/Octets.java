package io.drsip.sip;

import java.nio.charset.StandardCharsets;

/**
 * Octets as a String, one character for each: the form in which values keep their text.
 *
 * <p>So an offset in the message is an offset in the text, and a part of ASCII is a substring. Only display names,
 * quoted strings and comments can hold octets above 127; they are decoded as UTF-8 when they go out.
 */
final class Octets {

    private Octets() {}

    static String of(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The octets of a text. */
    static String of(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text that some of the octets stand for. */
    static String decode(String octets, int start, int end) {
        String part = octets.substring(start, end);
        return isAscii(part) ? part : new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < 128;
    }
}
