package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallFacts;
import io.drsip.call.Diverter;
import io.drsip.testkit.PbxFixture.Ringing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a PBX learns of a call from Teams, and that it can take it, against the simulated side. */
final class SbcFactsTest {

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder()));

    private PbxFixture pbx;

    @BeforeEach
    void start(SimulatedTeams teams) {
        pbx = PbxFixture.start(teams);
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    /** Takes the call, so that nothing in it stands in the way of that. */
    private CallFacts taken(SimulatedTeams teams, CallPlan.Builder plan) throws Exception {
        SimulatedCall there = await(teams.placeCall(plan.build()));
        Ringing ringing = pbx.awaitIncoming();
        await(ringing.call().answer(PbxFixture.sdp()));
        there.awaitAnswered(SOON);
        await(there.hangUp());
        return ringing.call().facts();
    }

    @Test
    void whoCallsWhomAndWithWhat(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan());

        assertEquals(Optional.of(PbxFixture.OUTSIDE), facts.dialledNumber());
        assertEquals(Optional.of(PbxFixture.USER), facts.caller().number());
        assertTrue(facts.offer().orElseThrow().contains("m=audio "));
        assertTrue(facts.replaces().isEmpty() && facts.location().isEmpty());
    }

    @Test
    void aForwardedCallNamesWhoForwardedIt(SimulatedTeams teams) throws Exception {
        List<Diverter> diverters =
                taken(teams, pbx.plan().forwardedBy("+14255550101")).divertedBy();

        assertEquals(1, diverters.size());
        assertEquals(Optional.of("+14255550101"), diverters.get(0).number());
        assertEquals(302, diverters.get(0).cause().orElseThrow());
    }

    @Test
    void theFormOfTheOldPageDoesNoHarm(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan().forwardedAsOnTheOldPage("+14255550101"));

        assertEquals(Optional.of(PbxFixture.OUTSIDE), facts.dialledNumber());
    }

    @Test
    void anAssertedCallerIsKnownAndHidden(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan().forwardPai("sip:megan@contoso.com"));

        assertEquals(Optional.of(PbxFixture.USER), facts.caller().assertedNumber());
        assertTrue(facts.caller().isAnonymous());
    }

    @Test
    void theOfferMayStandBesideALocation(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan().offer(SimulatedOffer.withLocation()));

        assertTrue(facts.offer().orElseThrow().startsWith("v=0"));
        assertTrue(facts.location().orElseThrow().contains("Redmond"));
    }

    @Test
    void anOfferWithDtlsMayBeAnsweredWithSrtp(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan().offer(SimulatedOffer.dtls()));

        assertTrue(facts.offer().orElseThrow().contains("UDP/TLS/RTP/SAVP"));
    }

    @Test
    void whereTheUserIsIsTold(SimulatedTeams teams) throws Exception {
        CallFacts facts = taken(teams, pbx.plan().localMediaOptimization("internal", "Redmond"));

        assertEquals(Optional.of("Redmond"), facts.localMedia().orElseThrow().userSite());
    }
}
