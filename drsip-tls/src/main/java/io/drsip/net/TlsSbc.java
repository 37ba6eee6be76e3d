package io.drsip.net;

import io.drsip.call.CallHandler;
import io.drsip.sip.Fqdn;
import io.drsip.sip.ParseLimits;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.Sbc;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkException;
import io.drsip.trunk.TrunkListener;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An SBC towards Microsoft Teams over mutual TLS.
 *
 * <pre>{@code
 * TlsSbc sbc = TlsSbc.builder()
 *         .trunk(TrunkConfig.builder(Fqdn.parse("sbc1.contoso.com")).build(), identity, new InetSocketAddress(5061))
 *         .listener(event -> log(event))
 *         .calls(call -> call.reject(Status.BUSY_HERE))
 *         .build();
 * sbc.start().toCompletableFuture().join();
 * }</pre>
 *
 * <p>Each trunk lives on one event loop, with its own listener and the connections that it dialled; the same identity
 * speaks in both directions. Requests are served on connections from either side (RFC 5923). Thread-safe.
 */
// What is left of these stages is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
public final class TlsSbc implements Sbc {

    private final Map<Fqdn, Running> running = new LinkedHashMap<>();
    private final EventLoops loops;
    private final Optional<DnsHostResolver> ownResolver;

    // Guarded by this object: how far it is.
    private @Nullable CompletableFuture<Void> started;
    private @Nullable CompletableFuture<Void> closed;

    private TlsSbc(SbcSetup setup) {
        Trust trust = setup.usedTrust();
        loops = EventLoops.of(setup.eventLoops, setup.trunks.size());
        ownResolver = setup.resolver.isPresent()
                ? Optional.empty()
                : Optional.of(new DnsHostResolver(loops.group().next(), setup.dnsServers));
        HostResolver resolver = setup.resolver.orElseGet(ownResolver::orElseThrow);
        Edge edge = new Edge(setup.limits, setup.parseLimits, trust, setup.identities, resolver);
        TrunkDriver.Application application =
                new TrunkDriver.Application(setup.listener, setup.calls, setup.usedTenants(), setup.executor);
        for (TrunkSetup trunk : setup.trunks) {
            EventLoop loop = loops.group().next();
            TrunkDriver driver = new TrunkDriver(trunk, running.size(), loop, edge, application);
            edge.router().add(driver);
            running.put(trunk.config().fqdn(), new Running(driver, new LiveTrunk(driver), trunk.listen()));
        }
    }

    private static final class Running {
        private final TrunkDriver driver;
        private final LiveTrunk trunk;
        private final InetSocketAddress listen;

        // Where it listens; set when it does.
        private volatile @Nullable InetSocketAddress bound;

        Running(TrunkDriver driver, LiveTrunk trunk, InetSocketAddress listen) {
            this.driver = driver;
            this.trunk = trunk;
            this.listen = listen;
        }
    }

    /**
     * Starts with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public synchronized CompletionStage<Void> start() {
        if (closed != null) {
            return CompletableFuture.failedStage(TrunkLoop.closed());
        }
        if (started == null) {
            started = bindAll().thenRun(() -> running.values().forEach(one -> one.driver.start()));
            started.whenComplete((done, error) -> {
                if (error != null) {
                    beginClose();
                }
            });
        }
        return started.minimalCompletionStage();
    }

    private CompletableFuture<Void> bindAll() {
        List<CompletableFuture<Optional<String>>> bindings = new ArrayList<>();
        running.values().forEach(one -> bindings.add(bind(one)));
        return CompletableFuture.allOf(bindings.toArray(CompletableFuture<?>[]::new))
                .thenRun(() -> {
                    List<String> problems = bindings.stream()
                            .flatMap(binding -> binding.join().stream())
                            .toList();
                    if (!problems.isEmpty()) {
                        throw new TrunkException(String.join("; ", problems));
                    }
                });
    }

    private static CompletableFuture<Optional<String>> bind(Running one) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        ChannelFuture binding = one.driver.bind(one.listen);
        binding.addListener(done -> {
            if (binding.isSuccess()) {
                one.bound = (InetSocketAddress) binding.channel().localAddress();
                result.complete(Optional.empty());
            } else {
                result.complete(Optional.of("trunk " + one.driver.config().fqdn() + " cannot listen at " + one.listen
                        + " (" + binding.cause().getMessage() + "); free that port or choose another"));
            }
        });
        return result;
    }

    @Override
    public List<Trunk> trunks() {
        return running.values().stream().<Trunk>map(one -> one.trunk).toList();
    }

    @Override
    public Trunk trunk(Fqdn fqdn) {
        return find(fqdn).trunk;
    }

    private Running find(Fqdn fqdn) {
        Running found = running.get(fqdn);
        if (found == null) {
            throw new IllegalArgumentException("there is no trunk " + fqdn + "; there are " + running.keySet());
        }
        return found;
    }

    /**
     * Where a trunk listens, which matters if it was told port 0.
     *
     * @param fqdn the trunk's name
     * @return the local address
     * @throws IllegalArgumentException if no trunk has that name
     * @throws IllegalStateException if it does not listen yet
     */
    public InetSocketAddress boundAddress(Fqdn fqdn) {
        InetSocketAddress bound = find(fqdn).bound;
        if (bound == null) {
            throw new IllegalStateException("trunk " + fqdn + " does not listen yet; wait for the stage of start()");
        }
        return bound;
    }

    /**
     * Ends all calls, closes all connections and listeners, and waits for that. Repeated calls do no harm. On an event
     * loop of this SBC it does not wait, as it would wait for itself.
     */
    @Override
    public void close() {
        boolean ofLoop = running.values().stream()
                .anyMatch(one -> one.driver.trunk().eventLoop().inEventLoop());
        CompletableFuture<Void> end = beginClose();
        if (!ofLoop) {
            end.join();
            loops.close(true);
        }
    }

    private synchronized CompletableFuture<Void> beginClose() {
        if (closed == null) {
            CompletableFuture<?>[] stops = running.values().stream()
                    .map(one -> one.driver.stop().toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            closed = CompletableFuture.allOf(stops).thenRun(() -> {
                ownResolver.ifPresent(DnsHostResolver::close);
                loops.close(false);
            });
        }
        return closed;
    }

    /** Says what differs from the defaults. Single thread. */
    public static final class Builder {

        private final SbcSetup setup = new SbcSetup();

        private Builder() {}

        /**
         * Adds a trunk with its own listener.
         *
         * @param config how it is paired with Microsoft
         * @param identity key and certificate, for both directions
         * @param listen the local address and port; port 0 takes any. It differs from the configured port behind a NAT
         * @return this
         */
        public Builder trunk(TrunkConfig config, TlsIdentity identity, InetSocketAddress listen) {
            setup.trunks.add(new TrunkSetup(config, identity, listen));
            return this;
        }

        /**
         * Adds a certificate of a tenant that has one of its own. Microsoft is shown it by who dials for that tenant,
         * and when it asks by SNI for a name that this certificate covers better than the trunk's.
         *
         * @param name what {@link io.drsip.tenant.Tenant#identity} says
         * @param identity key and certificate, for both directions and all trunks
         * @return this
         */
        public Builder identity(String name, TlsIdentity identity) {
            setup.identities.put(name, identity);
            return this;
        }

        /**
         * Sets whose certificates are believed.
         *
         * @param value default {@link Trust#microsoft()}
         * @return this
         */
        public Builder trust(Trust value) {
            setup.trust = Optional.of(value);
            return this;
        }

        /**
         * Sets how names become addresses.
         *
         * @param value default DNS as the machine is set up, without blocking; answers are kept for 5 s to 300 s, and
         *     the last good one for a day if DNS fails
         * @return this
         */
        public Builder resolver(HostResolver value) {
            setup.resolver = Optional.of(value);
            return this;
        }

        /**
         * Sets which DNS servers are asked, if there is no resolver of yours.
         *
         * @param servers in the order in which they are tried; none, the default, stands for those of the machine
         * @return this
         */
        public Builder dnsServers(InetSocketAddress... servers) {
            setup.dnsServers = List.of(servers);
            return this;
        }

        /**
         * Sets who knows the tenants.
         *
         * @param value default: each trunk is its own tenant, and a carrier has none
         * @return this
         */
        public Builder tenants(TenantDirectory value) {
            setup.tenants = Optional.of(value);
            return this;
        }

        /**
         * Sets who takes calls from Teams.
         *
         * @param value default: nobody, so that they are refused with 503 and Microsoft tries the next trunk
         * @return this
         */
        public Builder calls(CallHandler value) {
            setup.calls = value;
            return this;
        }

        /**
         * Sets who hears what happens.
         *
         * @param value default: the log
         * @return this
         */
        public Builder listener(TrunkListener value) {
            setup.listener = value;
            return this;
        }

        /**
         * Sets where the application's code runs: listeners, handlers, directories and what stands behind stages.
         *
         * @param value default: the trunk's event loop, where it must not block. The callbacks of one trunk come one
         *     after the other; the application ends its executor itself
         * @return this
         */
        public Builder executor(Executor value) {
            setup.executor = Optional.of(value);
            return this;
        }

        /**
         * Sets how much connections may take.
         *
         * @param value default {@link ConnectionLimits#defaults()}
         * @return this
         */
        public Builder limits(ConnectionLimits value) {
            setup.limits = value;
            return this;
        }

        /**
         * Sets how much of a message is taken.
         *
         * @param value default {@link ParseLimits#defaults()}
         * @return this
         */
        public Builder parseLimits(ParseLimits value) {
            setup.parseLimits = value;
            return this;
        }

        /**
         * Sets the event loops.
         *
         * @param value a group of NIO loops, which the application ends itself; default: own ones, at most one for each
         *     trunk and core
         * @return this
         */
        public Builder eventLoops(EventLoopGroup value) {
            setup.eventLoops = Optional.of(value);
            return this;
        }

        /**
         * Makes the SBC. Nothing is opened before {@link TlsSbc#start}.
         *
         * @return a new SBC
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         * @throws IllegalStateException if Microsoft's roots are wanted and this Java has none of them
         */
        public TlsSbc build() {
            setup.check();
            return new TlsSbc(setup);
        }
    }
}
