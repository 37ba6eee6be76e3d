package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.ForkPolicy;
import io.drsip.call.SilentMediaPolicy;
import io.drsip.sip.Method;
import io.drsip.testkit.PbxFixture.Dialled;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls into Teams that ring at many devices, and their early media, against the simulated side. */
final class SbcForkTest {

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder()));

    private static List<Recorded.Message> received(SimulatedTeams teams, Method method) {
        return teams.recording().received(method);
    }

    @Test
    void eachDeviceIsToldAndTheLastOneAnswers(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.forked(3));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();

            dialled.heard().next(CallEvent.Trying.class);
            String first = dialled.heard().next(CallEvent.Ringing.class).fork();
            String second = dialled.heard().next(CallEvent.Ringing.class).fork();
            String third = dialled.heard().next(CallEvent.Ringing.class).fork();
            String answered = dialled.heard().next(CallEvent.Answered.class).fork();
            teams.awaitCall(SOON).awaitAnswered(SOON);
            await(dialled.call().hangUp());

            assertEquals(3, List.of(first, second, third).stream().distinct().count());
            assertEquals(third, answered);
            assertTrue(received(teams, Method.BYE).get(0).header("To").contains(answered));
        }
    }

    @Test
    void aDeviceThatNeverRangMayAnswer(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.answeredByAnother(2));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();

            dialled.heard().next(CallEvent.Trying.class);
            String first = dialled.heard().next(CallEvent.Ringing.class).fork();
            String second = dialled.heard().next(CallEvent.Ringing.class).fork();
            String answered = dialled.heard().next(CallEvent.Answered.class).fork();
            teams.awaitCall(SOON).awaitAnswered(SOON);

            assertNotEquals(first, answered);
            assertNotEquals(second, answered);
            await(dialled.call().hold());
        }
    }

    @Test
    void aPbxThatKnowsOneForkHearsOne(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(Behaviour.forked(3));
        CallConfig calls = CallConfig.builder().forks(ForkPolicy.FIRST_FORK).build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            Dialled dialled = pbx.dial();

            dialled.heard().next(CallEvent.Trying.class);
            dialled.heard().next(CallEvent.Ringing.class);
            dialled.heard().next(CallEvent.Answered.class);
            await(dialled.call().hangUp());
        }
    }

    /** The simulated side wants an ACK for each 200 and a BYE for the second. */
    @Test
    void theSecondOfTwoAnswersIsHungUp(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.answeredTwice());
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();

            String fork = dialled.heard().until(CallEvent.Answered.class).fork();
            Recorded.Message bye = teams.recording().awaitReceived(Method.BYE, SOON);
            await(dialled.call().hold());

            assertTrue(!bye.header("To").contains(fork), bye::toString);
            assertEquals(1, dialled.heard().count(CallEvent.Answered.class));
            await(dialled.call().hangUp());
            assertEquals(Party.SBC, teams.awaitCall(SOON).awaitEnded(SOON).by());
        }
    }

    @Test
    void anAnswerThatComesAgainIsAcknowledgedAgain(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.answerRepeatedAfterAck(Duration.ofMillis(50)));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Answered.class);

            long first = teams.recording().awaitReceived(Method.ACK, SOON).number();
            Recorded.Message second = teams.recording()
                    .await(
                            message ->
                                    message.isReceived() && message.isRequest(Method.ACK) && message.number() > first,
                            SOON);

            assertTrue(second.header("CSeq").endsWith(" ACK"));
            assertEquals(1, dialled.heard().count(CallEvent.Answered.class));
            await(dialled.call().hangUp());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,       early,  Trying Ringing EarlyMedia Answered",
        "AS_RINGING, early,  Trying Ringing Ringing Answered",
        "DROP,       early,  Trying Ringing Answered",
        "PASS,       silent, Trying EarlyMedia Answered",
        "AS_RINGING, silent, Trying Ringing Answered",
        "DROP,       silent, Trying Answered",
        "PASS,       kept,   Trying EarlyMedia Ringing Answered",
        "DROP,       kept,   Trying Ringing Answered",
        "PASS,       moved,  Trying Ringing Ringing Answered"
    })
    void earlyMediaIsToldAsThePbxWants(SilentMediaPolicy policy, String behaviour, String events, SimulatedTeams teams)
            throws Exception {
        teams.datacenter(1).invites().next(behaviour(behaviour));
        CallConfig calls = CallConfig.builder().silentMedia(policy).build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            Dialled dialled = pbx.dial();

            dialled.heard().until(CallEvent.Answered.class);

            assertEquals(events, String.join(" ", dialled.heard().kinds()));
            await(dialled.call().hangUp());
        }
    }

    private static Behaviour behaviour(String name) {
        return switch (name) {
            case "early" -> Behaviour.earlyMedia();
            case "silent" -> Behaviour.silentEarlyMedia();
            case "kept" -> CallBehaviours.earlyMediaKept();
            case "moved" -> CallBehaviours.forwarded();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
