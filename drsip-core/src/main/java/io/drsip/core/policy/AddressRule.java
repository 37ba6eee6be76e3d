package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.RuleFact;
import io.drsip.policy.Verdict;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A rule about the URIs that name somebody. Several of them, one behind the other, can be one: then each URI is taken
 * apart and put together once. Immutable.
 */
final class AddressRule implements HeaderPolicy {

    private static final String SIPS = "sips:";

    private final String name;
    private final PolicyScope scope;
    private final RuleFact fact;
    private final AddressSteps steps;

    private AddressRule(String name, PolicyScope scope, RuleFact fact, AddressSteps steps) {
        this.name = name;
        this.scope = scope;
        this.fact = fact;
        this.steps = steps;
    }

    static AddressRule of(String name, PolicyScope scope, RuleFact fact, AddressStep step) {
        return new AddressRule(name, scope, fact, new AddressSteps(EnumSet.of(step)));
    }

    /** Whether the next rule can be done in one go with this one: the steps are done in a fixed order. */
    boolean precedes(AddressRule next) {
        return steps.last().compareTo(next.steps.first()) < 0;
    }

    /** Both rules, where both are in scope. */
    AddressRule and(AddressRule next) {
        Set<AddressStep> both = EnumSet.copyOf(steps.all());
        both.addAll(next.steps.all());
        return new AddressRule(name, scope, fact, new AddressSteps(both));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PolicyScope scope() {
        return scope;
    }

    @Override
    public Optional<RuleFact> fact() {
        return Optional.of(fact);
    }

    @Override
    public Verdict apply(HeaderEditor editor, PolicyContext context) {
        if (context.phase() == Phase.INITIAL_REQUEST) {
            applyToParties(editor, context);
        }
        if (steps.has(AddressStep.NO_SIPS)) {
            applyToOthers(editor, context);
        }
        return Verdict.proceed();
    }

    private void applyToParties(HeaderEditor editor, PolicyContext context) {
        editor.map(HeaderType.FROM, from -> steps.from(from, context));
        Uri old = editor.requestUri().orElseThrow();
        if (Targets.areVerbatim(old, context)) {
            return;
        }
        Uri now = steps.target(old);
        if (!Targets.isSame(now, old)) {
            editor.requestUri(now);
        }
        editor.map(HeaderType.TO, steps::to);
    }

    private static void applyToOthers(HeaderEditor editor, PolicyContext context) {
        if (editor.mentions(HeaderType.P_ASSERTED_IDENTITY, SIPS)) {
            editor.map(HeaderType.P_ASSERTED_IDENTITY, addr -> withoutSips(addr, false));
        }
        if (editor.mentions(HeaderType.CONTACT, SIPS)) {
            editor.map(HeaderType.CONTACT, addr -> withoutSips(addr, true));
        }
        if (editor.mentions(HeaderType.RECORD_ROUTE, SIPS)) {
            editor.map(HeaderType.RECORD_ROUTE, addr -> Targets.isOurs(addr, context) ? withoutSips(addr, true) : addr);
        }
    }

    private static NameAddr withoutSips(NameAddr addr, boolean target) {
        return addr.uri() instanceof SipUri uri && uri.isSecure()
                ? addr.withUri(AddressSteps.plain(uri.toBuilder(), target).build())
                : addr;
    }

    @Override
    public String toString() {
        return name + " (" + scope + ")";
    }
}
