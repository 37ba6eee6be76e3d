package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A tenant as Microsoft knows it: verified domains, paired trunks, users' numbers (Microsoft, Connect your SBC;
 * Configure an SBC for multiple tenants). Immutable.
 */
public final class SimulatedTenant {

    private final String name;
    private final Set<Fqdn> domains;
    private final Map<Fqdn, Integer> trunks;
    private final Map<Fqdn, Integer> carrierTrunks;
    private final Set<Fqdn> bypass;
    private final Set<String> numbers;
    private final Set<String> blockedCallers;

    private SimulatedTenant(Builder builder) {
        name = builder.name;
        domains = Set.copyOf(builder.domains);
        trunks = Map.copyOf(builder.trunks);
        carrierTrunks = Map.copyOf(builder.carrierTrunks);
        bypass = Set.copyOf(builder.bypass);
        numbers = Set.copyOf(builder.numbers);
        blockedCallers = Set.copyOf(builder.blockedCallers);
    }

    /**
     * Starts a tenant.
     *
     * @param name for people
     * @return a builder without domain, trunk and number
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * The tenant of a company with one SBC of its own: its parent domain is verified and the SBC is paired.
     *
     * @param sbc such as {@code sbc1.contoso.com}
     * @param port where the SBC listens, as entered at Microsoft
     * @param numbers the users' numbers in E.164 with plus
     * @return the tenant, named as the SBC's domain
     */
    public static SimulatedTenant of(String sbc, int port, String... numbers) {
        Fqdn fqdn = Fqdn.parse(sbc);
        String domain = fqdn.parent().orElse(fqdn).canonical();
        return builder(domain)
                .verifiedDomain(domain)
                .trunk(sbc, port)
                .numbers(numbers)
                .build();
    }

    /**
     * What people call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    boolean hasVerified(Fqdn domain) {
        return domains.contains(domain);
    }

    OptionalInt trunkPort(Fqdn trunk) {
        return port(trunks, trunk);
    }

    OptionalInt carrierPort(Fqdn base) {
        return port(carrierTrunks, base);
    }

    boolean isBypass(Fqdn trunk) {
        return bypass.contains(trunk);
    }

    boolean hasNumber(String number) {
        return numbers.contains(number);
    }

    boolean blocks(String caller) {
        return blockedCallers.contains(caller);
    }

    private static OptionalInt port(Map<Fqdn, Integer> trunks, Fqdn name) {
        Integer port = trunks.get(name);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /** Describes a tenant. Single thread. */
    public static final class Builder {

        private final String name;
        private final Set<Fqdn> domains = new HashSet<>();
        private final Map<Fqdn, Integer> trunks = new HashMap<>();
        private final Map<Fqdn, Integer> carrierTrunks = new HashMap<>();
        private final Set<Fqdn> bypass = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> blockedCallers = new HashSet<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a domain that the tenant has proven to own.
         *
         * @param domain such as {@code contoso.com}
         * @return this
         */
        public Builder verifiedDomain(String domain) {
            domains.add(Fqdn.parse(domain));
            return this;
        }

        /**
         * Pairs an SBC with the tenant.
         *
         * @param fqdn such as {@code sbc1.contoso.com}
         * @param port its SipSignalingPort
         * @return this
         */
        public Builder trunk(String fqdn, int port) {
            trunks.put(Fqdn.parse(fqdn), port);
            return this;
        }

        /**
         * Pairs a carrier's SBC: names one label below it are trunks of the customers that verified them.
         *
         * @param baseFqdn such as {@code customers.adatum.biz}
         * @param port its SipSignalingPort
         * @return this
         */
        public Builder carrierTrunk(String baseFqdn, int port) {
            carrierTrunks.put(Fqdn.parse(baseFqdn), port);
            return this;
        }

        /**
         * Switches a trunk to media bypass: offers without ICE candidates are refused.
         *
         * @param fqdn of a paired trunk
         * @return this
         */
        public Builder mediaBypass(String fqdn) {
            bypass.add(Fqdn.parse(fqdn));
            return this;
        }

        /**
         * Gives users numbers.
         *
         * @param e164 with plus
         * @return this
         */
        public Builder numbers(String... e164) {
            numbers.addAll(Arrays.asList(e164));
            return this;
        }

        /**
         * Blocks callers.
         *
         * @param e164 with plus
         * @return this
         */
        public Builder blockedCallers(String... e164) {
            blockedCallers.addAll(Arrays.asList(e164));
            return this;
        }

        /**
         * Makes the tenant.
         *
         * @return an immutable copy
         */
        public SimulatedTenant build() {
            return new SimulatedTenant(this);
        }
    }
}
