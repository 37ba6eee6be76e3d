package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Describes a simulation. Single thread. */
public final class SimulatedTeamsBuilder {

    private final List<SimulatedTenant> tenants = new ArrayList<>();
    private final List<X509Certificate> trusted = new ArrayList<>();
    private final List<DatacenterPlace> places = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Knobs knobs = Knobs.defaults();
    private NameTable names = new NameTable();
    private String domain = "pstnhub.microsoft.com";
    private Optional<Credentials> credentials = Optional.empty();
    private Optional<InetSocketAddress> dns = Optional.empty();

    SimulatedTeamsBuilder() {}

    /**
     * Adds tenants.
     *
     * @param known to Microsoft
     * @return this
     */
    public SimulatedTeamsBuilder tenant(SimulatedTenant... known) {
        tenants.addAll(Arrays.asList(known));
        return this;
    }

    /**
     * Turns knobs.
     *
     * @param settings instead of the defaults
     * @return this
     */
    public SimulatedTeamsBuilder knobs(Knobs settings) {
        knobs = settings;
        return this;
    }

    /**
     * Sets the clock of the recording, of certificates and of trunks' health.
     *
     * @param source default is the system's
     * @return this
     */
    public SimulatedTeamsBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Shares a name table.
     *
     * @param table default is an empty one
     * @return this
     */
    public SimulatedTeamsBuilder names(NameTable table) {
        names = table;
        return this;
    }

    /**
     * Trusts further authorities of SBC certificates.
     *
     * @param roots beside the simulation's own
     * @return this
     */
    public SimulatedTeamsBuilder trust(List<X509Certificate> roots) {
        trusted.addAll(roots);
        return this;
    }

    /**
     * Shows a certificate of yours.
     *
     * @param own with its key; default is one for {@code sip.} and {@code *.} of the domain, for servers only
     * @return this
     */
    public SimulatedTeamsBuilder credentials(Credentials own) {
        credentials = Optional.of(own);
        return this;
    }

    /**
     * Sets Microsoft's domain.
     *
     * @param name default {@code pstnhub.microsoft.com}; set it before datacenters
     * @return this
     */
    public SimulatedTeamsBuilder domain(String name) {
        domain = Fqdn.parse(name).canonical();
        return this;
    }

    /**
     * Adds a datacenter. Without any, there are {@code sip} in Europe, {@code sip2} in America and {@code sip3} in
     * Asia, on ports that the system chooses.
     *
     * @param name such as {@code sip.pstnhub.microsoft.com}
     * @param address where it listens; port 0 lets the system choose
     * @param region whose names it uses
     * @return this
     */
    public SimulatedTeamsBuilder datacenter(String name, InetSocketAddress address, SimulatedRegion region) {
        places.add(new DatacenterPlace(Fqdn.parse(name), address, region, places.size() + 1));
        return this;
    }

    /**
     * Asks a DNS server for names that the table does not have: for a simulator that runs against an SBC elsewhere.
     *
     * @param server its address
     * @return this
     */
    public SimulatedTeamsBuilder dns(InetSocketAddress server) {
        dns = Optional.of(server);
        return this;
    }

    /**
     * Opens the listeners.
     *
     * @return the running simulation; close it
     * @throws UncheckedIOException if an address cannot be listened at
     */
    public SimulatedTeams start() {
        if (places.isEmpty()) {
            InetSocketAddress free = new InetSocketAddress(Addresses.ip("127.0.0.1"), 0);
            datacenter("sip." + domain, free, SimulatedRegion.europe(domain));
            datacenter("sip2." + domain, free, SimulatedRegion.america(domain));
            datacenter("sip3." + domain, free, SimulatedRegion.asia(domain));
        }
        SimulatedTeams teams = new SimulatedTeams(this);
        try {
            return teams.started();
        } catch (UncheckedIOException e) {
            teams.close();
            throw e;
        }
    }

    List<SimulatedTenant> tenants() {
        return tenants;
    }

    List<X509Certificate> trusted() {
        return trusted;
    }

    List<DatacenterPlace> places() {
        return places;
    }

    Clock clock() {
        return clock;
    }

    Knobs knobs() {
        return knobs;
    }

    NameTable names() {
        return names;
    }

    String domain() {
        return domain;
    }

    Optional<Credentials> credentials() {
        return credentials;
    }

    Optional<InetSocketAddress> dns() {
        return dns;
    }
}
