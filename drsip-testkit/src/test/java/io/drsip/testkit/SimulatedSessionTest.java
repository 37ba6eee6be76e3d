package io.drsip.testkit;

import static io.drsip.testkit.RawTeams.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Session timers of both directions and both refreshers; 30 minutes take two seconds. */
class SimulatedSessionTest {

    private static final Duration INTERVAL = Duration.ofMinutes(30);

    private static RawTeams world;

    @BeforeAll
    static void start() {
        world = new RawTeams(RawTeams.quick().sessionTimeScale(900));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void renew() {
        world.renew();
    }

    private static RawTeams.Up into(String callId, Behaviour behaviour) {
        world.teams.datacenter(1).invites().next(behaviour);
        return world.into(callId);
    }

    private static String answerOf200() {
        return world.teams
                .recording()
                .await(message -> message.isResponse(200, io.drsip.sip.Method.INVITE), SOON)
                .toString();
    }

    @Test
    void microsoftRefreshesAtHalfTheInterval() {
        RawTeams.Up up = into("teams", CallBehaviours.refreshedByTeams(INTERVAL));

        String refresh = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(refresh, RawInvite.SDP)).readUntil("ACK");
        String second = up.connection().readUntil("INVITE");

        assertEquals("1800;refresher=uas", RawMessage.header(answerOf200(), "SESSION-EXPIRES"));
        assertEquals("timer", RawMessage.header(answerOf200(), "REQUIRE"));
        assertEquals("1800;refresher=uac", RawMessage.header(refresh, "SESSION-EXPIRES"));
        assertEquals(body(refresh), body(second));
        assertEquals(List.of(), world.violations());
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void theSbcRefreshesAndIsAnsweredWithTheTimer() {
        RawTeams.Up up = into("sbc", CallBehaviours.refreshedBySbc(INTERVAL));

        String refresh = up.dialog()
                .next(
                        "INVITE",
                        RawDialog.CONTACT + "Session-Expires: 1800;refresher=uac\nSupported: timer\n"
                                + "Content-Type: application/sdp\n\n" + RawInvite.SDP);
        String ok = up.connection().send(refresh).read();
        up.connection().send(up.dialog().ack());

        assertEquals("1800;refresher=uac", RawMessage.header(answerOf200(), "SESSION-EXPIRES"));
        assertEquals("1800;refresher=uac", RawMessage.header(ok, "SESSION-EXPIRES"));
        assertEquals(List.of(), world.violations());
    }

    @Test
    void withoutARefreshTheSessionExpires() {
        RawTeams.Up up = into("forgotten", CallBehaviours.refreshedBySbc(INTERVAL));

        String bye = up.connection().readUntil("BYE");
        up.connection().send(RawMessage.answer(bye, "200 OK", "", ""));

        assertEquals("the session has expired", up.call().awaitEnded(SOON).text());
        assertEquals(List.of("no refresh by the SBC at half the session interval"), world.violations());
    }

    @Test
    void aRefresherThatVanishesIsHungUpBeforeTheIntervalIsOver() {
        RawTeams.Up up = into("vanished", CallBehaviours.refresherVanishes(INTERVAL));

        up.connection().send(up.dialog().next("BYE")).read();

        assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void anSbcThatTalksOnAfterTheIntervalIsAViolation() {
        RawTeams.Up up = into("deaf", CallBehaviours.refresherVanishes(INTERVAL));

        assertEquals(Party.TIMER, up.call().awaitEnded(SOON).by());
        assertEquals(List.of("the session has expired and the SBC has not hung up"), world.violations());
    }

    @Test
    void anIntervalThatIsTooSmallIs422() {
        world.teams.datacenter(1).invites().next(CallBehaviours.intervalTooSmall(Duration.ofHours(1)));
        RawConnection connection = world.dial();

        String refused = connection.send(RawInvite.of("small")).read();
        String head = RawInvite.spoilt("small", "Max", "Max-Forwards: 70\nSession-Expires: 3600\nMin-SE: 3600")
                .replace("z9hG4bK-", "z9hG4bK-2")
                .replace("1 INVITE", "2 INVITE");
        String trying = connection.send(head).read();

        assertTrue(refused.startsWith("SIP/2.0 422"), refused);
        assertEquals("3600", RawMessage.header(refused, "MIN-SE"));
        assertEquals("SIP/2.0 100 Trying", RawMessage.firstLine(trying));
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aSecondTryBelowTheMinimumIsAViolation() {
        world.teams.datacenter(1).invites().next(CallBehaviours.intervalTooSmall(Duration.ofHours(1)));
        RawConnection connection = world.dial();
        connection.send(RawInvite.of("stubborn")).read();

        connection.send(
                RawInvite.of("stubborn").replace("z9hG4bK-", "z9hG4bK-2").replace("1 INVITE", "2 INVITE"));

        world.awaitViolation("the INVITE after 422 does not take Min-SE 3600 over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usual    | 1800;refresher=uac | 300
            hour     | 3600;refresher=uac | 300
            sbc      | 1800;refresher=uas | 300
            open     | 1800               | 90
            """)
    void aCallFromTeamsOffersATimer(String kind, String header, String least) {
        world.teams.placeCall(RawTeams.plan().sessionTimer(timer(kind)).build()).join();

        String invite = world.sbc.accept().read();

        assertEquals(header, RawMessage.header(invite, "SESSION-EXPIRES"));
        assertEquals(least, RawMessage.header(invite, "MIN-SE"));
    }

    private static SessionTimer timer(String kind) {
        return switch (kind) {
            case "usual" -> SessionTimer.usual();
            case "hour" -> SessionTimer.of(Duration.ofHours(1)).minSe(Duration.ofMinutes(5));
            case "sbc" -> SessionTimer.usual().refreshedBySbc();
            default -> SessionTimer.usual().refresherLeftOpen().minSe(Duration.ofSeconds(90));
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usual | Session-Expires: 1800;refresher=uac / Require: timer   |
            usual | Session-Expires: 600;refresher=uac / Require: timer    |
            open  | Session-Expires: 1800;refresher=uas                   |
            usual | ''                                                    |
            usual | Session-Expires: 1800;refresher=uac                   | lacks Require: timer
            usual | Session-Expires: 1800;refresher=uas                   | the SBC changes the refresher to SBC
            usual | Session-Expires: 3600;refresher=uac / Require: timer   | the SBC lengthens the session to 3600 s
            usual | Session-Expires: 1800 / Require: timer                 | does not say who refreshes
            open  | Session-Expires: 60;refresher=uas                     | the SBC shortens the session below Min-SE
            """)
    void whatTheSbcMakesOfTheTimerIsJudged(String kind, String headers, String violation) {
        world.from(
                RawTeams.plan().sessionTimer(timer(kind)).build(),
                headers.replace(" / ", "\n") + (headers.isEmpty() ? "" : "\n"));

        String all = String.join("\n", world.violations());
        assertTrue(violation == null ? all.isEmpty() : all.contains(violation), all);
    }

    @Test
    void aCallFromTeamsThatTheSbcRefreshesExpiresWithoutIt() {
        RawTeams.Up up = world.from(
                RawTeams.plan()
                        .sessionTimer(SessionTimer.usual().refreshedBySbc())
                        .build(),
                "Session-Expires: 1800;refresher=uas\n");

        String bye = up.connection().readUntil("BYE");
        up.connection().send(RawMessage.answer(bye, "200 OK", "", ""));

        assertEquals(Party.TIMER, up.call().awaitEnded(SOON).by());
        assertEquals(List.of("no refresh by the SBC at half the session interval"), world.violations());
    }

    @Test
    void holdKeepsTheTimerGoing() {
        RawTeams.Up up = into("held", CallBehaviours.refreshedByTeams(INTERVAL));

        CompletableFuture<Status> held = up.call().hold();
        String hold = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(hold, RawDialog.sdp(2, "inactive"))).readUntil("ACK");
        String refresh = up.connection().readUntil("INVITE");

        assertEquals(Status.OK, held.join());
        assertEquals("1800;refresher=uac", RawMessage.header(hold, "SESSION-EXPIRES"));
        assertEquals(body(hold), body(refresh));
    }
}
