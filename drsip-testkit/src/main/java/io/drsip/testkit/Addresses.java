package io.drsip.testkit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Socket addresses as text, without asking any DNS. Stateless. */
final class Addresses {

    private Addresses() {}

    /** Reads {@code 127.0.0.1:5061} or {@code [::1]:5061}. */
    static InetSocketAddress parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.lastIndexOf(':');
        if (colon < 0) {
            throw notOne(text);
        }
        try {
            return new InetSocketAddress(
                    ip(trimmed.substring(0, colon)), Integer.parseInt(trimmed.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notOne(text).getMessage(), e);
        }
    }

    static InetAddress ip(String text) {
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(text);
        if (octets == null) {
            throw new IllegalArgumentException("an IP address is expected, not \"" + text + "\"");
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IP address is expected, not \"" + text + "\"", e);
        }
    }

    /** The address without its port, as a Via has it. */
    static String ipOf(InetSocketAddress address) {
        String printed = print(address);
        return printed.substring(0, printed.lastIndexOf(':'));
    }

    static String print(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return address.getHostString() + ":" + address.getPort();
        }
        String ip = NetUtil.toAddressString(address.getAddress());
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + address.getPort();
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("an address is such as 127.0.0.1:5061 or [::1]:5061, not \"" + text + "\"");
    }
}
