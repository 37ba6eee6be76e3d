package io.drsip.directory;

import io.drsip.tenant.NumberPlan;
import java.util.Map;
import java.util.Optional;

/** The number plans of an application by the names that a row of {@code drsip_tenant} may have. Immutable. */
public final class NumberPlans {

    private static final NumberPlans NONE = new NumberPlans(Map.of());

    private final Map<String, NumberPlan> byName;

    private NumberPlans(Map<String, NumberPlan> byName) {
        this.byName = byName;
    }

    /**
     * No plans.
     *
     * @return plans of which none has a name
     */
    public static NumberPlans none() {
        return NONE;
    }

    /**
     * Some plans.
     *
     * @param byName plans by names of 1 to 64 characters, such as {@code de}
     * @return the plans
     */
    public static NumberPlans of(Map<String, NumberPlan> byName) {
        return new NumberPlans(Map.copyOf(byName));
    }

    Optional<NumberPlan> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    String nameOf(NumberPlan plan) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(plan))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the number plan " + plan + " has no name; give it one in NumberPlans"));
    }
}
