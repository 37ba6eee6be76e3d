package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Fqdn;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DnsHostResolverTest {

    private static final Fqdn SIP = Fqdn.parse("sip.pstnhub.microsoft.com");

    private final DnsServer server = new DnsServer();
    private final EventLoops loops = EventLoops.of(Optional.empty(), 1);

    DnsHostResolverTest() throws Exception {}

    @AfterEach
    void close() {
        server.close();
        loops.close(true);
    }

    private DnsHostResolver resolver(int shortest, int longest) {
        return new DnsHostResolver(new DnsNameResolverBuilder(loops.group().next())
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server.at()))
                .ttl(shortest, longest));
    }

    private static List<InetSocketAddress> resolve(DnsHostResolver resolver, Fqdn name) throws Exception {
        return resolver.resolve(name, 5061).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static List<InetSocketAddress> at(String address) {
        return List.of(new InetSocketAddress(address, 5061));
    }

    @Test
    void aNameIsAskedAgainWhenItsTimeIsOver() throws Exception {
        try (DnsHostResolver resolver = resolver(0, 300)) {
            assertEquals(at("192.0.2.1"), resolve(resolver, SIP));
            server.answer("192.0.2.2", 0);

            assertEquals(at("192.0.2.2"), resolve(resolver, SIP));
        }
    }

    @Test
    void anAnswerWithoutTimeToLiveIsKeptForAShortWhile() throws Exception {
        try (DnsHostResolver resolver = resolver(60, 300)) {
            resolve(resolver, SIP);
            int asked = server.questions();

            assertEquals(at("192.0.2.1"), resolve(resolver, SIP));
            assertEquals(asked, server.questions());
        }
    }

    @Test
    void theLastGoodAnswerServesWhenDnsFails() throws Exception {
        try (DnsHostResolver resolver = resolver(0, 300)) {
            resolve(resolver, SIP);
            server.fail();

            assertEquals(at("192.0.2.1"), resolve(resolver, SIP));
            assertThrows(ExecutionException.class, () -> resolve(resolver, Fqdn.parse("sip2.pstnhub.microsoft.com")));
        }
    }
}
