package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantDirectory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that is a map. Tenants come and go while calls run: a change counts from the next lookup on, and calls
 * that run keep their tenant. Thread-safe.
 */
public final class InMemoryTenantDirectory implements TenantDirectory {

    private final Map<Fqdn, Tenant> tenants = new ConcurrentHashMap<>();

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
            if (directory.put(tenant).isPresent()) {
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
        return Optional.ofNullable(tenants.put(tenant.fqdn(), tenant));
    }

    /**
     * Takes a tenant out.
     *
     * @param fqdn its name
     * @return the tenant that was there
     */
    public Optional<Tenant> remove(Fqdn fqdn) {
        return Optional.ofNullable(tenants.remove(fqdn));
    }

    /**
     * All tenants.
     *
     * @return a copy, in no order
     */
    public List<Tenant> tenants() {
        return List.copyOf(tenants.values());
    }

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        return CompletableFuture.completedFuture(Optional.ofNullable(tenants.get(fqdn)));
    }
}
