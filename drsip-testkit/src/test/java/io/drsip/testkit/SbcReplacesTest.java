package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Dialled;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INVITEs of Microsoft's that take the place of another call (RFC 3891), against the simulated side. */
final class SbcReplacesTest {

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

    private static Status refusal(SimulatedTeams teams, CallPlan.Builder plan) throws Exception {
        return await(teams.placeCall(plan.build())).awaitEnded(SOON).status();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatIsUpIsReplaced(boolean fromTeams, SimulatedTeams teams) throws Exception {
        Talk talk = pbx.talk(fromTeams);

        SimulatedCall heir =
                await(teams.placeCall(pbx.plan().replacing(talk.there()).build()));
        Ringing ringing = pbx.awaitIncoming();
        assertEquals(talk.here().id(), ringing.call().replaces().orElseThrow());
        await(ringing.call().answer(PbxFixture.sdp()));

        heir.awaitAnswered(SOON);
        assertEquals(
                ringing.call().id(), talk.heard().next(CallEvent.Replaced.class).by());
        assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpHere);
        assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        await(ringing.call().hold());
    }

    @Test
    void aCallIsNotReplacedIfThePbxRefuses(SimulatedTeams teams) throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());

        SimulatedCall heir =
                await(teams.placeCall(pbx.plan().replacing(talk.there()).build()));
        await(pbx.awaitIncoming().call().reject(Status.DECLINE));

        assertEquals(Status.DECLINE, heir.awaitEnded(SOON).status());
        await(talk.here().hold());
        assertFalse(talk.there().ended().isDone());
        await(talk.here().hangUp());
    }

    @Test
    void aCallThatIsUpIsNotReplacedEarlyOnly(SimulatedTeams teams) throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());

        Status refusal = refusal(teams, pbx.plan().replacingEarlyOnly(talk.there()));

        assertEquals(Status.BUSY_HERE, refusal);
        assertFalse(pbx.hasIncoming());
    }

    @Test
    void aCallThatIsOverIsNotReplaced(SimulatedTeams teams) throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());
        await(talk.here().hangUp());
        talk.there().awaitEnded(SOON);

        assertEquals(Status.DECLINE, refusal(teams, pbx.plan().replacing(talk.there())));
    }

    @Test
    void aCallThatNobodyKnowsIsNotReplaced(SimulatedTeams teams) throws Exception {
        SimulatedDialog unknown = new SimulatedDialog("nobody@contoso.com", "theirs", "ours");

        assertEquals(Status.NO_SUCH_CALL, refusal(teams, pbx.plan().replacingUnknown(unknown)));
    }

    @Test
    void aCallFromTeamsThatRingsIsNotReplaced(SimulatedTeams teams) throws Exception {
        SimulatedCall there = await(teams.placeCall(pbx.plan().build()));
        Ringing ringing = pbx.awaitIncoming();
        await(ringing.call().ring());
        await(there.ringing());

        Status refusal = refusal(teams, pbx.plan().replacing(there));
        await(ringing.call().answer(PbxFixture.sdp()));

        assertEquals(Status.NO_SUCH_CALL, refusal);
        there.awaitAnswered(SOON);
    }

    private static SimulatedCall replace(Dialled dialled, PbxFixture pbx, SimulatedTeams teams) throws Exception {
        String fork = dialled.heard().until(CallEvent.Ringing.class).fork();
        Recorded.Message invite = teams.recording().received(Method.INVITE).get(0);
        String own = invite.header("From").replaceFirst(".*;tag=", "");
        String replaces = invite.callId().orElseThrow() + ";to-tag=" + own + ";from-tag=" + fork;
        return await(teams.placeCall(pbx.plan().header("REPLACES", replaces).build()));
    }

    @Test
    void aCallIntoTeamsThatRingsIsReplaced(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.ringsForever());
        Dialled dialled = pbx.dial();
        SimulatedCall there = teams.awaitCall(SOON);

        SimulatedCall heir = replace(dialled, pbx, teams);
        await(pbx.awaitIncoming().call().answer(PbxFixture.sdp()));

        heir.awaitAnswered(SOON);
        dialled.heard().next(CallEvent.Replaced.class);
        assertTrue(dialled.heard().next(CallEvent.Failed.class).cause() instanceof EndCause.HungUpHere);
        assertEquals(Status.REQUEST_TERMINATED, there.awaitEnded(SOON).status());
    }

    @Test
    void aCallIntoTeamsThatIsAnsweredMeanwhileIsReplacedToo(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.answered().endingAfter(Duration.ofSeconds(1)));
        Dialled dialled = pbx.dial();

        SimulatedCall heir = replace(dialled, pbx, teams);
        Ringing ringing = pbx.awaitIncoming();
        dialled.heard().next(CallEvent.Answered.class);
        await(ringing.call().answer(PbxFixture.sdp()));

        heir.awaitAnswered(SOON);
        dialled.heard().next(CallEvent.Replaced.class);
        assertTrue(dialled.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpHere);
    }

    /** A call of another tenant does not exist for this one. */
    @Test
    void aCallOfAnotherTenantIsNotReplaced(SimulatedTeams teams) throws Exception {
        teams.tenant(SimulatedTenant.of("sbc1.fabrikam.com", 5061));
        try (PbxFixture other = PbxFixture.start(teams, "sbc1.fabrikam.com", trunk -> trunk)) {
            Talk talk = other.fromTeams(other.plan());
            SimulatedDialog theirs = talk.there().dialog().orElseThrow();

            Status refusal = refusal(teams, pbx.plan().replacingUnknown(theirs));

            assertEquals(Status.NO_SUCH_CALL, refusal);
            assertFalse(talk.there().ended().isDone());
        }
    }
}
