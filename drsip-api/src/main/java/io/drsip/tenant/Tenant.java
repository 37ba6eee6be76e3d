package io.drsip.tenant;

import io.drsip.sip.Fqdn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer whose calls run over a trunk: the one object from which Contact, From, SNI, certificate, number plan,
 * limits and policies of its calls derive.
 *
 * <p>On a trunk of its own the tenant has the trunk's FQDN; on a carrier trunk it has one label more (Microsoft,
 * Configure an SBC for multiple tenants). Keys and rules are named, not held, so that a tenant fits into a row of a
 * table: what a name stands for, the trunk says. Immutable.
 */
public final class Tenant {

    private final Fqdn fqdn;
    private final boolean coversSubdomains;
    private final Optional<String> identity;
    private final Optional<String> policy;
    private final Optional<NumberPlan> numberPlan;
    private final TenantLimits limits;

    private Tenant(Builder builder) {
        fqdn = builder.fqdn;
        coversSubdomains = builder.coversSubdomains;
        identity = builder.identity;
        policy = builder.policy;
        numberPlan = builder.numberPlan;
        limits = builder.limits;
    }

    /**
     * A tenant that is known by exactly one name, with the certificate and the policies of its trunk and no limits.
     *
     * @param fqdn the name in the Request-URI of its calls and in our Contact
     * @return the tenant
     */
    public static Tenant of(Fqdn fqdn) {
        return builder(fqdn).build();
    }

    /**
     * Starts with the defaults.
     *
     * @param fqdn the name in the Request-URI of its calls and in our Contact
     * @return a new builder
     */
    public static Builder builder(Fqdn fqdn) {
        return new Builder(fqdn);
    }

    /**
     * Starts with all that this tenant has.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(fqdn);
        builder.coversSubdomains = coversSubdomains;
        builder.identity = identity;
        builder.policy = policy;
        builder.numberPlan = numberPlan;
        builder.limits = limits;
        return builder;
    }

    /**
     * The same tenant, known also by every name one label below its own.
     *
     * @return a tenant whose FQDN is a domain
     */
    public Tenant coveringSubdomains() {
        return toBuilder().coversSubdomains(true).build();
    }

    /**
     * The tenant's name.
     *
     * @return the FQDN
     */
    public Fqdn fqdn() {
        return fqdn;
    }

    /**
     * Whether names below this one are this tenant's, too.
     *
     * @return false unless it was said
     */
    public boolean coversSubdomains() {
        return coversSubdomains;
    }

    /**
     * Which certificate stands for this tenant, in both directions.
     *
     * @return the name that the SBC was given an identity under; empty for the one of the trunk
     */
    public Optional<String> identity() {
        return identity;
    }

    /**
     * Which policies its messages go through.
     *
     * @return the name that the trunk was given policies under; empty for those of the trunk
     */
    public Optional<String> policy() {
        return policy;
    }

    /**
     * What its numbers mean.
     *
     * @return its plan; empty if it was not said, and then numbers are taken as they are
     */
    public Optional<NumberPlan> numberPlan() {
        return numberPlan;
    }

    /**
     * How much this tenant may use.
     *
     * @return the limits; {@link TenantLimits#none()} unless it was said
     */
    public TenantLimits limits() {
        return limits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tenant tenant
                && fqdn.equals(tenant.fqdn)
                && coversSubdomains == tenant.coversSubdomains
                && identity.equals(tenant.identity)
                && policy.equals(tenant.policy)
                && numberPlan.equals(tenant.numberPlan)
                && limits.equals(tenant.limits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fqdn, coversSubdomains, identity, policy, numberPlan, limits);
    }

    /** The FQDN, and a star in front if names below it count, too. */
    @Override
    public String toString() {
        return (coversSubdomains ? "*." : "") + fqdn;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private static final int LONGEST_NAME = 64;

        private final Fqdn fqdn;
        private boolean coversSubdomains;
        private Optional<String> identity = Optional.empty();
        private Optional<String> policy = Optional.empty();
        private Optional<NumberPlan> numberPlan = Optional.empty();
        private TenantLimits limits = TenantLimits.none();

        private Builder(Fqdn fqdn) {
            this.fqdn = fqdn;
        }

        /**
         * Says whether every name one label below is this tenant's, too.
         *
         * @param value default false
         * @return this
         */
        public Builder coversSubdomains(boolean value) {
            coversSubdomains = value;
            return this;
        }

        /**
         * Sets which certificate stands for this tenant.
         *
         * @param name what the SBC was given an identity under, 1 to 64 characters; default is that of the trunk
         * @return this
         */
        public Builder identity(String name) {
            identity = Optional.of(name);
            return this;
        }

        /**
         * Sets which policies its messages go through.
         *
         * @param name what the trunk was given policies under, 1 to 64 characters; default are those of the trunk
         * @return this
         */
        public Builder policy(String name) {
            policy = Optional.of(name);
            return this;
        }

        /**
         * Sets what its numbers mean.
         *
         * @param value default is none. Its emergency numbers are never refused for a limit
         * @return this
         */
        public Builder numberPlan(NumberPlan value) {
            numberPlan = Optional.of(value);
            return this;
        }

        /**
         * Sets how much this tenant may use.
         *
         * @param value default {@link TenantLimits#none()}
         * @return this
         */
        public Builder limits(TenantLimits value) {
            limits = value;
            return this;
        }

        /**
         * Makes the tenant.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         */
        public Tenant build() {
            List<String> problems = new ArrayList<>();
            check("identity", identity, problems);
            check("policy", policy, problems);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("tenant " + fqdn + ": " + String.join("; ", problems));
            }
            return new Tenant(this);
        }

        private static void check(String what, Optional<String> name, List<String> problems) {
            if (name.isPresent() && (name.get().isBlank() || name.get().length() > LONGEST_NAME)) {
                problems.add(what + " is blank or longer than " + LONGEST_NAME + " characters; use a short name");
            }
        }
    }
}
