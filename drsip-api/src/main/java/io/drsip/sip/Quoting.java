package io.drsip.sip;

/** Quoted strings and folds of header values (RFC 3261 section 25.1, {@code quoted-string} and {@code LWS}). */
final class Quoting {

    private Quoting() {}

    /** The text that a quoted string, with its quotes, stands for. */
    static String unquote(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder out = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            out.append(c == '\\' && i + 1 < inner.length() ? inner.charAt(++i) : c);
        }
        return out.toString();
    }

    /** The quoted string that stands for a text. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || isControl(c)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }

    /** Refuses what no header of ours may hold: control characters, and what UTF-8 cannot say. */
    static String requireText(String argument, String text) {
        int half = Octets.half(text);
        if (half >= 0) {
            throw new IllegalArgumentException(argument + Octets.halfRule(half));
        }
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                throw new IllegalArgumentException(argument + " has a control character at index " + i + ": remove it");
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' || c == 0x7F;
    }

    /** Words with one space between each two. */
    static String singleSpaced(String words) {
        if (words.indexOf('\t') < 0 && words.indexOf("  ") < 0) {
            return words;
        }
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            if (!isBlank(words.charAt(i))) {
                out.append(words.charAt(i));
            } else if (!isBlank(words.charAt(i - 1))) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    /** Each run of white space with a fold in it as one space. */
    static String unfold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int blanks = i;
            boolean folded = false;
            while (blanks < text.length() && isBlank(text.charAt(blanks))) {
                folded |= text.charAt(blanks) == '\r';
                blanks++;
            }
            if (folded) {
                out.append(' ');
                i = blanks;
            } else {
                int next = Math.max(blanks, i + 1);
                out.append(text, i, next);
                i = next;
            }
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
