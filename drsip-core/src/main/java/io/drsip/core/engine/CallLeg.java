package io.drsip.core.engine;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import java.time.Instant;
import java.util.Optional;

/** A call inside the engine, ours or theirs: what the PBX and the dialog want of it. Single thread. */
interface CallLeg {

    String id();

    /** Whose limits it counts against; empty if it does not count. */
    Optional<Fqdn> tenant();

    /** The PBX wants it to be over, in whatever state it is, and may say why. */
    void hangUp(Optional<Reason> reason, Instant now);

    /** Another call has been answered in its place. */
    void replacedBy(String other, Instant now);

    /** Whether it is on its way out. */
    boolean isEnding();

    /** A request inside its dialog has come, in order, ACK included. */
    void onRequest(SipRequest request, ServerTransaction transaction, Instant now);

    /** The ACK to our 2xx has come. */
    void onAck(SipRequest ack, Instant now);
}
