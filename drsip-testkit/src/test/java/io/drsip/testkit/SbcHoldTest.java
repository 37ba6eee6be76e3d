package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static io.drsip.testkit.PbxFixture.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.TrunkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hold, resume and other offers inside calls of both directions, against the simulated side. */
final class SbcHoldTest {

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

    private static String lastInvite(SimulatedTeams teams) {
        List<Recorded.Message> invites = teams.recording().received(Method.INVITE);
        return invites.get(invites.size() - 1).bytes().toString();
    }

    @Test
    void theUserHoldsAndResumes() throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());

        assertEquals(Status.OK, await(talk.there().hold()));
        CallEvent.Held held = talk.heard().next(CallEvent.Held.class);
        assertEquals(Status.OK, await(talk.there().resume()));
        CallEvent.Resumed resumed = talk.heard().next(CallEvent.Resumed.class);

        assertTrue(held.offer().contains("a=inactive"), held.offer());
        assertTrue(resumed.offer().contains("a=sendrecv"), resumed.offer());
    }

    /** An offer has other keys than the answer to our INVITE had, which the PBX has to know. */
    @Test
    void aHoldWithOtherKeysWaitsForThePbx() throws Exception {
        Talk talk = pbx.intoTeams();

        CompletableFuture<Status> hold = talk.there().hold();
        talk.heard().next(CallEvent.Offered.class);
        await(talk.here().acceptOffer());
        talk.heard().next(CallEvent.Held.class);
        CompletableFuture<Status> resume = talk.there().resume();
        talk.heard().next(CallEvent.Resumed.class);

        assertEquals(Status.OK, await(hold));
        assertEquals(Status.OK, await(resume));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePbxHoldsAndResumes(boolean fromTeams, SimulatedTeams teams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        await(talk.here().hold());
        String held = lastInvite(teams);
        await(talk.here().resume());
        String resumed = lastInvite(teams);

        assertTrue(held.contains("a=inactive") && held.contains("o=pbx 1 2 "), held);
        assertTrue(resumed.contains("a=sendrecv") && resumed.contains("o=pbx 1 3 "), resumed);
        talk.heard().next(CallEvent.OfferAnswered.class);
        talk.heard().next(CallEvent.OfferAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePbxOffersOtherMedia(boolean fromTeams, SimulatedTeams teams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        String answer = await(talk.here().offer(PbxFixture.otherSdp()));

        assertEquals(answer, talk.heard().next(CallEvent.OfferAnswered.class).answer());
        assertTrue(lastInvite(teams).contains("m=audio 31430 "), lastInvite(teams));
        await(talk.here().hangUp());
        assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
    }

    @Test
    void oneOfferAtATime() throws Exception {
        Talk talk = pbx.intoTeams();

        CompletableFuture<Void> hold = talk.here().hold().toCompletableFuture();
        Throwable tooEarly = failure(talk.here().resume());
        await(hold);

        assertTrue(tooEarly instanceof TrunkException, tooEarly::toString);
        talk.heard().next(CallEvent.OfferAnswered.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePbxAnswersOtherMedia(boolean fromTeams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        CompletableFuture<Status> moved = talk.there().reinvites().newMedia();
        CallEvent.Offered offered = talk.heard().next(CallEvent.Offered.class);
        await(talk.here().answerOffer(PbxFixture.otherSdp()));

        assertEquals(Status.OK, await(moved));
        assertTrue(offered.offer().contains("m=audio 52886 "), offered.offer());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePbxAcceptsOtherMedia(boolean fromTeams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        CompletableFuture<Status> moved = talk.there().reinvites().newMedia();
        talk.heard().next(CallEvent.Offered.class);
        await(talk.here().acceptOffer());

        assertEquals(Status.OK, await(moved));
        assertTrue(failure(talk.here().acceptOffer()) instanceof TrunkException);
    }

    @Test
    void anOfferThatIsRefusedLeavesTheSessionAsItWas() throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());

        CompletableFuture<Status> moved = talk.there().reinvites().newMedia();
        talk.heard().next(CallEvent.Offered.class);
        await(talk.here().refuseOffer(Status.NOT_ACCEPTABLE_HERE));

        assertEquals(Status.NOT_ACCEPTABLE_HERE, await(moved));
        await(talk.here().hold());
        talk.heard().next(CallEvent.OfferAnswered.class);
    }

    @Test
    void anOfferThatNobodyAnswersIsRefusedInTime(SimulatedTeams teams) throws Exception {
        CallConfig quick =
                CallConfig.builder().offerPatience(Duration.ofMillis(200)).build();
        try (PbxFixture hasty = PbxFixture.start(teams, quick)) {
            Talk talk = hasty.fromTeams(hasty.plan());

            CompletableFuture<Status> moved = talk.there().reinvites().newMedia();
            talk.heard().next(CallEvent.Offered.class);

            assertEquals(Status.NOT_ACCEPTABLE_HERE, await(moved));
            assertEquals(
                    Status.NOT_ACCEPTABLE_HERE,
                    talk.heard().next(CallEvent.OfferWithdrawn.class).status());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInviteWithoutAnOfferIsRefusedInsideACallToo(boolean fromTeams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        Status refused = await(talk.there().reinvites().withoutOffer());

        assertEquals(Status.NOT_ACCEPTABLE_HERE, refused);
    }

    @Test
    void theInviteWithoutAnOfferIsRefusedAndThePbxNotAsked(SimulatedTeams teams) throws Exception {
        SimulatedCall call =
                await(teams.placeCall(pbx.plan().offer(SimulatedOffer.delayed()).build()));

        SimulatedCall.Ending ending = call.awaitEnded(SOON);

        assertEquals(Status.NOT_ACCEPTABLE_HERE, ending.status());
        assertFalse(pbx.hasIncoming());
    }

    private static String ice(String fragment) {
        return PbxFixture.sdp()
                .replace("t=0 0\r\n", "t=0 0\r\na=ice-lite\r\n")
                .concat("a=ice-ufrag:" + fragment + "\r\n")
                .concat("a=ice-pwd:pwdpwdpwdpwdpwdpwd" + fragment + "\r\n")
                .concat("a=candidate:1 1 UDP 2130706431 203.0.113.21 31420 typ host\r\n");
    }

    @Test
    void iceRestartsAreThePbxsToAnswer(SimulatedTeams teams) throws Exception {
        teams.tenant(SimulatedTenant.builder("fabrikam")
                .verifiedDomain("fabrikam.com")
                .trunk("sbc1.fabrikam.com", 5061)
                .mediaBypass("sbc1.fabrikam.com")
                .build());
        CallConfig bypass = CallConfig.builder().mediaBypass().build();
        try (PbxFixture other = PbxFixture.start(teams, "sbc1.fabrikam.com", trunk -> trunk.calls(bypass))) {
            Talk talk = other.fromTeams(other.plan(), ice("1234abcd"));

            CompletableFuture<Status> restarted = talk.there().reinvites().mediaRestart();
            talk.heard().next(CallEvent.MediaRestarted.class);
            Throwable failure = failure(talk.here().acceptOffer());
            await(talk.here().answerOffer(ice("5678efgh")));

            assertTrue(String.valueOf(failure.getMessage()).contains("ICE"), failure::toString);
            assertEquals(Status.OK, await(restarted));
        }
    }
}
