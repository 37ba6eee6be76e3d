package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.call.EndCause;
import io.drsip.core.failover.Candidates;
import io.drsip.core.failover.Failover;
import io.drsip.core.failover.FailoverOutput;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.RetryAfter;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that the PBX places: one attempt after the other, until one is answered or there is no more to try.
 *
 * <pre>
 *  state     attempt succeeded  no attempt left   hang-up         BYE of Microsoft  our BYE is answered
 *  PLACING   TALKING            OVER              OVER (CANCEL)   -                 -
 *  TALKING   -                  -                 LEAVING (BYE)   OVER              -
 *  LEAVING   -                  -                 -               OVER              OVER
 * </pre>
 *
 * <p>Single thread.
 */
final class OutgoingCall implements CallLeg, ClientUser {

    private enum State {
        PLACING,
        TALKING,
        LEAVING,
        OVER
    }

    private final String id;
    private final CallRequest request;
    private final Party party;
    private final EngineParts parts;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Child<Failover, FailoverOutput> failover;

    // Moves with the call.
    private State state = State.PLACING;
    private @Nullable Attempt answered;

    OutgoingCall(String id, CallRequest request, Party party, EngineParts parts, Instant now) {
        this.id = id;
        this.request = request;
        this.party = party;
        this.parts = parts;
        Candidates candidates = Candidates.of(parts.health().machine().health(), now);
        Failover machine = new Failover(candidates, parts.context().config().failover(), now);
        this.failover = new Child<>(machine, this::perform, parts.context().deadlines());
    }

    /** Begins with the first attempt. */
    void start(Instant now) {
        parts.calls().add(this);
        failover.pump(now);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Fqdn> tenant() {
        return Optional.of(party.tenant().fqdn());
    }

    CallRequest request() {
        return request;
    }

    Party party() {
        return party;
    }

    private void perform(FailoverOutput output, Instant now) {
        if (output instanceof FailoverOutput.Try next) {
            attempt(next.datacenter(), now);
        } else if (output instanceof FailoverOutput.Abandon abandon) {
            attempts.get(abandon.attempt() - 1).abandon(now);
        } else if (output instanceof FailoverOutput.RetireConnection retire) {
            attempts.get(retire.attempt() - 1).retireConnection(now);
        } else if (output instanceof FailoverOutput.DatacenterFailed failed) {
            onDatacenterFailed(failed, now);
        } else if (output instanceof FailoverOutput.DatacenterRefused refused) {
            parts.health().onCallRefused(refused.datacenter(), refused.retryAfter(), now);
        } else if (output instanceof FailoverOutput.DatacenterAnswered good) {
            parts.health().onCallAnswered(good.datacenter(), good.status(), now);
        } else if (output instanceof FailoverOutput.Final last && !last.status().isSuccess()) {
            fail(attempts.get(last.attempt() - 1).refusal(last.status()));
        } else if (output instanceof FailoverOutput.GaveUp gaveUp) {
            fail(new EndCause.Unreachable(
                    Status.SERVICE_UNAVAILABLE, gaveUp.cause(), Optional.of(gaveUp.retryAfter())));
        } else if (output instanceof FailoverOutput.Cancelled) {
            fail(new EndCause.HungUpHere());
        }
    }

    /** A certificate of one tenant that is not taken says nothing about the datacenter for the others. */
    private void onDatacenterFailed(FailoverOutput.DatacenterFailed failed, Instant now) {
        if (party.tenant().identity().isEmpty()) {
            parts.health().onCallFailed(failed.datacenter(), failed.cause(), now);
        }
    }

    private void attempt(Datacenter datacenter, Instant now) {
        if (!attempts.isEmpty()) {
            Datacenter before = attempts.get(attempts.size() - 1).datacenter();
            String cause = attempts.get(attempts.size() - 1).outcome();
            parts.context().tell(new TrunkEvent.CallMoved(parts.context().info(now, cause), id, before, datacenter));
        }
        Attempt attempt = new Attempt(this, attempts.size() + 1, datacenter, parts);
        attempts.add(attempt);
        attempt.start(now);
    }

    // --- what attempts report -----------------------------------------------------------------------------------

    void onConnectFailed(int attempt, String cause, Instant now) {
        failover.machine().onConnectFailed(attempt, cause, now);
        failover.pump(now);
    }

    void onTransportError(int attempt, String cause, Instant now) {
        failover.machine().onTransportError(attempt, cause, now);
        failover.pump(now);
    }

    void onProvisional(int attempt, SipResponse response, Instant now) {
        failover.machine().onProvisional(attempt, response.status(), now);
        failover.pump(now);
        String fork = response.headers().require(HeaderType.TO).tag().orElse("");
        if (response.status().equals(Status.TRYING)) {
            tell(new CallEvent.Trying(
                    attempts.get(attempt - 1).datacenter().fqdn().toString()));
        } else if (response.body().isEmpty()) {
            tell(new CallEvent.Ringing(fork, response));
        } else {
            tell(new CallEvent.EarlyMedia(fork, response));
        }
    }

    void onAnswered(Attempt attempt, SipResponse response, Instant now) {
        state = State.TALKING;
        answered = attempt;
        parts.calls().hold(attempt.dialog(), this);
        failover.machine().onFinal(attempt.number(), response.status(), Optional.empty(), now);
        failover.pump(now);
        tell(new CallEvent.Answered(attempt.dialog().id().remoteTag(), response));
    }

    void onRefused(int attempt, SipResponse response, Instant now) {
        Optional<Duration> wait = response.headers().sound(HeaderType.RETRY_AFTER).stream()
                .findFirst()
                .map(RetryAfter::delay);
        failover.machine().onFinal(attempt, response.status(), wait, now);
        failover.pump(now);
    }

    /** An answer that no ACK can be built for. */
    void onUnusableAnswer(String cause, Instant now) {
        failover.machine().onCancelled(now);
        failover.stop();
        fail(new EndCause.Lost(cause));
    }

    /** A policy, or a rule of SIP, keeps this call from being placed at all: no datacenter is to blame. */
    void onUnsendable(Status status, String cause, Instant now) {
        failover.machine().onCancelled(now);
        failover.stop();
        fail(new EndCause.Unreachable(status, cause, Optional.empty()));
    }

    // --- what the PBX and Microsoft want -------------------------------------------------------------------------

    @Override
    public void hangUp(Instant now) {
        if (state == State.PLACING) {
            failover.machine().onCancelled(now);
            failover.pump(now);
        } else if (state == State.TALKING && answered != null) {
            state = State.LEAVING;
            parts.dialogRequests().bye(answered.dialog(), party, answered.flow(), this, now);
        }
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction transaction, Instant now) {
        if (!received.method().equals(Method.BYE)) {
            parts.answers().inDialog(transaction, party, now);
            tell(new CallEvent.Received(received));
            return;
        }
        transaction.respond(SipMessages.response(received, Status.OK).build(), now);
        if (state == State.TALKING || state == State.LEAVING) {
            end(new EndCause.HungUpThere(received.headers().sound(HeaderType.REASON)));
        }
    }

    @Override
    public void onAck(SipRequest ack, Instant now) {
        // Only a call of theirs waits for one.
    }

    /** The BYE of ours was answered. Whatever the answer is, the call is over. */
    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isFinal() && state == State.LEAVING) {
            end(new EndCause.HungUpHere());
        }
    }

    /** The BYE of ours was not answered: the call is over all the same. */
    @Override
    public void onNoResponse(String cause, Instant now) {
        if (state == State.LEAVING) {
            end(new EndCause.HungUpHere());
        }
    }

    private void fail(EndCause cause) {
        if (state == State.PLACING) {
            state = State.OVER;
            parts.calls().remove(this);
            tell(new CallEvent.Failed(cause));
        }
    }

    private void end(EndCause cause) {
        state = State.OVER;
        parts.calls().remove(this);
        if (answered != null) {
            parts.calls().release(answered.dialog());
        }
        tell(new CallEvent.Ended(cause));
    }

    private void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id, event));
    }
}
