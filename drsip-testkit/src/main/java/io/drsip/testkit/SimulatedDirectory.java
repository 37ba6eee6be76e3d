package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which tenant and trunk an FQDN belongs to, found as Microsoft finds them (Microsoft, SIP protocol; Configure an SBC
 * for multiple tenants): the full name is a verified domain somewhere, else the name without its first label is; then
 * the trunk is paired there, or derived from a carrier's trunk by exactly one label.
 *
 * <p>Thread-safe.
 */
final class SimulatedDirectory {

    private final List<SimulatedTenant> tenants;

    SimulatedDirectory(List<SimulatedTenant> tenants) {
        this.tenants = new CopyOnWriteArrayList<>(tenants);
    }

    /**
     * A trunk of a tenant.
     *
     * @param tenant whose calls it carries
     * @param fqdn its name
     * @param port where the SBC listens
     * @param base the carrier's trunk it is derived from, or itself
     * @param bypass whether media goes around Microsoft
     */
    record PairedTrunk(SimulatedTenant tenant, Fqdn fqdn, int port, Fqdn base, boolean bypass) {}

    void add(SimulatedTenant tenant) {
        tenants.add(tenant);
    }

    Optional<PairedTrunk> find(Fqdn fqdn) {
        return tenantOf(fqdn).or(() -> carrierOf(fqdn)).flatMap(tenant -> trunk(tenant, fqdn));
    }

    Optional<SimulatedTenant> tenantOf(Fqdn fqdn) {
        return verifier(fqdn).or(() -> fqdn.parent().flatMap(this::verifier));
    }

    private Optional<SimulatedTenant> verifier(Fqdn domain) {
        return tenants.stream().filter(tenant -> tenant.hasVerified(domain)).findFirst();
    }

    /** The owner of a carrier's base name, which is verified there as a domain or below one. */
    private Optional<SimulatedTenant> carrierOf(Fqdn base) {
        return tenants.stream()
                .filter(tenant -> tenant.carrierPort(base).isPresent())
                .findFirst();
    }

    private Optional<PairedTrunk> trunk(SimulatedTenant tenant, Fqdn fqdn) {
        OptionalInt own = tenant.trunkPort(fqdn).isPresent() ? tenant.trunkPort(fqdn) : tenant.carrierPort(fqdn);
        if (own.isPresent()) {
            return Optional.of(new PairedTrunk(tenant, fqdn, own.getAsInt(), fqdn, tenant.isBypass(fqdn)));
        }
        return fqdn.parent().flatMap(base -> derived(tenant, fqdn, base));
    }

    private Optional<PairedTrunk> derived(SimulatedTenant tenant, Fqdn fqdn, Fqdn base) {
        if (!tenant.hasVerified(fqdn)) {
            return Optional.empty();
        }
        return carrierOf(base)
                .map(carrier -> new PairedTrunk(
                        tenant, fqdn, carrier.carrierPort(base).orElseThrow(), base, carrier.isBypass(base)));
    }
}
