package io.drsip.core.transaction;

import static io.drsip.core.transaction.TransactionState.ACCEPTED;
import static io.drsip.core.transaction.TransactionState.COMPLETED;
import static io.drsip.core.transaction.TransactionState.CONFIRMED;
import static io.drsip.core.transaction.TransactionState.PROCEEDING;
import static io.drsip.core.transaction.TransactionState.TERMINATED;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that we have received (RFC 3261 section 17.2.1 as changed by RFC 6026 sections 7.1 and 8.7).
 *
 * <pre>
 * state                input              next        outputs and timers
 * -                    start              PROCEEDING  -
 * PROCEEDING           respond 1xx        PROCEEDING  Send
 * PROCEEDING           INVITE             PROCEEDING  Send the last 1xx, if any
 * PROCEEDING           respond 2xx        ACCEPTED    Send; L = 64*T1
 * PROCEEDING           respond 3xx-6xx    COMPLETED   Send; G = T1 if unreliable, H = 64*T1
 * COMPLETED            INVITE             COMPLETED   Send the refusal
 * COMPLETED            G                  COMPLETED   Send the refusal; G doubled, up to T2
 * COMPLETED            ACK, unreliable    CONFIRMED   Acknowledged; I = T4
 * COMPLETED            ACK, reliable      TERMINATED  Acknowledged, Terminated
 * COMPLETED            H                  TERMINATED  AckMissing, Terminated
 * CONFIRMED            I                  TERMINATED  Terminated
 * ACCEPTED             respond 2xx        ACCEPTED    Send
 * ACCEPTED             ACK                ACCEPTED    PassAck
 * ACCEPTED             L                  TERMINATED  Terminated
 * all but TERMINATED   transport error    unchanged   Failed
 * all other inputs     -                  unchanged   -
 * </pre>
 *
 * <p>PROCEEDING has no timer: how long a call may ring is the owner's decision. Single thread.
 */
final class InviteUas extends UasTransaction {

    /** What a repeated INVITE is answered with; nothing once it is accepted, since the dialog repeats the 2xx. */
    private @Nullable SipResponse last;

    InviteUas(SipRequest request, boolean reliable, SipTimers timers) {
        super(request, PROCEEDING, reliable, timers);
    }

    @Override
    public void onRequest(SipRequest request, Instant now) {
        boolean ack = request.method().equals(Method.ACK);
        if (ack && state() == COMPLETED) {
            last = null;
            emit(new UasOutput.Acknowledged(request));
            linger(CONFIRMED, TimerName.I, values().t4(), now);
        } else if (ack && state() == ACCEPTED) {
            emit(new UasOutput.PassAck(request));
        } else if (!ack) {
            send(last);
        }
    }

    @Override
    void onAnswer(SipResponse response, Instant now) {
        send(response);
        last = response;
        if (response.status().isSuccess()) {
            last = null;
            become(ACCEPTED);
            run(TimerName.L, values().transactionTimeout(), now);
        } else if (response.status().isFinal()) {
            become(COMPLETED);
            repeat(TimerName.G, values().t1(), now);
            run(TimerName.H, values().transactionTimeout(), now);
        }
    }

    @Override
    void onAnswerAgain(SipResponse response) {
        if (state() == ACCEPTED) {
            send(response);
        }
    }

    @Override
    void fire(TimerName timer, Duration waited, Instant now) {
        switch (timer) {
            case G -> {
                send(last);
                run(TimerName.G, doubled(waited, values().t2()), now);
            }
            case H -> {
                last = null;
                emit(new UasOutput.AckMissing());
                become(TERMINATED);
            }
            default -> become(TERMINATED);
        }
    }
}
