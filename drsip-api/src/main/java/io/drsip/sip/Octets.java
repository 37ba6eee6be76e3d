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
        return isAscii(text) ? text : new String(encoded("text", text), StandardCharsets.ISO_8859_1);
    }

    /** The octets of a text that an application gives; refuses what UTF-8 cannot say. */
    static byte[] encoded(String argument, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = firstHalf(text, bytes);
        if (half >= 0) {
            throw new IllegalArgumentException(argument + halfRule(half));
        }
        return bytes;
    }

    /** The octets of a text that is to be read. */
    static byte[] toRead(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = firstHalf(text, bytes);
        if (half >= 0) {
            int offset = text.substring(0, half).getBytes(StandardCharsets.UTF_8).length;
            throw SipParseException.at("a text has no half of a surrogate pair", bytes, offset);
        }
        return bytes;
    }

    /** The JDK writes a question mark for a half, so that there is nothing to look for without one. */
    private static int firstHalf(String text, byte[] bytes) {
        return Swar.find('?', bytes, 0, bytes.length) < bytes.length ? half(text) : -1;
    }

    /** Where the first half of a surrogate pair stands that has no other half, which UTF-8 cannot say, or -1. */
    static int half(String text) {
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            if (character <= Character.MAX_VALUE && Character.isSurrogate((char) character)) {
                return i;
            }
            i += Character.charCount(character);
        }
        return -1;
    }

    static String halfRule(int index) {
        return " has half of a surrogate pair at index " + index + ", which UTF-8 cannot say: remove it";
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
