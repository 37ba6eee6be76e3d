package io.drsip.policy;

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
     * Gives a rule a name and a scope.
     *
     * @param name what it is called
     * @param scope when it runs
     * @param rule what it does
     * @return a policy
     */
    static HeaderPolicy of(String name, PolicyScope scope, HeaderPolicy rule) {
        return new NamedPolicy(name, scope, rule);
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
