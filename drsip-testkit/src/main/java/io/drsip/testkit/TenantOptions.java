package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenants from a command line: each {@code --trunk}, {@code --carrier} or {@code --customer} begins one, the numbers
 * behind it are its users'. Single thread.
 */
final class TenantOptions {

    private final List<SimulatedTenant.Builder> tenants = new ArrayList<>();

    static List<SimulatedTenant> of(CommandLine line) {
        TenantOptions options = new TenantOptions();
        line.all().forEach(options::take);
        return options.tenants.stream().map(SimulatedTenant.Builder::build).toList();
    }

    private void take(CommandLine.Given option) {
        switch (option.name()) {
            case "--trunk" -> trunk(option.value());
            case "--carrier" -> carrier(option.value());
            case "--customer" ->
                tenants.add(SimulatedTenant.builder(option.value()).verifiedDomain(option.value()));
            case "--domain" -> current("--domain").verifiedDomain(option.value());
            case "--number" -> current("--number").numbers(option.value());
            case "--block" -> current("--block").blockedCallers(option.value());
            default -> {
                // The other options are not about tenants.
            }
        }
    }

    private void trunk(String value) {
        Fqdn fqdn = Fqdn.parse(host(value));
        String domain = fqdn.parent().orElse(fqdn).canonical();
        tenants.add(SimulatedTenant.builder(domain).verifiedDomain(domain).trunk(host(value), port(value)));
    }

    private void carrier(String value) {
        tenants.add(SimulatedTenant.builder(host(value))
                .verifiedDomain(host(value))
                .carrierTrunk(host(value), port(value)));
    }

    private SimulatedTenant.Builder current(String option) {
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException(option + " belongs behind a --trunk, --carrier or --customer");
        }
        return tenants.get(tenants.size() - 1);
    }

    private static String host(String value) {
        int colon = value.indexOf(':');
        return colon < 0 ? value : value.substring(0, colon);
    }

    /** 5061 if the value names none. */
    private static int port(String value) {
        int colon = value.indexOf(':');
        return colon < 0 ? 5061 : Numbers.of("a port", value.substring(colon + 1), 1, 65535);
    }
}
