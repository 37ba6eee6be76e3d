package io.drsip.core.engine;

import io.drsip.core.transaction.TransactionKey;
import io.drsip.core.transaction.UacOutput;
import io.drsip.core.transaction.UacTransaction;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Instant;
import java.util.Optional;

/** A request of ours with its connection and its user. Single thread. */
final class ClientTransaction implements Flow.Rider {

    private final SipRequest request;
    private final Flow flow;
    private final ClientUser user;
    private final Transactions owner;
    private final Child<UacTransaction, UacOutput> machine;

    ClientTransaction(SipRequest request, Flow flow, ClientUser user, Transactions owner, Instant now) {
        this.request = request;
        this.flow = flow;
        this.user = user;
        this.owner = owner;
        UacTransaction transaction =
                UacTransaction.start(request, true, owner.context().config().timers(), now);
        this.machine = new Child<>(transaction, this::perform, owner.context().deadlines());
    }

    TransactionKey.Client key() {
        return machine.machine().key();
    }

    /** The request as it was sent. */
    SipRequest request() {
        return request;
    }

    Flow flow() {
        return flow;
    }

    void begin(Instant now) {
        flow.add(this);
        machine.pump(now);
    }

    void onResponse(SipResponse response, Instant now) {
        machine.machine().onResponse(response, now);
        machine.pump(now);
    }

    void cancel(Optional<Reason> reason, Instant now) {
        reason.ifPresentOrElse(
                why -> machine.machine().cancel(why, now),
                () -> machine.machine().cancel(now));
        machine.pump(now);
    }

    @Override
    public void onTransportError(String cause, Instant now) {
        machine.machine().onTransportError(cause, now);
        machine.pump(now);
    }

    private void perform(UacOutput output, Instant now) {
        if (output instanceof UacOutput.Send send) {
            owner.flows().send(flow, send.request());
        } else if (output instanceof UacOutput.Deliver deliver) {
            user.onResponse(deliver.response(), now);
        } else if (output instanceof UacOutput.SendCancel give) {
            owner.start(flow, give.cancel(), ClientUser.NOBODY, now);
        } else if (output instanceof UacOutput.TimedOut timedOut) {
            user.onNoResponse(timedOut.cause(), now);
        } else if (output instanceof UacOutput.Failed failed) {
            user.onNoResponse(failed.cause(), now);
        } else if (output instanceof UacOutput.Terminated) {
            owner.forget(this);
        }
    }
}
