package io.drsip.call;

import io.drsip.sip.Reason;
import io.drsip.sip.Status;
import java.util.concurrent.CompletionStage;

/**
 * A call between a PBX and Microsoft, in either direction. Implemented by drsip only. Thread-safe.
 *
 * <p>What comes to pass is told to the {@link CallListener}; the stages say whether a wish was fulfilled. A wish that
 * does not fit the moment, such as an answer where nothing was offered, fails with {@link
 * io.drsip.trunk.TrunkException}: the other side may always have been faster.
 */
public interface Call {

    /**
     * A name for this call in logs and events.
     *
     * @return unique within the running SBC; says nothing about the people who talk
     */
    String id();

    /**
     * Ends the call, whatever state it is in: with CANCEL, with a refusal or with BYE. Repeated calls do no harm.
     *
     * @return completes when the call is over; never fails
     */
    CompletionStage<Void> hangUp();

    /**
     * Ends the call and says why, in the Reason header of CANCEL or BYE.
     *
     * @param reason such as {@code SIP;cause=200;text="Call completed elsewhere"}, which keeps a call that was taken at
     *     another phone out of the user's missed calls (Microsoft, Direct Routing: suppress missed call notifications)
     * @return completes when the call is over; never fails
     */
    CompletionStage<Void> hangUp(Reason reason);

    /**
     * Holds the call: a new offer with {@code a=inactive}, the only form that Microsoft understands.
     *
     * @return completes when Microsoft has agreed; fails if the call is not up, an offer is open already, or Microsoft
     *     refuses
     */
    CompletionStage<Void> hold();

    /**
     * Goes on with a call that is held: a new offer with {@code a=sendrecv}.
     *
     * @return completes when Microsoft has agreed; fails as {@link #hold} does
     */
    CompletionStage<Void> resume();

    /**
     * Offers another session. Media addresses and rtcp-mux had better stay as they are: Microsoft sends media nowhere
     * else (Microsoft, Plan Direct Routing).
     *
     * @param sdp the whole new session description; its {@code o=} line is looked after
     * @return completes with Microsoft's answer; fails as {@link #hold} does
     */
    CompletionStage<String> offer(String sdp);

    /**
     * Answers an offer of Microsoft's ({@link CallEvent.Offered},
     * {@link CallEvent.MediaRestarted}) with another session.
     *
     * @param sdp the answer
     * @return completes when it is on its way; fails if no offer waits
     */
    CompletionStage<Void> answerOffer(String sdp);

    /**
     * Answers an offer of Microsoft's with the session as it is: same address, same keys, the direction that fits.
     *
     * @return completes when the answer is on its way; fails if no offer waits, or if the offer needs a new answer
     */
    CompletionStage<Void> acceptOffer();

    /**
     * Refuses an offer of Microsoft's; the session goes on as it was.
     *
     * @param status 488 as a rule
     * @return completes when the refusal is on its way; fails if no offer waits
     */
    CompletionStage<Void> refuseOffer(Status status);

    /**
     * Places the call that {@link CallEvent.TransferAsked} asks for. How it goes is reported to Microsoft, which ends
     * this call when the other one stands.
     *
     * @param offer the session description of the new call, as for {@link CallRequest#of}
     * @param listener hears what becomes of the new call
     * @return the new call, at once; it fails if no transfer waits
     */
    Call transfer(String offer, CallListener listener);

    /**
     * Says how a transfer goes that the PBX carries out itself; a final status ends it.
     *
     * @param status 180 or 183 while it rings, 200 when it is done, 300 to 699 if it failed
     * @return completes when the report is on its way; fails if no transfer waits
     */
    CompletionStage<Void> reportTransfer(Status status);
}
