package io.drsip.sip;

import java.util.Locale;

/** Character classes of RFC 3261 section 25.1, as one table of bits for each octet. */
final class Grammar {

    static final int ALPHA = 1;
    static final int DIGIT = 1 << 1;
    static final int TOKEN = 1 << 2;
    static final int WORD = 1 << 3;
    static final int UNRESERVED = 1 << 4;
    static final int USER_UNRESERVED = 1 << 5;
    static final int PASSWORD = 1 << 6;
    static final int PARAM_UNRESERVED = 1 << 7;
    static final int HEADER_UNRESERVED = 1 << 8;
    static final int HEX = 1 << 9;
    static final int HOST = 1 << 10;

    private static final int[] CLASSES = new int[256];

    static {
        String mark = "-_.!~*'()";
        for (int c = 'a'; c <= 'z'; c++) {
            add(ALPHA, c);
            add(ALPHA, c - 32);
        }
        for (int c = '0'; c <= '9'; c++) {
            add(DIGIT | HEX, c);
        }
        for (int c = 'a'; c <= 'f'; c++) {
            add(HEX, c);
            add(HEX, c - 32);
        }
        int alphanumeric =
                TOKEN | WORD | UNRESERVED | USER_UNRESERVED | PASSWORD | PARAM_UNRESERVED | HEADER_UNRESERVED | HOST;
        for (int c = 0; c < 128; c++) {
            if ((CLASSES[c] & (ALPHA | DIGIT)) != 0) {
                add(alphanumeric, c);
            }
        }
        addAll(TOKEN, "-.!%*_+`'~");
        addAll(WORD, "-.!%*_+`'~()<>:\\\"/[]?{}");
        addAll(UNRESERVED | USER_UNRESERVED | PASSWORD | PARAM_UNRESERVED | HEADER_UNRESERVED, mark);
        addAll(USER_UNRESERVED, "&=+$,;?/");
        addAll(PASSWORD, "&=+$,");
        addAll(PARAM_UNRESERVED, "[]/:&+$");
        addAll(HEADER_UNRESERVED, "[]/?:+$");
        addAll(HOST, "-.");
    }

    private Grammar() {}

    /** Whether an octet belongs to one of the classes. */
    static boolean is(int classes, int octet) {
        return (CLASSES[octet & 0xFF] & classes) != 0;
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && consistsOf(TOKEN, text);
    }

    static boolean consistsOf(int classes, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 || !is(classes, c)) {
                return false;
            }
        }
        return true;
    }

    /** Lower case of ASCII letters, whatever the locale of the machine. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void add(int classes, int octet) {
        CLASSES[octet] |= classes;
    }

    private static void addAll(int classes, String characters) {
        characters.chars().forEach(c -> add(classes, c));
    }
}
