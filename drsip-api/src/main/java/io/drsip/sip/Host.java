package io.drsip.sip;

/**
 * The host of a URI or a Via: a name or an address (RFC 3261 section 25.1, {@code host}).
 *
 * <p>The difference matters more here than elsewhere: Microsoft refuses a Contact that holds an address. Immutable.
 */
public sealed interface Host permits Fqdn, IpLiteral {

    /**
     * Reads a host.
     *
     * @param text a domain name, an IPv4 address, or an IPv6 address in brackets
     * @return a {@link Fqdn} or an {@link IpLiteral}
     * @throws SipParseException if it is none of them
     */
    static Host parse(String text) {
        if (text.startsWith("[") || IpLiteral.looksLikeIpv4(text)) {
            return IpLiteral.parse(text);
        }
        return Fqdn.parse(text);
    }

    /**
     * The form in which equal hosts are written alike.
     *
     * @return lower case; a name without a trailing dot, an address without leading zeros, an IPv6 address in brackets
     *     as RFC 5952 has it
     */
    String canonical();

    /**
     * The host as it is written.
     *
     * @return the name or address, an IPv6 address with its brackets
     */
    @Override
    String toString();
}
