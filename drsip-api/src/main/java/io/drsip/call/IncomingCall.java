package io.drsip.call;

import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A call from Teams that the PBX has not decided about, or has taken. Implemented by drsip only. Thread-safe. */
public interface IncomingCall extends Call {

    /**
     * Whose call it is.
     *
     * @return the tenant that the host of the Request-URI belongs to
     */
    Tenant tenant();

    /**
     * What Microsoft sent, after the policies for that direction.
     *
     * @return the INVITE; Request-URI and From say who is called and who calls, the body is the offer; beside
     *     the location of an emergency call it is a part of it, which {@code SessionBody} of drsip-core finds
     */
    SipRequest invite();

    /**
     * What that INVITE says: who is called, who calls, who sent the call on, what is offered. What is broken in it is
     * left out.
     *
     * @return the facts
     */
    CallFacts facts();

    /**
     * Whether it takes the place of another call when it is answered, as in a consultative transfer (RFC 3891): the
     * other call then ends with {@link CallEvent.Replaced}.
     *
     * @return the name of the other call; empty for most calls
     */
    Optional<String> replaces();

    /**
     * Says where the events of this call go. Events that happened before are told at once.
     *
     * @param listener hears all events of this call, in order
     */
    void listen(CallListener listener);

    /**
     * Tells the caller that it rings: 180.
     *
     * @return completes when the response is on its way; fails if the call is over
     */
    CompletionStage<Void> ring();

    /**
     * Gives the caller early media: 183 with an answer.
     *
     * @param sdp the answer to the offer of the INVITE; once given, always the same
     * @return completes when the response is on its way; fails if the call is over, or if an earlier 183 had another
     *     answer, and with {@link IllegalArgumentException} if it is empty
     */
    CompletionStage<Void> progress(String sdp);

    /**
     * Takes the call: 200, repeated until Microsoft confirms it.
     *
     * @param sdp the answer to the offer of the INVITE; after {@link #progress} the same one, since the first answer
     *     counts (RFC 3261 section 13.2.1), and another session can be offered afterwards
     * @return completes when the ACK has come; fails if the call ended before that, or if a 183 had another answer, and
     *     with {@link IllegalArgumentException} if it is empty
     */
    CompletionStage<Void> answer(String sdp);

    /**
     * Refuses the call.
     *
     * @param status 300 to 699; 603 and 486 end it, 408, 503 and 504 make Microsoft try the next trunk
     * @return completes when the response is on its way; fails if the call is answered or over
     */
    CompletionStage<Void> reject(Status status);
}
