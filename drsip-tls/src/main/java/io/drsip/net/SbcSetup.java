package io.drsip.net;

import io.drsip.call.CallHandler;
import io.drsip.core.tenant.TenantLints;
import io.drsip.sip.Fqdn;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tls.CertificateName;
import io.drsip.tls.IdentityProblem;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.TrunkListener;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an SBC is made of, as the builder collects it. Single thread. */
final class SbcSetup {

    private static final Logger LOG = LoggerFactory.getLogger(SbcSetup.class);

    final List<TrunkSetup> trunks = new ArrayList<>();
    final Map<String, TlsIdentity> identities = new LinkedHashMap<>();
    Optional<Trust> trust = Optional.empty();
    Optional<HostResolver> resolver = Optional.empty();
    List<InetSocketAddress> dnsServers = List.of();
    Optional<TenantDirectory> tenants = Optional.empty();
    Optional<Executor> executor = Optional.empty();
    Optional<EventLoopGroup> eventLoops = Optional.empty();
    ConnectionLimits limits = ConnectionLimits.defaults();
    ParseLimits parseLimits = ParseLimits.defaults();
    TrunkListener listener = event -> LOG.info("{}", event);
    CallHandler calls = call -> call.reject(Status.SERVICE_UNAVAILABLE);

    SbcSetup() {}

    /** All that is wrong, with what to change; what is only odd goes to the log. */
    void check() {
        Instant now = Instant.now();
        List<String> warnings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (trunks.isEmpty()) {
            problems.add("there is no trunk; add one with its configuration, identity and listen address");
        }
        Set<Fqdn> names = new HashSet<>();
        Set<InetSocketAddress> listeners = new HashSet<>();
        for (TrunkSetup trunk : trunks) {
            Fqdn name = trunk.config().fqdn();
            if (!names.add(name)) {
                problems.add("trunk " + name + " is there twice; leave one out");
            }
            if (trunk.listen().getPort() != 0 && !listeners.add(trunk.listen())) {
                problems.add(
                        "trunk " + name + ": another trunk listens at " + trunk.listen() + "; choose another port");
            }
            problems.addAll(trunk.problems(now, warnings));
            trunk.config()
                    .cloud()
                    .staleness(LocalDate.ofInstant(now, ZoneOffset.UTC))
                    .ifPresent(warnings::add);
        }
        identities.forEach((name, identity) -> {
            for (IdentityProblem problem : identity.check(now)) {
                (problem.fatal() ? problems : warnings).add("identity " + name + ": " + problem);
            }
        });
        lints().trunks().forEach(finding -> warnings.add(finding.toString()));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        warnings.forEach(LOG::warn);
    }

    private TenantLints lints() {
        TenantLints.Builder lints = TenantLints.builder();
        for (TrunkSetup trunk : trunks) {
            lints.trunk(trunk.config().fqdn(), trunk.config().isCarrier(), names(trunk.identity()));
        }
        identities.forEach((name, identity) -> lints.identity(name, names(identity)));
        return lints.build();
    }

    private static List<String> names(TlsIdentity identity) {
        return identity.names().stream().map(CertificateName::toString).toList();
    }

    Trust usedTrust() {
        Trust used = trust.orElseGet(Trust::microsoft);
        used.warnings().forEach(LOG::warn);
        return used;
    }

    /** Without a directory every trunk is its own tenant; a carrier has none then. */
    TenantDirectory usedTenants() {
        Set<Fqdn> names = new HashSet<>();
        trunks.stream()
                .map(TrunkSetup::config)
                .filter(config -> !config.isCarrier())
                .forEach(config -> names.add(config.fqdn()));
        return tenants.orElse(name -> CompletableFuture.completedFuture(
                Optional.of(name).filter(names::contains).map(Tenant::of)));
    }
}
