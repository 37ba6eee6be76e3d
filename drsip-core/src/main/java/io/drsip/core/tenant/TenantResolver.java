package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds whose request from Microsoft this is: the tenant whose FQDN is the host of the Request-URI (Microsoft,
 * Configure an SBC for multiple tenants).
 *
 * <p>Case and a trailing dot do not count. The domain one label above matches only if its tenant says that it covers
 * subdomains. The base domain of a carrier matches no call at all: all of the carrier's customers lie below it, and a
 * name that none of them has must not end up with one. Immutable.
 */
public final class TenantResolver {

    private final Fqdn trunk;
    private final Set<Fqdn> carrierBases;

    private TenantResolver(Fqdn trunk, Set<Fqdn> carrierBases) {
        this.trunk = trunk;
        this.carrierBases = carrierBases;
    }

    /**
     * For a trunk of one customer.
     *
     * @param trunk its FQDN, which is that of its tenant, too
     * @return a resolver
     */
    public static TenantResolver of(Fqdn trunk) {
        return new TenantResolver(trunk, Set.of());
    }

    /**
     * For the trunk of a carrier.
     *
     * @param base its FQDN, the base domain; the tenants have one label more
     * @return a resolver
     */
    public static TenantResolver carrier(Fqdn base) {
        return new TenantResolver(base, Set.of(base));
    }

    /**
     * For a trunk beside which there are carriers.
     *
     * @param bases the base domains of all carrier trunks that share the directory
     * @return a resolver that lets none of them match, nor that of this trunk if it is a carrier's
     */
    public TenantResolver besideCarriers(Set<Fqdn> bases) {
        Set<Fqdn> all = new HashSet<>(carrierBases);
        all.addAll(bases);
        return new TenantResolver(trunk, Set.copyOf(all));
    }

    /**
     * Begins the lookup of a request that is, or belongs to, a call.
     *
     * @param host the host of the Request-URI
     * @return a question to the directory, or at once {@link TenantLookup.Unknown}
     */
    public TenantLookup forCall(Host host) {
        if (!(host instanceof Fqdn name)) {
            return new TenantLookup.Unknown(host + " is an address; tenants have names");
        }
        if (carrierBases.contains(name)) {
            return new TenantLookup.Unknown(name + " is the base domain of a carrier, which has no calls of its own");
        }
        Optional<Fqdn> parent = name.parent().filter(domain -> !carrierBases.contains(domain));
        return new TenantLookup.Ask(name, parent);
    }

    /**
     * Whether a lookup on this trunk may end with a tenant of that name.
     *
     * @param tenant a name in the directory
     * @return true for the trunk's own name and the domain above it; for a carrier, one label below
     */
    public boolean concerns(Fqdn tenant) {
        if (carrierBases.contains(trunk)) {
            return tenant.parent().filter(trunk::equals).isPresent();
        }
        return tenant.equals(trunk) || trunk.parent().filter(tenant::equals).isPresent();
    }

    /**
     * Begins the lookup of an OPTIONS outside a call, which Microsoft sends to the name of the trunk.
     *
     * @param host the host of the Request-URI
     * @return {@link TenantLookup.OurOwn} for the trunk, else as {@link #forCall}
     */
    public TenantLookup forOptions(Host host) {
        return host.equals(trunk) ? new TenantLookup.OurOwn(trunk) : forCall(host);
    }
}
