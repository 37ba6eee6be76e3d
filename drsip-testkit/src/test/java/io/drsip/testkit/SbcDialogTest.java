package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static io.drsip.testkit.PbxFixture.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests inside calls: where they go and come from, collisions, refusals, hang-ups, against the simulated side. 64*T1
 * is a second here.
 */
final class SbcDialogTest {

    private static final SipTimers QUICK =
            new SipTimers(Duration.ofMillis(16), Duration.ofMillis(128), Duration.ofSeconds(1));

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder().patience(Duration.ofSeconds(4))));

    private static PbxFixture quick(SimulatedTeams teams) {
        return PbxFixture.start(teams, PbxFixture.SBC, trunk -> trunk.timers(QUICK));
    }

    private static EndCause.Lost lost(Talk talk) {
        return (EndCause.Lost) talk.heard().until(CallEvent.Ended.class).cause();
    }

    // --- where requests come from and go to ------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(RequestPath.class)
    void requestsMayComeOverAnyConnection(RequestPath path, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().requestsCome(path));
            Status options = await(talk.there().options());
            Status hold = await(talk.there().hold());
            Status bye = await(talk.there().hangUp());

            assertEquals(List.of(Status.OK, Status.OK, Status.OK), List.of(options, hold, bye));
            talk.heard().next(CallEvent.Received.class);
            talk.heard().next(CallEvent.Held.class);
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
        }
    }

    /** What goes to any other URI than the Contact, or without the Route, is a violation. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCallFollowsMicrosoftToAnotherContact(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);
            await(talk.here().hold());
            String before = requestUri(teams);

            CompletableFuture<Status> moved = talk.there().reinvites().fromOtherContact();
            assertEquals(Status.OK, await(moved));
            await(talk.here().resume());

            assertNotEquals(before, requestUri(teams));
        }
    }

    private static String requestUri(SimulatedTeams teams) {
        List<Recorded.Message> invites = teams.recording().received(Method.INVITE);
        return invites.get(invites.size() - 1).bytes().toString().split(" ", 3)[1];
    }

    /** The names of the Route are in the table; the regional host is dialled by its own name. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallWhoseConnectionsHaveGoneIsHungUpOverANewOne(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            teams.datacenter(1).drain();
            await(talk.here().hangUp());

            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        }
    }

    // --- collisions and disorder -----------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLowerNumberIsRefused(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);
            await(talk.there().options());

            assertEquals(Status.SERVER_ERROR, await(talk.there().reinvites().outOfOrder()));
        }
    }

    @Test
    void anInviteIntoOneThatThePbxThinksAboutIsRefusedForAWhile(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan());
            CompletableFuture<Status> first = talk.there().reinvites().newMedia();
            talk.heard().next(CallEvent.Offered.class);

            Status second = await(talk.there().reinvites().overtaking());
            await(talk.here().acceptOffer());

            assertEquals(Status.SERVER_ERROR, second);
            assertEquals(Status.OK, await(first));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothOfferAtOnce(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            await(talk.there().requestsCome(RequestPath.SAME_CONNECTION));
            CompletableFuture<Status> second = talk.there().reinvites().glare();
            CompletableFuture<Void> hold = talk.here().hold().toCompletableFuture();

            if (!fromTeams) {
                talk.heard().until(CallEvent.Offered.class);
                await(talk.here().acceptOffer());
            }
            await(hold);
            assertEquals(Status.OK, await(second));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInviteIntoOursIsRefusedAsPending(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            CompletableFuture<Status> theirs = talk.there().reinvites().intoOneOfTheSbc();
            await(talk.here().hold());

            assertEquals(Status.REQUEST_PENDING, await(theirs));
        }
    }

    // --- offers of the PBX that fail --------------------------------------------------------------------------------

    @Test
    void anOfferThatMicrosoftRefusesLeavesTheSessionAsItWas(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.intoTeams();

            await(talk.there().reinvites().answerNext(Status.NOT_ACCEPTABLE_HERE));
            Throwable refused = failure(talk.here().hold());
            CallEvent.OfferFailed failed = talk.heard().next(CallEvent.OfferFailed.class);
            await(talk.here().hold());

            assertTrue(String.valueOf(refused.getMessage()).contains("488"), refused::toString);
            assertEquals(Status.NOT_ACCEPTABLE_HERE, failed.status());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {491, 500})
    void anOfferThatComesAtABadMomentIsMadeAgain(int status, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().reinvites().answerNext(Status.of(status)));
            await(talk.here().hold());

            talk.heard().next(CallEvent.OfferAnswered.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"408, true", "481, true", "408, false", "481, false"})
    void aCallThatMicrosoftDoesNotKnowIsOver(int status, boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            await(talk.there().reinvites().answerNext(Status.of(status)));
            Throwable failed = failure(talk.here().hold());

            assertTrue(lost(talk).cause().contains(Integer.toString(status)), failed::toString);
            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        }
    }

    @Test
    void aCallWhoseOfferNobodyAnswersIsOver(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = quick(teams)) {
            Talk talk = pbx.intoTeams();

            await(talk.there().reinvites().ignoreNext());
            Throwable failed = failure(talk.here().hold());

            lost(talk);
            assertTrue(String.valueOf(failed.getMessage()).contains("no response"), failed::toString);
            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        }
    }

    // --- the end of a call -----------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothHangUpAtOnce(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            CompletableFuture<Status> bye = talk.there().hangUpAcross();
            await(talk.here().hangUp());

            int code = await(bye).code();
            assertTrue(code == 200 || code == 481, Integer.toString(code));
            assertEquals(1, talk.heard().count(CallEvent.Ended.class));
        }
    }

    @Test
    void theReasonOfMicrosoftsByeIsTold(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().hangUp());
            EndCause cause = talk.heard().next(CallEvent.Ended.class).cause();

            EndCause.HungUpThere there = (EndCause.HungUpThere) cause;
            assertEquals(16, there.reason().q850Cause().orElseThrow());
            assertTrue(there.correlationId().isPresent());
        }
    }
}
