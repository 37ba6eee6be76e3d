package io.drsip.testkit;

import io.netty.bootstrap.Bootstrap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The addresses a datacenter connects from. Microsoft's requests come from many addresses of its ranges; on loopback
 * each datacenter has two, 127.0.0.11 and 127.0.0.21 for the first one, as far as the system lets itself be bound to
 * them. Immutable.
 */
final class Sources {

    private static final int USUAL = 10;
    private static final int OTHER = 20;

    private final int datacenter;
    private final boolean bindable;

    Sources(int datacenter) {
        this.datacenter = datacenter;
        this.bindable = canBind(address(OTHER));
    }

    void bind(Bootstrap bootstrap, InetSocketAddress target, Dialler.Source source) {
        boolean loopback =
                target.getAddress().isLoopbackAddress() && target.getAddress().getAddress().length == 4;
        if (bindable && loopback) {
            bootstrap.localAddress(
                    switch (source) {
                        case USUAL -> address(USUAL);
                        case OTHER -> address(OTHER);
                        case OTHER_DATACENTER -> address(USUAL + 1);
                    },
                    0);
        }
    }

    private InetAddress address(int group) {
        return Addresses.ip("127.0.0." + (group + datacenter));
    }

    private static boolean canBind(InetAddress address) {
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
