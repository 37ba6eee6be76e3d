package io.drsip.net;

import io.drsip.sip.Fqdn;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks DNS without blocking, and remembers.
 *
 * <p>An answer lives for its time to live, within 5 s and 300 s: less would ask at every dial, more would miss that
 * Microsoft moved a proxy. If DNS fails, the last good answer serves for a day; whoever answers there still has to
 * prove its name. Thread-safe.
 */
final class DnsHostResolver implements HostResolver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DnsHostResolver.class);

    private static final int SHORTEST_LIFE_SECONDS = 5;
    private static final int LONGEST_LIFE_SECONDS = 300;
    private static final Duration QUERY = Duration.ofSeconds(2);
    private static final Duration LAST_GOOD_LIFE = Duration.ofDays(1);
    private static final int MOST_NAMES = 1_000;

    private final DnsNameResolver resolver;
    private final Map<Fqdn, Answer> lastGood = new ConcurrentHashMap<>();

    private record Answer(List<InetAddress> addresses, long nanos) {}

    /** Without servers it asks those of the machine. */
    DnsHostResolver(EventLoop loop, List<InetSocketAddress> servers) {
        this(new DnsNameResolverBuilder(loop)
                .nameServerProvider(
                        servers.isEmpty()
                                ? DnsServerAddressStreamProviders.platformDefault()
                                : new SequentialDnsServerAddressStreamProvider(servers))
                .ttl(SHORTEST_LIFE_SECONDS, LONGEST_LIFE_SECONDS));
    }

    /** For a server of our own. */
    DnsHostResolver(DnsNameResolverBuilder builder) {
        this.resolver = builder.datagramChannelType(NioDatagramChannel.class)
                // What the machine would append to a name is no part of a cloud.
                .searchDomains(List.of())
                .queryTimeoutMillis(QUERY.toMillis())
                .build();
    }

    @Override
    public CompletionStage<List<InetSocketAddress>> resolve(Fqdn host, int port) {
        CompletableFuture<List<InetSocketAddress>> answer = new CompletableFuture<>();
        resolver.resolveAll(host.canonical())
                .addListener((io.netty.util.concurrent.Future<List<InetAddress>> found) -> {
                    if (found.isSuccess() && !found.getNow().isEmpty()) {
                        remember(host, found.getNow());
                        answer.complete(at(port, found.getNow()));
                    } else {
                        fallBack(host, port, found.cause(), answer);
                    }
                });
        return answer;
    }

    private void remember(Fqdn host, List<InetAddress> addresses) {
        if (lastGood.size() < MOST_NAMES || lastGood.containsKey(host)) {
            lastGood.put(host, new Answer(List.copyOf(addresses), System.nanoTime()));
        }
    }

    private void fallBack(Fqdn host, int port, Throwable cause, CompletableFuture<List<InetSocketAddress>> answer) {
        Answer last = lastGood.get(host);
        if (last != null && System.nanoTime() - last.nanos() < LAST_GOOD_LIFE.toNanos()) {
            LOG.warn("DNS fails for {}, the last good answer is used: {}", host, String.valueOf(cause));
            answer.complete(at(port, last.addresses()));
        } else {
            answer.completeExceptionally(cause);
        }
    }

    private static List<InetSocketAddress> at(int port, List<InetAddress> addresses) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public void close() {
        resolver.close();
    }
}
