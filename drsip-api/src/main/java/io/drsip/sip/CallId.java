package io.drsip.sip;

/**
 * What all messages of a call leg share (RFC 3261 section 20.8). Compares octet by octet. Immutable.
 *
 * @param value one word, or two with an {@code @} between them (section 25.1, {@code callid})
 */
public record CallId(String value) {

    private static final String RULE = "a Call-ID is a word, or two with an @ between them";

    /**
     * Checks the grammar.
     *
     * @param value one word, or two
     * @throws IllegalArgumentException if {@code value} is no Call-ID
     */
    public CallId {
        int at = value.indexOf('@');
        int end = value.length();
        boolean words = at < 0 ? isWord(value, 0, end) : isWord(value, 0, at) && isWord(value, at + 1, end);
        if (!words) {
            throw new IllegalArgumentException(RULE + ": take letters, digits and dots");
        }
    }

    private static boolean isWord(String text, int start, int end) {
        return start < end && Grammar.consistsOf(Grammar.WORD, text, start, end);
    }

    /**
     * Reads a Call-ID.
     *
     * @param text the Call-ID, white space around it allowed
     * @return the Call-ID
     * @throws SipParseException if it breaks the grammar
     */
    public static CallId parse(String text) {
        return Scanner.readAll(text, CallId::read);
    }

    static CallId read(Scanner scanner) {
        int start = scanner.offset();
        boolean words = scanner.consumeAll(Grammar.WORD);
        if (words && scanner.consume('@')) {
            words = scanner.consumeAll(Grammar.WORD);
        }
        if (!words) {
            throw scanner.error(RULE);
        }
        scanner.checkIdentifier(scanner.offset() - start);
        return new CallId(scanner.asciiFrom(start));
    }

    /** The Call-ID, as on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
