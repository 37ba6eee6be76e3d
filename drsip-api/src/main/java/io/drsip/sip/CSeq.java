package io.drsip.sip;

/**
 * The place of a request in its dialog (RFC 3261 section 20.16). Immutable.
 *
 * @param number 0 to 2<sup>31</sup>-1 (section 8.1.1.5)
 * @param method the method of the request
 */
public record CSeq(long number, Method method) {

    private static final long MAX = Integer.MAX_VALUE;

    /**
     * Checks the range.
     *
     * @param number the number
     * @param method the method
     * @throws IllegalArgumentException if {@code number} is out of range
     */
    public CSeq {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("number must be 0 to " + MAX + ", not " + number);
        }
    }

    /**
     * Reads a CSeq.
     *
     * @param text such as {@code 1 INVITE}, white space around it allowed
     * @return the CSeq
     * @throws SipParseException if it breaks the grammar or the range
     */
    public static CSeq parse(String text) {
        return Scanner.readAll(text, CSeq::read);
    }

    static CSeq read(Scanner scanner) {
        long number = scanner.expectNumber(MAX, "a CSeq begins with a number up to " + MAX);
        if (!scanner.consumeLws()) {
            throw scanner.error("white space stands between number and method of a CSeq");
        }
        return new CSeq(number, scanner.expectMethod("a CSeq has a method"));
    }

    /** Number and method, as in {@code 1 INVITE}. */
    @Override
    public String toString() {
        return number + " " + method;
    }
}
