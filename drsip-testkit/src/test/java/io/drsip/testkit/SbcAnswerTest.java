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
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How calls from Teams are refused, answered and confirmed, against the simulated side. Where it is told so, 64*T1 is a
 * second.
 */
final class SbcAnswerTest {

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

    /** Nobody can require what we do not have. */
    @Test
    void anUnknownExtensionIsRefused(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall there = await(
                    teams.placeCall(pbx.plan().header("REQUIRE", "precondition").build()));

            assertEquals(Status.BAD_EXTENSION, there.awaitEnded(SOON).status());
            assertFalse(pbx.hasIncoming());
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

            Throwable none = failure(ringing.call().answer(""));
            await(ringing.call().progress(PbxFixture.sdp()));
            Throwable early = failure(ringing.call().progress(PbxFixture.otherSdp()));
            Throwable other = failure(ringing.call().answer(PbxFixture.otherSdp()));
            await(ringing.call().answer(PbxFixture.sdp()));

            there.awaitAnswered(SOON);
            assertTrue(none instanceof IllegalArgumentException, none::toString);
            assertTrue(String.valueOf(early.getMessage()).contains("183"), early::toString);
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
