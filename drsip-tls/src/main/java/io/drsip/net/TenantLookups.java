package io.drsip.net;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantDirectory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the tenant directory for one trunk, and gives every question exactly one answer in time. Single thread. */
final class TenantLookups {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLookups.class);

    private final TenantDirectory directory;
    private final TrunkLoop trunk;
    private final Duration limit;

    // Questions without an answer, each with its timer.
    private final Map<Long, Future<?>> open = new HashMap<>();

    TenantLookups(TenantDirectory directory, TrunkLoop trunk, Duration limit) {
        this.directory = directory;
        this.trunk = trunk;
        this.limit = limit;
    }

    void find(long lookup, Fqdn name) {
        String late = "the tenant directory has not answered for " + limit.toMillis() + " ms";
        open.put(lookup, trunk.after(limit, () -> trunk.feed(now -> fail(lookup, late, now))));
        trunk.callBack("TenantDirectory.find(" + name + ")", () -> ask(lookup, name));
    }

    private void ask(long lookup, Fqdn name) {
        try {
            directory.find(name).thenApply(Objects::requireNonNull).whenComplete((tenant, error) -> {
                if (error == null) {
                    trunk.submit(now -> succeed(lookup, tenant, now));
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
        trunk.submit(now -> fail(lookup, "the tenant directory failed: " + error, now));
    }

    private void succeed(long lookup, Optional<Tenant> tenant, Instant now) {
        if (takeOut(lookup)) {
            trunk.engine().onTenantFound(lookup, tenant, now);
        }
    }

    private void fail(long lookup, String cause, Instant now) {
        if (takeOut(lookup)) {
            trunk.engine().onTenantLookupFailed(lookup, cause, now);
        }
    }

    private boolean takeOut(long lookup) {
        Future<?> timer = open.remove(lookup);
        if (timer != null) {
            timer.cancel(false);
        }
        return timer != null;
    }
}
