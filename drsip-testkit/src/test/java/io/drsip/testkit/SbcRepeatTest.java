package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static io.drsip.testkit.PbxFixture.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls from Teams that another datacenter repeats, against the simulated side. */
final class SbcRepeatTest {

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder()));

    @ParameterizedTest
    @EnumSource(
            value = CallRepeat.class,
            names = {"SAME_CALL_ID", "NEW_CALL_ID"})
    void aCallWhoseConnectionBrokeIsOneCall(CallRepeat how, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall first = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();
            await(ringing.call().ring());
            await(first.ringing());

            SimulatedCall second = await(first.breakConnection(how));
            ringing.heard().next(CallEvent.TakenOver.class);
            await(second.ringing());
            await(ringing.call().answer(PbxFixture.sdp()));

            second.awaitAnswered(SOON);
            ringing.heard().next(CallEvent.Confirmed.class);
            assertFalse(pbx.hasIncoming());
            await(ringing.call().hold());
            await(second.hangUp());
            assertTrue(ringing.heard().until(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
        }
    }

    /** The SBC has noticed when this returns. */
    private static void breakOff(SimulatedCall call, PbxFixture pbx) throws Exception {
        failure(call.breakConnection(CallRepeat.NEVER));
        pbx.events().next(TrunkEvent.Disconnected.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallRepeat.class,
            names = {"SAME_CALL_ID", "NEW_CALL_ID"})
    void whatThePbxDecidesMeanwhileGoesToWhoeverRepeatsTheCall(CallRepeat how, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall first = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();
            breakOff(first, pbx);
            ringing.call().answer(PbxFixture.sdp());

            SimulatedCall second = await(first.repeatElsewhere(how)).awaitAnswered(SOON);

            ringing.heard().until(CallEvent.Confirmed.class);
            assertFalse(pbx.hasIncoming());
            await(second.hangUp());
        }
    }

    @Test
    void aSecondCopyIsRefusedWhileTheFirstIsAlive(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall first = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();

            SimulatedCall second = await(first.repeatElsewhere(CallRepeat.SAME_CALL_ID));

            assertEquals(Status.of(482), second.awaitEnded(SOON).status());
            await(ringing.call().answer(PbxFixture.sdp()));
            first.awaitAnswered(SOON);
        }
    }

    @Test
    void aCallThatNobodyRepeatsIsLost(SimulatedTeams teams) throws Exception {
        CallConfig calls = CallConfig.builder().takeOver(Duration.ofMillis(200)).build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            SimulatedCall first = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();

            breakOff(first, pbx);

            EndCause cause = ringing.heard().next(CallEvent.Failed.class).cause();
            assertTrue(cause instanceof EndCause.Lost, cause::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CallRepeat.class,
            names = {"SAME_CALL_ID", "NEW_CALL_ID"})
    void aRefusalMeanwhileRefusesTheRepetition(CallRepeat how, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall first = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();
            breakOff(first, pbx);
            await(ringing.call().reject(Status.BUSY_HERE));

            SimulatedCall second = await(first.repeatElsewhere(how));

            assertEquals(Status.BUSY_HERE, second.awaitEnded(SOON).status());
            assertFalse(pbx.hasIncoming());
        }
    }
}
