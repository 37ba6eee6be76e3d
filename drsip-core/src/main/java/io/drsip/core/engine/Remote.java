package io.drsip.core.engine;

import io.drsip.sip.Fqdn;

/**
 * What is dialled: always a name, since the name is what the certificate proves. Immutable.
 *
 * @param host the name, for DNS, SNI and the check of the certificate
 * @param port the port
 */
public record Remote(Fqdn host, int port) {

    /** Host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
