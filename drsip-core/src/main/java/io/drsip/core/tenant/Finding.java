package io.drsip.core.tenant;

/**
 * Something in a configuration that Microsoft will not take, or that is a trap. Immutable.
 *
 * @param severity how bad it is
 * @param rule which rule it breaks, as a word that stays: {@code onmicrosoft}
 * @param subject what breaks it, mostly a name
 * @param evidence what was seen, in one sentence without a full stop
 * @param remedy what to do about it, likewise
 * @param source the document that has the rule
 */
public record Finding(Severity severity, String rule, String subject, String evidence, String remedy, String source) {

    /** How bad a finding is. */
    public enum Severity {

        /** Calls fail. */
        ERROR,

        /** Something may fail, or is not as it was meant. */
        WARNING
    }

    /** All but the source, in a line for people. */
    @Override
    public String toString() {
        return severity + " " + rule + ": " + evidence + ": " + remedy;
    }
}
