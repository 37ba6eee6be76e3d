package io.drsip.core.transaction;

import static io.drsip.core.transaction.TransactionState.COMPLETED;
import static io.drsip.core.transaction.TransactionState.PROCEEDING;
import static io.drsip.core.transaction.TransactionState.TERMINATED;
import static io.drsip.core.transaction.TransactionState.TRYING;

import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;

/**
 * A request other than INVITE and ACK that we send (RFC 3261 section 17.1.2).
 *
 * <pre>
 * state                input                 next        outputs and timers
 * -                    start                 TRYING      Send; E = T1 if unreliable, F = 64*T1
 * TRYING               E                     TRYING      Send; E doubled, up to T2
 * TRYING               1xx                   PROCEEDING  Deliver
 * PROCEEDING           E                     PROCEEDING  Send; E = T2
 * PROCEEDING           1xx                   PROCEEDING  Deliver
 * TRYING, PROCEEDING   F                     TERMINATED  TimedOut, Terminated
 * TRYING, PROCEEDING   2xx-6xx, unreliable   COMPLETED   Deliver; K = T4
 * TRYING, PROCEEDING   2xx-6xx, reliable     TERMINATED  Deliver, Terminated
 * TRYING, PROCEEDING   transport error       TERMINATED  Failed, Terminated
 * COMPLETED            K                     TERMINATED  Terminated
 * all other inputs     -                     unchanged   -
 * </pre>
 *
 * <p>Single thread.
 */
final class NonInviteUac extends UacTransaction {

    private final SipRequest request;

    NonInviteUac(SipRequest request, boolean reliable, SipTimers timers, Instant now) {
        super(request, TRYING, reliable, timers);
        this.request = request;
        emit(new UacOutput.Send(request));
        repeat(TimerName.E, timers.t1(), now);
        run(TimerName.F, timers.transactionTimeout(), now);
    }

    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (!isIn(TRYING, PROCEEDING)) {
            return;
        }
        emit(new UacOutput.Deliver(response));
        if (response.status().isFinal()) {
            linger(COMPLETED, TimerName.K, values().t4(), now);
        } else {
            become(PROCEEDING, TimerName.E, TimerName.F);
        }
    }

    @Override
    public void onTransportError(String cause, Instant now) {
        if (isIn(TRYING, PROCEEDING)) {
            emit(new UacOutput.Failed(cause));
            become(TERMINATED);
        }
    }

    @Override
    public boolean mayCancel() {
        return false;
    }

    @Override
    public void cancel(Instant now) {
        throw new IllegalStateException("only an INVITE can be cancelled, not " + key());
    }

    @Override
    public void cancel(Reason reason, Instant now) {
        cancel(now);
    }

    @Override
    void fire(TimerName timer, Duration waited, Instant now) {
        switch (timer) {
            case E -> {
                emit(new UacOutput.Send(request));
                Duration t2 = values().t2();
                run(TimerName.E, state() == PROCEEDING ? t2 : doubled(waited, t2), now);
            }
            case F -> {
                emit(new UacOutput.TimedOut("no final response within " + inWords(waited)));
                become(TERMINATED);
            }
            default -> become(TERMINATED);
        }
    }
}
