package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An IP address as a host (RFC 3261 section 25.1, {@code IPv4address} and {@code IPv6reference}).
 *
 * <p>Two literals are equal if they mean the same address (RFC 5954 section 4.2); the text stays as it was written.
 * Three colons before an IPv4 part are accepted, since the grammar of RFC 3261 asks for them by mistake (RFC 5118
 * section 4.10). Zone ids are not. Immutable.
 */
public final class IpLiteral implements Host {

    private final String text;
    private final byte[] octets;

    private IpLiteral(String text, byte[] octets) {
        this.text = text;
        this.octets = octets;
    }

    /**
     * Reads an address.
     *
     * @param text an IPv4 address, or an IPv6 address in brackets
     * @return the address
     * @throws SipParseException if it is none
     */
    public static IpLiteral parse(String text) {
        if (text.startsWith("[")) {
            return new IpLiteral(text, Ipv6.parse(text));
        }
        byte[] octets = new byte[4];
        if (!readIpv4(text, 0, octets, 0)) {
            throw error("an IP address is four numbers up to 255, or an IPv6 address in brackets", text, 0);
        }
        return new IpLiteral(text, octets);
    }

    static boolean looksLikeIpv4(String text) {
        return readIpv4(text, 0, new byte[4], 0);
    }

    /** Reads four numbers from an index to the end of the text; tells whether that went well. */
    static boolean readIpv4(String text, int from, byte[] octets, int at) {
        int start = from;
        for (int part = 0; part < 4; part++) {
            int dot = part < 3 ? text.indexOf('.', start) : text.length();
            int digits = dot - start;
            if (digits < 1 || digits > 3) {
                return false;
            }
            int value = 0;
            for (int i = start; i < dot; i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return false;
                }
                value = value * 10 + c - '0';
            }
            if (value > 255) {
                return false;
            }
            octets[at + part] = (byte) value;
            start = dot + 1;
        }
        return true;
    }

    static SipParseException error(String rule, String text, int offset) {
        return SipParseException.at(rule, text.getBytes(StandardCharsets.UTF_8), offset);
    }

    /**
     * Whether this is an IPv6 address.
     *
     * @return true if it stands in brackets
     */
    public boolean isIpv6() {
        return octets.length > 4;
    }

    /**
     * The address in network order, as {@link java.net.InetAddress#getByAddress(byte[])} takes it.
     *
     * @return 4 or 16 octets, a new array
     */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public String canonical() {
        if (isIpv6()) {
            return '[' + Ipv6.print(octets) + ']';
        }
        return (octets[0] & 0xFF) + "." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + "." + (octets[3] & 0xFF);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpLiteral literal && Arrays.equals(literal.octets, octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The address as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
