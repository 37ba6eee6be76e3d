package io.drsip.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A simulated Microsoft side with one raw SBC, for the tests of what the simulator does on its own. */
final class RawTeams implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);
    static final String SIP = "sip.pstnhub.microsoft.com";

    final SimulatedTeams teams;

    // One for each test.
    RawSbc sbc;

    RawTeams(Knobs.Builder knobs) {
        SimulatedTenant contoso = SimulatedTenant.builder("contoso")
                .verifiedDomain("contoso.com")
                .trunk("sbc1.contoso.com", 5061)
                .numbers("+14255550100")
                .build();
        teams = SimulatedTeams.builder().tenant(contoso).knobs(knobs.build()).start();
        sbc = new RawSbc(teams, "sbc1.contoso.com");
    }

    /** Quick to lose patience, and requests inside a call over the connection of the call. */
    static Knobs.Builder quick() {
        return Knobs.builder()
                .timeScale(100)
                .ackTime(Duration.ofMillis(800))
                .responseTime(Duration.ofMillis(1500))
                .patience(Duration.ofMillis(800))
                .inDialogOnNewConnection(false);
    }

    /** For the next test. */
    void renew() {
        sbc.close();
        teams.reset();
        sbc = new RawSbc(teams, "sbc1.contoso.com");
    }

    RawConnection dial() {
        return sbc.dial(SIP, 5061);
    }

    /** Sends an INVITE and reads up to its 200, which is not acknowledged yet. */
    static String answered(RawConnection connection, String callId) {
        connection.send(RawInvite.of(callId));
        return until(connection, "SIP/2.0 200");
    }

    static String until(RawConnection connection, String start) {
        return Stream.generate(connection::read)
                .filter(message -> message.isEmpty() || message.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    static CallPlan.Builder plan() {
        return CallPlan.builder("sbc1.contoso.com", "+14255550100", "+14255550199");
    }

    /** A call into Teams that is up, seen from both ends. */
    Up into(String callId) {
        RawConnection connection = dial();
        RawDialog dialog = RawDialog.calling(answered(connection, callId));
        connection.send(dialog.ack());
        return new Up(connection, dialog, teams.awaitCall(SOON).awaitAnswered(SOON));
    }

    /** A call from Teams that is up, seen from both ends. */
    Up from(CallPlan plan, String more) {
        CompletableFuture<SimulatedCall> placed = teams.placeCall(plan);
        RawConnection connection = sbc.accept();
        String invite = connection.read();
        connection.send(RawMessage.answer(
                invite,
                "200 OK",
                "sbc",
                RawDialog.CONTACT + more + "Content-Type: application/sdp\n\n" + RawInvite.SDP));
        connection.readUntil("ACK");
        return new Up(connection, RawDialog.called(invite, "sbc"), placed.join().awaitAnswered(SOON));
    }

    record Up(RawConnection connection, RawDialog dialog, SimulatedCall call) {}

    List<String> violations() {
        return teams.recording().violations().stream().map(Recorded.Note::text).toList();
    }

    void awaitViolation(String part) {
        teams.recording().awaitNote(Recorded.Kind.VIOLATION, part, SOON);
    }

    @Override
    public void close() {
        sbc.close();
        teams.close();
    }
}
