package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Host names and ports, and the sockets that stand for them: the DNS of a simulation.
 *
 * <p>A real resolver maps names only. A simulation runs many hosts on one machine with ports that the system chose, so
 * a name is looked up together with the port that a URI gives. Both sides of a test use one table: the simulator to
 * find the SBC, the SBC to find {@code sip.pstnhub.microsoft.com:5061}.
 *
 * <p>Thread-safe.
 */
public final class NameTable {

    private final Map<Entry, InetSocketAddress> entries = new ConcurrentHashMap<>();

    /** An empty table. */
    public NameTable() {}

    private record Entry(Fqdn name, int port) {}

    /**
     * Says where a host is. A later call for the same name and port replaces the earlier one.
     *
     * @param name the host
     * @param port the port as URIs give it, 1 to 65535
     * @param address the socket that answers for it
     * @return this
     */
    public NameTable add(Fqdn name, int port, InetSocketAddress address) {
        entries.put(new Entry(name, checked(port)), address);
        return this;
    }

    /**
     * Says where a host is, in one text.
     *
     * @param line {@code name:port=address:port}, such as {@code sbc1.contoso.com:5061=127.0.0.1:40123}; an IPv6
     *     address stands in brackets
     * @return this
     * @throws IllegalArgumentException if the line is not of that form
     */
    public NameTable add(String line) {
        int equals = line.indexOf('=');
        int colon = line.lastIndexOf(':', Math.max(equals, 0));
        if (equals < 0 || colon < 0) {
            throw new IllegalArgumentException("a host is name:port=address:port, not \"" + line + "\"");
        }
        try {
            Fqdn name = Fqdn.parse(line.substring(0, colon).strip());
            int port = Integer.parseInt(line.substring(colon + 1, equals).strip());
            return add(name, port, Addresses.parse(line.substring(equals + 1)));
        } catch (SipParseException | NumberFormatException e) {
            throw new IllegalArgumentException("a host is name:port=address:port, not \"" + line + "\"", e);
        }
    }

    /**
     * Forgets a host.
     *
     * @param name the host
     * @param port the port it was added with
     * @return this
     */
    public NameTable remove(Fqdn name, int port) {
        entries.remove(new Entry(name, port));
        return this;
    }

    /**
     * Finds a host.
     *
     * @param name the host, in any case
     * @param port the port as a URI gives it
     * @return the socket to connect to, or empty if the table has no such name and port
     */
    public Optional<InetSocketAddress> lookUp(Fqdn name, int port) {
        return Optional.ofNullable(entries.get(new Entry(name, port)));
    }

    private static int checked(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        return port;
    }

    /** One line per host, in no order. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        entries.forEach((entry, address) -> text.append(entry.name())
                .append(':')
                .append(entry.port())
                .append('=')
                .append(Addresses.print(address))
                .append('\n'));
        return text.toString();
    }
}
