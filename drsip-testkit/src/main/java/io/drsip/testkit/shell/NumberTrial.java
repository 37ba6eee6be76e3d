package io.drsip.testkit.shell;

import io.drsip.core.number.Translation;
import io.drsip.core.number.TranslationRule;
import io.drsip.core.number.TranslationRules;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.NumberShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of numbers. Immutable.
 *
 * @param rules what is tried first
 * @param plan what is tried then; empty if there is none
 * @param shape what the plan writes
 * @param candidates the numbers
 */
record NumberTrial(TranslationRules rules, Optional<NumberPlan> plan, NumberShape shape, List<Candidate> candidates) {

    /** 112 and 911, where nobody said more. */
    private static final NumberPlan EVERYWHERE = NumberPlan.of("1");

    /**
     * One number.
     *
     * @param number as it is dialled
     * @param expected what it has to become, if somebody said so
     */
    record Candidate(String number, Optional<String> expected) {}

    NumberTrial {
        candidates = List.copyOf(candidates);
    }

    /** What the rules that are tried had better not do. */
    List<String> hints() {
        return rules.rules().stream()
                .flatMap(rule -> rule.hints().stream().map(hint -> rule.name() + ": " + hint))
                .toList();
    }

    boolean isGood() {
        return candidates.stream().allMatch(candidate -> complaint(candidate).isEmpty());
    }

    /** A line for each number; the last column says what is wrong. */
    String table() {
        TextTable table = new TextTable(columns("NUMBER", "RULE", "RESULT", shape.name(), ""));
        for (Candidate candidate : candidates) {
            Translation translation = rules.translate(candidate.number());
            table.add(columns(
                    candidate.number(),
                    translation.rule().map(TranslationRule::name).orElse("-"),
                    translation.result(),
                    last(translation),
                    complaint(candidate)));
        }
        return table.toString();
    }

    private List<String> columns(String number, String rule, String result, String shaped, String complaint) {
        List<String> columns = new ArrayList<>(List.of(number));
        if (!rules.rules().isEmpty()) {
            columns.addAll(List.of(rule, result));
        }
        if (plan.isPresent()) {
            columns.add(shaped);
        }
        columns.add(complaint);
        return columns;
    }

    private String last(Translation translation) {
        return plan.map(known -> known.shape(translation.result(), shape)).orElse(translation.result());
    }

    private String complaint(Candidate candidate) {
        Translation translation = rules.translate(candidate.number());
        if (translation.outcome() == Translation.Outcome.GAVE_UP) {
            return translation.rule().isPresent() ? "the pattern takes too long" : "the number is too long";
        }
        if (plan.orElse(EVERYWHERE).isEmergency(candidate.number())
                && !translation.result().equals(candidate.number())) {
            return "an emergency number is changed";
        }
        return candidate
                .expected()
                .filter(expected -> !expected.equals(last(translation)))
                .map(expected -> "should be " + expected)
                .orElse("");
    }
}
