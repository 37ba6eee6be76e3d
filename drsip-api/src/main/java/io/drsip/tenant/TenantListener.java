package io.drsip.tenant;

/** Hears of tenants that come, change and go. Called on any thread, and must not block. */
@FunctionalInterface
public interface TenantListener {

    /**
     * A directory has changed.
     *
     * @param change who, and what is known now
     */
    void onTenantChanged(TenantChange change);
}
