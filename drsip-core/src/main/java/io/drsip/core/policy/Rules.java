package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.RuleFact;
import java.util.function.BiConsumer;

/** How the rules of this package are made, and what many of them need. */
final class Rules {

    static final PolicyScope TO_MICROSOFT = PolicyScope.toMicrosoft();
    static final PolicyScope FIRST_REQUESTS = TO_MICROSOFT.initialRequests();

    private Rules() {}

    static HeaderPolicy fixing(
            String name, PolicyScope scope, RuleFact fact, BiConsumer<HeaderEditor, PolicyContext> edit) {
        return HeaderPolicy.editing(name, scope, edit).withFact(fact);
    }

    /** A rule that can repair nothing by its nature, so that it only reports. */
    static HeaderPolicy reporting(
            String name, PolicyScope scope, RuleFact fact, BiConsumer<HeaderEditor, PolicyContext> look) {
        return fixing(name, scope, fact, look).withMode(Mode.LINT);
    }
}
