package io.drsip.trunk;

import io.drsip.policy.HeaderPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a trunk asks for its tenants, and which policies they may name. Immutable. */
public final class TenantConfig {

    /** Microsoft gives up after {@code FailoverTimeSeconds}, 10 by default and 20 in slow regions. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What a mobile telephone without a card takes for emergency numbers (3GPP TS 22.101 section 10.1.1, a and c). */
    private static final Set<String> EMERGENCY = Set.of("000", "08", "110", "112", "118", "119", "911", "999");

    private static final TenantConfig DEFAULTS = builder().build();

    private final Duration lookup;
    private final Duration retryAfter;
    private final int waiting;
    private final Set<String> emergencyNumbers;
    private final Map<String, List<HeaderPolicy>> policies;

    private TenantConfig(Builder builder) {
        lookup = builder.lookup;
        retryAfter = builder.retryAfter;
        waiting = builder.waiting;
        emergencyNumbers = builder.emergencyNumbers;
        policies = Map.copyOf(builder.policies);
    }

    /**
     * What fits Microsoft Teams.
     *
     * @return the defaults of {@link Builder}
     */
    public static TenantConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How long the lookup of one call may take in all.
     *
     * @return a positive time
     */
    public Duration lookup() {
        return lookup;
    }

    /**
     * What Retry-After says when nobody could tell whose a call is.
     *
     * @return whole seconds
     */
    public Duration retryAfter() {
        return retryAfter;
    }

    /**
     * How many lookups may wait for the directory.
     *
     * @return a positive number
     */
    public int waiting() {
        return waiting;
    }

    /**
     * The numbers for which no limit holds, whatever the plan of a tenant says.
     *
     * @return numbers as they are dialled, without a plus; unmodifiable
     */
    public Set<String> emergencyNumbers() {
        return emergencyNumbers;
    }

    /**
     * The policies of tenants that name some.
     *
     * @param name what {@link io.drsip.tenant.Tenant#policy} says
     * @return the policies in their order; empty if nothing has that name, and then those of the trunk hold
     */
    public Optional<List<HeaderPolicy>> policies(String name) {
        return Optional.ofNullable(policies.get(name));
    }

    /**
     * All policies that a tenant may name.
     *
     * @return lists by name; unmodifiable
     */
    public Map<String, List<HeaderPolicy>> policies() {
        return policies;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private Duration lookup = Duration.ofSeconds(3);
        private Duration retryAfter = Duration.ofSeconds(5);
        private int waiting = 10_000;
        private Set<String> emergencyNumbers = EMERGENCY;
        private final Map<String, List<HeaderPolicy>> policies = new HashMap<>();

        private Builder() {}

        /**
         * Sets how long the lookup of one call may take in all; then a call from Microsoft is refused with 503.
         *
         * @param time up to 10 s, after which Microsoft gives up (Microsoft, Set-CsOnlinePSTNGateway,
         *     FailoverTimeSeconds); default 3 s, so that the next trunk still has its time
         * @return this
         */
        public Builder lookup(Duration time) {
            lookup = time;
            return this;
        }

        /**
         * Sets what Retry-After says when nobody could tell whose a call is.
         *
         * @param time at least 1 s; default 5 s, as a directory that has failed is rarely back within the second
         * @return this
         */
        public Builder retryAfter(Duration time) {
            retryAfter = time;
            return this;
        }

        /**
         * Sets how many lookups may wait for the directory; one more is refused with 503 at once.
         *
         * @param count at least 1, default 10,000
         * @return this
         */
        public Builder waiting(int count) {
            waiting = count;
            return this;
        }

        /**
         * Sets the numbers for which no limit holds, whatever the plan of a tenant says.
         *
         * @param numbers as they are dialled; a plus in front, parameters, escapes and separators do not count. Default
         *     000, 08, 110, 112, 118, 119, 911 and 999, which a mobile telephone without a card takes for emergency
         *     numbers (3GPP TS 22.101 section 10.1.1, a and c)
         * @return this
         */
        public Builder emergencyNumbers(Set<String> numbers) {
            emergencyNumbers = Set.copyOf(numbers);
            return this;
        }

        /**
         * Adds policies that tenants may name; they hold instead of those of the trunk.
         *
         * @param name what {@link io.drsip.tenant.Tenant#policy} says
         * @param inOrder the policies, first to last
         * @return this
         */
        public Builder policies(String name, List<? extends HeaderPolicy> inOrder) {
            policies.put(name, List.copyOf(inOrder));
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         */
        public TenantConfig build() {
            Problems problems = new Problems();
            problems.require(
                    !lookup.isNegative() && !lookup.isZero() && lookup.compareTo(LONGEST) <= 0,
                    "lookup must be above 0 s and at most 10 s, when Microsoft gives up");
            problems.require(retryAfter.toSeconds() >= 1, "retryAfter must be 1 s or more");
            problems.require(waiting >= 1, "waiting must be 1 or more");
            problems.throwIfAny();
            return new TenantConfig(this);
        }
    }
}
