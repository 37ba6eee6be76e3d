package io.drsip.tenant;

import java.util.Optional;

/**
 * A telephone number as it is dialled: digits, with a plus in front if it is an international one (E.164). Immutable.
 *
 * @param text such as {@code +14255550100}, {@code 911} or {@code 4711}
 */
public record PhoneNumber(String text) {

    private static final int MAX_DIGITS = 32;

    /**
     * Checks the digits.
     *
     * @param text digits, with a plus in front if the number is international
     * @throws IllegalArgumentException if {@code text} is not an optional plus and 1 to 32 digits, {@code *} or {@code
     *     #}
     */
    public PhoneNumber {
        if (!isNumber(text)) {
            throw new IllegalArgumentException("a phone number is digits, with a plus in front if it is international");
        }
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        boolean sound = text.length() > start && text.length() - start <= MAX_DIGITS;
        for (int i = start; sound && i < text.length(); i++) {
            char c = text.charAt(i);
            sound = (c >= '0' && c <= '9') || c == '*' || c == '#';
        }
        return sound;
    }

    /**
     * Reads a number; the visual separators of RFC 3966 are left out.
     *
     * @param text digits, with blanks, hyphens, dots or brackets between them
     * @return the number
     * @throws IllegalArgumentException if there is anything else in it
     */
    public static PhoneNumber parse(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" -.()".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return new PhoneNumber(digits.toString());
    }

    /**
     * Reads the number in the user of a URI; escapes are resolved, parameters and visual separators left out.
     *
     * @param user such as {@code +1-425-555-0100;ext=12}
     * @return the number; empty if it is a name, or nothing
     */
    public static Optional<PhoneNumber> ofUser(String user) {
        String number = Dialled.ofUser(user);
        return isNumber(number) ? Optional.of(new PhoneNumber(number)) : Optional.empty();
    }

    /**
     * What is dialled but for the plus.
     *
     * @return digits, {@code *} and {@code #}
     */
    public String digits() {
        return isGlobal() ? text.substring(1) : text;
    }

    /**
     * Whether this is an international number.
     *
     * @return true if it begins with a plus
     */
    public boolean isGlobal() {
        return text.startsWith("+");
    }

    /** The number as it is dialled. */
    @Override
    public String toString() {
        return text;
    }
}
