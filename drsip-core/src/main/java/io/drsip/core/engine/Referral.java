package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.TransferTarget;
import io.drsip.core.dialog.ReferOutput;
import io.drsip.core.dialog.ReferSubscription;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkException;
import java.time.Duration;
import java.time.Instant;

/**
 * A transfer that a Teams user asks for: reports to Microsoft how it goes, whoever carries it out, and sees to the
 * end of the call that is transferred.
 *
 * <pre>
 *  state     the PBX places, or reports   final report     no word in time
 *  ASKED     TAKEN                        OVER             OVER (603)
 *  TAKEN     -                            OVER             -
 * </pre>
 *
 * <p>OVER is for the PBX; Microsoft may still have to be told. Single thread.
 */
final class Referral implements OutgoingCall.Observer, ClientUser {

    private enum State {
        ASKED,
        TAKEN,
        OVER
    }

    /** How long a transfer may take: nobody rings longer than Microsoft lets anybody ring. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final EstablishedCall call;
    private final TransferTarget target;
    private final EngineParts parts;
    private final Child<ReferSubscription, ReferOutput> subscription;
    private final Child<Alarm, Alarm.Output> patience;

    // Moves with the transfer; done when nothing more is to be told.
    private State state = State.ASKED;
    private boolean done;

    Referral(EstablishedCall call, TransferTarget target, EngineParts parts, Instant now) {
        this.call = call;
        this.target = target;
        this.parts = parts;
        EngineContext context = parts.context();
        this.subscription =
                new Child<>(new ReferSubscription(context.profile(), LIFETIME), this::perform, context.deadlines());
        Alarm alarm = new Alarm(now.plus(context.config().calls().transferPatience()));
        this.patience = context.adopt(alarm, (output, at) -> onNoWord(at), now);
    }

    void start(Instant now) {
        subscription.machine().start(now);
        subscription.pump(now);
    }

    TransferTarget target() {
        return target;
    }

    /** Whether Microsoft has been told all, and the call that was transferred is over or goes on. */
    boolean isDone() {
        return done;
    }

    /** Takes the transfer for the call that is placed now. */
    void take() {
        if (state != State.ASKED) {
            throw new TrunkException("no transfer waits in call " + call.id());
        }
        state = State.TAKEN;
        patience.stop();
    }

    /** The PBX says how it goes. */
    void report(Status status, Instant now) {
        if (state == State.OVER) {
            throw new TrunkException("no transfer is under way in call " + call.id());
        }
        if (state == State.ASKED) {
            take();
        }
        if (status.isFinal()) {
            finish(status, now);
        } else {
            onProvisional(status, now);
        }
    }

    private void onNoWord(Instant now) {
        if (state == State.ASKED) {
            finish(Status.DECLINE, now);
        }
    }

    @Override
    public void onProvisional(Status status, Instant now) {
        subscription.machine().progress(status, now);
        subscription.pump(now);
    }

    @Override
    public void onFinal(Status status, Instant now) {
        if (state != State.OVER) {
            finish(status, now);
        }
    }

    void finish(Status status, Instant now) {
        state = State.OVER;
        patience.stop();
        if (!call.isOver()) {
            call.tell(new CallEvent.TransferEnded(status));
        }
        subscription.machine().finish(status, now);
        subscription.pump(now);
    }

    /** The call that is transferred is over; the report goes on without it. */
    void onCallOver(Instant now) {
        subscription.machine().onByeReceived(now);
        subscription.pump(now);
    }

    private void perform(ReferOutput output, Instant now) {
        if (output instanceof ReferOutput.Notify notify) {
            DialogRequests.Notice notice =
                    new DialogRequests.Notice(call.name().contact(), notify.state(), notify.body());
            parts.dialogRequests().notify(call.place(), notice, this, now);
        } else if (output instanceof ReferOutput.HangUpOldLeg) {
            call.hangUp(now);
        } else {
            done = true;
            call.onReferralDone();
        }
    }

    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isFinal()) {
            subscription.machine().onNotifyAnswered(response.status(), now);
            subscription.pump(now);
        }
    }

    @Override
    public void onNoResponse(String cause, Instant now) {
        subscription.machine().onNotifyFailed(now);
        subscription.pump(now);
    }
}
