package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Microsoft side of Direct Routing on this machine: datacenters with TLS, certificates, DNS, tenants, and
 * Microsoft's strictness.
 *
 * <pre>{@code
 * try (SimulatedTeams teams = SimulatedTeams.builder()
 *         .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550100"))
 *         .start()) {
 *     teams.sbc("sbc1.contoso.com", 5061, whereMySbcListens);
 *     Credentials mine = Credentials.of(teams.sbcAuthority().issue("sbc1.contoso.com").build());
 *     // Start the SBC with these credentials, teams.microsoftRoots() as trust and teams.names() as DNS.
 *     teams.recording().awaitReceived(Method.OPTIONS, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>What it checks and how it answers is taken from Microsoft's documents and from public traces, not from the rest of
 * this library. Each datacenter has its own event loop. Thread-safe.
 */
public final class SimulatedTeams implements AutoCloseable {

    private static final int SIP_PORT = 5061;
    private static final int API_PORT = 443;

    private final NameTable names;
    private final Recording recording;
    private final TrunkBook book;
    private final SimulatedDirectory directory;
    private final TestAuthority sbcAuthority;
    private final List<X509Certificate> microsoftRoots;
    private final TransferBook transfers = new TransferBook();
    private final AllDatacenters exchange;
    private final EventLoopGroup loops;
    private final List<SimulatedDatacenter> datacenters;

    SimulatedTeams(SimulatedTeamsBuilder builder) {
        Clock clock = builder.clock();
        TestAuthority microsoft = TestAuthority.create(clock.instant(), "Simulated Microsoft Root");
        this.sbcAuthority = TestAuthority.create(clock.instant(), "Simulated Public Root");
        this.names = builder.names();
        this.recording = new Recording(clock);
        this.book = new TrunkBook(clock, builder.knobs());
        this.directory = new SimulatedDirectory(builder.tenants());
        this.exchange = new AllDatacenters(directory);
        this.microsoftRoots = builder.credentials().isPresent() ? List.of() : List.of(microsoft.root());
        Credentials credentials = builder.credentials().orElseGet(() -> ownCredentials(microsoft, builder.domain()));
        List<X509Certificate> trusted = new ArrayList<>(builder.trusted());
        trusted.add(sbcAuthority.root());
        SimulatedTls tls = new SimulatedTls(builder.knobs(), credentials, () -> trusted, clock);
        this.loops = loops(builder.places().size());
        HostLookup lookup = builder.dns()
                .<HostLookup>map(server -> new DnsLookup(names, loops, server))
                .orElseGet(() -> HostLookup.of(names));
        Site.World world = new Site.World(
                builder.knobs(), recording, book, directory, lookup, tls, transfers, new AtomicInteger());
        this.datacenters = datacenters(builder, world);
    }

    /** The class that Netty 4.1 and 4.2 have in common; 4.2 calls it deprecated. */
    @SuppressWarnings("deprecation")
    private static EventLoopGroup loops(int count) {
        return new NioEventLoopGroup(count, new DefaultThreadFactory("simulated-teams", true));
    }

    /** The names of Microsoft's certificates, for servers only, as those of 2026 are. */
    private static Credentials ownCredentials(TestAuthority authority, String domain) {
        return Credentials.of(authority
                .intermediate("Simulated Microsoft Issuing CA")
                .issue("sip." + domain, "*." + domain)
                .purposes(KeyPurpose.SERVER_AUTH)
                .build());
    }

    private List<SimulatedDatacenter> datacenters(SimulatedTeamsBuilder builder, Site.World world) {
        List<SimulatedDatacenter> made = new ArrayList<>();
        for (DatacenterPlace place : builder.places()) {
            Site site = new Site(place, loops.next(), world);
            made.add(new SimulatedDatacenter(place, site, world, exchange));
        }
        made.forEach(exchange::add);
        return List.copyOf(made);
    }

    /**
     * Starts a description.
     *
     * @return a builder with three datacenters on loopback and no tenant
     */
    public static SimulatedTeamsBuilder builder() {
        return new SimulatedTeamsBuilder();
    }

    SimulatedTeams started() {
        for (SimulatedDatacenter datacenter : datacenters) {
            datacenter.comeBack();
            names.add(datacenter.name(), SIP_PORT, datacenter.address());
            names.add(datacenter.region().signalling(), SIP_PORT, datacenter.address());
            names.add(datacenter.region().api(), API_PORT, datacenter.address());
            names.add(datacenter.region().otherApi(), API_PORT, datacenter.address());
        }
        return this;
    }

    /**
     * All datacenters.
     *
     * @return in the order in which an SBC tries them
     */
    public List<SimulatedDatacenter> datacenters() {
        return datacenters;
    }

    /**
     * One datacenter.
     *
     * @param number 1 for sip, 2 for sip2, 3 for sip3
     * @return the datacenter
     */
    public SimulatedDatacenter datacenter(int number) {
        return datacenters.get(number - 1);
    }

    /**
     * The DNS of the simulation: Microsoft's names and the SBCs'.
     *
     * @return the table, which may be changed at any time
     */
    public NameTable names() {
        return names;
    }

    /**
     * Tells the simulation where an SBC is.
     *
     * @param fqdn as in its Contact
     * @param port as in its Contact
     * @param address where it listens
     * @return this
     */
    public SimulatedTeams sbc(String fqdn, int port, InetSocketAddress address) {
        names.add(Fqdn.parse(fqdn), port, address);
        return this;
    }

    /**
     * Adds a tenant.
     *
     * @param tenant behind those that are there
     * @return this
     */
    public SimulatedTeams tenant(SimulatedTenant tenant) {
        directory.add(tenant);
        return this;
    }

    /**
     * An authority that Microsoft trusts, for the certificates of SBCs.
     *
     * @return a public authority, so to speak
     */
    public TestAuthority sbcAuthority() {
        return sbcAuthority;
    }

    /**
     * What an SBC has to trust to believe that this is Microsoft.
     *
     * @return the roots of the datacenters' certificate; empty if credentials were given
     */
    public List<X509Certificate> microsoftRoots() {
        return microsoftRoots;
    }

    /**
     * Everything that was seen and said.
     *
     * @return the recording of all datacenters
     */
    public Recording recording() {
        return recording;
    }

    /**
     * How the dashboard shows a trunk now.
     *
     * @param trunk its name; for a derived trunk the carrier's base name
     * @return the best of what the datacenters know
     */
    public TrunkStatus status(Fqdn trunk) {
        return book.status(trunk);
    }

    /**
     * How one datacenter sees a trunk now.
     *
     * @param trunk its name; for a derived trunk the carrier's base name
     * @param datacenter one of these
     * @return what it knows
     */
    public TrunkStatus status(Fqdn trunk, SimulatedDatacenter datacenter) {
        return book.status(trunk, datacenter.name().canonical());
    }

    /**
     * Waits until a datacenter has had OPTIONS of a trunk and an answer to its own.
     *
     * @param trunk its name; for a derived trunk the carrier's base name
     * @param datacenter one of these
     * @param limit how long at most
     * @throws AssertionError with the ladder, if it took longer
     */
    public void awaitActive(Fqdn trunk, SimulatedDatacenter datacenter, Duration limit) {
        if (status(trunk, datacenter) != TrunkStatus.ACTIVE) {
            recording.awaitLine(
                    line -> status(trunk, datacenter) == TrunkStatus.ACTIVE
                            || (line instanceof Recorded.Note note
                                    && note.datacenter()
                                            .equals(datacenter.name().canonical())
                                    && note.text().equals(trunk + " is " + TrunkStatus.ACTIVE)),
                    limit);
        }
    }

    /**
     * A Teams user calls a phone number.
     *
     * @param plan who, whom, over which trunk
     * @return completed with the call when the INVITE is out; fails if the SBC cannot be reached from any datacenter
     * @throws IllegalArgumentException if no tenant has paired the trunk
     */
    public CompletableFuture<SimulatedCall> placeCall(CallPlan plan) {
        return exchange.place(plan);
    }

    /**
     * Waits for a call of the SBC that passed Microsoft's checks.
     *
     * @param limit how long at most
     * @return the oldest one that this method has not returned yet
     * @throws AssertionError with the ladder, if none came in time
     */
    public SimulatedCall awaitCall(Duration limit) {
        try {
            SimulatedCall call = exchange.received().poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (call == null) {
                throw new AssertionError("no call came within " + limit + "\n" + recording);
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    /**
     * Everything back to the beginning, for the next test: all datacenters up, no connections, no scripts, nothing
     * recorded. Tenants and names stay.
     */
    public void reset() {
        datacenters.forEach(SimulatedDatacenter::reset);
        book.clear();
        transfers.clear();
        exchange.received().clear();
        recording.clear();
    }

    /** Closes all sockets and ends all threads; returns when that is done. */
    @Override
    public void close() {
        datacenters.forEach(SimulatedDatacenter::goDown);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
