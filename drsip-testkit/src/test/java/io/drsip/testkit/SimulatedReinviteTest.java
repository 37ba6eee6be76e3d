package io.drsip.testkit;

import static io.drsip.testkit.RawTeams.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on inside a call: re-INVITEs of both sides, collisions, OPTIONS, the ways of requests. */
class SimulatedReinviteTest {

    private static RawTeams world;

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
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    private static String line(String message, String start) {
        return message.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("");
    }

    /** Answers the next re-INVITE with an SDP and takes its ACK. */
    private static String answer(RawConnection connection, String sdp) {
        String reinvite = connection.readUntil("INVITE");
        connection.send(RawDialog.ok(reinvite, sdp)).readUntil("ACK");
        return reinvite;
    }

    @Test
    void aRefreshChangesNothing() {
        RawTeams.Up up = world.from(RawTeams.plan().build(), "");
        String first = world.teams.recording().sent(Method.INVITE).get(0).toString();

        CompletableFuture<Status> refreshed = up.call().refresh();
        String refresh = answer(up.connection(), RawInvite.SDP);

        assertEquals(Status.OK, refreshed.join());
        assertEquals(body(first), body(refresh));
        assertEquals(List.of(), world.violations());
    }

    @Test
    void otherMediaHaveAnotherVersion() {
        RawTeams.Up up = world.into("moved");

        CompletableFuture<Status> moved = up.call().reinvites().newMedia();
        String reinvite = answer(up.connection(), RawInvite.SDP);

        assertEquals(Status.OK, moved.join());
        assertEquals("o=- 187655 2 IN IP4 127.0.0.1", line(reinvite, "o="));
        assertTrue(reinvite.contains("m=audio 52886 "), reinvite);
    }

    @Test
    void aRestartHasNewCredentialsOfIce() {
        world.teams.tenant(SimulatedTenant.builder("fabrikam")
                .verifiedDomain("fabrikam.com")
                .trunk("sbc1.fabrikam.com", 5061)
                .mediaBypass("sbc1.fabrikam.com")
                .build());
        try (RawSbc bypass = new RawSbc(world.teams, "sbc1.fabrikam.com")) {
            CompletableFuture<SimulatedCall> placed =
                    world.teams.placeCall(CallPlan.of("sbc1.fabrikam.com", "+14255550100", "+14255550199"));
            RawConnection connection = bypass.accept();
            String invite = connection.read();
            String more = RawDialog.CONTACT.replace("contoso", "fabrikam") + "Content-Type: application/sdp\n\n";
            connection
                    .send(RawMessage.answer(invite, "200 OK", "sbc", more + RawInvite.SDP))
                    .readUntil("ACK");
            SimulatedCall call = placed.join().awaitAnswered(SOON);

            CompletableFuture<Status> restarted = call.reinvites().mediaRestart();
            String reinvite = answer(connection, RawInvite.SDP);

            assertEquals(Status.OK, restarted.join());
            assertNotEquals(line(invite, "a=ice-ufrag:"), line(reinvite, "a=ice-ufrag:"));
            assertNotEquals(line(invite, "a=ice-pwd:"), line(reinvite, "a=ice-pwd:"));
            assertNotEquals("", line(invite, "a=candidate:"));
        }
    }

    @Test
    void withoutBypassThereIsNothingToRestart() {
        SimulatedCall call = world.into("plain").call();

        assertThrows(
                CompletionException.class, () -> call.reinvites().mediaRestart().join());
    }

    @Test
    void anyOfferAndNoneCanBeMade() {
        RawTeams.Up up = world.into("offers");

        CompletableFuture<Status> given = up.call().reinvites().offer("v=0\r\n");
        String first = answer(up.connection(), RawInvite.SDP);
        CompletableFuture<Status> none = up.call().reinvites().withoutOffer();
        String second = up.connection().read();
        up.connection().send(RawMessage.answer(second, "488 Not Acceptable Here", "", ""));

        assertEquals("v=0\r\n", body(first));
        assertEquals("", body(second));
        assertEquals(Status.OK, given.join());
        assertEquals(Status.NOT_ACCEPTABLE_HERE, none.join());
    }

    @Test
    void aTargetRefreshMovesTheContactAndNotTheRoute() {
        RawTeams.Up up = world.into("target");

        CompletableFuture<Status> moved = up.call().reinvites().fromOtherContact();
        String reinvite = answer(up.connection(), RawInvite.SDP);
        moved.join();
        up.connection().send(up.dialog().retarget(reinvite).next("BYE"));

        assertTrue(RawMessage.header(reinvite, "CONTACT").startsWith("<sip:api-du-b-euwe."), reinvite);
        assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void theOldContactIsAViolationAfterATargetRefresh() {
        RawTeams.Up up = world.into("old");
        CompletableFuture<Status> moved = up.call().reinvites().fromOtherContact();
        answer(up.connection(), RawInvite.SDP);
        moved.join();

        up.connection().send(up.dialog().next("BYE"));

        world.awaitViolation("which is not the Contact byte for byte");
    }

    @ParameterizedTest
    @CsvSource({"500 Server Internal Error, 0", "200 OK, 1"})
    void aLowerNumberIs500(String status, int violations) {
        RawTeams.Up up = world.into("lower");
        CompletableFuture<Status> first = up.call().refresh();
        answer(up.connection(), RawInvite.SDP);
        first.join();

        CompletableFuture<Status> second = up.call().reinvites().outOfOrder();
        String reinvite = up.connection().read();
        up.connection().send(RawMessage.answer(reinvite, status, "", RawDialog.CONTACT));
        second.join();

        assertEquals("0 INVITE", RawMessage.header(reinvite, "CSEQ"));
        assertEquals(violations, world.violations().size());
    }

    @ParameterizedTest
    @CsvSource({"Retry-After: 4, 0", "Retry-After: 11, 1", "'', 1"})
    void aSecondOneIntoTheFirstIs500WithRetryAfter(String header, int violations) {
        RawTeams.Up up = world.into("second");

        CompletableFuture<Status> second = up.call().reinvites().overtaking();
        String one = up.connection().read();
        String two = up.connection().read();
        up.connection()
                .send(RawMessage.answer(two, "500 Server Internal Error", "", header + (header.isEmpty() ? "" : "\n")));
        second.join();
        up.connection().send(RawDialog.ok(one, RawInvite.SDP));

        assertEquals(violations, world.violations().size());
    }

    @Test
    void bothReinvitesOfAGlareGet491() {
        RawTeams.Up up = world.into("glare");
        CompletableFuture<Status> again = up.call().reinvites().glare();

        up.connection().send(up.dialog().invite(RawDialog.sdp(2, "inactive")));
        String theirs = up.connection().read();
        String toOurs = up.connection().read();
        up.connection().send(up.dialog().ack());
        up.connection()
                .send(RawMessage.answer(theirs, "491 Request Pending", "", ""))
                .readUntil("ACK");
        answer(up.connection(), RawInvite.SDP);

        assertTrue(theirs.startsWith("INVITE "), theirs);
        assertEquals("SIP/2.0 491 Request Pending", RawMessage.firstLine(toOurs));
        assertEquals(Status.OK, again.join());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aSecondTryOfTheOwnerWithoutPatienceIsAViolation() {
        RawTeams.Up up = world.into("hasty");
        up.call().reinvites().answerNext(Status.REQUEST_PENDING).join();

        up.connection().send(up.dialog().invite(RawDialog.sdp(2, "inactive"))).read();
        up.connection().send(up.dialog().ack()).send(up.dialog().invite(RawDialog.sdp(2, "inactive")));

        world.awaitViolation("the owner of the Call-ID waits 2.1 to 4 s");
    }

    @ParameterizedTest
    @CsvSource({"491 Request Pending, 0", "200 OK, 1"})
    void oneIntoThatOfTheSbcIs491(String status, int violations) {
        RawTeams.Up up = world.into("into");
        CompletableFuture<Status> done = up.call().reinvites().intoOneOfTheSbc();

        up.connection().send(up.dialog().invite(RawDialog.sdp(2, "inactive")));
        String theirs = up.connection().read();
        String more = RawDialog.CONTACT + "Content-Type: application/sdp\n\n" + RawInvite.SDP;
        up.connection().send(RawMessage.answer(theirs, status, "", status.startsWith("2") ? more : ""));
        String ok = RawTeams.until(up.connection(), "SIP/2.0 200");
        up.connection().send(up.dialog().ack());
        done.join();

        assertTrue(ok.contains("a=inactive"), ok);
        assertEquals(violations, world.violations().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {481, 408, 491, 500, 488})
    void theNextReinviteGetsWhatATestWants(int status) {
        RawTeams.Up up = world.into("planned");
        up.call().reinvites().answerNext(Status.of(status)).join();

        String answer = up.connection()
                .send(up.dialog().invite(RawDialog.sdp(2, "inactive")))
                .read();
        up.connection().send(up.dialog().ack()).send(up.dialog().next("BYE"));

        assertTrue(answer.startsWith("SIP/2.0 " + status), answer);
        assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAFailureForGoodTheCallHasToEnd(boolean answered) {
        RawTeams.Up up = world.into("gone");
        if (answered) {
            up.call().reinvites().answerNext(Status.NO_SUCH_CALL).join();
        } else {
            up.call().reinvites().ignoreNext().join();
        }

        up.connection().send(up.dialog().invite(RawDialog.sdp(2, "inactive")));

        world.awaitViolation("the SBC goes on although its re-INVITE has failed for good");
    }

    @Test
    void theSbcRefusesForGoodAndMicrosoftHangsUp() {
        RawTeams.Up up = world.into("refused");

        CompletableFuture<Status> held = up.call().hold();
        String reinvite = up.connection().read();
        up.connection().send(RawMessage.answer(reinvite, "481 Call/Transaction Does Not Exist", "", ""));
        String bye = up.connection().readUntil("BYE");

        assertEquals(Status.NO_SUCH_CALL, held.join());
        assertTrue(bye.startsWith("BYE "), bye);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=sendrecv      | a=sendonly      | a=sendonly is not understood as hold
            a=sendrecv      | a=recvonly      | a=recvonly is not understood as hold
            c=IN IP4 203.0.113.5 | c=IN IP4 0.0.0.0 | hold by c=0.0.0.0 is not supported
            c=IN IP4 203.0.113.5 | c=IN IP4 203.0.113.6 | the media address changes from 203.0.113.5 to 203.0.113.6
            a=rtcp-mux      | a=x             | CannotChangeRtcpMultiplexing
            o=- 1 2         | o=- 1 1         | the o= version is still 1, but the SDP has changed
            """)
    void whatTheSbcMayNotOfferIsAViolation(String part, String other, String violation) {
        RawTeams.Up up = world.into("offer");
        String sdp = RawDialog.sdp(2, "sendrecv").replace("PCMU", "x") + "a=changed\n";

        up.connection().send(up.dialog().invite(sdp.replace(part, other)));

        world.awaitViolation(violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | inactive | 203.0.113.5 |
            2 | sendrecv | 203.0.113.5 | a=inactive is answered with another direction
            1 | inactive | 203.0.113.5 | the o= version is still 1, but the SDP has changed
            2 | inactive | 203.0.113.6 | the media address changes from 203.0.113.5 to 203.0.113.6
            """)
    void soIsWhatItMayNotAnswer(int version, String direction, String address, String violation) {
        RawTeams.Up up = world.into("answer");

        CompletableFuture<Status> held = up.call().hold();
        answer(up.connection(), RawDialog.sdp(version, direction).replace("203.0.113.5", address));
        held.join();

        String all = String.join("\n", world.violations());
        assertTrue(violation == null ? all.isEmpty() : all.contains(violation), all);
    }

    @Test
    void aRefreshOfTheSbcIsAnsweredWithTheSameAgain() {
        RawTeams.Up up = world.into("same");
        String first = body(world.teams
                .recording()
                .await(message -> message.isResponse(200, Method.INVITE), SOON)
                .toString());

        String ok = up.connection().send(up.dialog().invite(RawInvite.SDP)).read();
        up.connection().send(up.dialog().ack());

        assertEquals(first, body(ok));
    }

    @Test
    void aReinviteWithoutAckIsAViolation() {
        RawTeams.Up up = world.into("unheard");

        up.connection().send(up.dialog().invite(RawInvite.SDP));

        world.awaitViolation("no ACK for the 200 to a re-INVITE");
    }

    @Test
    void optionsAreAskedInsideACall() {
        RawTeams.Up up = world.into("options");

        CompletableFuture<Status> asked = up.call().options();
        String options = up.connection().read();
        up.connection().send(RawMessage.answer(options, "200 OK", "", "Allow: INVITE\n"));
        String answer = up.connection().send(up.dialog().next("OPTIONS")).read();

        assertEquals(Status.OK, asked.join());
        assertTrue(RawMessage.header(options, "TO").contains(";tag="), options);
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(answer));
        assertEquals(List.of(), world.violations());
    }

    @ParameterizedTest
    @CsvSource({"NEW_CONNECTION, 127.0.0.21", "OTHER_DATACENTER, 127.0.0.12"})
    void requestsComeFromElsewhere(RequestPath path, String address) {
        RawTeams.Up up = world.into("elsewhere");
        up.call().requestsCome(path).join();

        CompletableFuture<Status> held = up.call().hold();
        RawConnection other = world.sbc.accept();
        answer(other, RawDialog.sdp(2, "inactive"));

        assertEquals(Status.OK, held.join());
        assertEquals(address, other.peer());
    }

    @Test
    void bothHangUpAtOnce() {
        RawTeams.Up up = world.into("both");
        CompletableFuture<Status> theirs = up.call().hangUpAcross();

        up.connection().send(up.dialog().next("BYE"));
        String bye = up.connection().read();
        String ok = up.connection().read();
        up.connection().send(RawMessage.answer(bye, "481 Call/Transaction Does Not Exist", "", ""));

        assertTrue(bye.startsWith("BYE "), bye);
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(ok));
        assertEquals(Status.NO_SUCH_CALL, theirs.join());
        assertEquals("hung up by both", up.call().awaitEnded(SOON).text());
        assertEquals(List.of(), world.violations());
    }
}
