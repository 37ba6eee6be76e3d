package io.drsip.sdp;

import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import java.util.Optional;

/**
 * An address that ICE tries (RFC 8839 section 5.1). Immutable.
 *
 * @param foundation candidates of the same kind and base share it
 * @param component 1 for RTP, 2 for RTCP, up to 256
 * @param transport {@code UDP}, or {@code tcp-act} and the like in Microsoft's offers; in any case of letters
 * @param priority 0 to 4,294,967,295; the largest is tried first
 * @param address an address or a name
 * @param port 0 to 65535
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 * @param rest what follows, such as {@code raddr 10.0.136.24 rport 50218} and extensions; may be empty
 */
public record IceCandidate(
        String foundation,
        int component,
        String transport,
        long priority,
        String address,
        int port,
        String type,
        String rest) {

    private static final long LARGEST_PRIORITY = 0xFFFF_FFFFL;
    private static final String RULE = "candidate is foundation, component, transport, priority, address, port and typ";

    /**
     * Checks the parts.
     *
     * @param foundation 1 to 32 letters, digits, plus signs and slashes
     * @param component 1 to 256
     * @param transport a token
     * @param priority 0 to 4,294,967,295
     * @param address an address or a name
     * @param port 0 to 65535
     * @param type a token
     * @param rest a text in one line
     * @throws IllegalArgumentException if one of them is not
     */
    public IceCandidate {
        SdpText.require(SdpText.isIceText(foundation, 1, 32), "foundation must be 1 to 32 ICE characters", foundation);
        SdpText.require(component >= 1 && component <= 256, "component must be 1 to 256", component);
        SdpText.require(SdpText.isToken(transport), "transport must be a token such as UDP", transport);
        SdpText.require(priority >= 0 && priority <= LARGEST_PRIORITY, "priority must be 0 to 4294967295", priority);
        SdpText.require(SdpText.host(address).isPresent(), "address must be an address or a name", address);
        SdpText.require(port >= 0 && port <= 65_535, "port must be 0 to 65535", port);
        SdpText.require(SdpText.isToken(type), "type must be a token such as host", type);
        SdpText.require(SdpText.isByteString(rest) && rest.equals(rest.strip()), "rest must be a line of text", rest);
    }

    /**
     * A host candidate of an ICE-lite side, as Microsoft wants it for media bypass.
     *
     * @param component 1 for RTP, 2 for RTCP
     * @param address an address
     * @param port 0 to 65535
     * @return the candidate with the priority that RFC 8445 section 5.1.2.1 makes of type and component
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static IceCandidate host(int component, String address, int port) {
        long priority = (126L << 24) | (65_535L << 8) | (256 - component);
        return new IceCandidate("1", component, "UDP", priority, address, port, "host", "");
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code 1 1 UDP 2130706431 198.51.100.203 50218 typ host}
     * @return the candidate
     * @throws SdpParseException if it breaks the grammar
     */
    public static IceCandidate parse(String text) {
        return SdpReader.of(text).readAll(IceCandidate::read);
    }

    static IceCandidate read(SdpReader reader) {
        String foundation =
                reader.expectWord("a foundation is 1 to 32 ICE characters", text -> SdpText.isIceText(text, 1, 32));
        reader.expectSpace(RULE);
        int component = reader.expectNumber(256, "a component is 1 to 256");
        if (component == 0) {
            throw reader.error("a component is 1 to 256");
        }
        reader.expectSpace(RULE);
        String transport = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        long priority = reader.expectLong(LARGEST_PRIORITY, "a priority is a number up to 4294967295");
        reader.expectSpace(RULE);
        String address = reader.expectWord(
                "a candidate has an address or a name",
                text -> SdpText.host(text).isPresent());
        reader.expectSpace(RULE);
        int port = reader.expectNumber(65_535, "a port is a number up to 65535");
        reader.expectSpace(RULE);
        reader.expectWord(RULE, "typ"::equals);
        reader.expectSpace(RULE);
        String type = reader.expectWord(RULE, SdpText::isToken);
        return new IceCandidate(
                foundation,
                component,
                transport,
                priority,
                address,
                port,
                type,
                reader.rest().strip());
    }

    /**
     * Whether it is tried over UDP.
     *
     * @return true for {@code UDP} in any case
     */
    public boolean isUdp() {
        return transport.equalsIgnoreCase("UDP");
    }

    /**
     * Whether it has an IPv4 address.
     *
     * @return false for an IPv6 address or a name
     */
    public boolean isIpv4() {
        return host().filter(found -> found instanceof IpLiteral literal && !literal.isIpv6())
                .isPresent();
    }

    /**
     * The address as a host.
     *
     * @return the address or the name
     */
    public Optional<Host> host() {
        return SdpText.host(address);
    }

    /** The candidate as it is written behind {@code a=candidate:}. */
    @Override
    public String toString() {
        return foundation + ' ' + component + ' ' + transport + ' ' + priority + ' ' + address + ' ' + port + " typ "
                + type + (rest.isEmpty() ? "" : " " + rest);
    }
}
