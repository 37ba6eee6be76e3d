package io.drsip.tenant;

import io.drsip.sip.Fqdn;
import java.util.Optional;

/**
 * A tenant came, changed or went. Immutable.
 *
 * @param fqdn its name
 * @param tenant what is known of it from now on; empty if it is gone
 */
public record TenantChange(Fqdn fqdn, Optional<Tenant> tenant) {

    /**
     * A tenant that is there from now on, or differs from now on.
     *
     * @param tenant the tenant
     * @return the change
     */
    public static TenantChange of(Tenant tenant) {
        return new TenantChange(tenant.fqdn(), Optional.of(tenant));
    }

    /**
     * A tenant that is gone.
     *
     * @param fqdn its name
     * @return the change
     */
    public static TenantChange gone(Fqdn fqdn) {
        return new TenantChange(fqdn, Optional.empty());
    }
}
