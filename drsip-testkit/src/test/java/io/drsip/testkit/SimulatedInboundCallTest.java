package io.drsip.testkit;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls from the SBC into Teams. */
class SimulatedInboundCallTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SIP = "sip.pstnhub.microsoft.com";

    private static SimulatedTeams teams;

    private RawSbc sbc;
    private RawConnection connection;

    @BeforeAll
    static void start() {
        SimulatedTenant contoso = SimulatedTenant.builder("contoso")
                .verifiedDomain("contoso.com")
                .trunk("sbc1.contoso.com", 5061)
                .numbers("+14255550100")
                .blockedCallers("+14255550166")
                .build();
        teams = SimulatedTeams.builder()
                .tenant(contoso)
                .knobs(Knobs.builder()
                        .timeScale(100)
                        .ackTime(Duration.ofMillis(300))
                        .responseTime(Duration.ofSeconds(1))
                        .build())
                .start();
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void connect() {
        sbc = new RawSbc(teams, "sbc1.contoso.com");
        connection = sbc.dial(SIP, 5061);
    }

    @AfterEach
    void reset() {
        sbc.close();
        teams.reset();
    }

    private String answered(String callId) {
        connection.send(RawInvite.of(callId));
        return Stream.generate(connection::read)
                .filter(message -> message.startsWith("SIP/2.0 200"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallIsTriedRungAnsweredAndHungUp() {
        connection.send(RawInvite.of("call-1"));
        String trying = connection.read();
        String ringing = connection.read();
        String ok = connection.read();
        connection.send(RawInvite.inDialog("ACK", 1, ok, "call-1"));
        SimulatedCall call = teams.awaitCall(SOON).awaitAnswered(SOON);
        connection.send(RawInvite.inDialog("BYE", 2, ok, "call-1"));
        String bye = connection.read();

        assertEquals("SIP/2.0 100 Trying", RawMessage.firstLine(trying));
        assertEquals("SIP/2.0 180 Ringing", RawMessage.firstLine(ringing));
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(ok));
        assertEquals(
                "<sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr>", RawMessage.header(ok, "RECORD-ROUTE"));
        assertTrue(
                RawMessage.header(ok, "CONTACT")
                        .matches("<sip:api-du-a-euwe\\.pstnhub\\.microsoft\\.com:443;x-i=[0-9a-f-]{36};"
                                + "x-c=[0-9a-f]{32}/s/1/[0-9a-f]{32}>"),
                ok);
        assertTrue(ok.contains("a=crypto:2 AES_CM_128_HMAC_SHA1_80"), ok);
        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(bye));
        assertEquals(Party.SBC, call.awaitEnded(SOON).by());
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void everyEndpointRingsWithItsOwnTag() {
        teams.datacenter(1).invites().next(Behaviour.forked(3));

        connection.send(RawInvite.of("fork"));
        connection.read();
        List<String> tags = Stream.generate(connection::read)
                .limit(4)
                .map(message -> RawMessage.header(message, "TO"))
                .toList();

        assertEquals(3, tags.stream().distinct().count());
        assertEquals(tags.get(2), tags.get(3));
        assertNotEquals(tags.get(0), tags.get(1));
    }

    @Test
    void anAckWithTheTagOfARingingEndpointIsIgnoredAndTheCallFalls() {
        teams.datacenter(1).invites().next(Behaviour.forked(2));

        connection.send(RawInvite.of("wrong"));
        connection.read();
        String first = connection.read();
        connection.read();
        String ok = connection.read();
        String tagOfFirst = RawMessage.header(first, "TO");
        connection.send(RawInvite.inDialog("ACK", 1, ok, "wrong").replace(RawMessage.header(ok, "TO"), tagOfFirst));
        String bye = sbc.accept().read();

        assertEquals("BYE sip:+14255550199@sbc1.contoso.com:5061;transport=tls SIP/2.0", RawMessage.firstLine(bye));
        teams.recording().awaitNote(Recorded.Kind.VIOLATION, "not that of the 200", SOON);
        teams.recording().awaitNote(Recorded.Kind.VIOLATION, "no right ACK", SOON);
    }

    @Test
    void anAckToARewrittenContactIsAViolation() {
        String ok = answered("rewritten");

        connection.send(RawInvite.inDialog("ACK", 1, ok, "rewritten").replaceFirst("/s/1/", "/s/2/"));

        teams.recording().awaitNote(Recorded.Kind.VIOLATION, "not the Contact byte for byte", SOON);
    }

    @Test
    void byeComesOverANewConnectionFromAnotherAddress() {
        teams.datacenter(1).invites().next(Behaviour.answeredThenHungUp(Duration.ofSeconds(1)));
        String ok = answered("bye");
        connection.send(RawInvite.inDialog("ACK", 1, ok, "bye"));

        RawConnection other = sbc.accept();
        String bye = other.read();
        other.send(RawMessage.answer(bye, "200 OK", "", ""));

        assertEquals("127.0.0.21", other.peer());
        assertEquals(RawMessage.header(ok, "TO"), RawMessage.header(bye, "FROM"));
        assertTrue(RawMessage.header(bye, "REASON").startsWith("Q.850;cause=16;text=\""), bye);
        assertEquals(Party.TEAMS, teams.awaitCall(SOON).awaitEnded(SOON).by());
    }

    @Test
    void aCancelledCallGets487() {
        teams.datacenter(1).invites().next(Behaviour.ringsForever());
        String invite = RawInvite.of("cancel");
        connection.send(invite);
        connection.read();
        connection.read();

        String head = invite.substring(0, invite.indexOf("Contact:"))
                .replace("INVITE sip", "CANCEL sip")
                .replace("1 INVITE", "1 CANCEL");
        connection.send(head + "Content-Length: 0\r\n\r\n");

        assertEquals("SIP/2.0 200 OK", RawMessage.firstLine(connection.read()));
        assertEquals("SIP/2.0 487 Request Terminated", RawMessage.firstLine(connection.read()));
        assertEquals(
                Status.REQUEST_TERMINATED,
                teams.awaitCall(SOON).awaitEnded(SOON).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INVITE   | INVITE sip:+14255550111@sip.pstnhub.microsoft.com SIP/2.0 | 404 | RuntimeAPI failed
            INVITE   | INVITE sip:4255550100@sip.pstnhub.microsoft.com SIP/2.0   | 404 | RuntimeAPI failed
            Contact  | Contact: <sip:+14255550199@203.0.113.5:5061;transport=tls> | 403 | trunk FQDN '203.0.113.5' is not
            Contact  | Record-Route: <sip:203.0.113.5:5061;transport=tls;lr>     | 403 | trunk FQDN '203.0.113.5' is not
            Contact  | Contact: <sips:sbc1.contoso.com:5061>                     | 403 | SIPS is not supported
            Max      | Replaces: 12345;from-tag=1;to-tag=2                       | 403 | Replaces header is not supported
            Max      | Require: 100rel                                           | 420 | 100rel is not supported
            Max      | Session-Expires: 60                                       | 422 | Session interval too small
            From     | From: <sip:+14255550166@sbc1.contoso.com>;tag=1           | 403 | number is blocked
            Content  | Content-Type: application/pidf+xml                        | 415 | Unsupported content type
            Content  | ''                                                        | 415 | Unsupported content type
            CSeq     | CSeq: 1 BYE                                               | 400 | CSeq does not fit
            """)
    void aSpoiltInviteIsRefused(String header, String line, int status, String phrase) {
        String answer =
                connection.send(RawInvite.spoilt("spoilt", header, line)).read();

        assertTrue(RawMessage.firstLine(answer).startsWith("SIP/2.0 " + status), answer);
        assertTrue(RawMessage.header(answer, "REASON").contains(phrase), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RTP/SAVP 0 8 101       | RTP/AVP 0 8 101         | 488 | SrtpEncryptionRequired
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 | a=x          | 488 | SrtpEncryptionRequired
            RTP/SAVP 0 8 101       | RTP/SAVP 0 8 0          | 488 | Duplicate payload type
            m=audio                | m=video                 | 488 | CannotSupportAnyMedia
            v=0                    | w=0                     | 410 | MediaOfferError
            """)
    void aSpoiltOfferIsRefused(String part, String spoilt, int status, String phrase) {
        String answer = connection
                .send(RawInvite.withSdp("sdp", RawInvite.SDP.replace(part, spoilt)))
                .read();

        assertTrue(RawMessage.firstLine(answer).startsWith("SIP/2.0 " + status), answer);
        assertTrue(RawMessage.header(answer, "REASON").contains(phrase), answer);
    }

    @Test
    void anInviteWithoutOfferIsRefused() {
        String answer = connection.send(RawInvite.withSdp("late", "")).read();

        assertEquals("SIP/2.0 488 Not Acceptable Here", RawMessage.firstLine(answer));
    }

    @Test
    void anAckIsIgnoredIfTheRecordRouteHasLrOn() {
        String invite = RawInvite.spoilt(
                "lr",
                "Contact",
                "Contact: <sip:sbc1.contoso.com:5061;transport=tls>\n"
                        + "Record-Route: <sip:sbc1.contoso.com:5061;transport=tls;lr=on>");
        connection.send(invite);
        connection.read();
        connection.read();
        String ok = connection.read();
        connection.send(RawInvite.inDialog("ACK", 1, ok, "lr"));

        teams.recording().awaitNote(Recorded.Kind.VIOLATION, "the ACK is ignored", SOON);
        assertEquals(Party.TIMER, teams.awaitCall(SOON).awaitEnded(SOON).by());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRACK  | 405
            UPDATE | 405
            INFO   | 405
            NOTIFY | 481
            """)
    void whatMicrosoftDoesNotAllowIsRefusedInsideACall(String method, int status) {
        String ok = answered("methods");
        connection.send(RawInvite.inDialog("ACK", 1, ok, "methods"));

        String answer =
                connection.send(RawInvite.inDialog(method, 2, ok, "methods")).read();

        assertTrue(RawMessage.firstLine(answer).startsWith("SIP/2.0 " + status), answer);
        assertEquals(1, teams.recording().violations().size());
    }

    @ParameterizedTest
    @CsvSource({"busy, 503", "decline, 603", "userBusy, 486", "noEndpoints, 480", "forbiddenBySite, 403"})
    void eachFailureHasItsName(String name, int status) {
        Behaviour behaviour = switch (name) {
            case "busy" -> Behaviour.busy(Duration.ofSeconds(1));
            case "decline" -> Behaviour.decline();
            case "userBusy" -> Behaviour.userBusy(17);
            case "noEndpoints" -> Behaviour.noEndpoints();
            default -> Behaviour.forbiddenBySite();
        };
        teams.datacenter(1).invites().next(behaviour);

        connection.send(RawInvite.of("fail"));
        String last = Stream.generate(connection::read)
                .filter(message -> !message.startsWith("SIP/2.0 1"))
                .findFirst()
                .orElseThrow();

        assertTrue(RawMessage.firstLine(last).startsWith("SIP/2.0 " + status), last);
        assertEquals(name.equals("busy") ? "1" : "", RawMessage.header(last, "RETRY-AFTER"));
    }

    @Test
    void aDatacenterThatIsDownRefusesConnectionsUntilItComesBack() {
        teams.datacenter(1).goDown();
        boolean refused = isRefused();
        teams.datacenter(1).comeBack();
        RawConnection again = sbc.dial(SIP, 5061);

        assertTrue(refused);
        assertEquals("", connection.read());
        assertEquals(
                "SIP/2.0 100 Trying",
                RawMessage.firstLine(again.send(RawInvite.of("back")).read()));
        assertEquals(1, teams.recording().received(Method.INVITE).size());
    }

    private boolean isRefused() {
        try {
            sbc.dial(SIP, 5061).close();
            return false;
        } catch (java.io.UncheckedIOException e) {
            return true;
        }
    }
}
