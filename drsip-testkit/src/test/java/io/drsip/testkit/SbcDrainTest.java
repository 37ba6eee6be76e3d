package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.Call;
import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.call.TransferMode;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trunk that is emptied, against the simulated side. */
final class SbcDrainTest {

    private static final String OTHER_USER = "11111111-2222-4333-8444-555555555555";

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder()));

    private PbxFixture pbx;

    @BeforeEach
    void start(SimulatedTeams teams) {
        pbx = PbxFixture.start(
                teams, CallConfig.builder().transfers(TransferMode.LIBRARY).build());
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    private CompletableFuture<Void> drain(Duration limit) throws Exception {
        CompletableFuture<Void> empty = pbx.trunk().drain(limit).toCompletableFuture();
        pbx.events().next(TrunkEvent.Draining.class);
        return empty;
    }

    @Test
    void anEmptyTrunkIsDrainedAtOnce() throws Exception {
        await(drain(SOON));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runningCallsFinishAndNewOnesAreRefused(boolean fromTeams, SimulatedTeams teams) throws Exception {
        Talk talk = pbx.talk(fromTeams);
        CompletableFuture<Void> empty = drain(SOON);

        SimulatedCall refused = await(teams.placeCall(pbx.plan().build()));
        EndCause here = pbx.dial().heard().until(CallEvent.Failed.class).cause();

        assertEquals(Status.SERVICE_UNAVAILABLE, refused.awaitEnded(SOON).status());
        assertFalse(retryAfter(teams).isEmpty());
        assertTrue(here instanceof EndCause.Unreachable, here::toString);
        assertFalse(pbx.hasIncoming());
        await(talk.here().hold());
        await(talk.here().resume());
        assertFalse(empty.isDone());
        await(talk.there().hangUp());
        await(empty);
        pbx.events().next(TrunkEvent.DrainEnded.class);
    }

    private static String retryAfter(SimulatedTeams teams) {
        return teams.recording()
                .await(message -> message.isReceived() && message.isResponse(503, Method.INVITE), SOON)
                .header("Retry-After");
    }

    @Test
    void aDeadlineBoundsIt() throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());

        CompletableFuture<Void> empty = drain(Duration.ofMillis(200));

        await(empty);
        assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpHere);
        assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
    }

    @Test
    void emergencyCallsAreTaken(SimulatedTeams teams) throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());
        CompletableFuture<Void> empty = drain(SOON);

        SimulatedCall emergency = await(teams.placeCall(CallPlan.of(PbxFixture.SBC, PbxFixture.USER, "911")));
        Ringing ringing = pbx.awaitIncoming();
        await(ringing.call().answer(PbxFixture.sdp()));
        emergency.awaitAnswered(SOON);

        await(talk.here().hangUp());
        assertFalse(empty.isDone());
        await(emergency.hangUp());
        await(empty);
    }

    /** It takes the place of a call that runs. */
    @Test
    void aCallThatReplacesARunningOneIsTaken(SimulatedTeams teams) throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());
        CompletableFuture<Void> empty = drain(SOON);

        SimulatedCall heir =
                await(teams.placeCall(pbx.plan().replacing(talk.there()).build()));
        await(pbx.awaitIncoming().call().answer(PbxFixture.sdp()));

        heir.awaitAnswered(SOON);
        talk.heard().next(CallEvent.Replaced.class);
        talk.heard().next(CallEvent.Ended.class);
        await(heir.hangUp());
        await(empty);
    }

    @Test
    void aRunningCallIsTransferred() throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());
        CompletableFuture<Void> empty = drain(SOON);

        await(talk.there().transfer(OTHER_USER));
        talk.heard().next(CallEvent.TransferAsked.class);
        CallEvents heir = new CallEvents();
        Call call = talk.here().transfer(PbxFixture.sdp(), heir);

        heir.until(CallEvent.Answered.class);
        talk.heard().until(CallEvent.Ended.class);
        await(call.hangUp());
        await(empty);
    }

    @Test
    void callsAreTakenAgainIfItIsCancelled() throws Exception {
        Talk talk = pbx.fromTeams(pbx.plan());
        CompletableFuture<Void> empty = drain(SOON);

        await(pbx.trunk().cancelDrain());
        await(empty);

        await(pbx.fromTeams(pbx.plan()).here().hangUp());
        await(talk.here().hangUp());
    }
}
