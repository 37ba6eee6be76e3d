package io.drsip.tenant;

import io.drsip.sip.Fqdn;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds tenants by name. Yours to implement over any store; the library asks it for one exact name at a time.
 *
 * <p>May be called from several threads at once and must not block: a directory that waits completes the stage later.
 * The caller of a call that waits for it has heard 100 Trying already.
 */
@FunctionalInterface
public interface TenantDirectory {

    /**
     * The tenant of a name.
     *
     * @param fqdn a host of a Request-URI, or its parent domain
     * @return completes with the tenant that is called exactly so, or empty; an exception counts as a failure of the
     *     directory, and the call is refused with 500
     */
    CompletionStage<Optional<Tenant>> find(Fqdn fqdn);
}
