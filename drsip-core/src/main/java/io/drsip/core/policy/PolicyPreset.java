package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rules for Microsoft's side as its documents had it at a date. A preset never changes: when a fact moves, there is
 * a new one, and who has pinned the old one keeps it.
 *
 * <pre>{@code
 * TrunkConfig.builder(fqdn).policies(PolicyPreset.named("teams@2026-06").policies())
 * }</pre>
 *
 * <p>Immutable.
 */
public final class PolicyPreset {

    private final String name;
    private final String basis;
    private final Supplier<List<HeaderPolicy>> policies;
    private final List<PresetChange> changes;

    PolicyPreset(String name, String basis, Supplier<List<HeaderPolicy>> policies, List<PresetChange> changes) {
        this.name = name;
        this.basis = basis;
        this.policies = policies;
        this.changes = List.copyOf(changes);
    }

    /**
     * All presets that there have been.
     *
     * @return for each kind, the oldest first
     */
    public static List<PolicyPreset> all() {
        return Presets.ALL;
    }

    /**
     * The preset of a name.
     *
     * @param name such as {@code teams@2026-06}
     * @return the preset
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static PolicyPreset named(String name) {
        return all().stream()
                .filter(preset -> preset.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + name + "\"; use one of "
                        + all().stream().map(PolicyPreset::name).toList()));
    }

    /**
     * What it is called.
     *
     * @return kind and date, such as {@code teams@2026-06}: Microsoft's documents as they were at the end of that month
     */
    public String name() {
        return name;
    }

    /**
     * What its changes are counted from.
     *
     * @return the name of another preset, or in words
     */
    public String basis() {
        return basis;
    }

    /**
     * The rules.
     *
     * @return first to last; unmodifiable
     */
    public List<HeaderPolicy> policies() {
        return policies.get();
    }

    /**
     * Starts a list of your own with these rules.
     *
     * @return the rules, to be added to and taken from
     */
    public PolicyList with() {
        return PolicyList.of(policies());
    }

    /**
     * What is different from the preset it is based on.
     *
     * @return in the order of the rules
     */
    public List<PresetChange> changes() {
        return changes;
    }

    /** The preset with its changes, a line for each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + ", based on " + basis);
        changes.forEach(change -> text.append("\n  ").append(change));
        return text.toString();
    }
}
