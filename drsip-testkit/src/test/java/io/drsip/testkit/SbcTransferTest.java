package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static io.drsip.testkit.PbxFixture.failure;
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
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import io.drsip.trunk.SipTimers;
import io.drsip.trunk.TrunkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers by Teams users in all three modes, against the simulated side. */
final class SbcTransferTest {

    private static final String OTHER_USER = "11111111-2222-4333-8444-555555555555";
    private static final SipTimers QUICK =
            new SipTimers(Duration.ofMillis(16), Duration.ofMillis(128), Duration.ofSeconds(1));

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder().patience(Duration.ofSeconds(4))));

    private static PbxFixture start(SimulatedTeams teams, TransferMode mode) {
        return PbxFixture.start(teams, CallConfig.builder().transfers(mode).build());
    }

    private static Status ended(CallEvents heard) {
        return heard.until(CallEvent.TransferEnded.class).status();
    }

    /** What the SBC reported, one status line each. */
    private static List<String> reports(SimulatedTeams teams) {
        return teams.recording().received(Method.NOTIFY).stream()
                .map(notify -> notify.header("Subscription-State").split(";", 2)[0] + " "
                        + notify.message().body().toString().strip())
                .toList();
    }

    // --- the library transfers -------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLibraryCallsAnotherUser(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.talk(fromTeams);

            Status accepted = await(talk.there().transfer(OTHER_USER));
            CallEvent.TransferAsked asked = talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            Call call = talk.here().transfer(PbxFixture.sdp(), heir);
            heir.until(CallEvent.Answered.class);

            assertEquals(Status.of(202), accepted);
            assertTrue(asked.target().number().isEmpty());
            assertEquals(Status.OK, ended(talk.heard()));
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
            assertEquals(Party.TEAMS, talk.there().awaitEnded(SOON).by());
            await(call.hangUp());
            assertTrue(
                    reports(teams).get(0).startsWith("active"),
                    () -> reports(teams).toString());
            assertEquals(
                    1,
                    reports(teams).stream()
                            .filter(text -> text.startsWith("terminated"))
                            .count());
        }
    }

    /** The URI has to come back letter for letter, which the simulated side checks. */
    @Test
    void aTargetOfFourHundredCharactersIsCalled(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfers().toUser(OTHER_USER, 450));
            talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            Call call = talk.here().transfer(PbxFixture.sdp(), heir);

            heir.until(CallEvent.Answered.class);
            assertEquals(Status.OK, ended(talk.heard()));
            await(call.hangUp());
        }
    }

    @Test
    void aNumberIsCalledThroughMicrosoftToo(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfers().toNumber("+14255550177"));
            CallEvent.TransferAsked asked = talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            talk.here().transfer(PbxFixture.sdp(), heir);

            heir.until(CallEvent.Answered.class);
            assertEquals("+14255550177", asked.target().number().orElseThrow().toString());
            assertEquals(Status.OK, ended(talk.heard()));
        }
    }

    @Test
    void aTransferThatIsDeclinedLeavesTheCallAsItWas(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());
            teams.datacenter(1).invites().next(Behaviour.decline());

            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            talk.here().transfer(PbxFixture.sdp(), heir);

            heir.until(CallEvent.Failed.class);
            assertEquals(Status.DECLINE, ended(talk.heard()));
            await(talk.here().hold());
            assertEquals(Status.OK, await(talk.there().hangUp()));
        }
    }

    @Test
    void theNextDatacenterIsTriedForATransferToo(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());
            teams.datacenter(1).invites().next(Behaviour.busy(Duration.ofSeconds(1)));

            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            talk.here().transfer(PbxFixture.sdp(), heir);

            heir.until(CallEvent.Answered.class);
            assertEquals(Status.OK, ended(talk.heard()));
        }
    }

    /** The reports go on in the dialog of the call that is over (RFC 5057). */
    @Test
    void theReportOutlivesTheCall(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfers().withEarlyBye());
            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            talk.here().transfer(PbxFixture.sdp(), heir);
            heir.until(CallEvent.Answered.class);

            teams.recording().awaitNote(Kind.EVENT, "the transfer is over: 200", SOON);
        }
    }

    /** 64*T1 after the last report, which is a second here. */
    @Test
    void theOldCallIsHungUpIfMicrosoftForgets(SimulatedTeams teams) throws Exception {
        CallConfig calls = CallConfig.builder().transfers(TransferMode.LIBRARY).build();
        try (PbxFixture pbx = PbxFixture.start(
                teams, PbxFixture.SBC, trunk -> trunk.calls(calls).timers(QUICK))) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfers().withoutBye());
            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);
            CallEvents heir = new CallEvents();
            Call call = talk.here().transfer(PbxFixture.sdp(), heir);
            heir.until(CallEvent.Answered.class);

            assertEquals(Status.OK, ended(talk.heard()));
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpHere);
            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
            await(call.hangUp());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferMode.class,
            names = {"LIBRARY", "PBX"})
    void aTransferThatNobodyTakesUpHasFailed(TransferMode mode, SimulatedTeams teams) throws Exception {
        CallConfig calls = CallConfig.builder()
                .transfers(mode)
                .transferPatience(Duration.ofMillis(200))
                .build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);

            assertEquals(Status.DECLINE, ended(talk.heard()));
            assertTrue(failure(talk.here().reportTransfer(Status.OK)) instanceof TrunkException);
            teams.recording().awaitNote(Kind.EVENT, "the transfer is over: 603", SOON);
        }
    }

    @Test
    void aPbxMayRefuseATransfer(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfer(OTHER_USER));
            talk.heard().next(CallEvent.TransferAsked.class);
            await(talk.here().reportTransfer(Status.DECLINE));

            assertEquals(Status.DECLINE, ended(talk.heard()));
            teams.recording().awaitNote(Kind.EVENT, "the transfer is over: 603", SOON);
        }
    }

    // --- joining two calls -----------------------------------------------------------------------------------------

    @Test
    void twoCallsAreJoined(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());
            Talk other = pbx.intoTeams();

            Status accepted = await(talk.there().transfers().joining(other.there()));
            CallEvent.JoinAsked asked = talk.heard().next(CallEvent.JoinAsked.class);
            await(talk.here().reportTransfer(Status.OK));

            assertEquals(Status.of(202), accepted);
            assertEquals(other.here().id(), asked.other());
            assertEquals(Status.OK, ended(talk.heard()));
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
            assertFalse(other.there().ended().isDone());
            await(other.there().hangUp());
        }
    }

    @Test
    void aCallThatNobodyKnowsIsNotJoined(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.LIBRARY)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            SimulatedDialog unknown = new SimulatedDialog("nobody@contoso.com", "theirs", "ours");
            Status accepted = await(talk.there().transfers().joining(unknown));

            assertEquals(Status.of(202), accepted);
            teams.recording().awaitNote(Kind.EVENT, "the transfer is over: 481", SOON);
            await(talk.here().hold());
        }
    }

    // --- the PBX transfers -----------------------------------------------------------------------------------------

    @Test
    void thePbxTransfersAndReports(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.PBX)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().transfers().toNumber("+14255550177"));
            talk.heard().next(CallEvent.TransferAsked.class);
            await(talk.here().reportTransfer(Status.RINGING));
            await(talk.here().reportTransfer(Status.OK));

            assertEquals(Status.OK, ended(talk.heard()));
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
            assertEquals(
                    "terminated SIP/2.0 200 OK",
                    reports(teams).get(reports(teams).size() - 1));
        }
    }

    // --- Microsoft transfers ---------------------------------------------------------------------------------------

    @Test
    void aReferIsRefusedIfItIsNotOffered(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.MICROSOFT)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            assertEquals(Status.METHOD_NOT_ALLOWED, await(talk.there().transfer(OTHER_USER)));
            await(talk.here().hold());
        }
    }

    @Test
    void microsoftTransfersToAnotherUserInsideTheCall(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.MICROSOFT)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            CompletableFuture<Status> moved = talk.there().transfers().insideToUser();
            talk.heard().next(CallEvent.Held.class);
            talk.heard().next(CallEvent.Offered.class);
            await(talk.here().acceptOffer());

            assertEquals(Status.OK, await(moved));
            talk.heard().next(CallEvent.Resumed.class);
            await(talk.here().hangUp());
        }
    }

    @Test
    void microsoftTransfersByACallThatTakesThePlaceOfAnother(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.MICROSOFT)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            CompletableFuture<SimulatedCall> heir = talk.there().transfers().insideByReplaces(pbx.plan());
            talk.heard().next(CallEvent.Held.class);
            Ringing ringing = pbx.awaitIncoming();
            await(ringing.call().answer(PbxFixture.sdp()));

            await(heir).awaitAnswered(SOON);
            assertEquals(talk.here().id(), ringing.call().replaces().orElseThrow());
            assertEquals(
                    ringing.call().id(),
                    talk.heard().next(CallEvent.Replaced.class).by());
            talk.heard().next(CallEvent.Ended.class);
            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        }
    }

    @Test
    void microsoftTransfersToANumberByAnotherCall(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, TransferMode.MICROSOFT)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            CompletableFuture<SimulatedCall> heir =
                    talk.there().transfers().insideByNewCall(pbx.plan().build());
            talk.heard().next(CallEvent.Held.class);
            Ringing ringing = pbx.awaitIncoming();
            await(ringing.call().answer(PbxFixture.sdp()));

            await(heir).awaitAnswered(SOON);
            assertTrue(talk.heard().next(CallEvent.Ended.class).cause() instanceof EndCause.HungUpThere);
        }
    }

    @ParameterizedTest
    @EnumSource(TransferMode.class)
    void aReferOutsideACallIsForbidden(TransferMode mode, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = start(teams, mode)) {
            assertEquals(Status.FORBIDDEN, await(teams.datacenter(1).referOutsideDialog(PbxFixture.SBC, OTHER_USER)));
            pbx.assertNoViolation();
        }
    }
}
