package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of policies in the making: yours go before, after or instead of others, which are called by name. Single
 * thread.
 */
public final class PolicyList {

    private final List<HeaderPolicy> policies;

    private PolicyList(List<? extends HeaderPolicy> policies) {
        this.policies = new ArrayList<>(policies);
    }

    /**
     * Starts with some policies.
     *
     * @param policies first to last
     * @return a new list
     */
    public static PolicyList of(List<? extends HeaderPolicy> policies) {
        return new PolicyList(policies);
    }

    /**
     * Puts a policy before all others.
     *
     * @param policy what runs first
     * @return this
     */
    public PolicyList before(HeaderPolicy policy) {
        policies.add(0, policy);
        return this;
    }

    /**
     * Puts a policy right before another one.
     *
     * @param name the name of the other one
     * @param policy what runs before it
     * @return this
     * @throws IllegalArgumentException if there is none of that name
     */
    public PolicyList before(String name, HeaderPolicy policy) {
        policies.add(indexOf(name), policy);
        return this;
    }

    /**
     * Puts a policy after all others.
     *
     * @param policy what runs last
     * @return this
     */
    public PolicyList after(HeaderPolicy policy) {
        policies.add(policy);
        return this;
    }

    /**
     * Puts a policy right after another one.
     *
     * @param name the name of the other one
     * @param policy what runs after it
     * @return this
     * @throws IllegalArgumentException if there is none of that name
     */
    public PolicyList after(String name, HeaderPolicy policy) {
        policies.add(indexOf(name) + 1, policy);
        return this;
    }

    /**
     * Puts a policy in the place of another one.
     *
     * @param name the name of the other one, which is gone then
     * @param policy what runs in its place
     * @return this
     * @throws IllegalArgumentException if there is none of that name
     */
    public PolicyList instead(String name, HeaderPolicy policy) {
        policies.set(indexOf(name), policy);
        return this;
    }

    /**
     * Lets a policy only report what it would change.
     *
     * @param name its name
     * @return this
     * @throws IllegalArgumentException if there is none of that name
     */
    public PolicyList reportOnly(String name) {
        int index = indexOf(name);
        policies.set(index, policies.get(index).withMode(Mode.LINT));
        return this;
    }

    /**
     * Takes a policy out.
     *
     * @param name its name
     * @return this
     * @throws IllegalArgumentException if there is none of that name
     */
    public PolicyList without(String name) {
        policies.remove(indexOf(name));
        return this;
    }

    /**
     * The policies.
     *
     * @return first to last; an unmodifiable copy
     */
    public List<HeaderPolicy> list() {
        return List.copyOf(policies);
    }

    private int indexOf(String name) {
        List<String> names = policies.stream().map(HeaderPolicy::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no policy \"" + name + "\"; use one of " + names);
        }
        return index;
    }
}
