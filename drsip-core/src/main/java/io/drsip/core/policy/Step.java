package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.RuleFact;
import java.util.Optional;

/**
 * One policy of a pipeline, asked once for what it says about itself. Immutable if the policy is.
 *
 * @param name for explanations and events
 * @param scope when it runs
 * @param fact what it rests on
 * @param mode whether it edits
 * @param policy what it does
 */
record Step(String name, PolicyScope scope, Optional<RuleFact> fact, Mode mode, HeaderPolicy policy) {

    static Step of(HeaderPolicy policy) {
        return new Step(checked(policy.name()), policy.scope(), policy.fact(), policy.mode(), policy);
    }

    private static String checked(String name) {
        if (name.isBlank() || !name.equals(printable(name))) {
            throw new IllegalArgumentException("a policy has a name of printable characters: override name()");
        }
        return name;
    }

    /** What becomes a reason phrase must not become a header of its own. */
    static String printable(String text) {
        return text.replaceAll("[\\x00-\\x1F\\x7F]", "?");
    }

    Step with(HeaderPolicy other) {
        return new Step(name, scope, fact, mode, other);
    }

    boolean edits() {
        return mode == Mode.FIX;
    }
}
