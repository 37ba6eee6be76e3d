package io.drsip.core.policy;

/** What the user part of a URI is, as far as its digits tell: no number plan is asked. */
final class PhoneUser {

    /** E.164: a country code never begins with 0, and the whole number has at most 15 digits. */
    private static final int MAX_DIGITS = 15;

    /** Below this, digits may as well be an extension, a service or an emergency number. */
    private static final int MIN_DIGITS = 8;

    private PhoneUser() {}

    /** Whether a plus is all that is missing. */
    static boolean lacksPlus(String user) {
        int length = user.length();
        if (length < MIN_DIGITS || length > MAX_DIGITS || user.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isDigit(user.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is a global number (RFC 3966): a plus and digits, with or without visual separators. */
    static boolean isGlobal(String user) {
        if (user.isEmpty() || user.charAt(0) != '+') {
            return false;
        }
        int digits = 0;
        for (int i = 1; i < user.length(); i++) {
            if (isDigit(user.charAt(i))) {
                digits++;
            } else if (!isSeparator(user.charAt(i))) {
                return false;
            }
        }
        return digits > 0 && digits <= MAX_DIGITS;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '.' || c == '(' || c == ')';
    }
}
