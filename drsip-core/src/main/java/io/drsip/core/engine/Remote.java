package io.drsip.core.engine;

import io.drsip.sip.Fqdn;
import java.util.Optional;

/**
 * What is dialled: always a name, since the name is what the certificate proves. Immutable.
 *
 * @param host the name, for DNS, SNI and the check of the certificate
 * @param port the port
 * @param identity as whom it is dialled, if not as the trunk: what a tenant calls its certificate
 */
public record Remote(Fqdn host, int port, Optional<String> identity) {

    /**
     * What is dialled as the trunk.
     *
     * @param host the name
     * @param port the port
     */
    public Remote(Fqdn host, int port) {
        this(host, port, Optional.empty());
    }

    /** Host and port, and the identity if it is not the trunk's. */
    @Override
    public String toString() {
        return host + ":" + port + identity.map(name -> " as " + name).orElse("");
    }
}
