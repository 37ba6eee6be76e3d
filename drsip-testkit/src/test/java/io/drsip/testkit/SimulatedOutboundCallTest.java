package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls from Teams to the SBC. */
class SimulatedOutboundCallTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MORE = """
            Contact: <sip:+14255550199@sbc1.contoso.com:5061;transport=tls>
            Content-Type: application/sdp

            """ + RawInvite.SDP;

    private static SimulatedTeams teams;

    private RawSbc sbc;

    @BeforeAll
    static void start() {
        teams = SimulatedTeams.builder()
                .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550100"))
                .knobs(Knobs.builder()
                        .failoverTime(Duration.ofMillis(500))
                        .responseTime(Duration.ofSeconds(1))
                        .build())
                .start();
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void listen() {
        sbc = new RawSbc(teams, "sbc1.contoso.com");
    }

    @AfterEach
    void reset() {
        sbc.close();
        teams.reset();
    }

    private static CompletableFuture<SimulatedCall> place() {
        return teams.placeCall(CallPlan.of("sbc1.contoso.com", "+14255550100", "+14255550199"));
    }

    @Test
    void theInviteHasTheShapeOfTraces() {
        teams.placeCall(CallPlan.builder("sbc1.contoso.com", "+14255550100", "+14255550199")
                        .sessionTimer()
                        .header("X-MS-UserLocation", "external")
                        .build())
                .join();

        String invite = sbc.accept().read();

        List<String> names = invite.lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        assertEquals(
                List.of("FROM", "TO", "CSEQ", "CALL-ID", "MAX-FORWARDS", "VIA", "RECORD-ROUTE", "CONTACT"),
                names.subList(0, 8));
        assertEquals(
                "INVITE sip:+14255550199@sbc1.contoso.com:5061;user=phone;transport=tls SIP/2.0",
                RawMessage.firstLine(invite));
        assertTrue(
                RawMessage.header(invite, "FROM")
                        .matches("Megan Bowen<sip:\\+14255550100@sip\\.pstnhub\\.microsoft\\.com:5061;user=phone>"
                                + ";tag=[0-9a-f]{32}"),
                invite);
        assertTrue(RawMessage.header(invite, "CONTACT").contains("/d/8/"), invite);
        assertEquals("1800;refresher=uac", RawMessage.header(invite, "SESSION-EXPIRES"));
        assertEquals("external", RawMessage.header(invite, "X-MS-UserLocation"));
    }

    @Test
    void aCallIsRungAnsweredHeldResumedAndHungUp() {
        CompletableFuture<SimulatedCall> placed = place();
        RawConnection first = sbc.accept();
        String invite = first.read();
        first.send(RawMessage.answer(invite, "100 Trying", "", ""));
        first.send(RawMessage.answer(invite, "180 Ringing", "sbc", MORE.substring(0, MORE.indexOf("Content-Type"))));
        first.send(RawMessage.answer(invite, "200 OK", "sbc", MORE));
        String ack = first.read();
        SimulatedCall call = placed.join().awaitAnswered(SOON);

        String hold = answerNext(call.hold());
        String resume = answerNext(call.resume());
        String bye = answerNext(call.hangUp());

        assertEquals("ACK sip:+14255550199@sbc1.contoso.com:5061;transport=tls SIP/2.0", RawMessage.firstLine(ack));
        assertTrue(RawMessage.header(ack, "TO").endsWith(";tag=sbc"), ack);
        assertEquals("2 INVITE", RawMessage.header(hold, "CSEQ"));
        assertTrue(hold.contains("a=inactive"), hold);
        assertTrue(resume.contains("a=sendrecv"), resume);
        assertEquals("4 BYE", RawMessage.header(bye, "CSEQ"));
        assertEquals(Party.TEAMS, call.awaitEnded(SOON).by());
        assertEquals(List.of(), teams.recording().violations());
    }

    /** Each request inside the call comes over a connection of its own. */
    private String answerNext(CompletableFuture<Status> sent) {
        RawConnection connection = sbc.accept();
        String request = connection.read();
        boolean isInvite = request.startsWith("INVITE");
        String answer = request.contains("a=inactive") ? MORE.replace("o=- 1 1", "o=- 1 2") : MORE;
        String direction = request.contains("a=inactive") ? "a=inactive" : "a=sendrecv";
        connection.send(
                RawMessage.answer(request, "200 OK", "", isInvite ? answer.replace("a=sendrecv", direction) : ""));
        assertEquals(Status.OK, sent.join());
        if (isInvite) {
            assertTrue(connection.read().startsWith("ACK"));
        }
        return request;
    }

    @Test
    void theSbcHangsUp() {
        CompletableFuture<SimulatedCall> placed = place();
        RawConnection connection = sbc.accept();
        String invite = connection.read();
        connection.send(RawMessage.answer(invite, "200 OK", "sbc", MORE)).read();
        String contact = RawMessage.header(invite, "CONTACT");
        String bye = connection
                .send(RawMessage.of("BYE " + contact.substring(1, contact.length() - 1) + " SIP/2.0\n"
                        + "Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKbye\nMax-Forwards: 70\n"
                        + "From: " + RawMessage.header(invite, "TO") + ";tag=sbc\n"
                        + "To: " + RawMessage.header(invite, "FROM") + "\n"
                        + "Call-ID: " + RawMessage.header(invite, "CALL-ID") + "\nCSeq: 7 BYE\n"))
                .read();

        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(bye));
        assertEquals(Party.SBC, placed.join().awaitEnded(SOON).by());
    }

    @Test
    void whatIsWrongInThe200IsRecorded() {
        place().join();
        RawConnection connection = sbc.accept();
        String invite = connection.read();

        connection
                .send(RawMessage.answer(invite, "200 OK", "sbc", MORE.replace("sbc1.contoso.com", "203.0.113.5"))
                        .replaceFirst("RECORD-ROUTE: [^\r]*\r\n", ""))
                .read();

        List<String> violations =
                teams.recording().violations().stream().map(Recorded.Note::text).toList();
        assertEquals(
                List.of("200 does not repeat the Record-Route of the INVITE", "an IP address in Contact: 203.0.113.5"),
                violations);
    }

    @Test
    void withoutAnyResponseTheTrunkHasFailed() {
        SimulatedCall call = place().join();
        sbc.accept().read();

        assertEquals(Party.TIMER, call.awaitEnded(SOON).by());
    }

    @Test
    void aTeamsUserGivesUp() {
        SimulatedCall call = place().join();
        RawConnection connection = sbc.accept();
        String invite = connection.read();
        connection.send(RawMessage.answer(invite, "180 Ringing", "sbc", ""));
        call.ringing().join();
        CompletableFuture<Status> gone = call.hangUp();
        String cancel = connection.read();
        connection.send(RawMessage.answer(cancel, "200 OK", "sbc", ""));
        connection.send(RawMessage.answer(invite, "487 Request Terminated", "sbc", ""));
        String ack = connection.read();

        assertEquals(RawMessage.header(invite, "VIA"), RawMessage.header(cancel, "VIA"));
        assertEquals(RawMessage.header(invite, "VIA"), RawMessage.header(ack, "VIA"));
        assertEquals(Status.REQUEST_TERMINATED, gone.join());
    }

    @Test
    void anSbcThatCannotBeReachedIsTriedFromTheOtherDatacenters() {
        sbc.close();

        CompletableFuture<SimulatedCall> placed = place();

        assertThrows(CompletionException.class, placed::join);
        assertEquals(
                List.of("sip.pstnhub.microsoft.com", "sip2.pstnhub.microsoft.com", "sip3.pstnhub.microsoft.com"),
                teams.recording().notes(Recorded.Kind.UNREACHABLE).stream()
                        .map(Recorded.Note::datacenter)
                        .toList());
    }

    @Test
    void anSbcWithTheCertificateOfAnotherNameIsNotCalled() {
        TestCertificate other = teams.sbcAuthority().issue("sbc2.contoso.com").build();
        sbc.close();
        sbc = new RawSbc(teams, "sbc1.contoso.com", other);

        CompletableFuture<SimulatedCall> placed = place();

        assertThrows(CompletionException.class, placed::join);
        assertTrue(
                teams.recording().notes(Recorded.Kind.UNREACHABLE).get(0).text().contains("not for sbc1.contoso.com"));
    }

    @Test
    void aTransferIsReferNotifyInviteAndBye() {
        SimulatedCall call = place().join();
        RawConnection first = sbc.accept();
        first.send(RawMessage.answer(first.read(), "200 OK", "sbc", MORE)).read();
        call.awaitAnswered(SOON);
        CompletableFuture<Status> accepted = call.transfer("11111111-2222-4333-8444-555555555555");
        RawConnection second = sbc.accept();
        String refer = second.read();
        second.send(RawMessage.answer(refer, "202 Accepted", "", ""));
        String referTo = RawMessage.header(refer, "REFER-TO");
        String uri = referTo.substring(1, referTo.length() - 1);
        RawConnection back = sbc.dial("sip.pstnhub.microsoft.com", 5061);
        String invite = RawInvite.spoilt("back", "INVITE", "INVITE " + uri + " SIP/2.0")
                .replace(
                        "Max-Forwards", "Referred-By: " + RawMessage.header(refer, "REFERRED-BY") + "\r\nMax-Forwards");
        String trying = back.send(invite).read();
        String notify = back.send(notify(refer)).readUntil("NOTIFY");
        String bye = sbc.accept().read();

        assertEquals(Status.of(202), accepted.join());
        assertTrue(refer.startsWith("REFER sip:+14255550199@sbc1.contoso.com:5061;transport=tls SIP/2.0"), refer);
        assertEquals("SIP/2.0 100 Trying", RawMessage.firstLine(trying));
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(notify));
        assertTrue(bye.startsWith("BYE"), bye);
        assertEquals(List.of(), teams.recording().violations());
    }

    private static String notify(String refer) {
        String contact = RawMessage.header(refer, "CONTACT");
        return RawMessage.of("NOTIFY " + contact.substring(1, contact.length() - 1) + " SIP/2.0\n"
                + "Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKnotify\nMax-Forwards: 70\n"
                + "Route: <sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr>\n"
                + "From: " + RawMessage.header(refer, "TO") + "\n"
                + "To: " + RawMessage.header(refer, "FROM") + "\n"
                + "Call-ID: " + RawMessage.header(refer, "CALL-ID") + "\nCSeq: 1 NOTIFY\n"
                + "Event: refer\nSubscription-State: terminated\nContent-Type: message/sipfrag\n\nSIP/2.0 200 OK\n");
    }

    @Test
    void theTrunkThatNobodyPairedCannotBeCalled() {
        CallPlan plan = CallPlan.of("sbc9.fabrikam.com", "+14255550100", "+14255550199");

        assertThrows(IllegalArgumentException.class, () -> teams.placeCall(plan));
        assertEquals(TrunkStatus.WARNING, teams.status(Fqdn.parse("sbc9.fabrikam.com")));
        assertEquals(List.of(), teams.recording().sent(Method.INVITE));
    }
}
