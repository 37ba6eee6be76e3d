package io.drsip.policy;

import java.util.Optional;

/** A rule with a name, a scope and the rest of what is said about it. Immutable if the rule is. */
record NamedPolicy(String name, PolicyScope scope, Optional<RuleFact> fact, Mode mode, HeaderPolicy rule)
        implements HeaderPolicy {

    @Override
    public Verdict apply(HeaderEditor editor, PolicyContext context) {
        return rule.apply(editor, context);
    }

    @Override
    public HeaderPolicy withFact(RuleFact other) {
        return new NamedPolicy(name, scope, Optional.of(other), mode, rule);
    }

    @Override
    public HeaderPolicy withMode(Mode other) {
        return new NamedPolicy(name, scope, fact, other, rule);
    }

    @Override
    public String toString() {
        return name + " (" + scope + ")";
    }
}
