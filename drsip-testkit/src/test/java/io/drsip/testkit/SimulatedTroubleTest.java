package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Datacenters in trouble, and trunks that fall silent. */
class SimulatedTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Fqdn TRUNK = Fqdn.parse("sbc1.contoso.com");
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(SimulatedTeams.builder()
            .clock(new Movable())
            .knobs(Knobs.builder().pieces(7).optionsInterval(Duration.ZERO).build())
            .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550100")));

    private RawSbc sbc;

    /** The system's clock, put ahead by a test. */
    private static final class Movable extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(AHEAD.get());
        }
    }

    @BeforeEach
    void start(SimulatedTeams teams) {
        AHEAD.set(Duration.ZERO);
        sbc = new RawSbc(teams, "sbc1.contoso.com");
    }

    @AfterEach
    void stop() {
        sbc.close();
    }

    private RawConnection dial() {
        return sbc.dial("sip.pstnhub.microsoft.com", 5061);
    }

    private static String options() {
        return RawMessage.of("""
                OPTIONS sip:sip.pstnhub.microsoft.com SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bKtrouble
                Max-Forwards: 70
                From: <sip:sbc1.contoso.com>;tag=1
                To: <sip:sip.pstnhub.microsoft.com>
                Call-ID: trouble
                CSeq: 1 OPTIONS
                Contact: <sip:sbc1.contoso.com:5061;transport=tls>
                Allow: INVITE, NOTIFY
                """);
    }

    @Test
    void aTrunkThatFallsSilentIsWarnedAboutThenDemoted(SimulatedTeams teams) {
        dial().send(options()).read();
        RawConnection back = sbc.accept();
        String ping = back.read();
        back.send(RawMessage.answer(ping, "200 OK", "t", "Contact: <sip:sbc1.contoso.com>\nAllow: NOTIFY"));
        teams.awaitActive(TRUNK, teams.datacenter(1), SOON);

        AHEAD.set(Duration.ofMinutes(4));
        TrunkStatus afterFour = teams.status(TRUNK);
        AHEAD.set(Duration.ofMinutes(6));
        TrunkStatus afterSix = teams.status(TRUNK);

        assertEquals(TrunkStatus.WARNING, afterFour);
        assertEquals(TrunkStatus.DEMOTED, afterSix);
    }

    @Test
    void aDrainClosesWhatIsOpenAndTakesWhatIsNew(SimulatedTeams teams) {
        RawConnection old = dial();
        old.send(options()).read();

        teams.datacenter(1).drain();

        assertEquals("", old.read());
        assertTrue(dial().send(options()).read().startsWith("SIP/2.0 200"));
    }

    @Test
    void aFrozenDatacenterAcceptsAndSaysNothing(SimulatedTeams teams) throws Exception {
        RawConnection old = dial();
        old.send(options()).read();

        teams.datacenter(1).freeze();
        RawConnection fresh = dial();
        fresh.socket().setSoTimeout(100);
        old.send(options()).socket().setSoTimeout(100);

        assertThrows(SocketTimeoutException.class, () -> fresh.socket().startHandshake());
        assertThrows(AssertionError.class, old::read);
        teams.datacenter(1).comeBack();
        old.socket().setSoTimeout(10_000);
        assertTrue(old.read().startsWith("SIP/2.0 200"));
    }

    @Test
    void aResetInTheMiddleOfAMessageLeavesHalfOfIt(SimulatedTeams teams) {
        teams.datacenter(1).options().next(Behaviour.resetMidMessage());
        RawConnection connection = dial();

        String answer = connection.send(options()).read();

        assertEquals("", answer);
        assertTrue(dial().send(options()).read().startsWith("SIP/2.0 200"));
    }

    @Test
    void aSilentDatacenterKeepsTheConnection(SimulatedTeams teams) {
        teams.datacenter(1).options().next(Behaviour.silent());
        RawConnection connection = dial();

        String second = connection.send(options()).send(options()).read();

        assertTrue(second.startsWith("SIP/2.0 200"), second);
        assertEquals(
                1,
                teams.recording().notes(Recorded.Kind.EVENT).stream()
                        .filter(note -> note.text().equals("behaviour: silent"))
                        .count());
    }

    @Test
    void whatIsNoSipIsAnsweredOnceAndEndsTheConnection(SimulatedTeams teams) {
        RawConnection connection = dial();

        String answer = connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").read();

        assertEquals("", answer);
        teams.recording().awaitNote(Recorded.Kind.VIOLATION, "malformed", SOON);
        assertFalse(teams.recording().violations().isEmpty());
    }

    @Test
    void aPingIsAnsweredWithAPong() throws Exception {
        RawConnection connection = dial().send("\r\n\r\n");

        assertEquals('\r', connection.socket().getInputStream().read());
        assertEquals('\n', connection.socket().getInputStream().read());
    }
}
