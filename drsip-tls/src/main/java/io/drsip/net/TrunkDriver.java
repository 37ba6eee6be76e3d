package io.drsip.net;

import io.drsip.call.CallHandler;
import io.drsip.core.engine.DialFailure;
import io.drsip.core.engine.EngineOutput;
import io.drsip.core.engine.FlowId;
import io.drsip.core.engine.PeerIdentity;
import io.drsip.core.engine.Remote;
import io.drsip.core.engine.TrunkEngine;
import io.drsip.sip.Frame;
import io.drsip.sip.SipMessage;
import io.drsip.tenant.TenantDirectory;
import io.drsip.trunk.EventInfo;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkListener;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trunk on its event loop: feeds its engine, performs what the engine asks for, and owns its connections. Single
 * thread, but for {@link #start}, {@link #stop} and {@link #bind}.
 */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class TrunkDriver implements FlowOwner, EnginePump.Performer {

    private static final Logger LOG = LoggerFactory.getLogger(TrunkDriver.class);

    private final TrunkConfig config;
    private final Edge edge;
    private final TrunkLoop trunk;
    private final TrunkListener listener;
    private final TenantLookups tenants;
    private final CallTable calls;
    private final ChannelGroup channels;
    private final Dialer dialer;
    private final FlowListener server;
    private final EventRate refusals = new EventRate();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    // What is open, what was written since the last flush, and whether the end has begun.
    private final Map<FlowId, Flow> flows = new HashMap<>();
    private final Set<Flow> written = new LinkedHashSet<>();
    private boolean stopping;
    private boolean cut;
    private @Nullable CompletableFuture<Void> drained;

    // Ends the announcements of the directory.
    private volatile Runnable unwatch = () -> {};

    /** What the application wants to hear and be asked, and where. */
    record Application(
            TrunkListener listener, CallHandler handler, TenantDirectory directory, Optional<Executor> executor) {}

    TrunkDriver(TrunkSetup setup, int number, EventLoop loop, Edge edge, Application application) {
        this.config = setup.config();
        this.edge = edge;
        TrunkEngine engine = new TrunkEngine(config, number, new SecureRandom(), edge.now());
        Executor executor = application.executor().orElse(loop);
        Callbacks callbacks = new Callbacks(executor, edge.limits().waitingCallbacks());
        this.trunk = new TrunkLoop(engine, loop, new EnginePump(engine, loop, edge, this), callbacks);
        this.listener = application.listener();
        this.tenants = new TenantLookups(application.directory(), trunk);
        this.calls = new CallTable(config.fqdn().canonical(), trunk, application.handler());
        this.channels = new DefaultChannelGroup(loop, true);
        FlowPipeline pipeline = new FlowPipeline(
                setup.tls(edge.trust(), edge.identities()),
                setup.namedTls(edge.trust(), edge.identities()),
                this,
                edge);
        this.dialer = new Dialer(loop, config.cloud(), pipeline, channels, this::onDialFailed);
        List<AddressRange> ranges = config.cloud().addressRanges().stream()
                .flatMap(text -> AddressRange.parse(text).stream())
                .toList();
        this.server = new FlowListener(pipeline, edge, ranges, channels, this);
    }

    TrunkConfig config() {
        return config;
    }

    TrunkLoop trunk() {
        return trunk;
    }

    CallTable calls() {
        return calls;
    }

    /** Opens the listener. From any thread. */
    ChannelFuture bind(InetSocketAddress address) {
        ChannelFuture binding = server.bind(trunk.eventLoop(), address);
        channels.add(binding.channel());
        return binding;
    }

    /** Wakes the engine. From any thread. */
    void start() {
        unwatch = tenants.watch();
        trunk.submit(trunk.engine()::onStart);
    }

    @Override
    public void onOpened(Flow flow) {
        flows.put(flow.id(), flow);
        trunk.feed(now -> trunk.engine().onFlowOpened(flow.id(), flow.peer(), now));
    }

    @Override
    public void onFrame(Flow flow, Frame frame) {
        TrunkDriver owner = edge.router().ownerOf(frame, flow, this);
        if (owner == this) {
            trunk.feed(now -> take(flow, frame, now));
        } else {
            owner.onForeignFrame(flow, frame);
        }
    }

    private void take(Flow flow, Frame frame, Instant now) {
        try {
            trunk.engine().onFrame(flow.id(), frame, now);
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of drsip over a message on {}", config.fqdn(), flow, e);
            flow.close("a fault of drsip over a message: " + e);
        }
    }

    /** A message for this trunk came over a connection of another one. On the loop of the connection. */
    private void onForeignFrame(Flow flow, Frame frame) {
        if (flow.addGuest(this)) {
            // Without what was dialled, since this trunk must not dial out under the identity of another one.
            PeerIdentity peer =
                    new PeerIdentity(flow.peer().names(), flow.peer().address(), Optional.empty());
            trunk.submit(now -> {
                flows.put(flow.id(), flow);
                trunk.engine().onFlowOpened(flow.id(), peer, now);
            });
        }
        trunk.submit(now -> take(flow, frame, now));
    }

    @Override
    public void onClosed(Flow flow, String cause) {
        forget(flow);
        trunk.feed(now -> trunk.engine().onFlowClosed(flow.id(), cause, now));
        for (TrunkDriver guest : flow.guests()) {
            guest.trunk.submit(now -> {
                guest.forget(flow);
                guest.trunk.engine().onFlowClosed(flow.id(), cause, now);
            });
        }
    }

    private void forget(Flow flow) {
        flows.remove(flow.id());
        written.remove(flow);
    }

    @Override
    public void onRefused(String address, String cause) {
        Instant now = edge.now();
        if (refusals.allows(now)) {
            String words = address + " was sent away: " + cause + refusals.suffix();
            tell(new TrunkEvent.Dropped(new EventInfo(now, config.fqdn(), Optional.empty(), words)));
        }
    }

    private void onDialFailed(Remote remote, DialFailure failure) {
        trunk.feed(now -> trunk.engine().onDialFailed(remote, failure, now));
    }

    @Override
    public void perform(EngineOutput output) {
        if (output instanceof EngineOutput.Send send) {
            send(send.flow(), send.message());
        } else if (output instanceof EngineOutput.Dial dial) {
            dialer.dial(dial.remote());
        } else if (output instanceof EngineOutput.CloseFlow close) {
            Optional.ofNullable(flows.get(close.flow())).ifPresent(flow -> flow.close(close.cause()));
        } else if (output instanceof EngineOutput.FindTenant find) {
            tenants.find(find.lookup(), find.name());
        } else if (output instanceof EngineOutput.Tell tell) {
            tell(tell.event());
        } else if (output instanceof EngineOutput.OfferCall offer) {
            calls.offer(offer);
        } else if (output instanceof EngineOutput.TellCall tell) {
            calls.tell(tell.call(), tell.event());
        }
    }

    private void send(FlowId id, SipMessage message) {
        Flow flow = flows.get(id);
        if (flow != null) {
            flow.write(message.bytes());
            written.add(flow);
        }
    }

    private void tell(TrunkEvent event) {
        trunk.offerBack("TrunkListener.onEvent of " + config.fqdn(), () -> listener.onEvent(event));
    }

    @Override
    public void onPumped() {
        written.forEach(Flow::flush);
        written.clear();
        if (trunk.engine().isIdle()) {
            endDrain("no call is left");
            if (stopping) {
                cut();
            }
        }
    }

    /** Takes no new calls; completes when none is left. From any thread. */
    CompletionStage<Void> drain(Duration limit) {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        CompletionStage<Void> begun = trunk.order("what waits for the drain to begin", now -> {
            CompletableFuture<Void> before = drained;
            if (before != null) {
                before.thenRun(() -> empty.complete(null));
            }
            drained = empty;
            trunk.engine().onDrain(limit, now);
        });
        return begun.thenCompose(done -> empty.minimalCompletionStage());
    }

    /** Takes calls again. From any thread. */
    CompletionStage<Void> cancelDrain() {
        return trunk.order("what waits for the end of the drain", now -> {
            trunk.engine().onDrainCancelled();
            endDrain("calls are taken again");
        });
    }

    private void endDrain(String cause) {
        CompletableFuture<Void> waiting = drained;
        if (waiting != null) {
            drained = null;
            tell(new TrunkEvent.DrainEnded(new EventInfo(edge.now(), config.fqdn(), Optional.empty(), cause)));
            trunk.callBack("what waits for the end of the drain", () -> waiting.complete(null));
        }
    }

    /** Ends all calls, then cuts all connections. From any thread; completes when nothing is open any more. */
    CompletionStage<Void> stop() {
        if (!trunk.submit(this::beginStop)) {
            stopped.complete(null);
        }
        return stopped;
    }

    private void beginStop(Instant now) {
        if (!stopping) {
            stopping = true;
            unwatch.run();
            trunk.after(edge.limits().stop(), this::cut);
            trunk.engine().onStop(now);
        }
    }

    /** What the engine still waits for will not come. */
    private void cut() {
        if (!cut) {
            cut = true;
            channels.close().addListener(closed -> {
                calls.endAll("the SBC was closed");
                trunk.end();
                stopped.complete(null);
            });
        }
    }
}
