package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.net.ConnectionLimits;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers that the SBC dials, and its beginning and end. */
final class SbcDialTest {

    private final SbcFixture fixture = new SbcFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private SSLServerSocket proxy(ForeignPeer who) throws Exception {
        SSLServerSocket server = RawPeer.listen(who);
        fixture.names.put(SbcFixture.PROXY, SbcFixture.loopback(server.getLocalPort()));
        return server;
    }

    @Test
    void theSbcDialsAndSendsOptions() throws Exception {
        try (SSLServerSocket server = proxy(fixture.microsoft())) {
            fixture.start();
            try (RawPeer sbc = RawPeer.accept(server)) {
                String options = sbc.hearMessage();

                assertTrue(options.startsWith("OPTIONS sip:" + SbcFixture.PROXY), options);
                assertTrue(options.contains("sbc1.contoso.com:5061"), options);
                assertEquals(2, sbc.tls().getSession().getPeerCertificates().length);
            }
        }
    }

    @Test
    void requestsAreServedOnAConnectionThatWeDialled() throws Exception {
        try (SSLServerSocket server = proxy(fixture.microsoft())) {
            fixture.start();
            try (RawPeer sbc = RawPeer.accept(server)) {
                sbc.hearMessage();
                sbc.say(SbcFixture.options(1));

                assertTrue(sbc.hearMessage().startsWith("SIP/2.0 200 "));
            }
        }
    }

    @Test
    void aPeerWithAnotherNameIsRefused() throws Exception {
        try (SSLServerSocket server = proxy(fixture.peer("sip.fabrikam.com"))) {
            fixture.start();
            try (RawPeer sbc = RawPeer.accept(server)) {
                assertEquals("", sbc.hearUntilClosed());
            }
        }
        TrunkEvent.ConnectFailed failed = fixture.events.next(TrunkEvent.ConnectFailed.class);
        assertEquals(SbcFixture.PROXY, failed.host().toString());
        assertTrue(
                failed.info().cause().contains("sip.fabrikam.com"),
                failed.info().cause());
    }

    @Test
    void aPeerThatDoesNotShakeHandsIsGivenUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, SbcFixture.loopback(0).getAddress())) {
            fixture.names.put(SbcFixture.PROXY, SbcFixture.loopback(server.getLocalPort()));
            fixture.with(ConnectionLimits.builder()
                            .handshakeOut(Duration.ofMillis(200))
                            .build())
                    .start();

            String cause =
                    fixture.events.next(TrunkEvent.ConnectFailed.class).info().cause();
            assertTrue(cause.contains("does not answer"), cause);
        }
    }

    @Test
    void theNextAddressIsTriedIfOneDoesNotConnect() throws Exception {
        try (Socket deaf = new Socket();
                SSLServerSocket server = RawPeer.listen(fixture.microsoft())) {
            deaf.bind(SbcFixture.loopback(0)); // Held, so that nobody else listens there either.
            InetSocketAddress dead = SbcFixture.loopback(deaf.getLocalPort());
            List<InetSocketAddress> both = List.of(dead, SbcFixture.loopback(server.getLocalPort()));
            try (TlsSbc sbc = fixture.builder(ConnectionLimits.defaults())
                    .resolver((host, port) -> CompletableFuture.completedFuture(both))
                    .build()) {
                sbc.start().toCompletableFuture().join();
                try (RawPeer peer = RawPeer.accept(server)) {
                    assertTrue(peer.hearMessage().startsWith("OPTIONS "));
                }
            }
        }
    }

    @Test
    void aNameWithoutAnAddressIsAnEvent() throws Exception {
        fixture.start();

        String cause =
                fixture.events.next(TrunkEvent.ConnectFailed.class).info().cause();
        assertTrue(cause.startsWith(SbcFixture.PROXY + " cannot be resolved"), cause);
    }

    @Test
    void whatOurCertificateIsRefusedForIsTold() throws Exception {
        try (SSLServerSocket server = proxy(fixture.microsoft())) {
            fixture.start();
            try (SSLSocket hostile = (SSLSocket) server.accept()) {
                hostile.setEnabledProtocols(new String[] {"TLSv1"});
                assertThrows(IOException.class, hostile::startHandshake);
            }
        }
        String cause =
                fixture.events.next(TrunkEvent.ConnectFailed.class).info().cause();
        assertTrue(!cause.isBlank(), cause);
    }

    @Test
    void theEndClosesConnectionsAndListeners() throws Exception {
        TlsSbc sbc = fixture.start();
        InetSocketAddress address = sbc.boundAddress(SbcFixture.NAME);
        try (RawPeer peer = RawPeer.dial(fixture.microsoft(), address)) {
            peer.say("\r\n\r\n").hear(2);

            sbc.close();
            sbc.close();

            assertEquals("", peer.hearUntilClosed());
            assertThrows(ConnectException.class, () -> RawPeer.dialWithoutTls(address));
        }
        CompletionException late = assertThrows(
                CompletionException.class,
                () -> sbc.trunk(SbcFixture.NAME)
                        .snapshot()
                        .toCompletableFuture()
                        .join());
        assertTrue(late.getCause() instanceof TrunkException, late::toString);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 5, SbcFixture.loopback(0).getAddress())) {
            TlsSbc.Builder builder = TlsSbc.builder()
                    .trunk(
                            fixture.config(),
                            fixture.authority.issue("sbc1.contoso.com").build().identity(),
                            SbcFixture.loopback(taken.getLocalPort()))
                    .trust(fixture.authority.trust());
            try (TlsSbc sbc = builder.build()) {
                CompletionException error = assertThrows(
                        CompletionException.class,
                        () -> sbc.start().toCompletableFuture().join());

                assertTrue(error.getCause() instanceof TrunkException, error::toString);
                assertTrue(error.toString().contains("cannot listen at"), error::toString);
            }
        }
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        TrunkConfig carrier =
                TrunkConfig.builder(Fqdn.parse("adatum.biz")).carrier().build();
        TlsSbc.Builder builder = TlsSbc.builder()
                .trunk(
                        fixture.config(),
                        fixture.authority.issue("fabrikam.com").build().identity(),
                        SbcFixture.loopback(5061))
                .trunk(
                        fixture.config(),
                        fixture.authority
                                .issue("sbc1.contoso.com")
                                .key(KeyKind.EC_P256)
                                .build()
                                .identity(),
                        SbcFixture.loopback(5061))
                .trunk(carrier, fixture.authority.issue("adatum.biz").build().identity(), SbcFixture.loopback(5062));

        String problems =
                assertThrows(IllegalArgumentException.class, builder::build).toString();

        for (String expected : List.of(
                "does not cover sbc1.contoso.com",
                "sbc1.contoso.com is there twice",
                "another trunk listens at",
                "EC key",
                "does not cover *.adatum.biz")) {
            assertTrue(problems.contains(expected), () -> expected + " is missing in: " + problems);
        }
    }
}
