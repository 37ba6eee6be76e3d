package io.drsip.net;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.TenantDirectory;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the tenant directory for one trunk; the engine knows how long it waits. Single thread. */
final class TenantLookups {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLookups.class);

    private final TenantDirectory directory;
    private final TrunkLoop trunk;

    TenantLookups(TenantDirectory directory, TrunkLoop trunk) {
        this.directory = directory;
        this.trunk = trunk;
    }

    void find(long lookup, Fqdn name) {
        trunk.callBack("TenantDirectory.find(" + name + ")", () -> ask(lookup, name));
    }

    private void ask(long lookup, Fqdn name) {
        try {
            directory.find(name).thenApply(Objects::requireNonNull).whenComplete((tenant, error) -> {
                if (error == null) {
                    trunk.submit(now -> trunk.engine().onTenantFound(lookup, tenant, now));
                } else {
                    onError(lookup, error);
                }
            });
        } catch (RuntimeException e) {
            onError(lookup, e);
        }
    }

    private void onError(long lookup, Throwable error) {
        LOG.warn("the tenant directory failed", error);
        trunk.submit(now -> trunk.engine().onTenantLookupFailed(lookup, String.valueOf(error), now));
    }

    /** Tells the engine of tenants that come and go, until the result is run. */
    Runnable watch() {
        return directory.watch(change -> trunk.submit(now -> trunk.engine().onTenantChanged(change, now)));
    }
}
