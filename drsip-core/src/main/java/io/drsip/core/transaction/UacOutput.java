package io.drsip.core.transaction;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;

/** What a {@link UacTransaction} asks its owner to perform, or tells it. Immutable. */
public sealed interface UacOutput {

    /**
     * Send a request: the first time, again, or the ACK to a refusal.
     *
     * @param request what to send, to where the request went first
     */
    record Send(SipRequest request) implements UacOutput {}

    /**
     * Hand a response on. A 2xx to an INVITE may come more than once, and each needs its ACK (RFC 3261 section
     * 13.2.2.4).
     *
     * @param response what the peer answered
     */
    record Deliver(SipResponse response) implements UacOutput {}

    /**
     * Start a transaction of its own with this CANCEL, on the same connection as the INVITE (RFC 3261 section 9.1).
     *
     * @param cancel the request
     */
    record SendCancel(SipRequest cancel) implements UacOutput {}

    /**
     * We conclude that no answer will come. The peer has said nothing of the kind.
     *
     * @param cause what was waited for and how long, in words
     */
    record TimedOut(String cause) implements UacOutput {}

    /**
     * The transport has failed, before or after the final response.
     *
     * @param cause what the transport said
     */
    record Failed(String cause) implements UacOutput {}

    /** The transaction is over: forget it. Always the last output. */
    record Terminated() implements UacOutput {}
}
