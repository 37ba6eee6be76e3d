package io.drsip.core.engine;

import io.drsip.call.CallRequest;
import io.drsip.core.Machine;
import io.drsip.sip.Frame;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.Demotion;
import io.drsip.trunk.OnlineReport;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One trunk without its sockets. Single thread.
 */
public final class TrunkEngine implements Machine<EngineOutput> {
    private final TrunkConfig config;

    public TrunkEngine(TrunkConfig config, int trunkNumber, RandomGenerator random) {
        this.config = config;
    }

    public void onStart(Instant now) {}

    public void onStop(Instant now) {}

    public void onFlowOpened(FlowId flow, PeerIdentity peer, Instant now) {}

    public void onDialFailed(Remote remote, String cause, Instant now) {}

    public void onFlowClosed(FlowId flow, String cause, Instant now) {}

    public void onFrame(
            FlowId flow, Frame frame, Instant now) {} // Message or Malformed; Ping is answered by the driver

    public void onTenantFound(long lookup, Optional<Tenant> tenant, Instant now) {}

    public void onTenantLookupFailed(long lookup, String cause, Instant now) {}

    public String dial(CallRequest request, Instant now) {
        return "";
    }

    public void ring(String call, Instant now) {}

    public void progress(String call, String sdp, Instant now) {}

    public void answer(String call, String sdp, Instant now) {}

    public void reject(String call, Status status, Instant now) {}

    public void hangUp(String call, Instant now) {}

    public void disable(Datacenter datacenter, String reason, Instant now) {}

    public void enable(Datacenter datacenter, String reason, Instant now) {}

    public void forceUp(Datacenter datacenter, String reason, Instant now) {}

    public TrunkSnapshot snapshot(Instant now) {
        return new TrunkSnapshot(
                config.fqdn(), OnlineReport.SILENT, Demotion.NONE, List.of(), List.of(), List.of(), 0, 0);
    }

    @Override
    public @Nullable EngineOutput poll() {
        return null;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public void onTimeout(Instant now) {}
}
