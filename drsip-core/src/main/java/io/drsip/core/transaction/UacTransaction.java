package io.drsip.core.transaction;

import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.trunk.SipTimers;
import java.time.Instant;

/**
 * A request that we send, until it needs no more attention (RFC 3261 section 17.1, RFC 6026).
 *
 * <p>After {@link UacOutput.Terminated} every input is ignored. Single thread.
 */
public abstract sealed class UacTransaction extends Transaction<UacOutput> permits InviteUac, NonInviteUac {

    private final TransactionKey.Client key;

    UacTransaction(SipRequest request, TransactionState initial, boolean reliable, SipTimers timers) {
        this(TransactionKey.ofSent(request), initial, reliable, timers);
    }

    private UacTransaction(TransactionKey.Client key, TransactionState initial, boolean reliable, SipTimers timers) {
        super(key, initial, reliable, timers, new UacOutput.Terminated());
        this.key = key;
    }

    /**
     * Starts a transaction; the first output sends the request.
     *
     * @param request what is sent, with a Via of ours on top
     * @param reliable true for TLS and TCP, where nothing is repeated
     * @param timers the base values of all timers
     * @param now the moment of the call
     * @return the machine for its method
     * @throws IllegalArgumentException if the branch of the topmost Via is not one of RFC 3261, or the request is an
     *     ACK
     */
    public static UacTransaction start(SipRequest request, boolean reliable, SipTimers timers, Instant now) {
        if (request.method().equals(Method.ACK)) {
            throw new IllegalArgumentException("an ACK is no transaction: send it as it is");
        }
        return request.method().equals(Method.INVITE)
                ? new InviteUac(request, reliable, timers, now)
                : new NonInviteUac(request, reliable, timers, now);
    }

    /**
     * What its responses are found by.
     *
     * @return branch and method
     */
    public final TransactionKey.Client key() {
        return key;
    }

    /**
     * A response with the {@link #key} of this transaction has come.
     *
     * @param response what was received
     * @param now the moment of the call
     */
    public abstract void onResponse(SipResponse response, Instant now);

    /**
     * What this transaction has sent did not leave, or its connection is gone.
     *
     * @param cause what the transport says, in words
     * @param now the moment of the call
     */
    public abstract void onTransportError(String cause, Instant now);

    /**
     * Whether a CANCEL may leave at once: the INVITE has a provisional response, but no final one.
     *
     * @return false for other requests, and as long as the peer has not shown that it knows the INVITE
     */
    public abstract boolean mayCancel();

    /**
     * Gives up an INVITE (RFC 3261 section 9.1): {@link UacOutput.SendCancel} follows at once if {@link #mayCancel},
     * else with the first provisional response, else never. Once the CANCEL is out, the final response has 64*T1 to
     * come. A 2xx may still win. A second call, and one after a final response, do nothing.
     *
     * @param now the moment of the call
     * @throws IllegalStateException if this is no INVITE
     */
    public abstract void cancel(Instant now);

    /**
     * Gives up an INVITE and tells the peer why (RFC 3326); else as {@link #cancel(Instant)}.
     *
     * @param reason why
     * @param now the moment of the call
     * @throws IllegalStateException if this is no INVITE
     */
    public abstract void cancel(Reason reason, Instant now);
}
