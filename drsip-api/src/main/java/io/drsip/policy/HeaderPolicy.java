package io.drsip.policy;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One rule about messages: rewrites headers, or refuses.
 *
 * <p>Yours to implement; later versions add methods with defaults only. Name and scope of a policy never change. It
 * runs on the trunk's event loop for many messages: it must not block and keeps no state of its own. If it throws, the
 * message is refused with 500, and the event names the policy.
 */
@FunctionalInterface
public interface HeaderPolicy {

    /**
     * Looks at a message, and edits it.
     *
     * @param editor the message as the policies before left it, and all that may be touched
     * @param context where the message goes and for whom
     * @return {@link Verdict#proceed()}, or a refusal
     */
    Verdict apply(HeaderEditor editor, PolicyContext context);

    /**
     * What the rule is called in explanations and events, and when others are put before or after it.
     *
     * @return lower case with hyphens by custom; by default the name of the class without its package
     */
    default String name() {
        String name = getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * When the rule runs.
     *
     * @return by default, for every message
     */
    default PolicyScope scope() {
        return PolicyScope.everything();
    }

    /**
     * What the rule rests on, for reports.
     *
     * @return by default, nothing
     */
    default Optional<RuleFact> fact() {
        return Optional.empty();
    }

    /**
     * Whether the rule edits, or only reports. Either way it is the same rule, so that what it reports is what it would
     * have changed.
     *
     * @return by default, {@link Mode#FIX}
     */
    default Mode mode() {
        return Mode.FIX;
    }

    /**
     * The same rule with a fact to rest on.
     *
     * @param fact what reports say about it
     * @return a policy
     */
    default HeaderPolicy withFact(RuleFact fact) {
        return new NamedPolicy(name(), scope(), Optional.of(fact), mode(), this);
    }

    /**
     * The same rule in a mode.
     *
     * @param mode {@link Mode#LINT} to try a rule without letting it change anything
     * @return a policy
     */
    default HeaderPolicy withMode(Mode mode) {
        return new NamedPolicy(name(), scope(), fact(), mode, this);
    }

    /**
     * Gives a rule a name and a scope.
     *
     * @param name what it is called
     * @param scope when it runs
     * @param rule what it does
     * @return a policy
     */
    static HeaderPolicy of(String name, PolicyScope scope, HeaderPolicy rule) {
        return new NamedPolicy(name, scope, rule.fact(), rule.mode(), rule);
    }

    /**
     * A rule that only edits and never refuses.
     *
     * @param name what it is called
     * @param scope when it runs
     * @param edit what it does
     * @return a policy
     */
    static HeaderPolicy editing(String name, PolicyScope scope, BiConsumer<HeaderEditor, PolicyContext> edit) {
        return of(name, scope, (editor, context) -> {
            edit.accept(editor, context);
            return Verdict.proceed();
        });
    }
}
