package io.drsip.core.transaction;

import static io.drsip.core.transaction.TransactionState.ACCEPTED;
import static io.drsip.core.transaction.TransactionState.CALLING;
import static io.drsip.core.transaction.TransactionState.COMPLETED;
import static io.drsip.core.transaction.TransactionState.PROCEEDING;
import static io.drsip.core.transaction.TransactionState.TERMINATED;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that we send (RFC 3261 section 17.1.1 as changed by RFC 6026 sections 7.2 and 8.4).
 *
 * <pre>
 * state                 input                 next        outputs and timers
 * -                     start                 CALLING     Send INVITE; A = T1 if unreliable, B = 64*T1
 * CALLING               A                     CALLING     Send INVITE; A doubled
 * CALLING               B                     TERMINATED  TimedOut, Terminated
 * CALLING               cancel                CALLING     - (remembered)
 * CALLING               1xx                   PROCEEDING  Deliver; if cancelled: SendCancel, CANCEL = 64*T1
 * PROCEEDING            1xx                   PROCEEDING  Deliver
 * PROCEEDING            cancel, first time    PROCEEDING  SendCancel; CANCEL = 64*T1
 * PROCEEDING            CANCEL                TERMINATED  TimedOut, Terminated
 * CALLING, PROCEEDING   2xx                   ACCEPTED    Deliver; M = 64*T1
 * CALLING, PROCEEDING   3xx-6xx, unreliable   COMPLETED   Send ACK, Deliver; D = 64*T1, but at least 32 s
 * CALLING, PROCEEDING   3xx-6xx, reliable     TERMINATED  Send ACK, Deliver, Terminated
 * COMPLETED             3xx-6xx               COMPLETED   Send ACK
 * COMPLETED             D                     TERMINATED  Terminated
 * ACCEPTED              2xx                   ACCEPTED    Deliver
 * ACCEPTED              M                     TERMINATED  Terminated
 * all but ACCEPTED      transport error       TERMINATED  Failed, Terminated
 * all other inputs      -                     unchanged   -
 * </pre>
 *
 * <p>PROCEEDING without a cancel has no timer: how long a call may ring is the owner's decision. ACCEPTED sends
 * nothing, so that a lost connection does not touch it: the call may go on over another one. Single thread.
 */
final class InviteUac extends UacTransaction {

    /** The peer's timer H, whatever our T1 is (RFC 3261 section 17.1.1.2). */
    private static final Duration SHORTEST_D = Duration.ofSeconds(32);

    // What is under way: the INVITE until its final response, its ACK from then on, and the CANCEL until it is sent.
    private @Nullable SipRequest invite;
    private @Nullable SipRequest ack;
    private @Nullable SipRequest wish;
    private boolean cancelled;

    InviteUac(SipRequest invite, boolean reliable, SipTimers timers, Instant now) {
        super(invite, CALLING, reliable, timers);
        this.invite = invite;
        emit(new UacOutput.Send(invite));
        repeat(TimerName.A, timers.t1(), now);
        run(TimerName.B, timers.transactionTimeout(), now);
    }

    @Override
    public void onResponse(SipResponse response, Instant now) {
        Status status = response.status();
        if (isIn(CALLING, PROCEEDING)) {
            if (status.isProvisional()) {
                onProvisional(response, now);
            } else if (status.isSuccess()) {
                onAccepted(response, now);
            } else {
                onRefused(response, now);
            }
        } else if (state() == ACCEPTED && status.isSuccess()) {
            emit(new UacOutput.Deliver(response));
        } else if (state() == COMPLETED && status.isFinal() && !status.isSuccess()) {
            sendAgain(ack);
        }
    }

    private void onProvisional(SipResponse response, Instant now) {
        if (state() == CALLING) {
            become(PROCEEDING);
        }
        emit(new UacOutput.Deliver(response));
        sendCancel(now);
    }

    private void onAccepted(SipResponse response, Instant now) {
        forgetInvite();
        become(ACCEPTED);
        run(TimerName.M, values().transactionTimeout(), now);
        emit(new UacOutput.Deliver(response));
    }

    private void onRefused(SipResponse response, Instant now) {
        if (invite != null) {
            ack = SipMessages.ack(invite, response);
        }
        forgetInvite();
        sendAgain(ack);
        emit(new UacOutput.Deliver(response));
        Duration timeout = values().transactionTimeout();
        linger(COMPLETED, TimerName.D, timeout.compareTo(SHORTEST_D) < 0 ? SHORTEST_D : timeout, now);
    }

    private void sendAgain(@Nullable SipRequest request) {
        if (request != null) {
            emit(new UacOutput.Send(request));
        }
    }

    private void forgetInvite() {
        invite = null;
        wish = null;
    }

    @Override
    public boolean mayCancel() {
        return state() == PROCEEDING;
    }

    @Override
    public void cancel(Instant now) {
        if (invite != null && !cancelled) {
            cancel(SipMessages.cancel(invite), now);
        }
    }

    @Override
    public void cancel(Reason reason, Instant now) {
        if (invite != null && !cancelled) {
            cancel(SipMessages.cancel(invite, reason), now);
        }
    }

    private void cancel(SipRequest cancel, Instant now) {
        cancelled = true;
        wish = cancel;
        if (mayCancel()) {
            sendCancel(now);
        }
    }

    private void sendCancel(Instant now) {
        if (wish != null) {
            emit(new UacOutput.SendCancel(wish));
            wish = null;
            run(TimerName.CANCEL, values().transactionTimeout(), now);
        }
    }

    @Override
    public void onTransportError(String cause, Instant now) {
        if (state() != ACCEPTED && !isTerminated()) {
            forgetInvite();
            emit(new UacOutput.Failed(cause));
            become(TERMINATED);
        }
    }

    @Override
    void fire(TimerName timer, Duration waited, Instant now) {
        switch (timer) {
            case A -> {
                sendAgain(invite);
                run(TimerName.A, waited.multipliedBy(2), now);
            }
            case B -> timedOut("no response within " + inWords(waited));
            case CANCEL -> timedOut("no final response within " + inWords(waited) + " after CANCEL");
            default -> become(TERMINATED);
        }
    }

    private void timedOut(String cause) {
        forgetInvite();
        emit(new UacOutput.TimedOut(cause));
        become(TERMINATED);
    }
}
