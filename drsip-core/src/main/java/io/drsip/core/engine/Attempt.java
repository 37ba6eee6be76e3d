package io.drsip.core.engine;

import io.drsip.call.Advice;
import io.drsip.call.CallConfig;
import io.drsip.call.EndCause;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.diagnosis.Remedies;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.ForkFilter;
import io.drsip.core.dialog.SessionTimer;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Reason;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One INVITE of a call, to one datacenter, with a Call-ID and a tag of its own, so that nobody can take two attempts
 * for one.
 *
 * <p>An abandoned attempt lives on without the call: its late provisional response gets a CANCEL, its late 2xx an ACK
 * and a BYE (RFC 3261 sections 9.1 and 13.2.2.4). So does a second 2xx of another endpoint. Single thread.
 */
final class Attempt implements Flows.Waiter, ClientUser {

    private final OutgoingCall call;
    private final int number;
    private final Datacenter datacenter;
    private final EngineParts parts;
    private final SessionTimer timer;

    private final ForkFilter filter;
    private final Map<String, Dialog> early = new HashMap<>();

    /** What endpoints have answered before the 2xx, by tag. */
    private final Map<String, SessionDescription> previews = new HashMap<>();

    // What tells its INVITE from others; the next number after a 422.
    private OutgoingInvite.Ids ids;

    // Set as the attempt moves on.
    private boolean abandoned;
    private String outcome = "";
    private @Nullable ClientTransaction transaction;
    private @Nullable Dialog dialog;
    private @Nullable SipResponse refusal;
    private Conclusion conclusion = Conclusion.NO_RESPONSE;

    Attempt(OutgoingCall call, int number, Datacenter datacenter, EngineParts parts) {
        this.call = call;
        this.number = number;
        this.datacenter = datacenter;
        this.parts = parts;
        CallConfig config = parts.context().config().calls();
        this.filter = new ForkFilter(config.forks(), config.silentMedia());
        this.timer = new SessionTimer(parts.context().profile());
        this.ids = OutgoingInvite.Ids.first(parts.context().identifiers());
    }

    void start(Instant now) {
        Remote remote = new Remote(
                datacenter.fqdn(), datacenter.port(), call.party().tenant().identity());
        parts.flows().reach(remote, this, now);
    }

    int number() {
        return number;
    }

    Datacenter datacenter() {
        return datacenter;
    }

    /** Why it was not the last one, in words. */
    String outcome() {
        return outcome.isEmpty() ? "no response in time" : outcome;
    }

    /** The dialog of the 2xx that was taken. */
    Dialog dialog() {
        return present(dialog);
    }

    /** Which has begun with the 2xx. */
    SessionTimer timer() {
        return timer;
    }

    Flow flow() {
        return present(transaction).flow();
    }

    /** The first description of the endpoint that has answered, which is the answer (RFC 3261 section 13.2.1). */
    Optional<SessionDescription> preview() {
        return Optional.ofNullable(previews.get(present(dialog).id().remoteTag()));
    }

    /** How the call ends if this was its last attempt, which was refused. */
    EndCause refused(Status status) {
        SipResponse response = refusal;
        return response == null ? Endings.refusedHere(status, outcome()) : Endings.refused(response);
    }

    /** What to do about an attempt that led nowhere. */
    Advice advice() {
        SipResponse response = refusal;
        return response == null ? Remedies.forConclusion(conclusion) : Remedies.forRefusal(response);
    }

    /** The call does not wait for it any more. */
    void abandon(Optional<Reason> reason, Instant now) {
        abandoned = true;
        if (transaction != null) {
            transaction.cancel(reason, now);
        }
    }

    /** Microsoft asked not to be disturbed over this connection. */
    void retireConnection(Instant now) {
        if (transaction != null) {
            String cause = "503 with Retry-After from " + datacenter;
            parts.flows()
                    .retire(
                            transaction.flow(),
                            cause,
                            parts.context().config().timers().transactionTimeout(),
                            now);
        }
    }

    @Override
    public void onFlow(Flow flow, Instant now) {
        if (!abandoned) {
            send(flow, now);
        }
    }

    private void send(Flow flow, Instant now) {
        PolicyOutcome outgoing = outgoing(now);
        if (outgoing instanceof PolicyOutcome.Passed passed) {
            transaction = parts.transactions().start(flow, (SipRequest) passed.message(), this, now);
        } else if (outgoing instanceof PolicyOutcome.Rejected rejected) {
            call.onUnsendable(rejected.status(), rejected.policy() + ": " + rejected.reason(), now);
        }
    }

    private PolicyOutcome outgoing(Instant now) {
        OutgoingInvite invite = call.invite();
        SipRequest request = invite.request(datacenter, ids, timer.request(), parts.context());
        return invite.referredBy()
                .map(by -> parts.border().referred(request, call.party(), by, now))
                .orElseGet(() -> parts.border().outgoing(request, Optional.of(call.party()), now));
    }

    @Override
    public void onDialFailed(DialFailure failure, Instant now) {
        conclusion = failure.certificate() ? Conclusion.CERTIFICATE_NOT_TRUSTED : Conclusion.NOT_CONNECTED;
        outcome = failure.cause();
        call.onConnectFailed(number, failure.cause(), now);
    }

    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isSuccess()) {
            onSuccess(response, now);
        } else if (isTooSmall(response)) {
            ids = ids.again();
            send(present(transaction).flow(), now);
        } else if (response.status().isFinal()) {
            refusal = shown(response, now);
            outcome = response.status().toString();
            call.onRefused(number, response, now);
        } else if (!abandoned) {
            onProvisional(response, now);
        }
    }

    /** Whether only the session interval was too small (RFC 4028 section 7.3): the same INVITE goes out once more. */
    private boolean isTooSmall(SipResponse response) {
        return !abandoned && response.status().equals(Status.of(422)) && timer.onTooSmall(response);
    }

    private void onProvisional(SipResponse response, Instant now) {
        String fork = response.headers().require(HeaderType.TO).tag().orElse("");
        if (!fork.isEmpty() && !early.containsKey(fork) && early.size() < ForkFilter.MAX_FORKS) {
            hold(fork, response);
        }
        boolean described = !response.body().isEmpty();
        if (described && early.containsKey(fork)) {
            Sdp.of(response).ifPresent(answer -> previews.putIfAbsent(fork, answer));
        }
        call.onProvisional(this, shown(response, now), filter.onProvisional(fork, response.status(), described), now);
    }

    /** Remembers an endpoint that alerts; one whose Contact cannot be used can do so all the same. */
    private void hold(String fork, SipResponse response) {
        try {
            Dialog dialog = Dialog.ofOurs(present(transaction).request(), response);
            early.put(fork, dialog);
            parts.calls().hold(dialog, call);
        } catch (SipParseException unusable) {
            // It becomes a dialog with a 2xx that is better, or never.
        }
    }

    /** Forgets the endpoints that alerted. */
    void releaseForks() {
        early.values().forEach(parts.calls()::release);
        early.clear();
        previews.clear();
    }

    private Dialog confirmed(SipRequest invite, SipResponse answer) {
        Dialog alerted =
                early.remove(answer.headers().require(HeaderType.TO).tag().orElse(""));
        if (alerted == null) {
            return Dialog.ofOurs(invite, answer);
        }
        alerted.confirm(answer);
        return alerted;
    }

    private SipResponse shown(SipResponse response, Instant now) {
        return parts.border().shown(response, call.party(), now);
    }

    private void onSuccess(SipResponse response, Instant now) {
        ClientTransaction open = present(transaction);
        Dialog answered;
        try {
            answered = confirmed(open.request(), response);
        } catch (SipParseException error) {
            call.onUnusableAnswer("the 2xx cannot be acknowledged: " + error.rule(), now);
            return;
        }
        if (dialog == null && !abandoned) {
            dialog = answered;
            timer.onAnswered(response, now);
            parts.dialogRequests().ack(answered, open.request(), open.flow(), now);
            call.onAnswered(this, shown(response, now), now);
        } else if (dialog != null && dialog.id().equals(answered.id())) {
            parts.dialogRequests().ack(dialog, open.request(), open.flow(), now);
        } else {
            parts.dialogRequests().ack(answered, open.request(), open.flow(), now);
            parts.dialogRequests()
                    .bye(
                            new DialogRequests.Place(answered, call.party(), open.flow()),
                            Optional.empty(),
                            ClientUser.NOBODY,
                            now);
        }
    }

    @Override
    public void onNoResponse(String cause, Instant now) {
        outcome = cause;
        call.onTransportError(number, cause, now);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an attempt that has not been sent has no transaction and no dialog");
        }
        return value;
    }
}
