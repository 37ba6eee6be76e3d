package io.drsip.core.transaction;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.SipTimers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that we have received, until it needs no more attention (RFC 3261 section 17.2, RFC 6026).
 *
 * <p>A request has one final response. Whoever could lose a race, as a PBX that answers while the caller gives up,
 * asks {@link #isAnswered} first; a second final response is a mistake in our code and not dropped in silence. Only
 * the 2xx to an INVITE is given again, by the dialog that waits for its ACK. Single thread.
 */
public abstract sealed class UasTransaction extends Transaction<UasOutput> permits InviteUas, NonInviteUas {

    private final TransactionKey.Server key;

    /** The final response given. */
    private @Nullable Status answer;

    UasTransaction(SipRequest request, TransactionState initial, boolean reliable, SipTimers timers) {
        this(TransactionKey.ofRequest(request), initial, reliable, timers);
    }

    private UasTransaction(TransactionKey.Server key, TransactionState initial, boolean reliable, SipTimers timers) {
        super(key, initial, reliable, timers, new UasOutput.Terminated());
        this.key = key;
    }

    /**
     * Starts a transaction. It answers nothing by itself, not even 100: its owner does at once for an INVITE.
     *
     * @param request what was received
     * @param reliable true for TLS and TCP, where nothing is repeated
     * @param timers the base values of all timers
     * @param now the moment of the call
     * @return the machine for its method
     * @throws io.drsip.sip.SipParseException if the request has no {@link TransactionKey#ofRequest key}
     * @throws IllegalArgumentException if the request is an ACK
     */
    public static UasTransaction start(SipRequest request, boolean reliable, SipTimers timers, Instant now) {
        if (request.method().equals(Method.ACK)) {
            throw new IllegalArgumentException("an ACK starts no transaction: hand it to its dialog");
        }
        return request.method().equals(Method.INVITE)
                ? new InviteUas(request, reliable, timers)
                : new NonInviteUas(request, reliable, timers);
    }

    /**
     * What repetitions of the request, and its ACK, are found by.
     *
     * @return branch, sent-by and method
     */
    public final TransactionKey.Server key() {
        return key;
    }

    /**
     * Whether the final response is given.
     *
     * @return true if {@link #respond} takes no other response any more
     */
    public final boolean isAnswered() {
        return answer != null;
    }

    /**
     * A request with the {@link #key} of this transaction has come.
     *
     * @param request a repetition, or the ACK
     * @param now the moment of the call
     */
    public abstract void onRequest(SipRequest request, Instant now);

    /**
     * Gives a response. After a 2xx to an INVITE the same may be given again; it leaves as long as the transaction
     * lives.
     *
     * @param response what is answered
     * @param now the moment of the call
     * @throws IllegalStateException if the final response is given already
     */
    public final void respond(SipResponse response, Instant now) {
        Status status = response.status();
        if (answer == null) {
            answer = status.isFinal() ? status : null;
            onAnswer(response, now);
        } else if (key.method().equals(Method.INVITE) && answer.isSuccess() && status.equals(answer)) {
            onAnswerAgain(response);
        } else {
            throw new IllegalStateException(
                    key + " was answered with " + answer + " already, so that " + status + " must not follow");
        }
    }

    /** A provisional response, or the final one. */
    abstract void onAnswer(SipResponse response, Instant now);

    /** The 2xx to an INVITE, once more. */
    void onAnswerAgain(SipResponse response) {}

    /**
     * A response did not leave, or its connection is gone. The transaction lives on: the peer may ask again over
     * another connection (RFC 6026 section 8.8).
     *
     * @param cause what the transport says, in words
     * @param now the moment of the call
     */
    public final void onTransportError(String cause, Instant now) {
        if (!isTerminated()) {
            emit(new UasOutput.Failed(cause));
        }
    }

    final void send(@Nullable SipResponse response) {
        if (response != null) {
            emit(new UasOutput.Send(response));
        }
    }
}
