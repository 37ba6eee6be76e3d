package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.util.concurrent.CompletableFuture;

/** Opens connections to SBCs. */
interface Dialler {

    /**
     * Looks a host up, connects from a local address of the datacenter, shakes hands with the host's name as SNI.
     *
     * @param host of a Contact, a Record-Route or a paired trunk
     * @param port beside it
     * @param source which of the datacenter's addresses; a different one where the peer shall see another address
     * @return completed on the loop of the datacenter, when the handshake is over
     */
    CompletableFuture<SipConnection> dial(Fqdn host, int port, Source source);

    /** From which of its addresses a datacenter connects. */
    enum Source {
        /** The one that OPTIONS and initial INVITEs come from. */
        USUAL,
        /** The one that requests inside a call may come from. */
        OTHER,
        /** One that belongs to the next datacenter. */
        OTHER_DATACENTER
    }
}
