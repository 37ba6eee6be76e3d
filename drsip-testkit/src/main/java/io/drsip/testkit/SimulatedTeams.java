package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Microsoft side of Direct Routing on this machine: datacenters with TLS, certificates, DNS, tenants, and Microsoft's
 * strictness.
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
 * <p>What it checks and how it answers is taken from Microsoft's documents and from public traces, not from the rest of this
 * library. Each datacenter has its own event loop. Thread-safe.
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
    private final EventLoopGroup loops;
    private final List<SimulatedDatacenter> datacenters;

    private SimulatedTeams(Builder builder) {
        Clock clock = builder.clock;
        TestAuthority microsoft = TestAuthority.create(clock.instant(), "Simulated Microsoft Root");
        this.sbcAuthority = TestAuthority.create(clock.instant(), "Simulated Public Root");
        this.names = builder.names;
        this.recording = new Recording(clock);
        this.book = new TrunkBook(clock, builder.knobs);
        this.directory = new SimulatedDirectory(builder.tenants);
        this.microsoftRoots = builder.credentials.isPresent() ? List.of() : List.of(microsoft.root());
        Credentials credentials = builder.credentials.orElseGet(() -> ownCredentials(microsoft, builder.domain));
        List<X509Certificate> trusted = new ArrayList<>(builder.trusted);
        trusted.add(sbcAuthority.root());
        SimulatedTls tls = new SimulatedTls(builder.knobs, credentials, () -> trusted, clock);
        HostLookup lookup = builder.lookup.orElseGet(() -> HostLookup.of(names));
        this.loops = loops(builder.places.size());
        Site.World world =
                new Site.World(builder.knobs, clock, recording, book, directory, lookup, tls, new AtomicInteger());
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

    private List<SimulatedDatacenter> datacenters(Builder builder, Site.World world) {
        List<SimulatedDatacenter> made = new ArrayList<>();
        for (Place place : builder.places) {
            int number = made.size() + 1;
            Site site = new Site(
                    place.name.canonical(), place.region, loops.next(), world, builder.knobs.seed() * 31 + number);
            made.add(new SimulatedDatacenter(place.name, site, world, place.address, number));
        }
        return List.copyOf(made);
    }

    private record Place(Fqdn name, InetSocketAddress address, SimulatedRegion region) {}

    /**
     * Starts a description.
     *
     * @return a builder with three datacenters on loopback and no tenant
     */
    public static Builder builder() {
        return new Builder();
    }

    private SimulatedTeams started() {
        for (SimulatedDatacenter datacenter : datacenters) {
            datacenter.comeBack();
            names.add(datacenter.name(), SIP_PORT, datacenter.address());
            names.add(datacenter.region().signalling(), SIP_PORT, datacenter.address());
            names.add(datacenter.region().api(), API_PORT, datacenter.address());
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
     * Everything back to the beginning, for the next test: all datacenters up, no connections, no scripts, nothing recorded.
     * Tenants and names stay.
     */
    public void reset() {
        datacenters.forEach(SimulatedDatacenter::reset);
        book.clear();
        recording.clear();
    }

    /** Closes all sockets and ends all threads; returns when that is done. */
    @Override
    public void close() {
        datacenters.forEach(SimulatedDatacenter::goDown);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    Optional<SimulatedDirectory.PairedTrunk> trunk(Fqdn fqdn) {
        return directory.find(fqdn);
    }

    /** Describes a simulation. Single thread. */
    public static final class Builder {

        private final List<SimulatedTenant> tenants = new ArrayList<>();
        private final List<X509Certificate> trusted = new CopyOnWriteArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private Knobs knobs = Knobs.defaults();
        private NameTable names = new NameTable();
        private String domain = "pstnhub.microsoft.com";
        private Optional<Credentials> credentials = Optional.empty();
        private Optional<HostLookup> lookup = Optional.empty();

        private Builder() {}

        /**
         * Adds tenants.
         *
         * @param known to Microsoft
         * @return this
         */
        public Builder tenant(SimulatedTenant... known) {
            tenants.addAll(Arrays.asList(known));
            return this;
        }

        /**
         * Turns knobs.
         *
         * @param settings instead of the defaults
         * @return this
         */
        public Builder knobs(Knobs settings) {
            knobs = settings;
            return this;
        }

        /**
         * Sets the clock of the recording, of certificates and of trunks' health.
         *
         * @param source default is the system's
         * @return this
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * Shares a name table.
         *
         * @param table default is an empty one
         * @return this
         */
        public Builder names(NameTable table) {
            names = table;
            return this;
        }

        /**
         * Trusts further authorities of SBC certificates.
         *
         * @param roots beside the simulation's own
         * @return this
         */
        public Builder trust(List<X509Certificate> roots) {
            trusted.addAll(roots);
            return this;
        }

        /**
         * Shows a certificate of yours.
         *
         * @param own with its key; default is one for {@code sip.} and {@code *.} of the domain, for servers only
         * @return this
         */
        public Builder credentials(Credentials own) {
            credentials = Optional.of(own);
            return this;
        }

        /**
         * Sets Microsoft's domain.
         *
         * @param name default {@code pstnhub.microsoft.com}; set it before datacenters
         * @return this
         */
        public Builder domain(String name) {
            domain = Fqdn.parse(name).canonical();
            return this;
        }

        /**
         * Adds a datacenter. Without any, there are {@code sip} in Europe, {@code sip2} in America and {@code sip3} in Asia,
         * on ports that the system chooses.
         *
         * @param name such as {@code sip.pstnhub.microsoft.com}
         * @param address where it listens; port 0 lets the system choose
         * @param region whose names it uses
         * @return this
         */
        public Builder datacenter(String name, InetSocketAddress address, SimulatedRegion region) {
            places.add(new Place(Fqdn.parse(name), address, region));
            return this;
        }

        Builder lookup(HostLookup way) {
            lookup = Optional.of(way);
            return this;
        }

        /**
         * Opens the listeners.
         *
         * @return the running simulation; close it
         */
        public SimulatedTeams start() {
            if (places.isEmpty()) {
                InetSocketAddress free = new InetSocketAddress(Addresses.ip("127.0.0.1"), 0);
                datacenter("sip." + domain, free, SimulatedRegion.europe(domain));
                datacenter("sip2." + domain, free, SimulatedRegion.america(domain));
                datacenter("sip3." + domain, free, SimulatedRegion.asia(domain));
            }
            return new SimulatedTeams(this).started();
        }
    }
}
