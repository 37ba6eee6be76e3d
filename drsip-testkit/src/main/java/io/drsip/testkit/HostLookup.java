package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** How the simulator finds an SBC. Thread-safe. */
interface HostLookup {

    CompletableFuture<InetSocketAddress> lookUp(Fqdn name, int port);

    /** The table alone: no name of a test ever reaches a real DNS. */
    static HostLookup of(NameTable table) {
        return (name, port) -> table.lookUp(name, port)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new IllegalStateException("the name table has no " + name + ":" + port)));
    }
}
