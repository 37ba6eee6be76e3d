package io.drsip.core.engine;

import io.drsip.call.EndCause;
import io.drsip.core.dialog.Dialog;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import java.time.Instant;
import java.util.List;
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

    // Set as the attempt moves on.
    private boolean abandoned;
    private String outcome = "";
    private @Nullable ClientTransaction transaction;
    private @Nullable Dialog dialog;
    private @Nullable SipResponse refusal;

    Attempt(OutgoingCall call, int number, Datacenter datacenter, EngineParts parts) {
        this.call = call;
        this.number = number;
        this.datacenter = datacenter;
        this.parts = parts;
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

    Flow flow() {
        return present(transaction).flow();
    }

    EndCause refusal(Status status) {
        SipResponse response = refusal;
        return new EndCause.Refused(
                status, response == null ? List.of() : response.headers().sound(HeaderType.REASON));
    }

    /** The call does not wait for it any more. */
    void abandon(Instant now) {
        abandoned = true;
        if (transaction != null) {
            transaction.cancel(now);
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
        if (abandoned) {
            return;
        }
        PolicyOutcome outgoing = parts.border().outgoing(invite(), Optional.of(call.party()), now);
        if (outgoing instanceof PolicyOutcome.Passed passed) {
            transaction = parts.transactions().start(flow, (SipRequest) passed.message(), this, now);
        } else if (outgoing instanceof PolicyOutcome.Rejected rejected) {
            call.onUnsendable(rejected.status(), rejected.policy() + ": " + rejected.reason(), now);
        }
    }

    private SipRequest invite() {
        return InviteShape.of(call.request(), datacenter, parts.context());
    }

    @Override
    public void onDialFailed(DialFailure failure, Instant now) {
        outcome = failure.cause();
        call.onConnectFailed(number, failure.cause(), now);
    }

    @Override
    public void onResponse(SipResponse response, Instant now) {
        if (response.status().isSuccess()) {
            onSuccess(response, now);
        } else if (response.status().isFinal()) {
            refusal = shown(response, now);
            outcome = response.status().toString();
            call.onRefused(number, response, now);
        } else if (!abandoned) {
            call.onProvisional(number, shown(response, now), now);
        }
    }

    private SipResponse shown(SipResponse response, Instant now) {
        return parts.border().shown(response, call.party(), now);
    }

    private void onSuccess(SipResponse response, Instant now) {
        ClientTransaction open = present(transaction);
        Dialog answered;
        try {
            answered = Dialog.ofOurs(open.request(), response);
        } catch (SipParseException error) {
            call.onUnusableAnswer("the 2xx cannot be acknowledged: " + error.rule(), now);
            return;
        }
        if (dialog == null && !abandoned) {
            dialog = answered;
            parts.dialogRequests().ack(answered, open.request(), open.flow(), now);
            call.onAnswered(this, shown(response, now), now);
        } else if (dialog != null && dialog.id().equals(answered.id())) {
            parts.dialogRequests().ack(dialog, open.request(), open.flow(), now);
        } else {
            parts.dialogRequests().ack(answered, open.request(), open.flow(), now);
            parts.dialogRequests().bye(answered, call.party(), open.flow(), ClientUser.NOBODY, now);
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
