package io.drsip.core.engine;

import io.drsip.call.Advice;
import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.diagnosis.Remedies;
import io.drsip.core.dialog.ForkFilter;
import io.drsip.core.failover.Candidates;
import io.drsip.core.failover.Failover;
import io.drsip.core.failover.FailoverOutput;
import io.drsip.core.sdp.SdpChecks;
import io.drsip.core.sdp.SdpFinding;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
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

/**
 * A call that the PBX places: one attempt after the other, until one is answered or there is no more to try. From the
 * answer on, an {@link EstablishedCall} has its name.
 *
 * <pre>
 *  state     attempt succeeded  no attempt left   hang-up
 *  PLACING   ANSWERED           OVER              OVER (CANCEL)
 * </pre>
 *
 * <p>Single thread.
 */
final class OutgoingCall implements CallLeg {

    private enum State {
        PLACING,
        ANSWERED,
        OVER
    }

    private final String id;
    private final OutgoingInvite invite;
    private final Party party;
    private final EngineParts parts;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Child<Failover, FailoverOutput> failover;

    // Who else wants to know how it goes.
    private Observer observer = Observer.NOBODY;

    // Moves with the call.
    private State state = State.PLACING;
    private Optional<Reason> reason = Optional.empty();

    OutgoingCall(String id, OutgoingInvite invite, Party party, EngineParts parts, Instant now) {
        this.id = id;
        this.invite = invite;
        this.party = party;
        this.parts = parts;
        Candidates candidates = Candidates.of(parts.health().machine().health(), now);
        Failover machine = new Failover(candidates, parts.context().config().failover(), now);
        this.failover = new Child<>(machine, this::perform, parts.context().deadlines());
    }

    /** Somebody who wants to know how the call goes. */
    interface Observer {

        Observer NOBODY = new Observer() {
            @Override
            public void onProvisional(Status status, Instant now) {
                // Nobody asked.
            }

            @Override
            public void onFinal(Status status, Instant now) {
                // Nobody asked.
            }
        };

        void onProvisional(Status status, Instant now);

        void onFinal(Status status, Instant now);
    }

    void observe(Observer value) {
        observer = value;
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

    OutgoingInvite invite() {
        return invite;
    }

    Party party() {
        return party;
    }

    private void perform(FailoverOutput output, Instant now) {
        if (output instanceof FailoverOutput.Try next) {
            attempt(next.datacenter(), now);
        } else if (output instanceof FailoverOutput.Abandon abandon) {
            attempts.get(abandon.attempt() - 1).abandon(reason, now);
        } else if (output instanceof FailoverOutput.RetireConnection retire) {
            attempts.get(retire.attempt() - 1).retireConnection(now);
        } else if (output instanceof FailoverOutput.DatacenterFailed failed) {
            onDatacenterFailed(failed, now);
        } else if (output instanceof FailoverOutput.DatacenterRefused refused) {
            parts.health().onCallRefused(refused.datacenter(), refused.retryAfter(), now);
        } else if (output instanceof FailoverOutput.DatacenterAnswered good) {
            parts.health().onCallAnswered(good.datacenter(), good.status(), now);
        } else if (output instanceof FailoverOutput.Final last && !last.status().isSuccess()) {
            fail(attempts.get(last.attempt() - 1).refused(last.status()), now);
        } else if (output instanceof FailoverOutput.GaveUp gaveUp) {
            fail(
                    new EndCause.Unreachable(
                            Status.SERVICE_UNAVAILABLE, gaveUp.cause(), Optional.of(gaveUp.retryAfter()), advice()),
                    now);
        } else if (output instanceof FailoverOutput.Cancelled) {
            fail(new EndCause.HungUpHere(), now);
        }
    }

    private Advice advice() {
        return attempts.isEmpty()
                ? Remedies.forConclusion(Conclusion.NO_DATACENTER)
                : attempts.get(attempts.size() - 1).advice();
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

    void onProvisional(Attempt attempt, SipResponse response, ForkFilter.Told told, Instant now) {
        failover.machine().onProvisional(attempt.number(), response.status(), now);
        failover.pump(now);
        observer.onProvisional(response.status(), now);
        String fork = response.headers().require(HeaderType.TO).tag().orElse("");
        if (response.status().equals(Status.TRYING)) {
            tell(new CallEvent.Trying(attempt.datacenter().fqdn().toString()));
        } else if (told == ForkFilter.Told.RINGING) {
            tell(new CallEvent.Ringing(fork, response));
        } else if (told == ForkFilter.Told.EARLY_MEDIA) {
            tell(new CallEvent.EarlyMedia(fork, response));
        }
    }

    void onAnswered(Attempt attempt, SipResponse response, Instant now) {
        state = State.ANSWERED;
        Optional<SessionDescription> preview = attempt.preview();
        Optional<SessionDescription> answer = Sdp.of(response).or(() -> preview);
        attempts.forEach(Attempt::releaseForks);
        CallName name = new CallName(id, party, invite.contact());
        EstablishedCall call = new EstablishedCall(name, attempt.dialog(), attempt.flow(), attempt.timer(), parts);
        call.describe(Sdp.read(invite.offer()), answer);
        call.onAnswered(now);
        failover.machine().onFinal(attempt.number(), response.status(), Optional.empty(), now);
        failover.pump(now);
        observer.onFinal(Status.OK, now);
        warn(preview, answer);
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
        fail(Endings.lost(cause, Conclusion.UNUSABLE_ANSWER), now);
    }

    /** A policy, or a rule of SIP, keeps this call from being placed at all: no datacenter is to blame. */
    void onUnsendable(Status status, String cause, Instant now) {
        failover.machine().onCancelled(now);
        failover.stop();
        fail(Endings.refusedHere(status, cause), now);
    }

    // --- what the PBX and Microsoft want -------------------------------------------------------------------------

    @Override
    public void hangUp(Optional<Reason> why, Instant now) {
        if (state == State.PLACING) {
            reason = why;
            failover.machine().onCancelled(now);
            failover.pump(now);
        }
    }

    @Override
    public void replacedBy(String other, Instant now) {
        if (!isEnding()) {
            tell(new CallEvent.Replaced(other));
            hangUp(Optional.empty(), now);
        }
    }

    @Override
    public boolean isEnding() {
        return state == State.OVER;
    }

    /** Inside an early dialog. */
    @Override
    public void onRequest(SipRequest received, ServerTransaction transaction, Instant now) {
        if (received.method().equals(Method.OPTIONS)) {
            parts.answers().inDialog(transaction, party, now);
        } else {
            parts.answers().refuse(transaction, Status.NO_SUCH_CALL, "", now);
        }
    }

    @Override
    public void onAck(SipRequest ack, Instant now) {
        // Only a call of theirs waits for one.
    }

    private static Status status(EndCause cause) {
        if (cause instanceof EndCause.Refused refused) {
            return refused.status();
        } else if (cause instanceof EndCause.Unreachable unreachable) {
            return unreachable.status();
        }
        return cause instanceof EndCause.HungUpHere ? Status.REQUEST_TERMINATED : Status.SERVER_ERROR;
    }

    private void warn(Optional<SessionDescription> preview, Optional<SessionDescription> answer) {
        if (preview.isPresent() && answer.isPresent()) {
            List<String> findings = SdpChecks.standard().finalAnswer(preview.get(), answer.get()).stream()
                    .map(SdpFinding::toString)
                    .toList();
            if (!findings.isEmpty()) {
                tell(new CallEvent.Warned(findings));
            }
        }
    }

    private void fail(EndCause cause, Instant now) {
        if (state == State.PLACING) {
            state = State.OVER;
            attempts.forEach(Attempt::releaseForks);
            parts.calls().remove(this);
            tell(new CallEvent.Failed(cause));
            observer.onFinal(status(cause), now);
        }
    }

    private void tell(CallEvent event) {
        parts.context().emit(new EngineOutput.TellCall(id, event));
    }
}
