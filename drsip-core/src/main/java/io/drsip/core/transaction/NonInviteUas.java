package io.drsip.core.transaction;

import static io.drsip.core.transaction.TransactionState.COMPLETED;
import static io.drsip.core.transaction.TransactionState.PROCEEDING;
import static io.drsip.core.transaction.TransactionState.TERMINATED;
import static io.drsip.core.transaction.TransactionState.TRYING;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request other than INVITE and ACK that we have received (RFC 3261 section 17.2.2).
 *
 * <pre>
 * state                input                         next        outputs and timers
 * -                    start                         TRYING      -
 * TRYING               the request again             TRYING      -
 * TRYING, PROCEEDING   respond 1xx                   PROCEEDING  Send
 * PROCEEDING           the request again             PROCEEDING  Send the last 1xx
 * TRYING, PROCEEDING   respond 2xx-6xx, unreliable   COMPLETED   Send; J = 64*T1
 * TRYING, PROCEEDING   respond 2xx-6xx, reliable     TERMINATED  Send, Terminated
 * COMPLETED            the request again             COMPLETED   Send the final response
 * COMPLETED            J                             TERMINATED  Terminated
 * all but TERMINATED   transport error               unchanged   Failed
 * all other inputs     -                             unchanged   -
 * </pre>
 *
 * <p>TRYING and PROCEEDING have no timer: how long an answer may take is the owner's decision. Single thread.
 */
final class NonInviteUas extends UasTransaction {

    /** What a repetition is answered with. */
    private @Nullable SipResponse last;

    NonInviteUas(SipRequest request, boolean reliable, SipTimers timers) {
        super(request, TRYING, reliable, timers);
    }

    @Override
    public void onRequest(SipRequest request, Instant now) {
        if (!isTerminated()) {
            send(last);
        }
    }

    @Override
    void onAnswer(SipResponse response, Instant now) {
        send(response);
        last = response;
        if (response.status().isFinal()) {
            linger(COMPLETED, TimerName.J, values().transactionTimeout(), now);
        } else {
            become(PROCEEDING);
        }
    }

    @Override
    void fire(TimerName timer, Duration waited, Instant now) {
        become(TERMINATED);
    }
}
