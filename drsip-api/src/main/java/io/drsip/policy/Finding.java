package io.drsip.policy;

import java.util.Optional;

/**
 * What a rule has to say against a message, without changing it. Immutable.
 *
 * @param rule the name of the rule
 * @param header the name of the header as it is written, {@code Request-URI} or {@code body}
 * @param found what stands there; empty if the header is missing
 * @param right what would be right; empty if the header must not be there
 * @param fact what the rule rests on; empty for a rule that does not say
 */
public record Finding(
        String rule, String header, Optional<String> found, Optional<String> right, Optional<RuleFact> fact) {

    /**
     * What Microsoft would answer, or what would go wrong.
     *
     * @return in words; an empty text if the rule does not say
     */
    public String consequence() {
        return fact.map(RuleFact::consequence).orElse("");
    }

    /** The finding for a report, in a few lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(rule + ": " + header + "\n");
        text.append("  found ").append(found.orElse("nothing")).append('\n');
        text.append("  right ").append(right.orElse("nothing")).append('\n');
        fact.ifPresent(known -> text.append("  else  ")
                .append(known.consequence())
                .append(" (")
                .append(known.source())
                .append(")\n"));
        return text.toString().stripTrailing();
    }
}
