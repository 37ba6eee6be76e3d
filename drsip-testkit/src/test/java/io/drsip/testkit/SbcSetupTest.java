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
import io.drsip.call.Fault;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Dialled;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.testkit.SimulatedCall.Ending;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How calls begin and come to nothing: refusals, CANCEL and its races, lost ACKs, failover, against the simulated side.
 * Where it is told so, 64*T1 is a second.
 */
final class SbcSetupTest {

    private static final SipTimers QUICK =
            new SipTimers(Duration.ofMillis(16), Duration.ofMillis(128), Duration.ofSeconds(1));

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder().patience(Duration.ofSeconds(4))));

    private static PbxFixture quick(SimulatedTeams teams) {
        return PbxFixture.start(teams, PbxFixture.SBC, trunk -> trunk.timers(QUICK));
    }

    private static EndCause failed(CallEvents heard) {
        return heard.until(CallEvent.Failed.class).cause();
    }

    private static long count(SimulatedTeams teams, Method method) {
        return teams.recording().received(method).size();
    }

    // --- calls into Teams that are given up -------------------------------------------------------------------------

    @Test
    void aCallThatRingsIsCancelled(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.ringsForever());
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Ringing.class);

            await(dialled.call().hangUp(Reason.parse("SIP;cause=200;text=\"Call completed elsewhere\"")));

            Ending ending = teams.awaitCall(SOON).awaitEnded(SOON);
            assertEquals(Status.REQUEST_TERMINATED, ending.status());
            assertTrue(ending.text().contains("completed elsewhere"), ending::text);
            assertTrue(failed(dialled.heard()) instanceof EndCause.HungUpHere);
        }
    }

    /** A CANCEL before any response is a violation; here the first one comes late. */
    @Test
    void aCancelWaitsForTheFirstResponse(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.ringsForever().after(Duration.ofMillis(300)));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            SimulatedCall there = teams.awaitCall(SOON);

            await(dialled.call().hangUp());

            assertEquals(Status.REQUEST_TERMINATED, there.awaitEnded(SOON).status());
            assertEquals(1, count(teams, Method.CANCEL));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "100"})
    void anAnswerThatCrossesCancelIsHungUp(int lateness, SimulatedTeams teams) throws Exception {
        teams.datacenter(1)
                .invites()
                .next(
                        lateness == 0
                                ? CallBehaviours.answerCrossesCancel()
                                : CallBehaviours.answerCrossesCancel(Duration.ofMillis(lateness)));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Ringing.class);

            await(dialled.call().hangUp());

            assertEquals(Party.SBC, teams.awaitCall(SOON).awaitEnded(SOON).by());
            assertEquals(1, count(teams, Method.ACK));
            assertEquals(1, count(teams, Method.BYE));
            assertEquals(0, dialled.heard().count(CallEvent.Answered.class));
        }
    }

    @Test
    void aCancelThatIsAnsweredLateDoesNoHarm(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.cancelAnsweredLate(Duration.ofMillis(300)));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Ringing.class);

            await(dialled.call().hangUp());

            assertEquals(
                    Status.REQUEST_TERMINATED,
                    teams.awaitCall(SOON).awaitEnded(SOON).status());
        }
    }

    @Test
    void aCancelWithoutEffectEndsTheCallAllTheSame(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.cancelWithoutEffect());
        try (PbxFixture pbx = quick(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Ringing.class);

            await(dialled.call().hangUp());

            assertTrue(failed(dialled.heard()) instanceof EndCause.HungUpHere);
        }
    }

    // --- what Microsoft answers -------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "decline,      603, CALLED_USER",
        "busy,         486, CALLED_USER",
        "no endpoints, 480, CALLED_USER",
        "site,         403, TENANT_SETTINGS"
    })
    void aRefusalIsExplained(String behaviour, int status, Fault fault, SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(behaviour(behaviour));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            EndCause cause = failed(pbx.dial().heard());

            EndCause.Refused refused = (EndCause.Refused) cause;
            assertEquals(status, refused.status().code());
            assertTrue(refused.reason().q850Cause().isPresent(), refused::toString);
            assertTrue(cause.correlationId().isPresent(), cause::toString);
            assertEquals(fault, cause.advice().fault(), () -> cause.advice().toString());
            assertFalse(cause.advice().text().isBlank());
            assertEquals(1, count(teams, Method.INVITE));
        }
    }

    private static Behaviour behaviour(String name) {
        return switch (name) {
            case "decline" -> Behaviour.decline();
            case "busy" -> Behaviour.userBusy(17);
            case "no endpoints" -> Behaviour.noEndpoints();
            case "site" -> Behaviour.forbiddenBySite();
            default -> throw new IllegalArgumentException(name);
        };
    }

    // --- failover ---------------------------------------------------------------------------------------------------

    @Test
    void theNextDatacenterIsTriedWithAnotherCallId(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.busy(Duration.ofSeconds(1)));
        teams.datacenter(2).invites().next(Behaviour.dropConnection());
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Answered.class);

            List<Recorded.Message> invites = teams.recording().received(Method.INVITE);
            assertEquals(3, invites.size());
            assertEquals(
                    3,
                    invites.stream()
                            .map(invite -> invite.header("Call-ID"))
                            .distinct()
                            .count());
            assertEquals(
                    teams.datacenter(3).name().toString(), teams.awaitCall(SOON).datacenter());
            await(dialled.call().hangUp());
        }
    }

    @Test
    void aHangUpStopsTheSearch(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.busy(Duration.ofSeconds(1)));
        teams.datacenter(2).invites().next(Behaviour.tryingForever());
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            SimulatedCall second = teams.awaitCall(SOON);
            dialled.heard().until(CallEvent.Trying.class);

            await(dialled.call().hangUp());

            assertEquals(Status.REQUEST_TERMINATED, second.awaitEnded(SOON).status());
            assertTrue(failed(dialled.heard()) instanceof EndCause.HungUpHere);
            assertEquals(2, count(teams, Method.INVITE));
        }
    }

    @Test
    void aCallThatNobodyTakesIsToldSo(SimulatedTeams teams) throws Exception {
        teams.datacenters().forEach(each -> each.invites().always(Behaviour.busy(Duration.ofSeconds(7))));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            EndCause cause = failed(pbx.dial().heard());

            EndCause.Unreachable unreachable = (EndCause.Unreachable) cause;
            assertEquals(Status.SERVICE_UNAVAILABLE, unreachable.status());
            assertTrue(unreachable.retryAfter().isPresent());
            assertEquals(3, count(teams, Method.INVITE));
        }
    }

    // --- calls from Teams -------------------------------------------------------------------------------------------

    @Test
    void theCallerGivesUp(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();
            await(ringing.call().ring());

            await(there.hangUp());

            assertTrue(failed(ringing.heard()) instanceof EndCause.HungUpThere);
            assertEquals(Status.REQUEST_TERMINATED, there.awaitEnded(SOON).status());
        }
    }

    @ParameterizedTest
    @CsvSource({"486", "603", "404", "503"})
    void thePbxRefuses(int status, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();

            await(ringing.call().reject(Status.of(status)));

            assertEquals(status, there.awaitEnded(SOON).status().code());
            assertTrue(failed(ringing.heard()) instanceof EndCause.HungUpHere);
        }
    }

    @Test
    void earlyMediaIsRepeatedInTheAnswer(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().build()));
            Ringing ringing = pbx.awaitIncoming();

            await(ringing.call().progress(PbxFixture.sdp()));
            Throwable other = failure(ringing.call().answer(PbxFixture.otherSdp()));
            await(ringing.call().answer(PbxFixture.sdp()));

            there.awaitAnswered(SOON);
            assertTrue(String.valueOf(other.getMessage()).contains("183"), other::toString);
        }
    }

    @Test
    void aCallThatRingsLongSaysSoAgain(SimulatedTeams teams) throws Exception {
        CallConfig calls =
                CallConfig.builder().ringRepeat(Duration.ofSeconds(1)).build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().build()));
            await(pbx.awaitIncoming().call().ring());

            long first = teams.recording()
                    .await(message -> message.isReceived() && message.isResponse(180, Method.INVITE), SOON)
                    .number();
            teams.recording()
                    .await(
                            message -> message.number() > first
                                    && message.isReceived()
                                    && message.isResponse(180, Method.INVITE),
                            SOON);

            await(there.hangUp());
        }
    }

    @Test
    void anAnswerIsRepeatedUntilItsAck(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().losesAcks(2).build()));
            Ringing ringing = pbx.awaitIncoming();

            await(ringing.call().answer(PbxFixture.sdp()));

            ringing.heard().next(CallEvent.Confirmed.class);
            there.awaitAnswered(SOON);
        }
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedEndsTheCall(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = quick(teams)) {
            SimulatedCall there =
                    await(teams.placeCall(pbx.plan().neverAcknowledges().build()));
            Ringing ringing = pbx.awaitIncoming();

            Throwable failure = failure(ringing.call().answer(PbxFixture.sdp()));

            EndCause cause = ringing.heard().until(CallEvent.Ended.class).cause();
            assertTrue(cause instanceof EndCause.Lost, cause::toString);
            assertTrue(String.valueOf(failure.getMessage()).contains("ACK"), failure::toString);
            assertEquals(Party.SBC, there.awaitEnded(SOON).by());
        }
    }

    /** A BYE must not overtake the ACK. */
    @Test
    void aHangUpBehindTheAnswerWaitsForTheAck(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(teams.placeCall(pbx.plan().losesAcks(1).build()));
            Ringing ringing = pbx.awaitIncoming();

            CompletableFuture<Void> answered =
                    ringing.call().answer(PbxFixture.sdp()).toCompletableFuture();
            await(ringing.call().hangUp());

            await(answered);
            ringing.heard().next(CallEvent.Confirmed.class);
            assertTrue(ringing.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpHere);
            assertEquals(Party.SBC, there.awaitEnded(SOON).by());
        }
    }

    @Test
    void aCancelBehindTheAnswerChangesNothing(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there =
                    await(teams.placeCall(pbx.plan().cancelsAcrossAnswer().build()));
            Ringing ringing = pbx.awaitIncoming();

            await(ringing.call().answer(PbxFixture.sdp()));

            ringing.heard().next(CallEvent.Confirmed.class);
            assertTrue(ringing.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
            assertEquals(Party.TEAMS, there.awaitEnded(SOON).by());
        }
    }
}
