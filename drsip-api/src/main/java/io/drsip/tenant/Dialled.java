package io.drsip.tenant;

import org.jspecify.annotations.Nullable;

/** What somebody dialled, as text. Stateless. */
final class Dialled {

    /** RFC 3966 section 5.1.1, and the blank that people write. */
    private static final String SEPARATORS = " -.()";

    /** Longer than any number, so that nobody pays for a user of 60,000 digits. */
    private static final int LONGEST = 64;

    private Dialled() {}

    /** A plus or none, and digits. Null if there is anything else but separators. */
    static @Nullable String number(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (isNumber(text)) {
            return text;
        }
        String bare = withoutSeparators(text);
        return isNumber(bare) ? bare : null;
    }

    static boolean isNumber(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        boolean sound = text.length() > start;
        for (int i = start; sound && i < text.length(); i++) {
            sound = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return sound;
    }

    static String withoutSeparators(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) < 0) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** The number in the user of a URI: without parameters, escapes and separators. */
    static String ofUser(String user) {
        int params = user.indexOf(';');
        String number = params < 0 ? user : user.substring(0, params);
        return number.length() > 3 * LONGEST ? "" : withoutSeparators(unescaped(number));
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int octet = text.charAt(i) == '%' && i + 2 < text.length() ? octet(text, i + 1) : -1;
            out.append(octet < 0 ? text.charAt(i) : (char) octet);
            i += octet < 0 ? 0 : 2;
        }
        return out.toString();
    }

    private static int octet(String text, int index) {
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
