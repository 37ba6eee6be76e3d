package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.net.ConnectionLimits;
import io.drsip.trunk.TrunkEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that dial the SBC, over real sockets. */
final class SbcListenerTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final SbcFixture fixture = new SbcFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private InetSocketAddress start() {
        return fixture.start().boundAddress(SbcFixture.NAME);
    }

    private InetSocketAddress start(ConnectionLimits.Builder limits) {
        return fixture.with(limits.build()).start().boundAddress(SbcFixture.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void microsoftIsServedWithACertificateForServersOnly(String version) throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start(), version)) {
            peer.say(SbcFixture.options(1));

            assertTrue(peer.hearMessage().startsWith("SIP/2.0 200 "));
            TrunkEvent.Connected connected = fixture.events.next(TrunkEvent.Connected.class);
            assertEquals("*.pstnhub.microsoft.com", connected.peer());
        }
        assertEquals(
                "the peer closed the connection",
                fixture.events.next(TrunkEvent.Disconnected.class).info().cause());
    }

    @Test
    void aPingIsAnswered() throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start())) {
            assertEquals("\r\n", peer.say("\r\n\r\n").hear(2));
        }
    }

    @Test
    void aMessageMayComeInPieces() throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start())) {
            for (char octet : SbcFixture.options(1).toCharArray()) {
                peer.say(String.valueOf(octet));
            }

            assertTrue(peer.hearMessage().startsWith("SIP/2.0 200 "));
        }
    }

    @Test
    void manyMessagesMayComeAtOnce() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append(SbcFixture.options(i));
        }
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start())) {
            peer.say(many.toString());

            for (int i = 0; i < 200; i++) {
                String answer = peer.hearMessage();
                assertTrue(answer.contains("test" + i + "\r\n"), answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fabrikam.com", "pstnhub.microsoft.com.fabrikam.com", "sbc1.contoso.com"})
    void aStrangerWithAGoodCertificateGetsNoAnswer(String name) throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.peer(name), start(), "TLSv1.3")) {
            peer.sayIfPossible(SbcFixture.options(1));

            assertEquals("", peer.hearUntilClosed());
        }
        String cause = fixture.events.next(TrunkEvent.Dropped.class).info().cause();
        assertTrue(cause.contains("was sent away") && cause.contains(name), cause);
    }

    @Test
    void aPeerWithoutACertificateGetsNoAnswer() throws Exception {
        ForeignPeer nobody = ForeignPeer.sending(
                fixture.authority.issue("fabrikam.com").build().key(), List.of(), List.of(), "TLSv1.3");
        try (RawPeer peer = RawPeer.dial(nobody, start(), "TLSv1.3")) {
            assertEquals("", peer.sayIfPossible(SbcFixture.options(1)).hearUntilClosed());
        }
    }

    @Test
    void whoSpeaksNoTlsGetsNoAnswer() throws Exception {
        try (RawPeer peer = RawPeer.dialWithoutTls(start())) {
            String heard = peer.sayIfPossible(SbcFixture.options(1)).hearUntilClosed();

            assertTrue(!heard.contains("SIP"), heard);
        }
        assertTrue(fixture.events.next(TrunkEvent.Dropped.class).info().cause().contains("TLS"));
    }

    @Test
    void aHandshakeHasToBeginInTime() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().handshakeIn(SHORT));
        try (RawPeer peer = RawPeer.dialWithoutTls(address)) {
            assertEquals("", peer.hearUntilClosed());
        }
    }

    @Test
    void whoDialsAndSaysNothingIsClosed() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().firstMessage(SHORT));
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), address)) {
            assertEquals("", peer.hearUntilClosed());
        }
        assertEquals(
                "the peer dialled and said nothing for 200 ms",
                fixture.events.next(TrunkEvent.Disconnected.class).info().cause());
    }

    @Test
    void aMessageHasToEndInTime() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().wholeMessage(SHORT));
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), address)) {
            assertEquals("", peer.say("OPTIONS sip:sbc1").hearUntilClosed());
        }
        assertEquals(
                "a message was not complete after 200 ms",
                fixture.events.next(TrunkEvent.Disconnected.class).info().cause());
    }

    @Test
    void aConnectionThatIsNotUsedIsClosed() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().idle(SHORT));
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), address)) {
            assertEquals("\r\n", peer.say("\r\n\r\n").hearUntilClosed());
        }
    }

    @Test
    void whoDoesNotReadItsAnswersIsClosed() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().writeStuck(SHORT));
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), address)) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    peer.say(SbcFixture.options(i));
                }
            });
        }
        assertEquals(
                "the peer has not read for 200 ms",
                fixture.events.next(TrunkEvent.Disconnected.class).info().cause());
    }

    @Test
    void octetsThatAreNoSipEndTheConnection() throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start())) {
            String answer =
                    peer.say("GET / HTTP/1.1\r\nHost: sbc1.contoso.com\r\n\r\n").hearUntilClosed();

            assertTrue(!answer.contains("SIP/2.0 2"), answer);
        }
    }

    @Test
    void aSecondHandshakeEndsTheConnection() throws Exception {
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), start(), "TLSv1.2")) {
            assertEquals("\r\n", peer.say("\r\n\r\n").hear(2));

            peer.tls().startHandshake();

            assertEquals("", peer.hearUntilClosed());
        }
        assertEquals(
                "the peer began a second handshake on one connection",
                fixture.events.next(TrunkEvent.Disconnected.class).info().cause());
    }

    @Test
    void oneAddressDoesNotTakeAllPlaces() throws Exception {
        InetSocketAddress address = start(ConnectionLimits.builder().perAddress(1));
        try (RawPeer first = RawPeer.dial(fixture.microsoft(), address);
                RawPeer second = RawPeer.dialWithoutTls(address)) {
            assertEquals("", second.hearUntilClosed());
            assertEquals("\r\n", first.say("\r\n\r\n").hear(2));
        }
    }
}
