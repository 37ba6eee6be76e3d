package io.drsip.policy;

/**
 * What a rule rests on: who says so, what is right, and what happens otherwise. Immutable.
 *
 * @param source the document and the place in it, such as {@code Microsoft, Direct Routing SIP protocol: Contact}
 * @param right what a message has to be like, in words
 * @param consequence what Microsoft answers to one that is not, or what goes wrong
 * @param severity how bad that is
 */
public record RuleFact(String source, String right, String consequence, Severity severity) {

    /** How bad it is to break a rule. */
    public enum Severity {

        /** The message is refused, or ignored. */
        REFUSED,

        /** The message passes, and something does not work later: a transfer, a display, the call after a while. */
        IMPAIRED,

        /** It works as far as is known, and is against what the document recommends. */
        ADVICE
    }

    /**
     * Something that a message is refused for.
     *
     * @param source the document and the place in it
     * @param right what a message has to be like
     * @param consequence what is answered
     * @return the fact
     */
    public static RuleFact refused(String source, String right, String consequence) {
        return new RuleFact(source, right, consequence, Severity.REFUSED);
    }

    /**
     * Something that does not keep a message from passing, and breaks something else.
     *
     * @param source the document and the place in it
     * @param right what a message has to be like
     * @param consequence what breaks
     * @return the fact
     */
    public static RuleFact impaired(String source, String right, String consequence) {
        return new RuleFact(source, right, consequence, Severity.IMPAIRED);
    }

    /**
     * Something that a document recommends.
     *
     * @param source the document and the place in it
     * @param right what a message should be like
     * @param consequence why
     * @return the fact
     */
    public static RuleFact advice(String source, String right, String consequence) {
        return new RuleFact(source, right, consequence, Severity.ADVICE);
    }
}
