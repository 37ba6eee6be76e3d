package io.drsip.sip;

/**
 * Which provisional response a PRACK has received (RFC 3262 section 7.2). Immutable.
 *
 * @param responseNumber the RSeq of that response, 1 to 2<sup>32</sup>-1
 * @param cseq the CSeq of that response
 */
public record RAck(long responseNumber, CSeq cseq) {

    /** RFC 3262 section 7.1. */
    static final long MAX_RSEQ = 0xFFFF_FFFFL;

    /**
     * Checks the range.
     *
     * @param responseNumber the RSeq
     * @param cseq the CSeq
     * @throws IllegalArgumentException if {@code responseNumber} is out of range
     */
    public RAck {
        if (responseNumber < 1 || responseNumber > MAX_RSEQ) {
            throw new IllegalArgumentException("responseNumber must be 1 to " + MAX_RSEQ + ", not " + responseNumber);
        }
    }

    /**
     * Reads an RAck.
     *
     * @param text such as {@code 776656 1 INVITE}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar
     */
    public static RAck parse(String text) {
        return Scanner.readAll(text, RAck::read);
    }

    static RAck read(Scanner scanner) {
        long number = readNumber(scanner);
        if (!scanner.consumeLws()) {
            throw scanner.error("an RAck is the RSeq, the number of the CSeq and its method, with blanks between them");
        }
        return new RAck(number, CSeq.read(scanner));
    }

    /** The number of a response, which is the value of an RSeq. */
    static long readNumber(Scanner scanner) {
        String rule = "the number of a response is 1 to " + MAX_RSEQ;
        int start = scanner.offset();
        long number = scanner.expectNumber(MAX_RSEQ, rule);
        if (number == 0) {
            throw scanner.errorAt(rule, start);
        }
        return number;
    }

    /** The value as it is written, such as {@code 776656 1 INVITE}. */
    @Override
    public String toString() {
        return responseNumber + " " + cseq;
    }
}
