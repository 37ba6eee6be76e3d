package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantListener;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A directory that is a map. Tenants come and go while calls run: a change counts from the next lookup on and is
 * announced to who watches; calls that run keep their tenant. Thread-safe.
 */
public final class InMemoryTenantDirectory implements TenantDirectory {

    private final Map<Fqdn, Tenant> tenants = new ConcurrentHashMap<>();

    private final List<TenantListener> listeners = new CopyOnWriteArrayList<>();

    private InMemoryTenantDirectory() {}

    /**
     * A directory of some tenants.
     *
     * @param tenants the first ones; may be none
     * @return a new directory
     * @throws IllegalArgumentException if two of them have the same name
     */
    public static InMemoryTenantDirectory of(Tenant... tenants) {
        return of(Arrays.asList(tenants));
    }

    /**
     * A directory of some tenants.
     *
     * @param tenants the first ones; may be none
     * @return a new directory
     * @throws IllegalArgumentException if two of them have the same name
     */
    public static InMemoryTenantDirectory of(Collection<Tenant> tenants) {
        InMemoryTenantDirectory directory = new InMemoryTenantDirectory();
        for (Tenant tenant : tenants) {
            if (directory.tenants.put(tenant.fqdn(), tenant) != null) {
                throw new IllegalArgumentException("two tenants are called " + tenant.fqdn() + "; leave one out");
            }
        }
        return directory;
    }

    /**
     * Adds a tenant, or replaces the one of the same name.
     *
     * @param tenant who is there from now on
     * @return the one that was replaced
     */
    public Optional<Tenant> put(Tenant tenant) {
        Optional<Tenant> before = Optional.ofNullable(tenants.put(tenant.fqdn(), tenant));
        if (!before.equals(Optional.of(tenant))) {
            announce(TenantChange.of(tenant));
        }
        return before;
    }

    /**
     * Takes a tenant out.
     *
     * @param fqdn its name
     * @return the tenant that was there
     */
    public Optional<Tenant> remove(Fqdn fqdn) {
        Optional<Tenant> before = Optional.ofNullable(tenants.remove(fqdn));
        if (before.isPresent()) {
            announce(TenantChange.gone(fqdn));
        }
        return before;
    }

    private void announce(TenantChange change) {
        listeners.forEach(listener -> listener.onTenantChanged(change));
    }

    /**
     * All tenants.
     *
     * @return a copy, in no order
     */
    public List<Tenant> tenants() {
        return List.copyOf(tenants.values());
    }

    /**
     * How many tenants there are.
     *
     * @return a count that is exact while nobody writes
     */
    public int size() {
        return tenants.size();
    }

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        return CompletableFuture.completedFuture(Optional.ofNullable(tenants.get(fqdn)));
    }

    @Override
    public Runnable watch(TenantListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
