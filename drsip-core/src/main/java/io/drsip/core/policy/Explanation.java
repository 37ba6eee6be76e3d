package io.drsip.core.policy;

import io.drsip.policy.PolicyContext;
import io.drsip.sip.SipMessage;
import java.util.List;

/**
 * What a {@link PolicyPipeline} did to a message, step by step. Immutable.
 *
 * @param context where the message goes and for whom
 * @param input the message before any policy
 * @param outcome the message behind them, or who refused it
 * @param differences what each policy changed, in the order in which it happened
 */
public record Explanation(
        PolicyContext context, SipMessage input, PolicyOutcome outcome, List<Difference> differences) {

    /**
     * Copies the differences.
     *
     * @param context where the message goes and for whom
     * @param input the message before any policy
     * @param outcome the message behind them, or who refused it
     * @param differences what each policy changed
     */
    public Explanation {
        differences = List.copyOf(differences);
    }

    /**
     * A text for a ticket: what it was, each policy with the lines it took (-) and wrote (+), and the outcome. Only
     * changed lines are shown; these may hold telephone numbers.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(context).append('\n');
        String policy = "";
        for (Difference difference : differences) {
            if (!difference.policy().equals(policy)) {
                policy = difference.policy();
                text.append(policy).append('\n');
            }
            text.append(difference).append('\n');
        }
        boolean untouched = differences.isEmpty() && outcome instanceof PolicyOutcome.Passed;
        return text.append(untouched ? "passed unchanged" : outcome.toString()).toString();
    }
}
