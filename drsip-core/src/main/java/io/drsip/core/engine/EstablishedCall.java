package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.SessionTimer;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call whose INVITE has been answered, whoever placed it.
 *
 * <pre>
 *  state       ACK        hang-up            no ACK         BYE    our BYE is answered, or not
 *  CONFIRMING  TALKING    BYE at the ACK     LEAVING (BYE)  OVER   -
 *  TALKING     -          LEAVING (BYE)      -              OVER   -
 *  LEAVING     -          -                  -              OVER   OVER
 * </pre>
 *
 * <p>A call that the PBX placed begins as TALKING, one of Microsoft's as CONFIRMING. A hang-up between our 2xx and its
 * ACK waits for the ACK, since a BYE must not overtake it (RFC 3261 section 15). Single thread.
 */
final class EstablishedCall implements CallLeg, ClientUser {

    private enum State {
        CONFIRMING,
        TALKING,
        LEAVING,
        OVER
    }

    private final CallName name;
    private final EngineParts parts;
    private final Child<SessionTimer, SessionTimer.Output> timer;

    // Change only if the INVITE comes again before its ACK.
    private Dialog dialog;
    private Flow flow;

    // Moves with the call.
    private State state = State.TALKING;
    private EndCause leaving = new EndCause.HungUpHere();
    private Optional<Reason> reason = Optional.empty();
    private boolean byeAtAck;
    private @Nullable UnconfirmedAnswer answer;
    private Runnable confirmed = () -> {};

    EstablishedCall(CallName name, Dialog dialog, Flow flow, SessionTimer timer, EngineParts parts) {
        this.name = name;
        this.dialog = dialog;
        this.flow = flow;
        this.timer = new Child<>(timer, this::onTimer, parts.context().deadlines());
        this.parts = parts;
    }

    /** Hears once that the INVITE of the call will not be asked for again. */
    void onConfirmed(Runnable listener) {
        confirmed = listener;
    }

    /** A call of ours has been answered, and the answer acknowledged. */
    void onAnswered(Instant now) {
        enter(now);
    }

    /** Answers a call of theirs. */
    void answer(ServerTransaction transaction, SipResponse ok, Instant now) {
        state = State.CONFIRMING;
        enter(now);
        answer = new UnconfirmedAnswer(transaction, ok, this::onAckMissing, parts.context(), now);
    }

    /** Answers a call of theirs again, since its INVITE came again after its connection broke. */
    void answerAgain(Dialog newer, ServerTransaction transaction, SipResponse ok, Instant now) {
        stopRepeating(now);
        dialog = newer;
        flow = transaction.flow();
        parts.calls().hold(dialog, this);
        answer = new UnconfirmedAnswer(transaction, ok, this::onAckMissing, parts.context(), now);
    }

    private void enter(Instant now) {
        timer.pump(now);
        parts.calls().add(this);
        parts.calls().hold(dialog, this);
    }

    @Override
    public String id() {
        return name.id();
    }

    @Override
    public Optional<Fqdn> tenant() {
        return Optional.of(name.party().tenant().fqdn());
    }

    // --- what Microsoft sends -------------------------------------------------------------------------------------

    @Override
    public void onAck(SipRequest ack, Instant now) {
        if (answer == null || !answer.isConfirmedBy(ack)) {
            return;
        }
        stopRepeating(now);
        if (state == State.CONFIRMING) {
            confirmed.run();
            state = State.TALKING;
            tell(new CallEvent.Confirmed());
            if (byeAtAck) {
                leave(new EndCause.HungUpHere(), now);
            }
        }
    }

    private void onAckMissing(Instant now) {
        leave(byeAtAck ? new EndCause.HungUpHere() : new EndCause.Lost("no ACK came to our 200"), now);
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction its, Instant now) {
        if (received.method().equals(Method.BYE)) {
            onBye(received, its, now);
        } else {
            parts.answers().inDialog(its, name.party(), now);
            tell(new CallEvent.Received(received));
        }
    }

    private void onBye(SipRequest bye, ServerTransaction its, Instant now) {
        its.respond(
                parts.answers().start(bye, Status.OK, dialog.id().localTag()).build(), now);
        end(new EndCause.HungUpThere(bye.headers().sound(HeaderType.REASON)), now);
    }

    // --- the session timer ----------------------------------------------------------------------------------------

    private void onTimer(SessionTimer.Output output, Instant now) {
        switch (output) {
            case REFRESH -> {}
            case EXPIRED -> {
                if (state == State.TALKING) {
                    leave(new EndCause.Lost("the session timer ran out: Microsoft gave no sign of life"), now);
                }
            }
        }
    }

    // --- the end --------------------------------------------------------------------------------------------------

    @Override
    public void hangUp(Optional<Reason> why, Instant now) {
        switch (state) {
            case CONFIRMING -> {
                byeAtAck = true;
                reason = why;
            }
            case TALKING -> {
                reason = why;
                leave(new EndCause.HungUpHere(), now);
            }
            case LEAVING, OVER -> {
                // It is on its way out.
            }
        }
    }

    private void leave(EndCause cause, Instant now) {
        stopRepeating(now);
        confirmed.run();
        stopTimer(now);
        state = State.LEAVING;
        leaving = cause;
        parts.dialogRequests().bye(dialog, name.party(), reason, flow, this, now);
    }

    /** The BYE of ours was answered. Whatever the answer is, the call is over. */
    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isFinal()) {
            end(leaving, now);
        }
    }

    /** The BYE of ours was not answered: the call is over all the same. */
    @Override
    public void onNoResponse(String cause, Instant now) {
        end(leaving, now);
    }

    private void end(EndCause cause, Instant now) {
        if (state != State.OVER) {
            state = State.OVER;
            stopRepeating(now);
            confirmed.run();
            stopTimer(now);
            parts.calls().remove(this);
            parts.calls().release(dialog);
            tell(new CallEvent.Ended(cause));
        }
    }

    private void stopTimer(Instant now) {
        timer.machine().stop();
        timer.pump(now);
    }

    private void stopRepeating(Instant now) {
        if (answer != null) {
            answer.stop(now);
            answer = null;
        }
    }

    private void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id(), event));
    }
}
