package io.drsip.testkit.demo;

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
 * Both sides of the demonstration: the simulated Microsoft with two tenants, and an SBC with a carrier trunk, on which
 * one of the tenants lives, and a second trunk with its own certificate. Thread-safe.
 */
final class World implements AutoCloseable {

    static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");
    static final Fqdn CUSTOMER = Fqdn.parse("sbc7.customers.adatum.biz");
    static final Fqdn GHOST = Fqdn.parse("ghost.customers.adatum.biz");
    static final Fqdn OWN = Fqdn.parse("sbc1.contoso.com");
    static final String CUSTOMER_USER = "+14255550142";
    static final String OWN_USER = "+14255550173";
    static final String OUTSIDE = "+12065550100";
    static final int PORT = 5061;

    private final SimulatedTeams teams;
    private final TlsSbc sbc;
    private final Pbx pbx;
    private final BlockingQueue<TrunkEvent> events = new LinkedBlockingQueue<>();

    World(Timeline timeline, Optional<Stage> sabotage, int timeScale) {
        Clock clock = Clock.systemUTC();
        teams = SimulatedTeams.builder()
                .tenant(customer(), own())
                .knobs(Knobs.builder().timeScale(timeScale).build())
                .start();
        pbx = new Pbx(timeline);
        TestAuthority authority =
                isAt(sabotage, Stage.TLS) ? TestAuthority.create(clock.instant()) : teams.sbcAuthority();
        InMemoryTenantDirectory tenants = InMemoryTenantDirectory.of(Tenant.of(CUSTOMER), Tenant.of(OWN));
        if (isAt(sabotage, Stage.STRANGER)) {
            tenants.put(Tenant.of(GHOST));
        }
        sbc = sbc(timeline, authority, tenants, timeScale);
        sbc.start().toCompletableFuture().join();
        if (!isAt(sabotage, Stage.ONLINE)) {
            List.of(BASE, CUSTOMER, GHOST).forEach(name -> teams.sbc(name.toString(), PORT, sbc.boundAddress(BASE)));
            teams.sbc(OWN.toString(), PORT, sbc.boundAddress(OWN));
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

    private static SimulatedTenant own() {
        return SimulatedTenant.of(OWN.toString(), PORT, OWN_USER);
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
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return TlsSbc.builder()
                .trunk(TrunkConfig.builder(BASE).carrier().cloud(cloud).build(), carrier, anyPort)
                .trunk(TrunkConfig.builder(OWN).cloud(cloud).build(), second, anyPort)
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).map(List::of).orElse(List.of())))
                .tenants(tenants)
                .calls(pbx)
                .listener(event -> heard(timeline, event))
                .build();
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
