package io.drsip.core.policy;

import io.drsip.policy.Finding;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.SipMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link PolicyPipeline} did to a message, step by step. Immutable.
 *
 * @param context where the message goes and for whom
 * @param input the message before any policy
 * @param outcome the message behind them, or who refused it
 * @param differences what each policy changed, in the order in which it happened
 * @param findings what is wrong and was not changed, as rules report it
 */
public record Explanation(
        PolicyContext context,
        SipMessage input,
        PolicyOutcome outcome,
        List<Difference> differences,
        List<Finding> findings) {

    /**
     * Copies the lists.
     *
     * @param context where the message goes and for whom
     * @param input the message before any policy
     * @param outcome the message behind them, or who refused it
     * @param differences what each policy changed
     * @param findings what is wrong and was not changed
     */
    public Explanation {
        differences = List.copyOf(differences);
        findings = List.copyOf(findings);
    }

    /**
     * The message behind the policies.
     *
     * @return what goes on; empty if it was refused
     */
    public Optional<SipMessage> output() {
        return outcome instanceof PolicyOutcome.Passed passed ? Optional.of(passed.message()) : Optional.empty();
    }

    /**
     * All of it as a text: the message as it came, each policy with the lines it took and wrote, what is wrong beside,
     * and the message as it goes on.
     *
     * @return the text; keys and passwords of a session description are left out, numbers and names are not
     */
    public String toText() {
        StringBuilder text =
                new StringBuilder("came\n").append(MessageText.of(input)).append('\n');
        text.append(this).append('\n');
        findings.forEach(finding -> text.append(finding).append('\n'));
        output().ifPresent(message -> text.append("\ngoes\n").append(MessageText.of(message)));
        return text.toString().stripTrailing();
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
