package io.drsip.net;

import io.drsip.sip.Fqdn;
import io.drsip.tls.IdentityProblem;
import io.drsip.tls.TlsContext;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One trunk as it was given to the builder. Immutable. */
record TrunkSetup(TrunkConfig config, TlsIdentity identity, InetSocketAddress listen) {

    /** Everything that stands in the way; warnings are added to their list. */
    List<String> problems(Instant now, List<String> warnings) {
        List<String> problems = new ArrayList<>();
        for (IdentityProblem problem : identity.check(now, config.fqdn())) {
            (problem.fatal() ? problems : warnings).add(prefix() + problem);
        }
        if (config.isCarrier() && !coversTenants()) {
            problems.add(prefix() + "the certificate does not cover *." + config.fqdn()
                    + ", which the tenants of a carrier need: order one with that name, too");
        }
        if (listen.isUnresolved()) {
            problems.add(prefix() + "listen address " + listen + " does not resolve: use one of this machine");
        }
        return problems;
    }

    private boolean coversTenants() {
        return identity.covers(Fqdn.parse("tenant." + config.fqdn()));
    }

    private String prefix() {
        return "trunk " + config.fqdn() + ": ";
    }

    /** Whoever dials this trunk has to have a name of its cloud. */
    TlsContext tls(Trust trust, Map<String, TlsIdentity> named) {
        return context(identity, trust).alsoAs(named.values()).build();
    }

    /** For connections that are dialled for tenants with a certificate of their own. */
    Map<String, TlsContext> namedTls(Trust trust, Map<String, TlsIdentity> named) {
        Map<String, TlsContext> contexts = new HashMap<>();
        named.forEach((name, own) -> contexts.put(name, context(own, trust).build()));
        return contexts;
    }

    private TlsContext.Builder context(TlsIdentity shown, Trust trust) {
        return TlsContext.builder(shown, trust)
                .peersWithin(List.of(config.cloud().suffix()))
                .peersNamed(config.cloud().datacenters().stream()
                        .map(Datacenter::fqdn)
                        .toList());
    }
}
