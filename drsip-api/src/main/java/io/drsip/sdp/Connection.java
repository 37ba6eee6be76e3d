package io.drsip.sdp;

import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import java.util.Optional;

/**
 * Where media are wanted (RFC 8866 section 5.7). Immutable.
 *
 * @param networkType {@code IN}
 * @param addressType {@code IP4} or {@code IP6}
 * @param address an address or a name, of a group with {@code /ttl} or {@code /ttl/number}
 */
public record Connection(String networkType, String addressType, String address) {

    private static final String RULE = "c= is network, address type and address";
    private static final String ADDRESS_RULE = "an address is of the type beside it";

    /**
     * Checks the parts.
     *
     * @param networkType a token
     * @param addressType a token
     * @param address of that type
     * @throws IllegalArgumentException if one of them is not
     */
    public Connection {
        SdpText.require(SdpText.isToken(networkType), "networkType must be a token such as IN", networkType);
        SdpText.require(SdpText.isToken(addressType), "addressType must be a token such as IP4", addressType);
        SdpText.require(isAddress(addressType, address), ADDRESS_RULE, address);
    }

    private static boolean isAddress(String type, String text) {
        int slash = text.indexOf('/');
        return SdpText.isAddress(type, slash < 0 ? text : text.substring(0, slash))
                && (slash < 0 || isScope(text.substring(slash + 1)));
    }

    /** RFC 8866 section 9, {@code IP4-multicast} and {@code IP6-multicast}. */
    private static boolean isScope(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? SdpText.isDigits(text, 5)
                : SdpText.isDigits(text.substring(0, slash), 3) && SdpText.isDigits(text.substring(slash + 1), 5);
    }

    /**
     * Of an address in the Internet.
     *
     * @param address an IPv4 or IPv6 address, or a name, which counts as IPv4
     * @return the connection
     * @throws IllegalArgumentException if it is none
     */
    public static Connection of(String address) {
        return new Connection("IN", address.indexOf(':') < 0 ? "IP4" : "IP6", address);
    }

    /**
     * Reads the value of a {@code c=} line.
     *
     * @param text such as {@code IN IP4 198.51.100.203}
     * @return the connection
     * @throws SdpParseException if it breaks the grammar
     */
    public static Connection parse(String text) {
        return SdpReader.of(text).readAll(Connection::read);
    }

    static Connection read(SdpReader reader) {
        String network = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        String type = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        return new Connection(network, type, reader.expectWord(ADDRESS_RULE, text -> isAddress(type, text)));
    }

    /**
     * The address without the scope of a group.
     *
     * @return an address or a name; empty for another network than the Internet
     */
    public Optional<Host> host() {
        int slash = address.indexOf('/');
        return SdpText.host(slash < 0 ? address : address.substring(0, slash));
    }

    /**
     * Whether this is the address of nobody, which was the way to hold a call before RFC 3264 (its section 8.4).
     *
     * @return true for {@code 0.0.0.0} and {@code ::}
     */
    public boolean isUnspecified() {
        return host().filter(found -> found instanceof IpLiteral literal && isZero(literal.octets()))
                .isPresent();
    }

    private static boolean isZero(byte[] octets) {
        int all = 0;
        for (byte octet : octets) {
            all |= octet;
        }
        return all == 0;
    }

    /** The connection as it is written behind {@code c=}. */
    @Override
    public String toString() {
        return networkType + ' ' + addressType + ' ' + address;
    }
}
