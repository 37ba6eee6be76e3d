package io.drsip.policy;

/** A rule with a name and a scope. Immutable if the rule is. */
record NamedPolicy(String name, PolicyScope scope, HeaderPolicy rule) implements HeaderPolicy {

    @Override
    public Verdict apply(HeaderEditor editor, PolicyContext context) {
        return rule.apply(editor, context);
    }

    @Override
    public String toString() {
        return name + " (" + scope + ")";
    }
}
