package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.RingRepeater;
import io.drsip.core.dialog.SessionTimer;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that Microsoft places, from the moment the PBX is asked until it decides.
 *
 * <pre>
 *  state     ring, progress  answer         reject, hang-up  CANCEL      connection lost  INVITE again    time is over
 *  WAITING   18x             200, ANSWERED  OVER (refusal)   OVER (487)  ORPHANED         -               -
 *  ORPHANED  remembered      remembered     REFUSED          -           -                WAITING         OVER
 *  REFUSED   -               -              -                -           -                OVER (refusal)  OVER
 *  ANSWERED  -               -              -                -           -                200 again       -
 * </pre>
 *
 * <p>Once answered, an {@link EstablishedCall} has the call's name; what is left here is the INVITE that Microsoft
 * repeats from another datacenter if the connection breaks before the ACK. Single thread.
 */
final class IncomingLeg implements CallLeg, ServerTransaction.User, WaitingInvites.Holder {

    private enum State {
        WAITING,
        ORPHANED,
        REFUSED,
        ANSWERED,
        OVER
    }

    /** What the PBX wants Microsoft to hear, and to be told again to whoever repeats the call. */
    private record Word(Status status, String sdp) {}

    private final String id;
    private final Party party;
    private final EngineParts parts;
    private final Optional<CallLeg> replaced;
    private final SessionTimer timer;
    private final Child<RingRepeater, RingRepeater.Output> ringing;

    // The newest INVITE of this call, and its dialog.
    private ServerTransaction transaction;
    private Dialog dialog;

    // Moves with the call.
    private State state = State.WAITING;
    private Optional<Word> last = Optional.empty();
    private String progressed = "";
    private @Nullable EstablishedCall established;
    private @Nullable Child<Alarm, Alarm.Output> patience;

    IncomingLeg(String id, Party party, ServerTransaction transaction, Optional<CallLeg> replaced, EngineParts parts) {
        this.replaced = replaced;
        this.id = id;
        this.party = party;
        this.parts = parts;
        this.timer = new SessionTimer(parts.context().profile());
        RingRepeater repeater = new RingRepeater(parts.context().profile());
        this.ringing = new Child<>(repeater, this::repeat, parts.context().deadlines());
        this.transaction = transaction;
        this.dialog = Dialog.ofTheirs(
                transaction.request(), parts.context().identifiers().tag());
    }

    /** Asks the PBX; the request it sees has been through the policies. */
    void offer(SipRequest invite) {
        parts.calls().add(this);
        enter();
        parts.context().emit(new EngineOutput.OfferCall(id, party.tenant(), invite, replaced.map(CallLeg::id)));
    }

    private void enter() {
        transaction.user(this);
        parts.calls().hold(dialog, this);
        parts.calls().waiting().add(transaction.request(), this);
    }

    private void leave() {
        parts.calls().release(dialog);
        forgetInvite();
    }

    private void forgetInvite() {
        parts.calls().waiting().remove(transaction.request(), this);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Fqdn> tenant() {
        return Optional.of(party.tenant().fqdn());
    }

    // --- what the PBX wants ---------------------------------------------------------------------------------------

    void ring(Instant now) {
        say(new Word(Status.RINGING, ""), now);
    }

    void progress(String sdp, Instant now) {
        progressed = sdp;
        say(new Word(Status.SESSION_PROGRESS, sdp), now);
    }

    void answer(String sdp, Instant now) {
        if (!progressed.isEmpty() && !progressed.equals(sdp)) {
            throw new TrunkException("call " + id + " has been answered in a 183 with another session; Microsoft takes"
                    + " the first one: answer with the same, and offer the new one afterwards");
        }
        say(new Word(Status.OK, sdp), now);
    }

    private void say(Word word, Instant now) {
        if (state == State.WAITING || state == State.ORPHANED) {
            last = Optional.of(word);
        }
        if (state == State.WAITING) {
            send(word, now);
        }
    }

    private void repeat(RingRepeater.Output output, Instant now) {
        if (state == State.WAITING) {
            last.ifPresent(word -> transaction.respond(response(word, now), now));
        }
    }

    private void send(Word word, Instant now) {
        SipResponse response = response(word, now);
        if (word.status.isProvisional()) {
            transaction.respond(response, now);
            ringing.machine().onSent(now);
            ringing.pump(now);
        } else if (response.status().isSuccess()) {
            establish(response, now);
        } else {
            transaction.respond(response, now);
            end(Endings.refusedHere(response.status(), "the policies refused the answer"));
        }
    }

    private void establish(SipResponse ok, Instant now) {
        state = State.ANSWERED;
        CallName name = new CallName(id, party, parts.answers().contact(transaction.request(), party.name()));
        stopRinging(now);
        dialog.confirm();
        established = new EstablishedCall(name, dialog, transaction.flow(), timer, parts);
        established.onConfirmed(this::forgetInvite);
        established.describe(last.flatMap(word -> Sdp.read(word.sdp)), Sdp.of(transaction.request()));
        established.answer(transaction, ok, now);
        // It may be over meanwhile, or answered and so another leg.
        replaced.flatMap(leg -> parts.calls().find(leg.id())).ifPresent(leg -> leg.replacedBy(id, now));
    }

    void reject(Status status, Instant now) {
        if (state == State.WAITING) {
            transaction.respond(refusal(status), now);
            end(new EndCause.HungUpHere());
        } else if (state == State.ORPHANED) {
            state = State.REFUSED;
            ringing.stop();
            last = Optional.of(new Word(status, ""));
            parts.calls().remove(this);
            tell(new CallEvent.Failed(new EndCause.HungUpHere()));
        }
    }

    @Override
    public void hangUp(Optional<Reason> why, Instant now) {
        reject(Status.DECLINE, now);
    }

    @Override
    public void replacedBy(String other, Instant now) {
        // A call of theirs that rings here is not theirs to replace (RFC 3891 section 3).
    }

    @Override
    public boolean isEnding() {
        return state == State.OVER || state == State.REFUSED;
    }

    // --- what Microsoft sends -------------------------------------------------------------------------------------

    @Override
    public void onCancel(SipRequest cancel, Instant now) {
        if (state == State.WAITING) {
            transaction.respond(refusal(Status.REQUEST_TERMINATED), now);
            end(Endings.hungUpThere(cancel));
        }
    }

    @Override
    public void onAck(SipRequest ack, Instant now) {
        if (established != null) {
            established.onAck(ack, now);
        }
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction its, Instant now) {
        if (received.method().equals(Method.OPTIONS)) {
            parts.answers().inDialog(its, party, now);
        } else {
            parts.answers().refuse(its, Status.NO_SUCH_CALL, "", now);
        }
    }

    @Override
    public void onBroken(String cause, Instant now) {
        if (state == State.WAITING) {
            state = State.ORPHANED;
            transaction.respond(refusal(Status.SERVICE_UNAVAILABLE), now); // Reaches nobody; the transaction is over.
            String lost = "the connection of the INVITE broke: " + cause;
            Instant end = now.plus(parts.context().config().calls().takeOver());
            patience = parts.context().adopt(new Alarm(end), (output, at) -> giveUp(lost), now);
        }
    }

    private void giveUp(String cause) {
        if (state == State.ORPHANED) {
            end(Endings.lost(cause, Conclusion.CONNECTION_BROKEN));
        } else if (state == State.REFUSED) {
            leave();
        }
    }

    @Override
    public SipRequest invite() {
        return transaction.request();
    }

    @Override
    public boolean isConnected() {
        return !transaction.flow().isClosed();
    }

    @Override
    public void onRepeated(ServerTransaction newer, Instant now) {
        stopWaiting();
        leave();
        transaction = newer;
        if (state == State.REFUSED) {
            last.ifPresent(word -> transaction.respond(refusal(word.status), now));
            return;
        }
        dialog = Dialog.ofTheirs(newer.request(), dialog.id().localTag());
        enter();
        tell(new CallEvent.TakenOver(newer.flow().peer().address()));
        EstablishedCall answered = established;
        if (answered != null) {
            last.ifPresent(word -> answered.answerAgain(dialog, newer, response(word, now), now));
        } else {
            state = State.WAITING;
            last.ifPresent(word -> send(word, now));
        }
    }

    // --- answers --------------------------------------------------------------------------------------------------

    private SipResponse response(Word word, Instant now) {
        SipRequest invite = transaction.request();
        ResponseBuilder builder = parts.answers()
                .start(invite, word.status, dialog.id().localTag())
                .recordRoute()
                .header(HeaderType.CONTACT, parts.answers().contact(invite, party.name()));
        if (word.status.isSuccess()) {
            timer.accept(invite, now).addTo(builder);
        }
        if (!word.sdp.isEmpty()) {
            builder.body(MediaType.SDP, word.sdp.getBytes(StandardCharsets.UTF_8));
        }
        return parts.answers().passed(builder.build(), invite, Optional.of(party), now);
    }

    private SipResponse refusal(Status status) {
        SipRequest invite = transaction.request();
        return parts.answers().start(invite, status, dialog.id().localTag()).build();
    }

    // --- the end --------------------------------------------------------------------------------------------------

    private void end(EndCause cause) {
        state = State.OVER;
        ringing.stop();
        stopWaiting();
        leave();
        parts.calls().remove(this);
        tell(new CallEvent.Failed(cause));
    }

    private void stopRinging(Instant now) {
        ringing.machine().stop();
        ringing.pump(now);
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.stop();
        }
    }

    private void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id, event));
    }
}
