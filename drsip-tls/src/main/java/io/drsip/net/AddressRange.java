package io.drsip.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A range of addresses in CIDR notation (RFC 4632 section 3.1; RFC 4291 section 2.3). Immutable. */
final class AddressRange {

    private static final int MAPPED_PREFIX = 12;

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Empty for a text that is no range. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = slash < 0 ? null : NetUtil.createByteArrayFromIpAddressString(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (network == null || !length.matches("\\d{1,3}") || Integer.parseInt(length) > network.length * 8) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(network, Integer.parseInt(length)));
    }

    boolean contains(InetAddress address) {
        byte[] octets = unmapped(address.getAddress());
        if (octets.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
            if (((octets[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** An IPv4 address that a dual-stack socket shows as an IPv6 one (RFC 4291 section 2.5.5.2). */
    private static byte[] unmapped(byte[] octets) {
        byte[] prefix = new byte[MAPPED_PREFIX];
        prefix[MAPPED_PREFIX - 1] = (byte) 0xFF;
        prefix[MAPPED_PREFIX - 2] = (byte) 0xFF;
        boolean mapped =
                octets.length > MAPPED_PREFIX && Arrays.equals(octets, 0, MAPPED_PREFIX, prefix, 0, MAPPED_PREFIX);
        return mapped ? Arrays.copyOfRange(octets, MAPPED_PREFIX, octets.length) : octets;
    }
}
