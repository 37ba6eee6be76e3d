package io.drsip.testkit.shell;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses of sockets as they are typed. No DNS is asked. Stateless. */
final class SocketText {

    private SocketText() {}

    /** Reads {@code 192.0.2.7:5061}, {@code [2001:db8::7]:5061} or, with the port given here, the address alone. */
    static InetSocketAddress parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean bare = colon < 0 || (!text.startsWith("[") && text.indexOf(':') < colon) || text.endsWith("]");
        return bare
                ? new InetSocketAddress(ip(text), defaultPort)
                : new InetSocketAddress(ip(text.substring(0, colon)), port(text.substring(colon + 1)));
    }

    static InetAddress ip(String text) {
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(text);
        if (octets == null) {
            throw new IllegalArgumentException("an IP address is needed, such as 192.0.2.7 or 192.0.2.7:5061");
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("a port is a number up to 65535, such as 5061");
        }
        return Integer.parseInt(text);
    }
}
