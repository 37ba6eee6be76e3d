package io.drsip.core.number;

import java.util.Optional;

/**
 * What rules make of a number. Immutable.
 *
 * @param number the number as it was given
 * @param rule the rule that matched, or that took too long; empty if none did
 * @param result the translated number; the given one unless a rule matched
 * @param outcome how it ended
 */
public record Translation(String number, Optional<TranslationRule> rule, String result, Outcome outcome) {

    /** How a translation ends. */
    public enum Outcome {

        /** A rule matched. */
        TRANSLATED,

        /** No rule matched, and the number stays. */
        NO_MATCH,

        /**
         * A pattern took too many steps, or the number has more than {@value TranslationRules#MAX_NUMBER} characters;
         * what Microsoft would do is not known.
         */
        GAVE_UP
    }
}
