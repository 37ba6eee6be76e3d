package io.drsip.core.engine;

import io.drsip.core.dialog.AnswerRepeater;
import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Instant;
import java.util.function.Consumer;

/** A 2xx of ours to an INVITE, repeated until its ACK comes. Single thread. */
final class UnconfirmedAnswer {

    private final ServerTransaction transaction;
    private final SipResponse answer;
    private final Consumer<Instant> onMissing;
    private final Child<AnswerRepeater, AnswerRepeater.Output> repeater;

    /** Sends the answer; if no ACK comes in time, {@code onMissing} is called, once. */
    UnconfirmedAnswer(
            ServerTransaction transaction,
            SipResponse answer,
            Consumer<Instant> onMissing,
            EngineContext context,
            Instant now) {
        this.transaction = transaction;
        this.answer = answer;
        this.onMissing = onMissing;
        transaction.respond(answer, now);
        this.repeater = context.adopt(new AnswerRepeater(context.config().timers(), now), this::perform, now);
    }

    /** Whether an ACK is the one that is waited for: it has the number of the INVITE. */
    boolean isConfirmedBy(SipRequest ack) {
        CSeq invite = transaction.request().headers().require(HeaderType.CSEQ);
        return ack.headers().require(HeaderType.CSEQ).number() == invite.number();
    }

    /** Waits no longer. */
    void stop(Instant now) {
        repeater.machine().onAck();
        repeater.pump(now);
    }

    private void perform(AnswerRepeater.Output output, Instant now) {
        switch (output) {
            case REPEAT -> transaction.respond(answer, now);
            case ACK_MISSING -> onMissing.accept(now);
        }
    }
}
