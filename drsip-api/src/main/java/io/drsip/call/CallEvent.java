package io.drsip.call;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Optional;

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
     * An endpoint rings: 180 or another provisional response without a session description, or with one that {@link
     * SilentMediaPolicy} keeps back.
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
     * Microsoft holds the call: it listens on no medium. Answered with the session as it is; nothing is asked of the
     * PBX.
     *
     * @param offer the session description that says so
     */
    record Held(String offer) implements CallEvent {}

    /**
     * Microsoft goes on with a call that it held. Answered with the session as it is; nothing is asked of the PBX.
     *
     * @param offer the session description that says so
     */
    record Resumed(String offer) implements CallEvent {}

    /**
     * Microsoft starts ICE again, such as after the user took the call to another device (Microsoft, Direct Routing SIP
     * protocol: ICE restart); it waits for {@link Call#answerOffer}.
     *
     * @param offer the session description
     */
    record MediaRestarted(String offer) implements CallEvent {}

    /**
     * Microsoft offers another session; it waits for {@link Call#answerOffer}, {@link Call#acceptOffer} or {@link
     * Call#refuseOffer}.
     *
     * @param offer the session description
     */
    record Offered(String offer) implements CallEvent {}

    /**
     * An offer of Microsoft's has been refused before the PBX answered it; the session goes on as it was.
     *
     * @param status what was answered
     * @param cause in words
     */
    record OfferWithdrawn(Status status, String cause) implements CallEvent {}

    /**
     * The session timer was refreshed, by whichever side. Nothing is asked of the PBX.
     *
     * @param changed Microsoft's session description, if its answer to our refresh says something new
     */
    record Refreshed(Optional<String> changed) implements CallEvent {}

    /**
     * Microsoft has answered an offer of ours.
     *
     * @param answer the session description
     */
    record OfferAnswered(String answer) implements CallEvent {}

    /**
     * An offer of ours came to nothing; the session goes on as it was.
     *
     * @param status what a final response said, or what we conclude
     * @param cause in words
     */
    record OfferFailed(Status status, String cause) implements CallEvent {}

    /**
     * Something about a session description is likely to make trouble, such as a media address that moved.
     *
     * @param warnings in words
     */
    record Warned(List<String> warnings) implements CallEvent {

        /**
         * Copies the list.
         *
         * @param warnings in words
         */
        public Warned {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A Teams user transfers the call: {@link Call#transfer} places the new one, {@link Call#reportTransfer} says how
     * it went where the PBX places it, or refuses it. 202 has been sent.
     *
     * @param target where the call is to go
     */
    record TransferAsked(TransferTarget target) implements CallEvent {}

    /**
     * A Teams user joins two calls of the PBX: the other ends of both are to talk with each other. {@link
     * Call#reportTransfer} says how it went; Microsoft ends both legs.
     *
     * @param other the name of the other call
     * @param target the Refer-To that names it
     */
    record JoinAsked(String other, TransferTarget target) implements CallEvent {}

    /**
     * The transfer is over; Microsoft knows.
     *
     * @param status the last report
     */
    record TransferEnded(Status status) implements CallEvent {}

    /**
     * Another call takes this one's place (RFC 3891): {@link Ended} follows.
     *
     * @param by the name of the call that has been answered instead
     */
    record Replaced(String by) implements CallEvent {}

    /**
     * Microsoft repeated a call that waits, from another datacenter, since its connection broke. Nothing is asked of
     * the PBX: its answer goes the new way.
     *
     * @param from who sends it now
     */
    record TakenOver(String from) implements CallEvent {}

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
