package io.drsip.core.policy;

import io.drsip.policy.PolicyContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pipeline does with messages of one direction, kind and method, worked out beforehand: the policies in scope
 * that edit, and rules about addresses made one where they stand together. Immutable if the policies are.
 */
final class Plan {

    private final Step[] steps;
    private final Step[] runs;

    private Plan(List<Step> steps, List<Step> runs) {
        this.steps = steps.toArray(Step[]::new);
        this.runs = runs.toArray(Step[]::new);
    }

    static Plan of(List<Step> all, PolicyContext context) {
        List<Step> steps = new ArrayList<>();
        List<Step> runs = new ArrayList<>();
        for (Step step : all) {
            if (step.edits() && step.scope().matches(context)) {
                steps.add(step);
                append(runs, step);
            }
        }
        return new Plan(steps, runs);
    }

    /** The first of the rules that become one reads all that the others do, so that a broken header is its finding. */
    private static void append(List<Step> runs, Step step) {
        int last = runs.size() - 1;
        if (last >= 0
                && runs.get(last).policy() instanceof AddressRule before
                && step.policy() instanceof AddressRule next
                && before.precedes(next)) {
            runs.set(last, runs.get(last).with(before.and(next)));
        } else {
            runs.add(step);
        }
    }

    boolean isEmpty() {
        return runs.length == 0;
    }

    /** One for each policy. */
    Step[] steps() {
        return steps;
    }

    /** What is run, which may be fewer. */
    Step[] runs() {
        return runs;
    }
}
