package io.drsip.core.policy;

/** What the user part of a URI is, as far as its digits tell: no number plan is asked. */
final class PhoneUser {

    /** E.164: a country code never begins with 0, and the whole number has at most 15 digits. */
    private static final int MAX_DIGITS = 15;

    /** Below this, digits may as well be an extension, a service or an emergency number. */
    private static final int MIN_DIGITS = 8;

    private static final String SEPARATORS = "-.()";

    private PhoneUser() {}

    /** Whether a plus is all that is missing. */
    static boolean lacksPlus(String user) {
        return user.length() >= MIN_DIGITS
                && user.length() <= MAX_DIGITS
                && user.charAt(0) != '0'
                && digitsIn(user) == user.length();
    }

    /** Whether this is a global number (RFC 3966): a plus and digits, with or without visual separators. */
    static boolean isGlobal(String user) {
        if (!user.startsWith("+")) {
            return false;
        }
        String rest = user.substring(1);
        long digits = digitsIn(rest);
        long separators = rest.chars().filter(c -> SEPARATORS.indexOf(c) >= 0).count();
        return digits > 0 && digits <= MAX_DIGITS && digits + separators == rest.length();
    }

    private static long digitsIn(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
