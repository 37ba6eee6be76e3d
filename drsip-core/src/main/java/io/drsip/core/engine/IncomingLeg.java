package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.dialog.AnswerRepeater;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that Microsoft places, from the moment the PBX is asked.
 *
 * <pre>
 *  state      answer     reject, hang-up        CANCEL      ACK      no ACK          BYE    connection lost
 *  RINGING    ANSWERED   OVER (refusal)         OVER (487)  -        -               481    OVER
 *  ANSWERED   -          LEAVING, BYE at ACK    -           TALKING  LEAVING (BYE)   OVER   -
 *  TALKING    -          LEAVING (BYE)          -           -        -               OVER   -
 *  LEAVING    -          -                      -           -        -               OVER   -
 * </pre>
 *
 * <p>LEAVING ends when the BYE is answered or nobody answers it. A hang-up between our 2xx and its ACK waits for the
 * ACK, since a BYE must not overtake it (RFC 3261 section 15). Single thread.
 */
final class IncomingLeg implements CallLeg, ServerTransaction.User, ClientUser {

    private enum State {
        RINGING,
        ANSWERED,
        TALKING,
        LEAVING,
        OVER
    }

    private final String id;
    private final Party party;
    private final ServerTransaction transaction;
    private final EngineParts parts;
    private final Dialog dialog;

    // Moves with the call.
    private State state = State.RINGING;
    private EndCause leaving = new EndCause.HungUpHere();
    private boolean byeAtAck;
    private @Nullable Child<AnswerRepeater, AnswerRepeater.Output> repeater;

    IncomingLeg(String id, Party party, ServerTransaction transaction, EngineParts parts) {
        this.id = id;
        this.party = party;
        this.transaction = transaction;
        this.parts = parts;
        this.dialog = Dialog.ofTheirs(
                transaction.request(), parts.context().identifiers().tag());
        transaction.user(this);
    }

    /** Asks the PBX; the request it sees has been through the policies. */
    void offer(SipRequest invite) {
        parts.calls().add(this);
        parts.calls().hold(dialog, this);
        parts.context().emit(new EngineOutput.OfferCall(id, party.tenant(), invite));
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
        if (state == State.RINGING) {
            transaction.respond(response(Status.RINGING, "", now), now);
        }
    }

    void progress(String sdp, Instant now) {
        if (state == State.RINGING) {
            transaction.respond(response(Status.SESSION_PROGRESS, sdp, now), now);
        }
    }

    void answer(String sdp, Instant now) {
        if (state != State.RINGING) {
            return;
        }
        SipResponse ok = response(Status.OK, sdp, now);
        if (!ok.status().isSuccess()) {
            transaction.respond(ok, now);
            end(new CallEvent.Failed(new EndCause.Lost("the policies refused the answer")));
            return;
        }
        state = State.ANSWERED;
        transaction.respond(ok, now);
        AnswerRepeater machine = new AnswerRepeater(parts.context().config().timers(), now);
        repeater = parts.context().adopt(machine, (output, at) -> repeated(output, ok, at), now);
    }

    void reject(Status status, Instant now) {
        if (state == State.RINGING) {
            transaction.respond(refusal(status), now);
            end(new CallEvent.Failed(new EndCause.HungUpHere()));
        }
    }

    @Override
    public void hangUp(Instant now) {
        switch (state) {
            case RINGING -> reject(Status.DECLINE, now);
            case ANSWERED -> byeAtAck = true;
            case TALKING -> leave(new EndCause.HungUpHere(), now);
            case LEAVING, OVER -> {
                // It is on its way out.
            }
        }
    }

    // --- what Microsoft wants -------------------------------------------------------------------------------------

    @Override
    public void onCancel(SipRequest cancel, Instant now) {
        if (state == State.RINGING) {
            transaction.respond(refusal(Status.REQUEST_TERMINATED), now);
            List<Reason> reasons = cancel.headers().sound(HeaderType.REASON);
            end(new CallEvent.Failed(new EndCause.HungUpThere(reasons)));
        }
    }

    @Override
    public void onBroken(String cause, Instant now) {
        if (state == State.RINGING) {
            transaction.respond(refusal(Status.SERVICE_UNAVAILABLE), now);
            end(new CallEvent.Failed(new EndCause.Lost("the connection of the INVITE broke: " + cause)));
        }
    }

    @Override
    public void onAck(SipRequest ack, Instant now) {
        if (state == State.ANSWERED) {
            stopRepeating(now);
            state = State.TALKING;
            tell(new CallEvent.Confirmed());
            if (byeAtAck) {
                leave(new EndCause.HungUpHere(), now);
            }
        }
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction its, Instant now) {
        if (!received.method().equals(Method.BYE)) {
            parts.answers().inDialog(its, party, now);
            tell(new CallEvent.Received(received));
            return;
        }
        if (state == State.RINGING) {
            parts.answers().refuse(its, Status.NO_SUCH_CALL, "", now);
            return;
        }
        its.respond(
                parts.answers()
                        .start(received, Status.OK, dialog.id().localTag())
                        .build(),
                now);
        stopRepeating(now);
        end(new CallEvent.Ended(new EndCause.HungUpThere(received.headers().sound(HeaderType.REASON))));
    }

    // --- our BYE --------------------------------------------------------------------------------------------------

    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isFinal()) {
            end(new CallEvent.Ended(leaving));
        }
    }

    @Override
    public void onNoResponse(String cause, Instant now) {
        end(new CallEvent.Ended(leaving));
    }

    private void repeated(AnswerRepeater.Output output, SipResponse ok, Instant now) {
        switch (output) {
            case REPEAT -> transaction.respond(ok, now);
            case ACK_MISSING ->
                leave(byeAtAck ? new EndCause.HungUpHere() : new EndCause.Lost("no ACK came to our 200"), now);
        }
    }

    private void leave(EndCause cause, Instant now) {
        stopRepeating(now);
        state = State.LEAVING;
        leaving = cause;
        parts.dialogRequests().bye(dialog, party, transaction.flow(), this, now);
    }

    private void stopRepeating(Instant now) {
        if (repeater != null) {
            repeater.machine().onAck();
            repeater.pump(now);
        }
    }

    private SipResponse response(Status status, String sdp, Instant now) {
        SipRequest invite = transaction.request();
        ResponseBuilder builder = parts.answers()
                .start(invite, status, dialog.id().localTag())
                .recordRoute()
                .header(HeaderType.CONTACT, parts.answers().contact(invite, party.name()));
        if (!sdp.isEmpty()) {
            builder.body(MediaType.SDP, sdp.getBytes(StandardCharsets.UTF_8));
        }
        return parts.answers().passed(builder.build(), invite, Optional.of(party), now);
    }

    private SipResponse refusal(Status status) {
        SipRequest invite = transaction.request();
        return parts.answers().start(invite, status, dialog.id().localTag()).build();
    }

    private void end(CallEvent last) {
        if (state != State.OVER) {
            state = State.OVER;
            parts.calls().remove(this);
            parts.calls().release(dialog);
            tell(last);
        }
    }

    private void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id, event));
    }
}
