package io.drsip.core.policy;

import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names and addresses that this side is known by, so that a proxy recognises itself in a Route (RFC 3261 section
 * 16.4). Immutable.
 */
public final class OwnAliases {

    private static final int NO_PORT = -1;
    private static final int DEFAULT_PORT = 5060;
    private static final int DEFAULT_TLS_PORT = 5061;

    private final Set<Alias> aliases;

    private OwnAliases(Set<Alias> aliases) {
        this.aliases = aliases;
    }

    private record Alias(Host host, int port) {}

    /**
     * No names yet.
     *
     * @return aliases that recognise nothing
     */
    public static OwnAliases none() {
        return new OwnAliases(Set.of());
    }

    /**
     * With one name more, at any port.
     *
     * @param host a name or an address
     * @return more aliases
     */
    public OwnAliases with(Host host) {
        return plus(new Alias(host, NO_PORT));
    }

    /**
     * With one name more, at one port.
     *
     * @param host a name or an address
     * @param port 1 to 65535
     * @return more aliases
     * @throws IllegalArgumentException if the port is out of range
     */
    public OwnAliases with(Host host, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, not " + port);
        }
        return plus(new Alias(host, port));
    }

    private OwnAliases plus(Alias alias) {
        Set<Alias> more = new HashSet<>(aliases);
        more.add(alias);
        return new OwnAliases(Set.copyOf(more));
    }

    /**
     * Whether a Route, or the Request-URI of a strict router, is this side.
     *
     * @param uri what is looked at; without a port it means 5061 with TLS and 5060 without
     * @return true if host and port are ours
     */
    public boolean isOwn(SipUri uri) {
        return aliases.contains(new Alias(uri.host(), NO_PORT)) || aliases.contains(new Alias(uri.host(), port(uri)));
    }

    private static int port(SipUri uri) {
        boolean tls = uri.isSecure()
                || uri.params().get("transport").filter("tls"::equalsIgnoreCase).isPresent();
        return uri.port().orElse(tls ? DEFAULT_TLS_PORT : DEFAULT_PORT);
    }

    /**
     * The Routes behind this side: our own on top are taken off, both where there are two.
     *
     * @param routes all Routes of a request, from top to bottom
     * @return where the request goes next and after that; empty if it goes to its Request-URI
     */
    public List<NameAddr> behind(List<NameAddr> routes) {
        int first = 0;
        while (first < routes.size() && routes.get(first).uri() instanceof SipUri uri && isOwn(uri)) {
            first++;
        }
        return List.copyOf(routes.subList(first, routes.size()));
    }
}
