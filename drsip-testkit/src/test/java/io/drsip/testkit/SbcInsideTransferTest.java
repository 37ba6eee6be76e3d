package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.call.TransferMode;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Ringing;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transfers that Microsoft carries out inside Teams, and REFERs that nobody takes, against the simulated side. */
final class SbcInsideTransferTest {

    private static final String OTHER_USER = "11111111-2222-4333-8444-555555555555";

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder()));

    private static PbxFixture start(SimulatedTeams teams, TransferMode mode) {
        return PbxFixture.start(teams, CallConfig.builder().transfers(mode).build());
    }

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
