package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The name table, and a DNS server for what is not in it: a simulator that runs against somebody's real SBC.
 * Thread-safe.
 */
final class DnsLookup implements HostLookup {

    private final NameTable table;
    private final DnsNameResolver resolver;

    DnsLookup(NameTable table, EventLoopGroup loops, InetSocketAddress server) {
        this.table = table;
        this.resolver = new DnsNameResolverBuilder(loops.next())
                .datagramChannelType(NioDatagramChannel.class)
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server))
                .build();
    }

    @Override
    public CompletableFuture<InetSocketAddress> lookUp(Fqdn name, int port) {
        Optional<InetSocketAddress> known = table.lookUp(name, port);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<InetSocketAddress> result = new CompletableFuture<>();
        resolver.resolve(name.canonical()).addListener(done -> {
            if (done.isSuccess()) {
                result.complete(new InetSocketAddress((InetAddress) done.getNow(), port));
            } else {
                result.completeExceptionally(done.cause());
            }
        });
        return result;
    }
}
