package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recording and its drawing. */
class LadderTest {

    private static final String SIP = "sip.pstnhub.microsoft.com";
    private static final String SIP2 = "sip2.pstnhub.microsoft.com";
    private static final InetSocketAddress HERE = new InetSocketAddress(Addresses.ip("127.0.0.1"), 5061);

    private final Recording recording = new Recording(new Ticking());
    private final RecordedConnection first = new RecordedConnection(1, HERE, HERE, false);
    private final RecordedConnection second = new RecordedConnection(2, HERE, HERE, true);

    /** A second passes with every look. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

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
            now = now.plusMillis(500);
            return now;
        }
    }

    @BeforeEach
    void record() {
        received(SIP, "INVITE sip:+14255550100@sip.pstnhub.microsoft.com SIP/2.0", "call", "1 INVITE");
        sent(SIP, "SIP/2.0 503 Service Unavailable", "call", "1 INVITE");
        recording.note(SIP, Optional.of("call"), Recorded.Kind.REFUSED, "503 Service Unavailable, Service busy");
        received(SIP2, "INVITE sip:+14255550100@sip2.pstnhub.microsoft.com SIP/2.0", "call2", "1 INVITE");
        sent(SIP2, "SIP/2.0 180 Ringing", "call2", "1 INVITE");
        sent(SIP2, "OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0", "ping", "1 OPTIONS");
        recording.note(SIP2, Optional.of("ping"), Recorded.Kind.VIOLATION, "sbc1.contoso.com does not answer OPTIONS");
    }

    private void received(String datacenter, String line, String callId, String cseq) {
        recording.message(datacenter, first, Recorded.Direction.RECEIVED, message(line, callId, cseq));
    }

    private void sent(String datacenter, String line, String callId, String cseq) {
        recording.message(datacenter, second, Recorded.Direction.SENT, message(line, callId, cseq));
    }

    private static SipMessage message(String line, String callId, String cseq) {
        String text = line + "\nCall-ID: " + callId + "\nCSeq: " + cseq + "\n";
        return SipMessage.parse(RawMessage.of(text).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void messagesAreArrowsAndNotesStandBelow() {
        assertEquals("""
                             SBC             sip            sip2
                  +0.000s #1  |--INVITE------>|               |  INVITE sip:+1425555****@sip.pstnhub.microsoft.com
                  +0.500s #2  |<---------503--|               |  503 Service Unavailable
                  +1.000s     |               |               |  !! refused: 503 Service Unavailable, Service busy
                  +1.500s #1  |--INVITE---------------------->|  INVITE sip:+1425555****@sip2.pstnhub.microsoft.com
                  +2.000s #2  |<-------------------------180--|  180 Ringing
                  +2.500s #2  |<---------------------OPTIONS--|  OPTIONS sip:sbc1.contoso.com:5061;transport=tls
                  +3.000s     |               |               |  !! violation: sbc1.contoso.com does not answer OPTIONS
                """, recording.toString());
    }

    @Test
    void oneCallStandsAlone() {
        assertEquals("""
                             SBC             sip
                  +0.000s #1  |--INVITE------>|  INVITE sip:+14255550100@sip.pstnhub.microsoft.com
                  +0.500s #2  |<---------503--|  503 Service Unavailable
                  +1.000s     |               |  !! refused: 503 Service Unavailable, Service busy
                """, Ladder.of(recording.all()).only("call").withNumbers().toString());
    }

    @Test
    void pingsMayBeLeftOut() {
        String ladder = Ladder.of(recording.all()).callsOnly().toString();

        assertTrue(ladder.contains("180 Ringing"), ladder);
        assertFalse(ladder.contains("OPTIONS"), ladder);
    }

    @Test
    void whoWaitsFindsWhatCameBeforeAndWhatComesAfter() {
        Recorded.Message before = recording.awaitReceived(Method.INVITE, Duration.ZERO);
        var later = recording.when(
                line -> line instanceof Recorded.Message message && message.isResponse(200, Method.INVITE));
        boolean early = later.isDone();
        sent(SIP, "SIP/2.0 200 OK", "call3", "1 INVITE");

        assertEquals("call", before.callId().orElseThrow());
        assertEquals("1 INVITE", before.header("cseq"));
        assertFalse(early);
        assertTrue(later.isDone());
    }

    @Test
    void whoWaitsInVainGetsTheLadder() {
        AssertionError error =
                assertThrows(AssertionError.class, () -> recording.awaitReceived(Method.BYE, Duration.ofMillis(1)));

        assertTrue(error.toString().contains("|--INVITE------>|"), error.toString());
    }

    @Test
    void nothingIsDrawnAsNothing() {
        recording.clear();

        assertEquals("", recording.toString());
    }
}
