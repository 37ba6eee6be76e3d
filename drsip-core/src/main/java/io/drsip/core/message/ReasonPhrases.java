package io.drsip.core.message;

import java.util.Locale;

/** What stands for people in a status line (RFC 3261 section 25.1, {@code Reason-Phrase}). */
final class ReasonPhrases {

    /** Printable characters of ASCII that are neither reserved nor unreserved. */
    private static final String FORBIDDEN = "\"<>#%[]\\^`{|}";

    private ReasonPhrases() {}

    /** A text with escapes for what a phrase does not hold; control characters stay, and are refused elsewhere. */
    static String escaped(String text) {
        StringBuilder phrase = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (FORBIDDEN.indexOf(c) < 0) {
                phrase.append(c);
            } else {
                phrase.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            }
        }
        return phrase.toString();
    }

    /** A text with an apostrophe for each such character: what quotes a rule is easier to read so. */
    static String softened(String text) {
        StringBuilder phrase = new StringBuilder(text);
        for (int i = 0; i < phrase.length(); i++) {
            if (FORBIDDEN.indexOf(phrase.charAt(i)) >= 0) {
                phrase.setCharAt(i, '\'');
            }
        }
        return phrase.toString();
    }
}
