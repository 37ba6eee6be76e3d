package io.drsip.testkit;

import static io.drsip.testkit.RawTeams.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls into Teams that are answered by several, twice, late, or across a CANCEL. */
class SimulatedForkTest {

    private static RawTeams world;

    private RawConnection connection;

    @BeforeAll
    static void start() {
        world = new RawTeams(RawTeams.quick());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void renew() {
        world.renew();
        connection = world.dial();
    }

    private static void next(Behaviour behaviour) {
        world.teams.datacenter(1).invites().next(behaviour);
    }

    private List<String> statuses(int count) {
        return Stream.generate(connection::read)
                .limit(count)
                .map(message -> RawMessage.firstLine(message).substring(8, 11))
                .toList();
    }

    private String cancel(String callId, String reason) {
        String invite = RawInvite.of(callId);
        return invite.substring(0, invite.indexOf("Contact:"))
                        .replace("INVITE sip", "CANCEL sip")
                        .replace("1 INVITE", "1 CANCEL")
                + reason + "Content-Length: 0\r\n\r\n";
    }

    @Test
    void anEndpointAnswersThatNeverRang() {
        next(CallBehaviours.answeredByAnother(2));

        connection.send(RawInvite.of("other"));
        List<String> tags = Stream.generate(connection::read)
                .limit(4)
                .skip(1)
                .map(message -> RawMessage.header(message, "TO"))
                .toList();

        assertEquals(3, tags.stream().distinct().count());
    }

    @Test
    void theSecondAnswerWantsItsAckAndItsBye() {
        next(CallBehaviours.answeredTwice());
        String first = RawTeams.answered(connection, "twice");
        String second = connection.read();
        RawDialog kept = RawDialog.calling(first);
        RawDialog other = RawDialog.calling(second);

        connection.send(kept.ack()).send(other.ack()).send(other.next("BYE"));
        String bye = connection.readUntil("BYE");

        assertNotEquals(RawMessage.header(first, "TO"), RawMessage.header(second, "TO"));
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(bye));
        world.teams.awaitCall(SOON).awaitAnswered(SOON);
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aSecondAnswerThatIsLeftAloneIsAViolation() {
        next(CallBehaviours.answeredTwice());
        String first = RawTeams.answered(connection, "alone");

        connection.send(RawDialog.calling(first).ack());

        world.awaitViolation("no ACK for the 200 of a second endpoint");
    }

    @Test
    void aSecondAnswerThatIsNotHungUpIsAViolation() {
        next(CallBehaviours.answeredTwice());
        String first = RawTeams.answered(connection, "kept");
        String second = connection.read();

        connection
                .send(RawDialog.calling(first).ack())
                .send(RawDialog.calling(second).ack());

        world.awaitViolation("the dialog of a second endpoint is not hung up");
    }

    @Test
    void anAnswerThatComesAgainWantsAnotherAck() {
        next(CallBehaviours.answerRepeatedAfterAck(Duration.ofSeconds(5)));
        String ok = RawTeams.answered(connection, "again");
        RawDialog dialog = RawDialog.calling(ok);

        connection.send(dialog.ack());
        String again = connection.read();
        connection.send(dialog.ack()).send(dialog.next("BYE"));

        assertEquals(ok, again);
        world.teams.awaitCall(SOON).awaitEnded(SOON);
        assertEquals(2, world.teams.recording().received(Method.ACK).size());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void anAnswerThatComesAgainWithoutAnotherAckIsAViolation() {
        next(CallBehaviours.answerRepeatedAfterAck(Duration.ofSeconds(5)));
        String ok = RawTeams.answered(connection, "unheard");

        connection.send(RawDialog.calling(ok).ack());

        world.awaitViolation("no ACK for a 200 that came again");
    }

    @Test
    void theAnswerRepeatsTheEarlyMedia() {
        next(CallBehaviours.earlyMediaKept());

        connection.send(RawInvite.of("early"));
        connection.read();
        String progress = connection.read();
        connection.read();
        String ok = connection.read();

        assertTrue(progress.startsWith("SIP/2.0 183"), progress);
        assertEquals(body(progress), body(ok));
        assertEquals(RawMessage.header(progress, "TO"), RawMessage.header(ok, "TO"));
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n"));
    }

    @Test
    void aForwardedCallIs181() {
        next(CallBehaviours.forwarded());

        connection.send(RawInvite.of("forwarded"));

        assertEquals(List.of("100", "181", "180", "200"), statuses(4));
    }

    @Test
    void theAnswerCrossesTheCancelAndTheCallIsHungUp() {
        next(CallBehaviours.answerCrossesCancel());
        connection.send(RawInvite.of("cross"));
        statuses(2);

        connection.send(cancel("cross", ""));
        String ok = connection.read();
        String toCancel = connection.read();
        RawDialog dialog = RawDialog.calling(ok);
        connection.send(dialog.ack()).send(dialog.next("BYE"));

        assertEquals("1 INVITE", RawMessage.header(ok, "CSEQ"));
        assertEquals("1 CANCEL", RawMessage.header(toCancel, "CSEQ"));
        assertEquals(Party.SBC, world.teams.awaitCall(SOON).awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aCancelIsAnsweredLate() {
        next(CallBehaviours.cancelAnsweredLate(Duration.ofSeconds(5)));
        connection.send(RawInvite.of("late"));
        statuses(2);

        connection.send(cancel("late", ""));

        assertEquals(List.of("200", "487"), statuses(2));
    }

    @Test
    void aCancelIsWithoutEffect() {
        next(CallBehaviours.cancelWithoutEffect());
        connection.send(RawInvite.of("idle"));
        statuses(2);

        connection.send(cancel("idle", ""));
        String toCancel = connection.read();

        assertEquals("1 CANCEL", RawMessage.header(toCancel, "CSEQ"));
        assertTrue(!world.teams.awaitCall(SOON).ended().isDone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Reason: SIP;cause=200;text="Call completed elsewhere" | cancelled by the SBC, completed elsewhere (540200)
            Reason: Q.850;cause=16                                | cancelled by the SBC
            """)
    void theReasonOfACancelIsRead(String reason, String ending) {
        next(Behaviour.ringsForever());
        connection.send(RawInvite.of("reason"));
        statuses(2);

        connection.send(cancel("reason", reason + "\r\n"));

        SimulatedCall.Ending ended = world.teams.awaitCall(SOON).awaitEnded(SOON);
        assertEquals(Status.REQUEST_TERMINATED, ended.status());
        assertEquals(ending, ended.text());
    }

    @Test
    void whatMicrosoftDoesNotAllowIsAViolationOutsideACallToo() {
        String publish = RawInvite.spoilt("publish", "INVITE", "PUBLISH sip:sip.pstnhub.microsoft.com SIP/2.0")
                .replace("1 INVITE", "1 PUBLISH");

        String answer = connection.send(publish).read();

        assertEquals("SIP/2.0 405 Method Not Allowed", RawMessage.firstLine(answer));
        assertEquals("INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY", RawMessage.header(answer, "ALLOW"));
        assertEquals(List.of("PUBLISH is not among Microsoft's Allow"), world.violations());
    }
}
