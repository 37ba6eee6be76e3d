package io.drsip.directory;

import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of changes. One that throws harms no other. Thread-safe. */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final List<TenantListener> listeners = new CopyOnWriteArrayList<>();

    Announcements() {}

    Runnable add(TenantListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(TenantChange change) {
        for (TenantListener listener : listeners) {
            try {
                listener.onTenantChanged(change);
            } catch (RuntimeException e) {
                LOG.error("a listener for tenants threw", e);
            }
        }
    }
}
