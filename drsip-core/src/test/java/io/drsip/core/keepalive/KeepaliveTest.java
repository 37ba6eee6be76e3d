package io.drsip.core.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.keepalive.KeepaliveOutput.Connect;
import io.drsip.core.keepalive.KeepaliveOutput.DemotionChanged;
import io.drsip.core.keepalive.KeepaliveOutput.OnlineChanged;
import io.drsip.core.keepalive.KeepaliveOutput.SendOptions;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.Demotion;
import io.drsip.trunk.KeepaliveConfig;
import io.drsip.trunk.OnlineReport;
import io.drsip.trunk.PeerPing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepaliveTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Fqdn EUROPE = Fqdn.parse("sip-du-a-eu.pstnhub.microsoft.com");
    private static final Datacenter SIP = Cloud.worldwide().datacenters().get(0);
    private static final Datacenter SIP2 = Cloud.worldwide().datacenters().get(1);
    private static final Datacenter SIP3 = Cloud.worldwide().datacenters().get(2);

    private final Keepalive keepalive = new Keepalive(Cloud.worldwide(), KeepaliveConfig.defaults(), () -> 0L, START);

    @Test
    void itStartsByConnectingToAllThree() {
        assertEquals(List.of(new Connect(SIP), new Connect(SIP2), new Connect(SIP3)), outputs());
        assertEquals(
                List.of(SIP, SIP2, SIP3),
                keepalive.health().stream().map(DatacenterHealth::datacenter).toList());
    }

    @Test
    void theOnlineReportNeedsBothDirections() {
        assertEquals(OnlineReport.SILENT, keepalive.online());

        answered(SIP, 1);
        assertEquals(new OnlineReport(true, false), keepalive.online());
        keepalive.onPinged(EUROPE, Optional.empty(), at(2));

        assertTrue(keepalive.online().isOnline());
        assertTrue(outputs()
                .containsAll(List.of(
                        new OnlineChanged(new OnlineReport(true, false)),
                        new OnlineChanged(new OnlineReport(true, true)))));
    }

    @Test
    void microsoftsSilenceTakesTheTrunkOffline() {
        answered(SIP, 0);
        keepalive.onPinged(EUROPE, Optional.empty(), at(10));
        answered(SIP, 100);
        outputs();

        keepalive.onTimeout(at(189));
        assertTrue(keepalive.online().isOnline());
        keepalive.onTimeout(at(190));

        assertEquals(new OnlineReport(true, false), keepalive.online());
        assertTrue(outputs().contains(new OnlineChanged(new OnlineReport(true, false))));
    }

    @Test
    void threeAndFiveMinutesWithoutA200PredictADemotion() {
        answered(SIP2, 30);
        keepalive.onAnswered(SIP, answer(403), at(200));
        outputs();

        keepalive.onTimeout(at(209));
        assertEquals(Demotion.NONE, keepalive.demotion());
        keepalive.onTimeout(at(210));
        assertEquals(Demotion.WARNING, keepalive.demotion());
        keepalive.onTimeout(at(330));
        assertEquals(Demotion.ERROR, keepalive.demotion());
        answered(SIP3, 331);

        List<KeepaliveOutput> predictions =
                outputs().stream().filter(DemotionChanged.class::isInstance).toList();
        assertEquals(
                List.of(
                        new DemotionChanged(Demotion.NONE, Demotion.WARNING),
                        new DemotionChanged(Demotion.WARNING, Demotion.ERROR),
                        new DemotionChanged(Demotion.ERROR, Demotion.NONE)),
                predictions);
    }

    @Test
    void aTrunkThatWasNeverAnsweredIsDemotedFromItsStart() {
        outputs();

        assertEquals(Optional.of(at(180)), keepalive.deadline());
        keepalive.onTimeout(at(180));

        assertEquals(Demotion.WARNING, keepalive.demotion());
        assertEquals(Optional.of(at(300)), keepalive.deadline());
    }

    @Test
    void aCallDoesNotReplaceThe200ThatMicrosoftCounts() {
        keepalive.onCallAnswered(SIP, Status.OK, at(170));

        keepalive.onTimeout(at(180));

        assertEquals(Demotion.WARNING, keepalive.demotion());
        assertFalse(keepalive.online().answered());
    }

    @Test
    void microsoftsOptionsAreRememberedPerRegionAndInstance() {
        String agent = "Microsoft.PSTNHub.SIPProxy v.2026.1.31.1 i.EUWE.7";

        keepalive.onPinged(EUROPE, Optional.of(agent), at(1));
        keepalive.onPinged(EUROPE, Optional.of("Microsoft.PSTNHub.SIPProxy"), at(2));
        keepalive.onPinged(EUROPE, Optional.of(agent), at(3));

        assertEquals(
                List.of(
                        new PeerPing(EUROPE, Optional.empty(), 1, at(2), at(2)),
                        new PeerPing(EUROPE, Optional.of("i.EUWE.7"), 2, at(1), at(3))),
                keepalive.pings());
    }

    @Test
    void theMemoryOfPingsIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            keepalive.onPinged(Fqdn.parse("sip-" + i + ".pstnhub.microsoft.com"), Optional.of("i." + i), at(i));
        }

        assertEquals(PeerPings.LIMIT, keepalive.pings().size());
        assertEquals(
                "sip-999.pstnhub.microsoft.com",
                keepalive.pings().get(PeerPings.LIMIT - 1).origin().toString());
    }

    @Test
    void whatHappensToOneDatacenterLeavesTheOthersAlone() {
        outputs();

        keepalive.onConnected(SIP2, at(1));

        assertEquals(List.of(new SendOptions(SIP2)), outputs());
    }

    @Test
    void aForeignDatacenterIsTheCallersMistake() {
        Datacenter foreign = Datacenter.of("sbc1.contoso.com");

        var error = assertThrows(IllegalArgumentException.class, () -> keepalive.onConnected(foreign, START));

        assertTrue(String.valueOf(error.getMessage()).startsWith("datacenter: sbc1.contoso.com is none of [sip."));
    }

    @Test
    void aProvisionalResponseIsNoAnswer() {
        assertThrows(IllegalArgumentException.class, () -> answer(100));
    }

    private void answered(Datacenter datacenter, long seconds) {
        keepalive.onAnswered(datacenter, answer(200), at(seconds));
    }

    private static ProbeAnswer answer(int status) {
        return new ProbeAnswer(Status.of(status), Optional.empty(), Duration.ofMillis(40), "");
    }

    private List<KeepaliveOutput> outputs() {
        List<KeepaliveOutput> seen = new ArrayList<>();
        for (KeepaliveOutput output = keepalive.poll(); output != null; output = keepalive.poll()) {
            seen.add(output);
        }
        return seen;
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
