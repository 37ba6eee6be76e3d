package io.drsip.trunk;

import io.drsip.sip.Fqdn;

/**
 * One SIP proxy name of Microsoft (Microsoft, Plan Direct Routing, "SIP Signaling: FQDNs").
 *
 * <p>Health is kept per trunk and datacenter, and connections are kept by this name, never by address: the three names
 * resolve into one shared list of addresses. Immutable.
 *
 * @param fqdn the name that is resolved, sent as SNI and checked against the certificate
 * @param port the TLS port, 1 to 65535; Microsoft has only 5061
 */
public record Datacenter(Fqdn fqdn, int port) {

    private static final int SIP_TLS_PORT = 5061;

    /**
     * Checks the port.
     *
     * @param fqdn the name
     * @param port the TLS port
     * @throws IllegalArgumentException if {@code port} is not within 1 to 65535
     */
    public Datacenter {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port of " + fqdn + " must be 1 to 65535, not " + port);
        }
    }

    /**
     * A datacenter on the port of SIP over TLS.
     *
     * @param fqdn its name
     * @return the datacenter at port 5061 (RFC 3261 section 19.1.2)
     */
    public static Datacenter of(Fqdn fqdn) {
        return new Datacenter(fqdn, SIP_TLS_PORT);
    }

    /**
     * A datacenter on the port of SIP over TLS.
     *
     * @param fqdn its name, such as {@code sip.pstnhub.microsoft.com}
     * @return the datacenter at port 5061
     * @throws io.drsip.sip.SipParseException if {@code fqdn} is no domain name
     */
    public static Datacenter of(String fqdn) {
        return of(Fqdn.parse(fqdn));
    }

    /** The name, with the port if it is not 5061. */
    @Override
    public String toString() {
        return port == SIP_TLS_PORT ? fqdn.toString() : fqdn + ":" + port;
    }
}
