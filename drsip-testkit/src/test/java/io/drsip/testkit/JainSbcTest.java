package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another stack in the SBC's place: what its dialogs take from the simulated Microsoft side, and the other way round. */
final class JainSbcTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SBC = "sbc1.contoso.com";
    private static final String CONTACT = "Contact: <sip:+14255550199@sbc1.contoso.com:5061;transport=tls>";
    private static final String ALLOW = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY";
    private static final String OPTIONS = """
            OPTIONS sip:sip.pstnhub.microsoft.com:5061;transport=tls SIP/2.0
            From: <sip:sbc1.contoso.com:5061>;tag=ping
            To: <sip:sip.pstnhub.microsoft.com:5061>
            Call-ID: ping
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            """;
    private static final String INVITE = """
            INVITE sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone;transport=tls SIP/2.0
            From: <sip:+14255550199@sbc1.contoso.com>;tag=ours
            To: <sip:+14255550100@sip.pstnhub.microsoft.com>
            Call-ID: ours
            CSeq: 1 INVITE
            Max-Forwards: 70
            %s
            %s
            Content-Type: application/sdp

            %s""".formatted(CONTACT, ALLOW, RawInvite.SDP);

    private static final String HELD =
            RawInvite.SDP.replace("o=- 1 1 ", "o=- 1 2 ").replace("sendrecv", "inactive");
    private static final String RESUMED = RawInvite.SDP.replace("o=- 1 1 ", "o=- 1 3 ");

    private static SimulatedTeams teams;

    private JainPeer sbc;

    @BeforeAll
    static void start() {
        SimulatedTenant contoso = SimulatedTenant.builder("contoso")
                .verifiedDomain("contoso.com")
                .trunk(SBC, 5061)
                .numbers("+14255550100")
                .build();
        teams = SimulatedTeams.builder().tenant(contoso).start();
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void connect() throws Exception {
        TestCertificate certificate = teams.sbcAuthority().issue(SBC).build();
        sbc = JainPeer.start(
                SBC,
                ForeignPeer.with(certificate, "TLSv1.2", "TLSv1.3").context(),
                (host, port) -> teams.names().lookUp(Fqdn.parse(host), port).orElseThrow());
        teams.sbc(SBC, 5061, sbc.address());
    }

    @AfterEach
    void disconnect() {
        sbc.close();
        teams.reset();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private Dialog placed() throws Exception {
        sbc.send(INVITE);
        sbc.awaitResponse(180);
        return sbc.acknowledge(sbc.awaitResponse(200));
    }

    private static Future<SimulatedCall> place() {
        return teams.placeCall(CallPlan.of(SBC, "+14255550100", "+14255550199"));
    }

    private static void noRuleIsBroken() {
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void optionsMakeTheTrunkActive() throws Exception {
        sbc.send(OPTIONS);
        sbc.awaitResponse(200);

        teams.awaitActive(Fqdn.parse(SBC), teams.datacenter(1), SOON);
        noRuleIsBroken();
    }

    @Test
    void aCallIntoTeamsIsHeldResumedAndHungUp() throws Exception {
        Dialog dialog = placed();
        SimulatedCall call = teams.awaitCall(SOON).awaitAnswered(SOON);

        sbc.send(dialog, "INVITE", HELD);
        sbc.acknowledge(sbc.awaitResponse(200));
        sbc.send(dialog, "INVITE", RESUMED);
        sbc.acknowledge(sbc.awaitResponse(200));
        sbc.send(dialog, "BYE", "");
        sbc.awaitResponse(200);

        assertEquals(Party.SBC, call.awaitEnded(SOON).by());
        assertEquals(DialogState.TERMINATED, dialog.getState());
        noRuleIsBroken();
    }

    @Test
    void aCallIntoTeamsRingsAtThreeDevicesAndIsTakenAtOne() throws Exception {
        teams.datacenter(1).invites().next(Behaviour.forked(3));
        sbc.send(INVITE);
        sbc.awaitResponse(180);
        sbc.awaitResponse(180);
        sbc.awaitResponse(180);

        Dialog dialog = sbc.acknowledge(sbc.awaitResponse(200));
        SimulatedCall call = teams.awaitCall(SOON).awaitAnswered(SOON);
        sbc.send(dialog, "BYE", "");
        sbc.awaitResponse(200);

        assertEquals(Party.SBC, call.awaitEnded(SOON).by());
        noRuleIsBroken();
    }

    @Test
    void aCallIntoTeamsIsHungUpThere() throws Exception {
        Dialog dialog = placed();
        SimulatedCall call = teams.awaitCall(SOON).awaitAnswered(SOON);

        Future<Status> over = call.hangUp();
        sbc.answer(sbc.awaitRequest("BYE"), 200, "", "");

        assertEquals(Status.OK, await(over));
        assertEquals(DialogState.TERMINATED, dialog.getState());
        noRuleIsBroken();
    }

    @Test
    void aCallIntoTeamsIsTakenBackWhileItRings() throws Exception {
        teams.datacenter(1).invites().next(Behaviour.ringsForever());
        ClientTransaction invite = sbc.send(INVITE);
        sbc.awaitResponse(180);

        sbc.cancel(invite);
        sbc.awaitResponse(200);
        sbc.awaitResponse(487);

        noRuleIsBroken();
    }

    @Test
    void aCallFromTeamsIsHeldResumedAndHungUpThere() throws Exception {
        Future<SimulatedCall> placed = place();
        JainPeer.Asked invite = sbc.awaitRequest("INVITE");
        sbc.answer(invite, 180, CONTACT, "");
        sbc.answer(invite, 200, CONTACT, RawInvite.SDP);
        sbc.awaitRequest("ACK");
        SimulatedCall call = await(placed).awaitAnswered(SOON);

        Future<Status> held = call.hold();
        sbc.answer(sbc.awaitRequest("INVITE"), 200, CONTACT, HELD);
        sbc.awaitRequest("ACK");
        Future<Status> resumed = call.resume();
        sbc.answer(sbc.awaitRequest("INVITE"), 200, CONTACT, RESUMED);
        sbc.awaitRequest("ACK");
        Future<Status> over = call.hangUp();
        sbc.answer(sbc.awaitRequest("BYE"), 200, "", "");

        assertEquals(List.of(Status.OK, Status.OK, Status.OK), List.of(await(held), await(resumed), await(over)));
        noRuleIsBroken();
    }

    @Test
    void aCallFromTeamsIsHungUpHere() throws Exception {
        Future<SimulatedCall> placed = place();
        Dialog dialog = sbc.answer(sbc.awaitRequest("INVITE"), 200, CONTACT, RawInvite.SDP);
        sbc.awaitRequest("ACK");
        SimulatedCall call = await(placed).awaitAnswered(SOON);

        sbc.send(dialog, "BYE", "");
        sbc.awaitResponse(200);

        assertEquals(Party.SBC, call.awaitEnded(SOON).by());
        assertEquals(DialogState.TERMINATED, dialog.getState());
        noRuleIsBroken();
    }
}
