package io.drsip.net;

import io.drsip.call.Call;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import io.drsip.core.engine.TrunkEngine;
import io.drsip.sip.Fqdn;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** A trunk as the PBX holds it. Thread-safe. */
final class LiveTrunk implements Trunk {

    private final TrunkConfig config;
    private final TrunkLoop trunk;
    private final CallTable calls;
    private final TrunkDriver driver;

    LiveTrunk(TrunkDriver driver) {
        this.driver = driver;
        this.config = driver.config();
        this.trunk = driver.trunk();
        this.calls = driver.calls();
    }

    @Override
    public TrunkConfig config() {
        return config;
    }

    @Override
    public Call dial(CallRequest request, CallListener listener) {
        Fqdn tenant = request.tenant();
        boolean fits = config.isCarrier()
                ? tenant.parent().filter(config.fqdn()::equals).isPresent()
                : tenant.equals(config.fqdn());
        if (!fits) {
            throw new IllegalArgumentException("tenant " + tenant + " is not of trunk " + config.fqdn() + "; use "
                    + (config.isCarrier() ? "a name one label longer" : "that name"));
        }
        return calls.dial(request, listener);
    }

    @Override
    public CompletionStage<TrunkSnapshot> snapshot() {
        return trunk.ask("what waits for a snapshot", now -> trunk.engine().snapshot());
    }

    @Override
    public CompletionStage<Void> disable(Datacenter datacenter, String reason) {
        return set(TrunkEngine::disable, datacenter, reason);
    }

    @Override
    public CompletionStage<Void> enable(Datacenter datacenter, String reason) {
        return set(TrunkEngine::enable, datacenter, reason);
    }

    @Override
    public CompletionStage<Void> forceUp(Datacenter datacenter, String reason) {
        return set(TrunkEngine::forceUp, datacenter, reason);
    }

    private CompletionStage<Void> set(Setter setter, Datacenter datacenter, String reason) {
        if (!config.cloud().datacenters().contains(datacenter)) {
            throw new IllegalArgumentException("datacenter " + datacenter + " is not of trunk " + config.fqdn()
                    + "; use one of " + config.cloud().datacenters());
        }
        return trunk.order("what waits for a datacenter", now -> setter.set(trunk.engine(), datacenter, reason, now));
    }

    @Override
    public CompletionStage<Void> drain(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit " + limit + " is negative; use zero to hang up at once");
        }
        return driver.drain(limit);
    }

    @Override
    public CompletionStage<Void> cancelDrain() {
        return driver.cancelDrain();
    }

    @FunctionalInterface
    private interface Setter {
        void set(TrunkEngine engine, Datacenter datacenter, String reason, Instant now);
    }
}
