package io.drsip.net;

import io.drsip.sip.Fqdn;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the addresses of a name that is about to be dialled. Yours to implement if DNS is not where your names are.
 *
 * <p>It is asked at every dial and may remember answers, but not for longer than 15 minutes, since Microsoft moves its
 * proxies. It is called on event loops and must not block. Whatever it answers, only a peer whose certificate covers
 * the name is talked to.
 */
@FunctionalInterface
public interface HostResolver {

    /**
     * The addresses of a name.
     *
     * @param host what is dialled
     * @param port the port that is dialled
     * @return completes with the addresses in the order in which they are tried; an empty list or an exception means
     *     that the name cannot be dialled now
     */
    CompletionStage<List<InetSocketAddress>> resolve(Fqdn host, int port);

    /**
     * A fixed table instead of DNS, for tests and for networks without it.
     *
     * @param table from {@code name:port} or a bare {@code name}, in lower case, to the address to dial. It is not
     *     copied: a concurrent map may change while the resolver is in use
     * @return a resolver that knows these names only
     */
    static HostResolver table(Map<String, InetSocketAddress> table) {
        return (host, port) -> {
            String name = host.canonical();
            InetSocketAddress address = table.getOrDefault(name + ":" + port, table.get(name));
            return CompletableFuture.completedFuture(address == null ? List.of() : List.of(address));
        };
    }
}
