package io.drsip.core.policy;

import io.drsip.core.message.MessageEditor;
import io.drsip.core.policy.PolicyOutcome.Passed;
import io.drsip.core.policy.PolicyOutcome.Rejected;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Policies in their order, run over one message after the other.
 *
 * <p>A policy that fails harms nobody but its own message, which is refused: 400 (or what the rule says) if a header it
 * read breaks the grammar, 500 for any other exception. Immutable, and as thread-safe as its policies.
 */
public final class PolicyPipeline {

    private static final String WHOLE = "the policies together";

    private final List<Step> steps;

    private PolicyPipeline(List<Step> steps) {
        this.steps = steps;
    }

    private record Step(String name, PolicyScope scope, HeaderPolicy policy) {}

    /**
     * Puts policies in a row. Each is asked for its name and its scope here, and never again.
     *
     * @param policies first to last
     * @return a pipeline
     * @throws IllegalArgumentException if a name is blank or has control characters
     */
    public static PolicyPipeline of(List<? extends HeaderPolicy> policies) {
        return new PolicyPipeline(policies.stream()
                .map(policy -> new Step(checked(policy.name()), policy.scope(), policy))
                .toList());
    }

    private static String checked(String name) {
        if (name.isBlank() || !name.equals(printable(name))) {
            throw new IllegalArgumentException("a policy has a name of printable characters: override name()");
        }
        return name;
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
     * Runs the policies whose scope holds the message, until one refuses.
     *
     * @param message a message, which stays as it is
     * @param context where it goes and for whom
     * @return the edited message, or who refused it and why
     */
    public PolicyOutcome apply(SipMessage message, PolicyContext context) {
        return run(message, context, (policy, edits) -> {});
    }

    /**
     * Runs the policies as {@link #apply} does, and notes which of them changed what. For tickets and tests: it costs
     * many times as much.
     *
     * @param message a message, which stays as it is
     * @param context where it goes and for whom
     * @return the outcome and the way to it
     */
    public Explanation explain(SipMessage message, PolicyContext context) {
        List<Difference> differences = new ArrayList<>();
        AtomicReference<SipMessage> before = new AtomicReference<>(message);
        PolicyOutcome outcome = run(message, context, (policy, edits) -> {
            SipMessage after = edits.apply();
            differences.addAll(MessageDifferences.of(policy, before.getAndSet(after), after));
        });
        return new Explanation(context, message, outcome, differences);
    }

    private PolicyOutcome run(SipMessage message, PolicyContext context, BiConsumer<String, MessageEditor> observer) {
        List<Step> due =
                steps.stream().filter(step -> step.scope.matches(context)).toList();
        if (due.isEmpty()) {
            return new Passed(message);
        }
        MessageEditor edits = MessageEditor.of(message);
        HeaderEditor editor = new GuardedEditor(edits, context);
        String current = WHOLE;
        try {
            for (Step step : due) {
                current = step.name;
                Verdict verdict = Objects.requireNonNull(step.policy.apply(editor, context), "a verdict is not null");
                observer.accept(current, edits);
                if (verdict instanceof Verdict.Reject reject) {
                    return new Rejected(reject.status(), reject.reason(), current, reject.reason());
                }
            }
            current = WHOLE;
            return new Passed(edits.apply());
        } catch (SipParseException broken) {
            return new Rejected(broken.status(), printable(broken.rule()), current, broken.toString());
        } catch (RuntimeException failure) {
            return new Rejected(Status.SERVER_ERROR, "policy " + current + " failed", current, failure.toString());
        }
    }

    /** What becomes a reason phrase must not become a header of its own. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x1F\\x7F]", "?");
    }
}
