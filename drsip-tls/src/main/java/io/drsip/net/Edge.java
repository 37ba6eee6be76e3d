package io.drsip.net;

import io.drsip.core.engine.FlowId;
import io.drsip.sip.ParseLimits;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What all trunks of an SBC share. Thread-safe. */
final class Edge {

    private final ConnectionLimits limits;
    private final ParseLimits parseLimits;
    private final Trust trust;
    private final Map<String, TlsIdentity> identities;
    private final HostResolver resolver;
    private final Admission admission;
    private final Router router = new Router();
    private final MonotonicClock clock = new MonotonicClock();
    private final AtomicLong flows = new AtomicLong();

    Edge(
            ConnectionLimits limits,
            ParseLimits parseLimits,
            Trust trust,
            Map<String, TlsIdentity> identities,
            HostResolver resolver) {
        this.limits = limits;
        this.parseLimits = parseLimits;
        this.trust = trust;
        this.identities = Map.copyOf(identities);
        this.resolver = resolver;
        this.admission = new Admission(limits);
    }

    ConnectionLimits limits() {
        return limits;
    }

    ParseLimits parseLimits() {
        return parseLimits;
    }

    Trust trust() {
        return trust;
    }

    /** Certificates of tenants that have one of their own, by what they call it. */
    Map<String, TlsIdentity> identities() {
        return identities;
    }

    HostResolver resolver() {
        return resolver;
    }

    Admission admission() {
        return admission;
    }

    Router router() {
        return router;
    }

    Instant now() {
        return clock.instant();
    }

    FlowId nextFlow() {
        return new FlowId(flows.incrementAndGet());
    }
}
