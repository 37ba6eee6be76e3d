package io.drsip.core.policy;

import io.drsip.core.message.MessageEditor;
import io.drsip.policy.Finding;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.Verdict;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one rule has to say against one message: the rule edits a copy, and what it changed there is what it found.
 * Single thread.
 */
final class Linting {

    private static final String MESSAGE = "message";

    private final Step step;
    private final SipMessage message;
    private final PolicyContext context;
    private final List<Finding> found = new ArrayList<>();

    private Linting(Step step, SipMessage message, PolicyContext context) {
        this.step = step;
        this.message = message;
        this.context = context;
    }

    static List<Finding> of(Step step, SipMessage message, PolicyContext context) {
        Linting linting = new Linting(step, message, context);
        linting.run();
        return linting.found;
    }

    private void run() {
        MessageEditor copy = MessageEditor.of(message);
        try {
            Verdict verdict = step.policy().apply(new GuardedEditor(copy, context, this::add), context);
            if (copy.isChanged()) {
                MessageDifferences.of(step.name(), message, copy.apply()).forEach(this::add);
            }
            if (verdict instanceof Verdict.Reject reject && found.isEmpty()) {
                add(MESSAGE, message.startLine().toString(), reject.reason());
            }
        } catch (SipParseException broken) {
            add(MESSAGE, broken.excerpt(), broken.rule());
        } catch (RuntimeException failure) {
            add("policy", failure.toString(), "a rule that does not fail");
        }
    }

    private void add(String header, String there, String right) {
        found.add(finding(step, header, there, right));
    }

    static Finding finding(Step step, String header, String there, String right) {
        return new Finding(step.name(), header, optional(there), optional(right), step.fact());
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void add(Difference difference) {
        found.add(new Finding(step.name(), difference.header(), difference.before(), difference.after(), step.fact()));
    }
}
