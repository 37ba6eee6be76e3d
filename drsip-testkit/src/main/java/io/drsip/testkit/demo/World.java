package io.drsip.testkit.demo;

import io.drsip.call.CallConfig;
import io.drsip.call.TransferMode;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.testkit.Knobs;
import io.drsip.testkit.SimulatedTeams;
import io.drsip.testkit.SimulatedTenant;
import io.drsip.testkit.TestAuthority;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Both sides of the demonstration: the simulated Microsoft with three tenants, and an SBC with three trunks. One is a
 * carrier's, with a tenant on it; the other two have certificates of their own. Each has another way of transfers.
 * Thread-safe.
 */
final class World implements AutoCloseable {

    static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");
    static final Fqdn CUSTOMER = Fqdn.parse("sbc7.customers.adatum.biz");
    static final Fqdn GHOST = Fqdn.parse("ghost.customers.adatum.biz");
    static final Fqdn OWN = Fqdn.parse("sbc1.contoso.com");
    static final Fqdn OTHER = Fqdn.parse("sbc2.fabrikam.com");
    static final List<Fqdn> TRUNKS = List.of(BASE, OWN, OTHER);
    static final String CUSTOMER_USER = "+14255550142";
    static final String OWN_USER = "+14255550173";
    static final String OTHER_USER = "+14255550191";
    static final String OUTSIDE = "+12065550100";
    static final int PORT = 5061;

    /** Microsoft's session timers run so much faster, not those of the SBC: a minute takes a second. */
    static final int SESSION_SCALE = 60;

    private final SimulatedTeams teams;
    private final TlsSbc sbc;
    private final Pbx pbx;
    private final BlockingQueue<TrunkEvent> events = new LinkedBlockingQueue<>();

    World(Timeline timeline, Optional<Stage> sabotage, int timeScale) {
        Clock clock = Clock.systemUTC();
        teams = SimulatedTeams.builder()
                .tenant(
                        customer(),
                        SimulatedTenant.of(OWN.toString(), PORT, OWN_USER),
                        SimulatedTenant.of(OTHER.toString(), PORT, OTHER_USER))
                .knobs(Knobs.builder()
                        .timeScale(timeScale)
                        .sessionTimeScale(SESSION_SCALE)
                        .build())
                .start();
        pbx = new Pbx(timeline);
        TestAuthority authority =
                isAt(sabotage, Stage.TLS) ? TestAuthority.create(clock.instant()) : teams.sbcAuthority();
        InMemoryTenantDirectory tenants =
                InMemoryTenantDirectory.of(Tenant.of(CUSTOMER), Tenant.of(OWN), Tenant.of(OTHER));
        if (isAt(sabotage, Stage.STRANGER)) {
            tenants.put(Tenant.of(GHOST));
        }
        sbc = sbc(timeline, authority, tenants, timeScale);
        sbc.start().toCompletableFuture().join();
        if (!isAt(sabotage, Stage.ONLINE)) {
            List.of(BASE, CUSTOMER, GHOST).forEach(name -> teams.sbc(name.toString(), PORT, sbc.boundAddress(BASE)));
            List.of(OWN, OTHER).forEach(name -> teams.sbc(name.toString(), PORT, sbc.boundAddress(name)));
        }
    }

    private static boolean isAt(Optional<Stage> sabotage, Stage stage) {
        return sabotage.equals(Optional.of(stage));
    }

    private static SimulatedTenant customer() {
        return SimulatedTenant.builder("Adatum's customer")
                .verifiedDomain(BASE.toString())
                .verifiedDomain(CUSTOMER.toString())
                .verifiedDomain(GHOST.toString())
                .carrierTrunk(BASE.toString(), PORT)
                .numbers(CUSTOMER_USER)
                .build();
    }

    private TlsSbc sbc(Timeline timeline, TestAuthority authority, InMemoryTenantDirectory tenants, int timeScale) {
        Cloud cloud = Cloud.simulated(
                "simulated Teams",
                Cloud.worldwide().datacenters(),
                Cloud.worldwide().suffix(),
                timeScale);
        TlsIdentity carrier =
                authority.issue(BASE.toString(), "*." + BASE).build().identity();
        TlsIdentity second = authority.issue(OWN.toString()).build().identity();
        TlsIdentity third = authority.issue(OTHER.toString()).build().identity();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return TlsSbc.builder()
                .trunk(TrunkConfig.builder(BASE).carrier().cloud(cloud).build(), carrier, anyPort)
                .trunk(config(OWN, cloud, TransferMode.LIBRARY), second, anyPort)
                .trunk(config(OTHER, cloud, TransferMode.PBX), third, anyPort)
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).map(List::of).orElse(List.of())))
                .tenants(tenants)
                .calls(pbx)
                .listener(event -> heard(timeline, event))
                .build();
    }

    private static TrunkConfig config(Fqdn name, Cloud cloud, TransferMode transfers) {
        CallConfig calls = CallConfig.builder().transfers(transfers).build();
        return TrunkConfig.builder(name).cloud(cloud).calls(calls).build();
    }

    private void heard(Timeline timeline, TrunkEvent event) {
        events.add(event);
        Words.of(event).ifPresent(words -> timeline.line("SBC", words));
    }

    SimulatedTeams teams() {
        return teams;
    }

    TlsSbc sbc() {
        return sbc;
    }

    Pbx pbx() {
        return pbx;
    }

    /** Waits until the SBC says something; what it said before counts, too, but once only. */
    boolean awaitEvent(Predicate<TrunkEvent> wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            TrunkEvent event = events.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            while (event != null && !wanted.test(event)) {
                event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return event != null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        sbc.close();
        teams.close();
    }
}
