package io.drsip.core.engine;

import io.drsip.core.number.HeaderNumbers;
import io.drsip.core.policy.BorderPolicies;
import io.drsip.core.policy.PolicyList;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.NumberField;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes numbers by the plan of the tenant whose call it is.
 *
 * <p>It takes the place of the rule that adds a plus to whatever has enough digits, since a plan knows better which
 * numbers are extensions. Who has a rule named {@code numbers} of his own keeps it. Single thread.
 */
final class TenantNumbers {

    private static final String NAME = "numbers";
    private static final String GUESS = "e164-plus";
    private static final int MOST_PLANS = 256;

    /** What was made of a plan, those that were used least left out: many tenants share few plans. */
    private final Map<NumberPlan, HeaderNumbers> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<NumberPlan, HeaderNumbers> eldest) {
            return size() > MOST_PLANS;
        }
    };

    /** The policies for a tenant that has a plan. */
    List<HeaderPolicy> in(List<HeaderPolicy> policies) {
        if (isIn(policies, NAME)) {
            return policies;
        }
        HeaderPolicy rule = BorderPolicies.numbers(this::shaped);
        PolicyList list = PolicyList.of(policies);
        return (isIn(policies, GUESS) ? list.instead(GUESS, rule) : list.before(rule)).list();
    }

    private static boolean isIn(List<HeaderPolicy> policies, String name) {
        return policies.stream().anyMatch(policy -> policy.name().equals(name));
    }

    private Uri shaped(Uri uri, NumberField field, PolicyContext context) {
        return context.numberPlan()
                .map(plan -> known.computeIfAbsent(plan, HeaderNumbers::of)
                        .uris(context.direction(), field)
                        .apply(uri))
                .orElse(uri);
    }
}
