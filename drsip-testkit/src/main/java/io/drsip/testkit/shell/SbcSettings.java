package io.drsip.testkit.shell;

import io.drsip.net.HostResolver;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an answering SBC is, and what it shall do. Immutable.
 *
 * @param trunk how it is paired
 * @param identity its certificate and key
 * @param listen where it listens
 * @param trust whom it believes; empty for Microsoft's authorities
 * @param names the name table, if there is one
 * @param dnsServers whom it asks for names; none for those of the machine
 * @param tenants whose calls it takes
 * @param routine what it does
 */
record SbcSettings(
        TrunkConfig trunk,
        TlsIdentity identity,
        InetSocketAddress listen,
        Optional<Trust> trust,
        Optional<HostResolver> names,
        List<InetSocketAddress> dnsServers,
        List<Tenant> tenants,
        Routine routine) {

    /**
     * What an answering SBC does. Immutable.
     *
     * @param order the call that it places, if it places one
     * @param answerAfter how long it rings
     * @param talk how long it stays in a call; empty to let the other side hang up
     * @param goal when it ends by itself
     * @param timeout how long it waits for that
     * @param media the address that its session descriptions name
     * @param showNumbers whether the log shows numbers and names as they are
     */
    record Routine(
            Optional<Order> order,
            Duration answerAfter,
            Optional<Duration> talk,
            Goal goal,
            Duration timeout,
            InetAddress media,
            boolean showNumbers) {}

    /** When an answering SBC ends by itself. */
    enum Goal {
        /** Never. */
        NONE,
        /** OPTIONS are answered in both directions. */
        ONLINE,
        /** The first call is over. */
        ONE_CALL
    }

    /**
     * A call to place.
     *
     * @param from the caller's number
     * @param to who is called
     * @param tenant for whom
     * @param after when it is placed though the trunk is not online
     */
    record Order(PhoneNumber from, PhoneNumber to, Fqdn tenant, Duration after) {}
}
