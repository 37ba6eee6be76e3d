package io.drsip.core.tenant;

import io.drsip.core.tenant.Finding.Severity;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what operators get wrong about names, before Microsoft does.
 *
 * <pre>
 * rule             severity  what                                                     what happens
 * wildcard-depth   ERROR     a name lies two labels below the wildcard                403
 * stars            ERROR     a name of the certificate has a star that counts not     403
 * certificate      ERROR     a name is covered by no certificate                      403
 * base-name        ERROR     a carrier's base name is missing beside its wildcard     OPTIONS get 403
 * onmicrosoft      ERROR     a name below onmicrosoft.com, or below azure.com         cannot be verified
 * fqdn-length      ERROR     a name of more than 63 characters                        cannot be entered
 * teams-and-acs    ERROR     one name for Teams and for Communication Services        480 on every call
 * no-trunk         WARNING   a tenant whose calls no trunk can have                   no call comes
 * identity         ERROR     a tenant names a certificate that is not there           the trunk's is shown
 * policy           WARNING   a tenant names policies that are not there               the trunk's hold
 * </pre>
 *
 * <p>What is not told, such as the names that Communication Services use, is not looked at. Immutable.
 */
public final class TenantLints {

    private static final int LONGEST = 63;
    private static final String PLAN = "Microsoft, Plan Direct Routing";
    private static final String CARRIER = "Microsoft, Configure an SBC for multiple tenants";
    private static final String CONNECT = "Microsoft, Connect your SBC to Direct Routing";
    private static final String PROTOCOL = "Microsoft, Direct Routing SIP protocol";
    private static final String DRSIP = "drsip, Tenant";
    private static final List<Fqdn> UNVERIFIABLE = List.of(Fqdn.parse("onmicrosoft.com"), Fqdn.parse("azure.com"));

    private final List<LintedTrunk> trunks;
    private final Map<String, WrittenNames> identities;
    private final Set<String> policies;
    private final Set<Fqdn> communicationServices;

    private record LintedTrunk(Fqdn fqdn, boolean carrier, WrittenNames certificate) {

        /** Whether a call on this trunk may be the tenant's. */
        boolean serves(Tenant tenant) {
            if (carrier) {
                return tenant.fqdn().parent().filter(fqdn::equals).isPresent();
            }
            return fqdn.equals(tenant.fqdn())
                    || (tenant.coversSubdomains()
                            && fqdn.parent().filter(tenant.fqdn()::equals).isPresent());
        }
    }

    private TenantLints(Builder builder) {
        trunks = List.copyOf(builder.trunks);
        identities = new LinkedHashMap<>(builder.identities);
        policies = Set.copyOf(builder.policies);
        communicationServices = Set.copyOf(builder.communicationServices);
    }

    /**
     * Starts with nothing.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Looks at the trunks.
     *
     * @return what was found, trunk by trunk
     */
    public List<Finding> trunks() {
        List<Finding> found = new ArrayList<>();
        for (LintedTrunk trunk : trunks) {
            ofName(trunk.fqdn, found);
            if (trunk.carrier) {
                baseName(trunk, found);
            } else {
                covered(trunk.fqdn, trunk.certificate, found);
            }
            stars("trunk " + trunk.fqdn, trunk.certificate, found);
        }
        identities.forEach((name, names) -> stars("identity " + name, names, found));
        return found;
    }

    /**
     * Looks at a tenant.
     *
     * @param tenant as the directory has it
     * @return what was found
     */
    public List<Finding> tenant(Tenant tenant) {
        List<Finding> found = new ArrayList<>();
        references(tenant, found);
        Optional<LintedTrunk> trunk =
                trunks.stream().filter(one -> one.serves(tenant)).findFirst();
        ofName(tenant.fqdn(), found);
        if (trunk.isEmpty()) {
            noTrunk(tenant, found);
        } else if (!trunk.get().fqdn.equals(tenant.fqdn()) && !tenant.coversSubdomains()) {
            covered(tenant.fqdn(), certificate(tenant, trunk.get()), found);
        }
        return found;
    }

    /**
     * Looks at tenants.
     *
     * @param tenants as the directory has them
     * @return what was found, tenant by tenant
     */
    public List<Finding> tenants(Collection<Tenant> tenants) {
        return tenants.stream().flatMap(one -> tenant(one).stream()).toList();
    }

    private WrittenNames certificate(Tenant tenant, LintedTrunk trunk) {
        return tenant.identity().map(identities::get).orElse(trunk.certificate);
    }

    private void references(Tenant tenant, List<Finding> found) {
        tenant.identity()
                .filter(name -> !identities.containsKey(name))
                .ifPresent(name -> found.add(new Finding(
                        Severity.ERROR,
                        "identity",
                        tenant.fqdn().toString(),
                        tenant.fqdn() + " wants the certificate '" + name + "', and there are "
                                + sorted(identities.keySet()),
                        "give the SBC an identity of that name, or take another one",
                        DRSIP)));
        tenant.policy()
                .filter(name -> !policies.contains(name))
                .ifPresent(name -> found.add(new Finding(
                        Severity.WARNING,
                        "policy",
                        tenant.fqdn().toString(),
                        tenant.fqdn() + " wants the policies '" + name + "', and there are " + sorted(policies),
                        "give the trunk policies of that name, or take other ones; until then those of the trunk hold",
                        DRSIP)));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private void ofName(Fqdn fqdn, List<Finding> found) {
        String name = fqdn.canonical();
        if (name.length() > LONGEST) {
            String evidence = fqdn + " has " + name.length() + " characters";
            String remedy = "choose a name of at most " + LONGEST;
            found.add(new Finding(Severity.ERROR, "fqdn-length", name, evidence, remedy, CONNECT));
        }
        for (Fqdn domain : UNVERIFIABLE) {
            if (fqdn.equals(domain) || fqdn.isBelow(domain)) {
                String evidence = fqdn + " lies below " + domain + ", where no SBC can be";
                String remedy = "verify a domain of your own in the tenant and use a name in it";
                found.add(new Finding(Severity.ERROR, "onmicrosoft", name, evidence, remedy, PLAN));
            }
        }
        if (communicationServices.contains(fqdn)) {
            String evidence = fqdn + " is used for Teams and for Azure Communication Services";
            String remedy = "use two names, each with a trunk of its own";
            found.add(new Finding(Severity.ERROR, "teams-and-acs", name, evidence, remedy, PLAN));
        }
    }

    private static void baseName(LintedTrunk trunk, List<Finding> found) {
        if (!trunk.certificate.cover(trunk.fqdn)) {
            String evidence = "the certificate has " + trunk.certificate + " and not " + trunk.fqdn
                    + ", which OPTIONS carry; a wildcard does not stand for the name above it";
            String remedy = "order one with " + trunk.fqdn + " beside *." + trunk.fqdn;
            found.add(new Finding(Severity.ERROR, "base-name", trunk.fqdn.canonical(), evidence, remedy, CARRIER));
        }
    }

    private static void covered(Fqdn fqdn, WrittenNames certificate, List<Finding> found) {
        if (certificate.cover(fqdn)) {
            return;
        }
        List<String> tooHigh = certificate.tooHighAbove(fqdn);
        if (!tooHigh.isEmpty()) {
            String evidence = fqdn + " lies more than one label below " + String.join(" and ", tooHigh)
                    + ", and a wildcard stands for one";
            String remedy = "use a name one label below, or order a certificate with *."
                    + fqdn.parent().map(Fqdn::toString).orElse("");
            found.add(new Finding(Severity.ERROR, "wildcard-depth", fqdn.canonical(), evidence, remedy, CARRIER));
            return;
        }
        String evidence = fqdn + " is covered by no name of the certificate, which has " + certificate;
        String remedy = "order one with that name, or with *."
                + fqdn.parent().map(Fqdn::toString).orElse("");
        found.add(new Finding(Severity.ERROR, "certificate", fqdn.canonical(), evidence, remedy, PROTOCOL));
    }

    private static void stars(String owner, WrittenNames certificate, List<Finding> found) {
        for (String name : certificate.withSeveralStars()) {
            String evidence = "the certificate of " + owner + " has " + name + ", where a star counts for nothing";
            String remedy = "order one in which only the first label is a star";
            found.add(new Finding(Severity.ERROR, "stars", name, evidence, remedy, PLAN));
        }
    }

    private void noTrunk(Tenant tenant, List<Finding> found) {
        List<String> names = trunks.stream()
                .map(trunk -> (trunk.carrier ? "<label>." : "") + trunk.fqdn)
                .toList();
        String evidence = "no trunk can have calls of " + tenant + "; the trunks take " + names;
        String remedy = "give the tenant one of these names, or add a trunk";
        found.add(new Finding(Severity.WARNING, "no-trunk", tenant.fqdn().canonical(), evidence, remedy, CARRIER));
        Optional<LintedTrunk> above = trunks.stream()
                .filter(trunk -> trunk.carrier && tenant.fqdn().isBelow(trunk.fqdn))
                .findFirst();
        above.ifPresent(trunk -> covered(tenant.fqdn(), certificate(tenant, trunk), found));
    }

    /** Collects what is there. Single thread. */
    public static final class Builder {

        private final List<LintedTrunk> trunks = new ArrayList<>();
        private final Map<String, WrittenNames> identities = new LinkedHashMap<>();
        private final Set<String> policies = new HashSet<>();
        private final Set<Fqdn> communicationServices = new HashSet<>();

        private Builder() {}

        /**
         * Adds a trunk.
         *
         * @param fqdn its name
         * @param carrier whether its tenants have names one label longer
         * @param certificateNames the names of its certificate as they stand there
         * @return this
         */
        public Builder trunk(Fqdn fqdn, boolean carrier, List<String> certificateNames) {
            trunks.add(new LintedTrunk(fqdn, carrier, new WrittenNames(certificateNames)));
            return this;
        }

        /**
         * Adds a certificate that tenants may name.
         *
         * @param name what {@link Tenant#identity} says
         * @param certificateNames the names of the certificate as they stand there
         * @return this
         */
        public Builder identity(String name, List<String> certificateNames) {
            identities.put(name, new WrittenNames(certificateNames));
            return this;
        }

        /**
         * Adds the names of policies that tenants may name.
         *
         * @param names what {@link Tenant#policy} says
         * @return this
         */
        public Builder policies(Collection<String> names) {
            policies.addAll(names);
            return this;
        }

        /**
         * Adds names that Azure Communication Services use.
         *
         * @param fqdns names of SBCs that are paired there
         * @return this
         */
        public Builder communicationServices(Collection<Fqdn> fqdns) {
            communicationServices.addAll(fqdns);
            return this;
        }

        /**
         * Makes the lints.
         *
         * @return an immutable copy
         */
        public TenantLints build() {
            return new TenantLints(this);
        }
    }
}
