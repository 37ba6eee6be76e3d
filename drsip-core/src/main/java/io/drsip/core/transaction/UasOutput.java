package io.drsip.core.transaction;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;

/** What a {@link UasTransaction} asks its owner to perform, or tells it. Immutable. */
public sealed interface UasOutput {

    /**
     * Send a response, the first time or again.
     *
     * @param response what to send, to where the request came from
     */
    record Send(SipResponse response) implements UasOutput {}

    /**
     * The peer has seen our refusal of its INVITE.
     *
     * @param ack the ACK, which ends here
     */
    record Acknowledged(SipRequest ack) implements UasOutput {}

    /**
     * Hand an ACK to its dialog: the peer has given the ACK to our 2xx the branch of the INVITE, against RFC 3261,
     * but RFC 6026 section 7.1 passes it on.
     *
     * @param ack the ACK
     */
    record PassAck(SipRequest ack) implements UasOutput {}

    /** No ACK has come to our refusal of the INVITE (timer H). */
    record AckMissing() implements UasOutput {}

    /**
     * A response could not be sent; the transaction stays as it is (RFC 6026 section 8.8).
     *
     * @param cause what the transport said
     */
    record Failed(String cause) implements UasOutput {}

    /** The transaction is over: forget it. Always the last output. */
    record Terminated() implements UasOutput {}
}
