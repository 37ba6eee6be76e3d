package io.drsip.core.policy;

import io.drsip.core.message.LineCache;
import io.drsip.core.message.MessageEditor;
import io.drsip.core.policy.PolicyOutcome.Passed;
import io.drsip.core.policy.PolicyOutcome.Rejected;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.Verdict;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Policies in their order, run over one message after the other.
 *
 * <p>A policy that fails harms nobody but its own message, which is refused: 400 (or what the rule says) if a header it
 * read breaks the grammar, 500 for any other exception. Which policies see a message is worked out once for each
 * direction, kind and method. Immutable, and as thread-safe as its policies.
 */
public final class PolicyPipeline {

    private static final String WHOLE = "the policies together";

    private final List<Step> steps;
    private final List<Step> reporting;
    private final Plans plans;
    private final LineCache lines = new LineCache();

    private PolicyPipeline(List<Step> steps) {
        this.steps = steps;
        this.reporting = steps.stream().filter(step -> !step.edits()).toList();
        this.plans = new Plans(steps);
    }

    /**
     * Puts policies in a row. Each is asked for its name, its scope, its mode and its fact here, and never again.
     *
     * @param policies first to last
     * @return a pipeline
     * @throws IllegalArgumentException if a name is blank or has control characters
     */
    public static PolicyPipeline of(List<? extends HeaderPolicy> policies) {
        return new PolicyPipeline(policies.stream().map(Step::of).toList());
    }

    /**
     * The names of the policies.
     *
     * @return first to last
     */
    public List<String> names() {
        return steps.stream().map(Step::name).toList();
    }

    /**
     * Runs the policies whose scope holds the message, until one refuses. Those in {@link Mode#LINT} do not run.
     *
     * @param message a message, which stays as it is
     * @param context where it goes and for whom
     * @return the edited message, or who refused it and why
     */
    public PolicyOutcome apply(SipMessage message, PolicyContext context) {
        Plan plan = plans.of(context);
        if (plan.isEmpty()) {
            return Passed.unchanged(message);
        }
        MessageEditor edits = MessageEditor.of(message, lines);
        HeaderEditor editor = new GuardedEditor(edits, context);
        return run(plan.runs(), edits, context, new Account(editor));
    }

    /** Takes what happens on the way. */
    private static class Account {

        private final HeaderEditor editor;

        Account(HeaderEditor editor) {
            this.editor = editor;
        }

        HeaderEditor editor(Step step) {
            return editor;
        }

        void onStep(Step step) {}
    }

    private static PolicyOutcome run(Step[] steps, MessageEditor edits, PolicyContext context, Account account) {
        String current = WHOLE;
        try {
            for (Step step : steps) {
                current = step.name();
                Verdict verdict = Objects.requireNonNull(
                        step.policy().apply(account.editor(step), context), "a verdict is not null");
                account.onStep(step);
                if (verdict instanceof Verdict.Reject reject) {
                    return new Rejected(reject.status(), reject.reason(), current, reject.reason());
                }
            }
            current = WHOLE;
            return Passed.of(edits);
        } catch (SipParseException broken) {
            return new Rejected(broken.status(), Step.printable(broken.rule()), current, broken.toString());
        } catch (RuntimeException failure) {
            return new Rejected(Status.SERVER_ERROR, "policy " + current + " failed", current, failure.toString());
        }
    }

    /**
     * Runs the policies as {@link #apply} does, and notes which of them changed what, and what the rules that only
     * report have to say. For tickets and tests: it costs many times as much.
     *
     * @param message a message, which stays as it is
     * @param context where it goes and for whom
     * @return the outcome and the way to it
     */
    public Explanation explain(SipMessage message, PolicyContext context) {
        MessageEditor edits = MessageEditor.of(message);
        Story story = new Story(edits, context);
        PolicyOutcome outcome = run(Plan.of(steps, context).steps(), edits, context, story);
        SipMessage after = outcome instanceof Passed passed ? passed.message() : message;
        story.findings.addAll(findings(after, context));
        return new Explanation(context, message, outcome, story.differences, story.findings);
    }

    /** What each step changed and reported. */
    private static final class Story extends Account {

        private final MessageEditor edits;
        private final PolicyContext context;
        private final List<Difference> differences = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private SipMessage before;

        Story(MessageEditor edits, PolicyContext context) {
            super(new GuardedEditor(edits, context));
            this.edits = edits;
            this.context = context;
            this.before = edits.original();
        }

        @Override
        HeaderEditor editor(Step step) {
            return new GuardedEditor(
                    edits,
                    context,
                    (header, found, right) -> findings.add(Linting.finding(step, header, found, right)));
        }

        @Override
        void onStep(Step step) {
            SipMessage after = edits.apply();
            differences.addAll(MessageDifferences.of(step.name(), before, after));
            before = after;
        }
    }

    /**
     * What the rules in {@link Mode#LINT} have to say against a message, which stays as it is. Meant for one that
     * {@link #apply} let pass: what is still wrong with it is what the other side will see. Where no such rule is in
     * scope, it costs next to nothing.
     *
     * @param message a message
     * @param context where it goes and for whom
     * @return the findings in the order of the rules; empty if all is well
     */
    public List<Finding> findings(SipMessage message, PolicyContext context) {
        List<Finding> found = new ArrayList<>();
        for (Step step : reporting) {
            if (step.scope().matches(context)) {
                found.addAll(Linting.of(step, message, context));
            }
        }
        return found;
    }

    /**
     * What all rules have to say against a message, which stays as it is. Each rule in scope, whatever its mode, looks
     * at the message as it came; what it would change is what it found. No finding means that {@link #apply} would
     * change and refuse nothing.
     *
     * @param message a message
     * @param context where it goes and for whom
     * @return the findings in the order of the rules; empty if all is well
     */
    public List<Finding> lint(SipMessage message, PolicyContext context) {
        return steps.stream()
                .filter(step -> step.scope().matches(context))
                .flatMap(step -> Linting.of(step, message, context).stream())
                .toList();
    }
}
