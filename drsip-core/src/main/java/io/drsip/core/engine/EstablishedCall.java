package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.InviteUsage;
import io.drsip.core.dialog.SessionTimer;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkException;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
    private final Referrals referrals;

    // Change only if the INVITE comes again before its ACK.
    private Dialog dialog;
    private Flow flow;

    // Moves with the call.
    private State state = State.TALKING;
    private EndCause leaving = new EndCause.HungUpHere();
    private Optional<Reason> reason = Optional.empty();
    private Optional<CallSession> session = Optional.empty();
    private boolean byeAtAck;
    private @Nullable UnconfirmedAnswer answer;
    private Runnable confirmed = () -> {};

    EstablishedCall(CallName name, Dialog dialog, Flow flow, SessionTimer timer, EngineParts parts) {
        this.name = name;
        this.dialog = dialog;
        this.flow = flow;
        this.timer = new Child<>(timer, this::onTimer, parts.context().deadlines());
        this.parts = parts;
        this.referrals = new Referrals(this, parts);
    }

    /** Hears once that the INVITE of the call will not be asked for again. */
    void onConfirmed(Runnable listener) {
        confirmed = listener;
    }

    /** What both sides have described, so that offers inside the call can be understood. */
    void describe(Optional<SessionDescription> ours, Optional<SessionDescription> theirs) {
        if (ours.isPresent() && theirs.isPresent()) {
            EngineContext context = parts.context();
            RandomGenerator random = context.identifiers().random();
            InviteUsage usage = dialog.isOurs()
                    ? InviteUsage.ofOurs(context.profile(), ours.get(), theirs.get(), random)
                    : InviteUsage.ofTheirs(context.profile(), ours.get(), theirs.get(), random);
            session = Optional.of(new CallSession(this, usage, timer.machine(), parts));
        }
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

    CallName name() {
        return name;
    }

    Dialog dialog() {
        return dialog;
    }

    /** Where requests of ours go. */
    DialogRequests.Place place() {
        return new DialogRequests.Place(dialog, name.party(), flow);
    }

    // --- what the PBX wants ---------------------------------------------------------------------------------------

    /** For a change of the session, or an answer to one. */
    CallSession session() {
        if (state != State.TALKING) {
            throw new TrunkException("call " + id() + (state == State.CONFIRMING ? " is not confirmed" : " is over"));
        }
        return session.orElseThrow(() ->
                new TrunkException("the session of call " + id() + " was not described in a way that can be read"));
    }

    /** The transfer that is under way. */
    Referral referral() {
        return referrals.current().orElseThrow(() -> new TrunkException("no transfer waits in call " + id()));
    }

    /** Places the call that a transfer asks for, in the name of whoever talks here. */
    void transfer(String id, String offer, Instant now) {
        Referral referral = referral();
        referral.take();
        Party party = name.party();
        Optional<String> user = name.contact().uri() instanceof SipUri contact ? contact.user() : Optional.empty();
        OutgoingInvite invite = OutgoingInvite.transfer(user, party.name(), referral.target(), offer, parts.context());
        // It takes the place of this call, so that no limit stands in its way.
        parts.calls().usage().enter(party.tenant(), true, now);
        OutgoingCall call = new OutgoingCall(id, invite, party, parts, now);
        call.observe(referral);
        call.start(now);
    }

    void onReferralDone() {
        if (state == State.OVER) {
            parts.calls().forget(this);
            parts.calls().release(dialog);
        }
    }

    boolean isOver() {
        return state == State.OVER;
    }

    // --- what Microsoft sends -------------------------------------------------------------------------------------

    @Override
    public void onAck(SipRequest ack, Instant now) {
        if (answer == null) {
            session.ifPresent(known -> known.onAck(ack, now));
        } else if (answer.isConfirmedBy(ack)) {
            stopRepeating(now);
            session.ifPresent(known -> known.onConfirmed(now));
            onConfirmed(now);
        }
    }

    private void onConfirmed(Instant now) {
        if (state == State.CONFIRMING) {
            tellConfirmed();
            state = State.TALKING;
            tell(new CallEvent.Confirmed());
            if (byeAtAck) {
                leave(new EndCause.HungUpHere(), now);
            }
        }
    }

    /** Once; the listener knows the INVITE, which nobody needs any more. */
    private void tellConfirmed() {
        Runnable listener = confirmed;
        confirmed = () -> {};
        listener.run();
    }

    void onAckMissing(Instant now) {
        if (state == State.CONFIRMING || state == State.TALKING) {
            leave(
                    byeAtAck ? new EndCause.HungUpHere() : Endings.lost("no ACK came to our 200", Conclusion.NO_ACK),
                    now);
        }
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction its, Instant now) {
        boolean late = state == State.LEAVING && received.method().equals(Method.INVITE);
        if (state == State.OVER || late) {
            parts.answers().refuse(its, Status.NO_SUCH_CALL, "", now);
        } else if (received.method().equals(Method.BYE)) {
            onBye(received, its, now);
        } else if (received.method().equals(Method.INVITE) && session.isPresent()) {
            session.get().onInvite(its, now);
        } else if (received.method().equals(Method.REFER) && state == State.TALKING) {
            referrals.onRefer(its, now);
        } else {
            parts.answers().inDialog(its, name.party(), now);
            tell(new CallEvent.Received(received));
        }
    }

    /** Starts an answer in this dialog. */
    ResponseBuilder response(ServerTransaction transaction, Status status) {
        return parts.answers().start(transaction.request(), status, dialog.id().localTag());
    }

    /** Where the other side is now; what cannot be read changes nothing. */
    void refreshTarget(SipMessage message, Instant now) {
        try {
            dialog.refresh(message);
        } catch (SipParseException error) {
            parts.context()
                    .tell(new TrunkEvent.MalformedReceived(
                            parts.context().info(now, error.rule()), error.offset(), Optional.empty()));
        }
    }

    private void onBye(SipRequest bye, ServerTransaction its, Instant now) {
        its.respond(response(its, Status.OK).build(), now);
        end(Endings.hungUpThere(bye), now);
    }

    // --- the session timer ----------------------------------------------------------------------------------------

    private void onTimer(SessionTimer.Output output, Instant now) {
        switch (output) {
            case REFRESH -> session.ifPresent(known -> known.refresh(now));
            case EXPIRED -> lose("the session timer ran out", Conclusion.SESSION_EXPIRED, now);
        }
    }

    void pumpTimer(Instant now) {
        timer.pump(now);
    }

    // --- the end --------------------------------------------------------------------------------------------------

    void hangUp(Instant now) {
        hangUp(Optional.empty(), now);
    }

    @Override
    public void replacedBy(String other, Instant now) {
        if (!isEnding()) {
            tell(new CallEvent.Replaced(other));
            hangUp(now);
        }
    }

    @Override
    public boolean isEnding() {
        return state == State.LEAVING || state == State.OVER;
    }

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

    /** It goes on no longer, whatever the PBX wants. */
    void lose(String cause, Conclusion conclusion, Instant now) {
        if (state == State.TALKING) {
            leave(Endings.lost(cause, conclusion), now);
        }
    }

    private void leave(EndCause cause, Instant now) {
        stopRepeating(now);
        tellConfirmed();
        stopSession(now);
        state = State.LEAVING;
        leaving = cause;
        parts.dialogRequests().bye(place(), reason, this, now);
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
            tellConfirmed();
            stopSession(now);
            parts.calls().remove(this);
            tell(new CallEvent.Ended(cause));
            referrals.onCallOver(now);
            if (referrals.isOpen()) {
                parts.calls().linger(this);
            } else {
                parts.calls().release(dialog);
            }
        }
    }

    private void stopSession(Instant now) {
        timer.machine().stop();
        timer.pump(now);
        session.ifPresent(known -> known.end(now));
    }

    private void stopRepeating(Instant now) {
        if (answer != null) {
            answer.stop(now);
            answer = null;
        }
    }

    void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id(), event));
    }
}
