package io.drsip.core.engine;

import io.drsip.sip.Fqdn;
import java.util.List;
import java.util.Optional;

/**
 * Who is at the other end of a connection, as its certificate proves. Immutable.
 *
 * @param names the DNS names of its verified certificate, wildcards as they stand there
 * @param address where it is, for people
 * @param dialled what we dialled; empty if the peer dialled us
 */
public record PeerIdentity(List<String> names, String address, Optional<Remote> dialled) {

    /**
     * Copies the list.
     *
     * @param names the DNS names of its verified certificate, wildcards as they stand there
     * @param address where it is, for people
     * @param dialled what we dialled; empty if the peer dialled us
     */
    public PeerIdentity {
        names = List.copyOf(names);
    }

    /**
     * Whether the certificate stands for a name.
     *
     * @param host a name that a request would be sent to
     * @return true if one of the names equals it, or is a wildcard for its first label
     */
    public boolean covers(Fqdn host) {
        String exact = host.canonical();
        String wildcard = "*." + host.parent().map(Fqdn::canonical).orElse("");
        return names.stream().anyMatch(name -> name.equalsIgnoreCase(exact) || name.equalsIgnoreCase(wildcard));
    }

    /** The first name, or the address of a peer without one. */
    @Override
    public String toString() {
        return names.isEmpty() ? address : names.get(0);
    }
}
