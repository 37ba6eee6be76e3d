package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.PbxFixture.Dialled;
import io.drsip.testkit.PbxFixture.Talk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Session timers against the simulated side, whose half an hour takes half a second. Ours does not, so Microsoft is the
 * refresher wherever time passes; what our own timer does is in the timelines of the engine.
 */
final class SbcSessionTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder().sessionTimeScale(3600)));

    private static Recorded.Message answer(SimulatedTeams teams, boolean ofSbc) {
        return teams.recording()
                .await(message -> message.isReceived() == ofSbc && message.isResponse(200, Method.INVITE), SOON);
    }

    private static String invite(SimulatedTeams teams) {
        return teams.recording().received(Method.INVITE).get(0).header("Session-Expires");
    }

    /** The PBX is told and has nothing to do. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void microsoftRefreshes(boolean fromTeams, SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.refreshedByTeams(HALF_HOUR));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = fromTeams ? pbx.fromTeams(pbx.plan().sessionTimer()) : pbx.intoTeams();

            talk.heard().next(CallEvent.Refreshed.class);
            talk.heard().next(CallEvent.Refreshed.class);

            await(talk.here().hangUp());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1800, 300, true,  1800;refresher=uac",
        "3600, 300, true,  1800;refresher=uac",
        "3600, 2700, true, 2700;refresher=uac",
        "900,  300, true,  900;refresher=uac",
        "1800, 300, false, 1800;refresher=uas"
    })
    void whatMicrosoftAsksForIsTaken(int interval, int minSe, boolean teamsRefreshes, String said, SimulatedTeams teams)
            throws Exception {
        SessionTimer timer = SessionTimer.of(Duration.ofSeconds(interval)).minSe(Duration.ofSeconds(minSe));
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan().sessionTimer(teamsRefreshes ? timer : timer.refreshedBySbc()));

            String agreed = answer(teams, true).header("Session-Expires");
            await(talk.here().hangUp());

            assertEquals(said, agreed);
        }
    }

    @Test
    void anHourIsTakenByATrunkThatWantsAnHour(SimulatedTeams teams) throws Exception {
        CallConfig calls =
                CallConfig.builder().sessionInterval(Duration.ofHours(1)).build();
        SessionTimer timer = SessionTimer.of(Duration.ofHours(1)).minSe(Duration.ofMinutes(5));
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            Talk talk = pbx.fromTeams(pbx.plan().sessionTimer(timer));

            talk.heard().next(CallEvent.Refreshed.class);
            await(talk.here().hangUp());

            assertEquals("3600;refresher=uac", answer(teams, true).header("Session-Expires"));
        }
    }

    @Test
    void weAskForHalfAnHour(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.intoTeams();

            assertEquals("1800", invite(teams).split(";", 2)[0]);
            await(talk.here().hangUp());
        }
    }

    @Test
    void anIntervalThatIsTooSmallForMicrosoftIsRaisedOnce(SimulatedTeams teams) throws Exception {
        teams.datacenter(1).invites().next(CallBehaviours.intervalTooSmall(Duration.ofHours(1)), Behaviour.answered());
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Dialled dialled = pbx.dial();
            dialled.heard().until(CallEvent.Answered.class);

            List<Recorded.Message> invites = teams.recording().received(Method.INVITE);
            assertEquals(2, invites.size());
            assertEquals("3600", invites.get(1).header("Session-Expires").split(";", 2)[0]);
            assertEquals(invites.get(0).header("Call-ID"), invites.get(1).header("Call-ID"));
            await(dialled.call().hangUp());
        }
    }

    @Test
    void anIntervalThatIsTooSmallForUsIsRefused(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            SimulatedCall call = await(teams.placeCall(pbx.plan()
                    .sessionTimer(SessionTimer.of(Duration.ofSeconds(60)))
                    .build()));

            assertEquals(Status.of(422), call.awaitEnded(SOON).status());
            String least = teams.recording()
                    .await(message -> message.isReceived() && message.isResponse(422, Method.INVITE), SOON)
                    .header("Min-SE");
            assertEquals("90", least);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutTimersNoneIsAskedForAndNoneTaken(boolean fromTeams, SimulatedTeams teams) throws Exception {
        CallConfig calls = CallConfig.builder().withoutSessionTimers().build();
        try (PbxFixture pbx = PbxFixture.start(teams, calls)) {
            Talk talk = fromTeams ? pbx.fromTeams(pbx.plan().sessionTimer()) : pbx.intoTeams();

            String said = fromTeams ? answer(teams, true).header("Session-Expires") : invite(teams);

            assertTrue(said.isEmpty(), said);
            await(talk.here().hangUp());
        }
    }
}
