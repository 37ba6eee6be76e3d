package io.drsip.net;

import io.drsip.core.engine.FlowId;
import io.drsip.sip.ParseLimits;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What all trunks of an SBC share. Thread-safe. */
final class Edge {

    private final ConnectionLimits limits;
    private final ParseLimits parseLimits;
    private final HostResolver resolver;
    private final Admission admission;
    private final MonotonicClock clock = new MonotonicClock();
    private final AtomicLong flows = new AtomicLong();

    Edge(ConnectionLimits limits, ParseLimits parseLimits, HostResolver resolver) {
        this.limits = limits;
        this.parseLimits = parseLimits;
        this.resolver = resolver;
        this.admission = new Admission(limits);
    }

    ConnectionLimits limits() {
        return limits;
    }

    ParseLimits parseLimits() {
        return parseLimits;
    }

    HostResolver resolver() {
        return resolver;
    }

    Admission admission() {
        return admission;
    }

    Instant now() {
        return clock.instant();
    }

    FlowId nextFlow() {
        return new FlowId(flows.incrementAndGet());
    }
}
