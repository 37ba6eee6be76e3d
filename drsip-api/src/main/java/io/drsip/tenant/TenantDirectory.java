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
     * @param fqdn a host of a Request-URI, its parent domain, or the tenant that a call is placed for
     * @return completes with the tenant that is called exactly so, or empty; an exception counts as a failure of the
     *     directory, and a call from Microsoft is refused with 503, so that the next trunk is tried
     */
    CompletionStage<Optional<Tenant>> find(Fqdn fqdn);

    /**
     * Announces from now on who comes, changes and goes, so that trunks tell it as an event and caches forget. What is
     * found does not depend on it.
     *
     * @param listener hears each change after it can be found, on any thread, and does not block
     * @return run it to end the announcements. A directory that announces nothing, which is the default, returns one
     *     that does nothing
     */
    default Runnable watch(TenantListener listener) {
        return () -> {};
    }
}
