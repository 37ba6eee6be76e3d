package io.drsip.sip;

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

    /** A parameter of a header, unquoted: a token, or a host as in {@code received=2001:db8::9:255}. */
    static final int VALUE = 1 << 11;

    /** What {@code absoluteURI} is made of, but for escapes. */
    static final int URI = 1 << 12;

    static final int SCHEME = 1 << 13;

    /** Digits and visual separators of RFC 3966. */
    static final int PHONE = 1 << 14;

    /** The digits of a local number of RFC 3966, with visual separators. */
    static final int LOCAL_PHONE = 1 << 15;

    /** Octets of a character outside ASCII. */
    static final int NON_ASCII = 1 << 16;

    /** What a label of a host name is made of. */
    static final int LABEL = 1 << 17;

    /** What stands for itself in a quoted string. */
    static final int QUOTED = 1 << 18;

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
        int uri = UNRESERVED | USER_UNRESERVED | PASSWORD | PARAM_UNRESERVED | HEADER_UNRESERVED | URI;
        int alphanumeric = TOKEN | VALUE | WORD | HOST | LABEL | SCHEME | uri;
        for (int c = 0; c < 128; c++) {
            if ((CLASSES[c] & (ALPHA | DIGIT)) != 0) {
                add(alphanumeric, c);
            }
        }
        for (int c = 128; c < 256; c++) {
            add(NON_ASCII, c);
        }
        for (int c = ' '; c < 127; c++) {
            add(c == '"' || c == '\\' ? 0 : QUOTED, c);
        }
        add(QUOTED, '\t');
        add(LABEL, '-');
        addAll(TOKEN | VALUE, "-.!%*_+`'~");
        addAll(VALUE, "[]:");
        addAll(WORD, "-.!%*_+`'~()<>:\\\"/[]?{}");
        addAll(uri, mark);
        addAll(USER_UNRESERVED, "&=+$,;?/");
        addAll(PASSWORD, "&=+$,");
        addAll(PARAM_UNRESERVED, "[]/:&+$");
        addAll(HEADER_UNRESERVED, "[]/?:+$");
        addAll(URI, ";/?:@&=+$,[]");
        addAll(HOST, "-.");
        addAll(SCHEME, "+-.");
        addAll(PHONE | LOCAL_PHONE, "0123456789-.()");
        addAll(LOCAL_PHONE, "abcdefABCDEF*#");
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
        return consistsOf(classes, text, 0, text.length());
    }

    static boolean consistsOf(int classes, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > 127 || !is(classes, c)) {
                return false;
            }
        }
        return true;
    }

    /** Where a token ends that is the value of a parameter, in a text that was checked before. */
    static int tokenEnd(String text, int start, int limit) {
        int semicolon = text.indexOf(';', start);
        int end = semicolon < 0 || semicolon > limit ? limit : semicolon;
        while (text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** Whether a part of a text is a word, ASCII letters in any case. */
    static boolean isWord(String word, String text, int start, int end) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (lower(text.charAt(i)) != lower(word.charAt(i - start))) {
                return false;
            }
        }
        return true;
    }

    static int lower(int character) {
        return character >= 'A' && character <= 'Z' ? character + 32 : character;
    }

    /** Lower case of ASCII letters only: elsewhere the Kelvin sign would become a {@code k}. */
    static String lower(String text) {
        return shift(text, 'A', 'a' - 'A');
    }

    /** Capital letters for those of ASCII. */
    static String upper(String text) {
        return shift(text, 'a', 'A' - 'a');
    }

    private static String shift(String text, int first, int distance) {
        int last = first + 'Z' - 'A';
        int i = 0;
        while (i < text.length() && (text.charAt(i) < first || text.charAt(i) > last)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shifted = new StringBuilder(text);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            shifted.setCharAt(i, (char) (c < first || c > last ? c : c + distance));
        }
        return shifted.toString();
    }

    private static void add(int classes, int octet) {
        CLASSES[octet] |= classes;
    }

    private static void addAll(int classes, String characters) {
        characters.chars().forEach(c -> add(classes, c));
    }
}
