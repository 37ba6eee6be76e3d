package io.drsip.testkit;

import static io.drsip.testkit.RawTeams.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers by REFER and inside Teams, and calls that take the place of others. */
class SimulatedTransferTest {

    private static final String USER = "11111111-2222-4333-8444-555555555555";
    private static final String REFERS = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, REFER\n";
    private static final String KEEPS = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY\n";

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

    private static RawTeams.Up up(String allow) {
        return world.from(RawTeams.plan().build(), allow);
    }

    /** Takes the REFER and accepts it. */
    private static String accept(RawTeams.Up up) {
        String refer = up.connection().readUntil("REFER");
        up.connection().send(RawMessage.answer(refer, "202 Accepted", "", RawDialog.CONTACT));
        return refer;
    }

    private static String returningInvite(String callId, String refer) {
        String referTo = RawMessage.header(refer, "REFER-TO");
        return RawInvite.spoilt(callId, "INVITE", "INVITE " + referTo.substring(1, referTo.length() - 1) + " SIP/2.0")
                .replace(
                        "Max-Forwards", "Referred-By: " + RawMessage.header(refer, "REFERRED-BY") + "\r\nMax-Forwards");
    }

    private static void returning(String callId, String refer) {
        String invite = returningInvite(callId, refer);
        RawConnection back = world.dial();
        String ok = RawTeams.until(back.send(invite), "SIP/2.0 200");
        back.send(RawDialog.calling(ok).ack());
    }

    private static void progress(RawTeams.Up up, String last) {
        up.connection()
                .send(up.dialog().notify("active;expires=60", "SIP/2.0 100 Trying"))
                .readUntil("NOTIFY");
        up.connection()
                .send(up.dialog().notify("terminated;reason=noresource", last))
                .readUntil("NOTIFY");
    }

    @Test
    void aReferToANumberComesBackToMicrosoft() {
        RawTeams.Up up = up(REFERS);

        CompletableFuture<Status> asked = up.call().transfers().toNumber("+14255550133");
        String refer = accept(up);
        returning("number", refer);
        progress(up, "SIP/2.0 200 OK");
        String bye = up.connection().readUntil("BYE");
        up.connection().send(RawMessage.answer(bye, "200 OK", "", ""));

        assertEquals(Status.of(202), asked.join());
        assertEquals(
                "<sip:+14255550133@sip.pstnhub.microsoft.com:5061;user=phone;transport=tls>",
                RawMessage.header(refer, "REFER-TO"));
        assertEquals("transferred", up.call().awaitEnded(SOON).text());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aReferToAUserMayBeLong() {
        RawTeams.Up up = up(REFERS);

        CompletableFuture<Status> asked = up.call().transfers().toUser(USER, 420);
        String refer = accept(up);
        returning("long", refer);
        asked.join();

        assertTrue(RawMessage.header(refer, "REFER-TO").length() >= 420, refer);
        assertTrue(RawMessage.header(refer, "REFER-TO").startsWith("<sip:sip.pstnhub"), refer);
        assertEquals(List.of(), world.violations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Referred-By | X-Gone | Refer-To or Referred-By was not copied letter for letter
            a=sendrecv  | a=inactive | the INVITE that a REFER asked for is on hold
            """)
    void theInviteThatComesBackHasToFit(String part, String other, String violation) {
        RawTeams.Up up = up(REFERS);
        CompletableFuture<Status> asked = up.call().transfers().toNumber("+14255550133");
        String refer = accept(up);
        asked.join();

        String invite = returningInvite("spoilt", refer).replace(part, other);
        world.dial()
                .send(RawMessage.of(
                        invite.replaceFirst("\r\nContent-Length: [0-9]*", "").replace("\r\n", "\n")));

        world.awaitViolation(violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REFER | 202 Accepted           |        |
            REFER | 405 Method Not Allowed | INVITE | not with 202
            none  | 405 Method Not Allowed | INVITE |
            none  | 405 Method Not Allowed |        | 405 without Allow
            none  | 501 Not Implemented    |        | not with 405
            none  | 202 Accepted           |        | although the Allow of the SBC does not name it
            """)
    void whatIsRightFollowsFromTheAllowOfTheSbc(String offered, String status, String allow, String violation) {
        RawTeams.Up up = up(offered.equals("REFER") ? REFERS : KEEPS);

        CompletableFuture<Status> asked = up.call().transfer(USER);
        String refer = up.connection().readUntil("REFER");
        up.connection().send(RawMessage.answer(refer, status, "", allow == null ? "" : "Allow: " + allow + "\n"));
        asked.join();

        String all = String.join("\n", world.violations());
        assertTrue(violation == null ? all.isEmpty() : all.contains(violation), all);
    }

    @Test
    void aTransferThatFailsKeepsTheCall() {
        RawTeams.Up up = up(REFERS);
        CompletableFuture<Status> asked = up.call().transfer(USER);
        accept(up);
        asked.join();

        progress(up, "SIP/2.0 486 Busy Here");
        up.connection().send(up.dialog().next("BYE")).read();

        assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Event: refer                     |                                     | NOTIFY without Event: refer
            Subscription-State: terminated;reason=noresource |                     | NOTIFY without Subscription-State
            Content-Type: message/sipfrag;version=2.0 | Content-Type: text/plain   | NOTIFY with a body of type text/plain
            SIP/2.0 200 OK                   | 200 OK                              | a sipfrag that is no full status line
            Subscription-State: terminated;reason=noresource | Subscription-State: active | subscription is not terminated
            """)
    void aNotifyThatIsWrongIsAViolation(String part, String other, String violation) {
        RawTeams.Up up = up(REFERS);
        CompletableFuture<Status> asked = up.call().transfer(USER);
        accept(up);
        asked.join();
        String notify = up.dialog().notify("terminated;reason=noresource", "SIP/2.0 200 OK");

        String head = notify.substring(0, notify.indexOf("\r\n\r\n")).replaceFirst("\r\nContent-Length: [0-9]*", "");
        String body = notify.substring(notify.indexOf("\r\n\r\n") + 4);
        String changed =
                (head + "\n\n" + body).replace("\r\n", "\n").replace(part, other == null ? "X-Gone: 1" : other);
        up.connection().send(RawMessage.of(changed));

        world.awaitViolation(violation);
    }

    @Test
    void aSecondTerminalNotifyIsAViolation() {
        RawTeams.Up up = up(REFERS);
        up.call().transfers().withoutBye().join();
        CompletableFuture<Status> asked = up.call().transfer(USER);
        accept(up);
        asked.join();

        progress(up, "SIP/2.0 200 OK");
        progress(up, "SIP/2.0 200 OK");

        world.awaitViolation("NOTIFY after the terminal one");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void withoutAByeOfMicrosoftTheSbcHangsUp(boolean hangsUp) {
        RawTeams.Up up = up(REFERS);
        up.call().transfers().withoutBye().join();
        CompletableFuture<Status> asked = up.call().transfer(USER);
        accept(up);
        asked.join();

        progress(up, "SIP/2.0 200 OK");

        if (hangsUp) {
            up.connection().send(up.dialog().next("BYE"));
            assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
            assertEquals(List.of(), world.violations());
        } else {
            world.awaitViolation("the SBC does not hang up the call that was transferred");
        }
    }

    @Test
    void afterAnEarlyByeTheDialogGoesOnForItsNotifys() {
        RawTeams.Up up = up(REFERS);
        up.call().transfers().withEarlyBye().join();
        CompletableFuture<Status> asked = up.call().transfer(USER);
        accept(up);
        asked.join();

        String bye = up.connection().readUntil("BYE");
        up.connection().send(RawMessage.answer(bye, "200 OK", "", ""));
        up.call().awaitEnded(SOON);
        String answer = up.connection()
                .send(up.dialog().notify("terminated;reason=noresource", "SIP/2.0 200 OK"))
                .readUntil("NOTIFY");

        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(answer));
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aReferCanNameAnotherCallOfTheSbc() {
        RawTeams.Up up = up(REFERS);
        SimulatedCall other = world.into("other").call();
        SimulatedDialog dialog = other.dialog().orElseThrow();

        CompletableFuture<Status> asked = up.call().transfers().joining(other);
        String refer = accept(up);
        asked.join();

        assertEquals(
                "<sip:+14255550199@sbc1.contoso.com:5061;transport=tls?Replaces=other%3Bto-tag%3D" + dialog.sbcTag()
                        + "%3Bfrom-tag%3D" + dialog.teamsTag() + ">",
                RawMessage.header(refer, "REFER-TO"));
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden, 0", "202 Accepted, 1"})
    void aReferOutsideADialogIs403(String status, int violations) {
        CompletableFuture<Status> asked = world.teams.datacenter(1).referOutsideDialog("sbc1.contoso.com", USER);
        RawConnection connection = world.sbc.accept();
        String refer = connection.read();
        connection.send(RawMessage.answer(refer, status, "x", ""));
        asked.join();

        assertEquals("<sip:sbc1.contoso.com:5061;transport=tls>", RawMessage.header(refer, "TO"));
        assertEquals(violations, world.violations().size());
    }

    @Test
    void aTransferInsideTeamsIsHoldAndANewContact() {
        RawTeams.Up up = up(KEEPS);

        CompletableFuture<Status> done = up.call().transfers().insideToUser();
        String hold = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(hold, RawDialog.sdp(2, "inactive"))).readUntil("ACK");
        String taken = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(taken, RawDialog.sdp(3, "sendrecv"))).readUntil("ACK");

        assertEquals(Status.OK, done.join());
        assertTrue(hold.contains("a=inactive"), hold);
        assertTrue(taken.contains("a=sendrecv"), taken);
        assertTrue(!RawMessage.header(hold, "CONTACT").equals(RawMessage.header(taken, "CONTACT")), taken);
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aTransferInsideTeamsToANumberIsANewCall() {
        RawTeams.Up up = up(KEEPS);

        CompletableFuture<SimulatedCall> placed =
                up.call().transfers().insideByNewCall(RawTeams.plan().build());
        String hold = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(hold, RawDialog.sdp(2, "inactive"))).readUntil("ACK");
        RawConnection second = world.sbc.accept();
        String more = RawDialog.CONTACT + "Content-Type: application/sdp\n\n" + RawInvite.SDP;
        second.send(RawMessage.answer(second.read(), "200 OK", "new", more)).readUntil("ACK");
        String bye = up.connection().readUntil("BYE");
        up.connection().send(RawMessage.answer(bye, "200 OK", "", ""));

        placed.join().awaitAnswered(SOON);
        assertEquals("transferred", up.call().awaitEnded(SOON).text());
    }

    @Test
    void aTransferInsideTeamsByReplacesHasTheSbcHangUp() {
        RawTeams.Up up = up(KEEPS);
        SimulatedDialog dialog = up.call().dialog().orElseThrow();

        CompletableFuture<SimulatedCall> placed = up.call().transfers().insideByReplaces(RawTeams.plan());
        String hold = up.connection().readUntil("INVITE");
        up.connection().send(RawDialog.ok(hold, RawDialog.sdp(2, "inactive"))).readUntil("ACK");
        RawConnection second = world.sbc.accept();
        String invite = second.read();
        String more = RawDialog.CONTACT + "Content-Type: application/sdp\n\n" + RawInvite.SDP;
        second.send(RawMessage.answer(invite, "200 OK", "new", more)).readUntil("ACK");
        up.connection().send(up.dialog().next("BYE"));

        placed.join().awaitAnswered(SOON);
        assertEquals(
                dialog.callId() + ";to-tag=sbc;from-tag=" + dialog.teamsTag(), RawMessage.header(invite, "REPLACES"));
        assertEquals(Party.SBC, up.call().awaitEnded(SOON).by());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void aReplacedCallThatGoesOnIsAViolation() {
        RawTeams.Up up = up(KEEPS);

        world.from(RawTeams.plan().replacing(up.call()).build(), "");

        world.awaitViolation("the SBC does not hang up the call that was replaced");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown    | 481 | 0
            unknown    | 404 | 1
            ended      | 603 | 0
            ended      | 481 | 1
            early-only | 486 | 0
            early-only | 481 | 1
            ringing    | 481 | 0
            ringing    | 486 | 1
            """)
    void whatCannotBeReplacedIsRefused(String which, int status, int violations) {
        CallPlan plan = replacing(which);

        CompletableFuture<SimulatedCall> placed = world.teams.placeCall(plan);
        RawConnection connection = world.sbc.accept();
        String invite = connection.read();
        connection.send(RawMessage.answer(invite, status + " No", "new", "")).readUntil("ACK");

        assertEquals(Status.of(status), placed.join().awaitEnded(SOON).status());
        assertEquals(violations, world.violations().size());
        assertEquals(
                which.equals("early-only"),
                RawMessage.header(invite, "REPLACES").endsWith(";early-only"));
    }

    private static CallPlan replacing(String which) {
        return switch (which) {
            case "unknown" ->
                RawTeams.plan()
                        .replacingUnknown(new SimulatedDialog("nobody", "a", "b"))
                        .build();
            case "ended" -> RawTeams.plan().replacing(ended()).build();
            case "early-only" ->
                RawTeams.plan().replacingEarlyOnly(up(KEEPS).call()).build();
            default -> RawTeams.plan().replacing(ringing()).build();
        };
    }

    private static SimulatedCall ended() {
        RawTeams.Up up = up(KEEPS);
        up.connection().send(up.dialog().next("BYE"));
        up.call().awaitEnded(SOON);
        return up.call();
    }

    private static SimulatedCall ringing() {
        SimulatedCall call = world.teams.placeCall(RawTeams.plan().build()).join();
        RawConnection connection = world.sbc.accept();
        connection.send(RawMessage.answer(connection.read(), "180 Ringing", "sbc", RawDialog.CONTACT));
        call.ringing().join();
        return call;
    }

    @Test
    void aCallWithoutDialogCannotBeReplaced() {
        SimulatedCall call = world.teams.placeCall(RawTeams.plan().build()).join();

        assertThrows(IllegalStateException.class, () -> RawTeams.plan().replacing(call));
    }
}
