package io.drsip.tenant;

import io.drsip.sip.Fqdn;

/**
 * A customer whose calls run over a trunk: the one object from which Contact and From are derived.
 *
 * <p>On a trunk of its own the tenant has the trunk's FQDN; on a carrier trunk it has one label more (Microsoft,
 * Configure an SBC for multiple tenants). Immutable.
 */
public final class Tenant {

    private final Fqdn fqdn;
    private final boolean coversSubdomains;

    private Tenant(Fqdn fqdn, boolean coversSubdomains) {
        this.fqdn = fqdn;
        this.coversSubdomains = coversSubdomains;
    }

    /**
     * A tenant that is known by exactly one name.
     *
     * @param fqdn the name in the Request-URI of its calls and in our Contact
     * @return the tenant
     */
    public static Tenant of(Fqdn fqdn) {
        return new Tenant(fqdn, false);
    }

    /**
     * The same tenant, known also by every name one label below its own.
     *
     * @return a tenant whose FQDN is a domain
     */
    public Tenant coveringSubdomains() {
        return new Tenant(fqdn, true);
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Tenant tenant
                && fqdn.equals(tenant.fqdn)
                && coversSubdomains == tenant.coversSubdomains;
    }

    @Override
    public int hashCode() {
        return fqdn.hashCode();
    }

    /** The FQDN, and a star in front if names below it count, too. */
    @Override
    public String toString() {
        return (coversSubdomains ? "*." : "") + fqdn;
    }
}
