package io.drsip.call;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;

/**
 * What happens to a call. Immutable.
 *
 * <p>A <em>fork</em> is one endpoint that Microsoft alerts, told apart by the To tag of its responses (RFC 3261
 * 12.1.2).
 */
public interface CallEvent {

    /**
     * Microsoft has the INVITE: 100.
     *
     * @param datacenter the host that answered
     */
    record Trying(String datacenter) implements CallEvent {}

    /**
     * An endpoint rings: 180 or another provisional response without a session description.
     *
     * @param fork the To tag
     * @param response what was received
     */
    record Ringing(String fork, SipResponse response) implements CallEvent {}

    /**
     * An endpoint sends media before it answers: a provisional response with a session description.
     *
     * @param fork the To tag
     * @param response what was received; its body is the answer
     */
    record EarlyMedia(String fork, SipResponse response) implements CallEvent {}

    /**
     * The call is answered.
     *
     * @param fork the To tag of the endpoint that has it
     * @param response what was received; its body is the answer to the offer
     */
    record Answered(String fork, SipResponse response) implements CallEvent {}

    /** Microsoft has confirmed our answer to its call: media flows. */
    record Confirmed() implements CallEvent {}

    /**
     * The call was not answered. Nothing follows.
     *
     * @param cause whose decision it was, and which
     */
    record Failed(EndCause cause) implements CallEvent {}

    /**
     * An answered call is over. Nothing follows.
     *
     * @param cause who ended it, and why
     */
    record Ended(EndCause cause) implements CallEvent {}

    /**
     * Microsoft asks something inside the call that was answered by the library.
     *
     * @param request what was received
     */
    record Received(SipRequest request) implements CallEvent {}
}
