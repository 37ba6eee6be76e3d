package io.drsip.core.engine;

import io.drsip.core.transaction.TransactionKey;
import io.drsip.core.transaction.UasOutput;
import io.drsip.core.transaction.UasTransaction;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request of Microsoft's with its connection, and who answers it. Single thread. */
final class ServerTransaction implements Flow.Rider {

    /** Who answers a request: hears what else happens to it. */
    interface User {

        /** Microsoft gave the INVITE up before it was answered; 200 to the CANCEL has been sent. */
        void onCancel(SipRequest cancel, Instant now);

        /** The connection broke before the final response was given. */
        void onBroken(String cause, Instant now);

        /** An ACK with the branch of the INVITE, which belongs to its dialog all the same. */
        void onAck(SipRequest ack, Instant now);
    }

    private final SipRequest request;
    private final Flow flow;
    private final Transactions owner;
    private final Child<UasTransaction, UasOutput> machine;

    // Who answers, once that is known.
    private @Nullable User user;

    ServerTransaction(SipRequest request, Flow flow, Transactions owner, Instant now) {
        this.request = request;
        this.flow = flow;
        this.owner = owner;
        UasTransaction transaction =
                UasTransaction.start(request, true, owner.context().config().timers(), now);
        this.machine = new Child<>(transaction, this::perform, owner.context().deadlines());
    }

    TransactionKey.Server key() {
        return machine.machine().key();
    }

    SipRequest request() {
        return request;
    }

    Flow flow() {
        return flow;
    }

    boolean isAnswered() {
        return machine.machine().isAnswered();
    }

    void user(User value) {
        user = value;
    }

    void begin(Instant now) {
        flow.add(this);
        machine.pump(now);
    }

    void respond(SipResponse response, Instant now) {
        machine.machine().respond(response, now);
        machine.pump(now);
    }

    /** A repetition of the request, or its ACK. */
    void onRequest(SipRequest received, Instant now) {
        machine.machine().onRequest(received, now);
        machine.pump(now);
    }

    void onCancel(SipRequest cancel, Instant now) {
        if (user != null && !isAnswered()) {
            user.onCancel(cancel, now);
        }
    }

    @Override
    public void onTransportError(String cause, Instant now) {
        boolean open = !isAnswered();
        machine.machine().onTransportError(cause, now);
        machine.pump(now);
        if (open && user != null) {
            user.onBroken(cause, now);
        }
    }

    private void perform(UasOutput output, Instant now) {
        if (output instanceof UasOutput.Send send) {
            owner.flows().send(flow, send.response());
        } else if (output instanceof UasOutput.PassAck pass) {
            if (user != null) {
                user.onAck(pass.ack(), now);
            }
        } else if (output instanceof UasOutput.Terminated) {
            owner.forget(this);
        }
    }
}
