package io.drsip.testkit;

import io.drsip.net.ConnectionLimits;
import io.drsip.net.HostResolver;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** One SBC on loopback, and who it talks to. */
final class SbcFixture implements AutoCloseable {

    static final Fqdn NAME = Fqdn.parse("sbc1.contoso.com");
    static final String PROXY = "sip.pstnhub.microsoft.com";

    final TestAuthority authority = TestAuthority.create(Instant.now()).intermediate("Test Intermediate");
    final EventQueue events = new EventQueue();
    final Map<String, InetSocketAddress> names = new ConcurrentHashMap<>();

    private final Cloud cloud =
            Cloud.simulated("test", List.of(Datacenter.of(PROXY)), Fqdn.parse("pstnhub.microsoft.com"), 1);

    // The one that runs, so that it is closed.
    private TlsSbc.Builder builder = builder(ConnectionLimits.defaults());
    private List<TlsSbc> running = List.of();

    TlsSbc.Builder builder(ConnectionLimits limits) {
        return TlsSbc.builder()
                .trunk(config(), authority.issue(NAME.toString()).build().identity(), loopback(0))
                .trust(authority.trust())
                .resolver(HostResolver.table(names))
                .listener(events)
                .limits(limits);
    }

    TrunkConfig config() {
        return TrunkConfig.builder(NAME).cloud(cloud).build();
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    ForeignPeer microsoft() {
        return peer("*.pstnhub.microsoft.com", PROXY);
    }

    ForeignPeer peer(String... certificateNames) {
        TestCertificate certificate = authority
                .issue(certificateNames)
                .purposes(KeyPurpose.SERVER_AUTH)
                .build();
        return ForeignPeer.with(certificate, "TLSv1.2", "TLSv1.3");
    }

    SbcFixture with(ConnectionLimits limits) {
        builder = builder(limits);
        return this;
    }

    TlsSbc start() {
        return start(UnaryOperator.identity());
    }

    TlsSbc start(UnaryOperator<TlsSbc.Builder> change) {
        builder = change.apply(builder);
        TlsSbc sbc = builder.build();
        running = List.of(sbc);
        sbc.start().toCompletableFuture().join();
        return sbc;
    }

    static String options(int number) {
        return """
                OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0
                Via: SIP/2.0/TLS sip.pstnhub.microsoft.com:5061;branch=z9hG4bKtest%1$d
                From: <sip:sip.pstnhub.microsoft.com:5061>;tag=%1$d
                To: <sip:sbc1.contoso.com:5061>
                Call-ID: test%1$d
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Contact: <sip:sip.pstnhub.microsoft.com:5061;transport=tls>
                Content-Length: 0

                """.formatted(number).replace("\n", "\r\n");
    }

    @Override
    public void close() {
        running.forEach(TlsSbc::close);
    }
}
