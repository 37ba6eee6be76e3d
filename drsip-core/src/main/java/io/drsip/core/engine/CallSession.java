package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.dialog.InviteOutput;
import io.drsip.core.dialog.InviteUsage;
import io.drsip.core.dialog.SessionTimer;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.core.sdp.SdpFinding;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.MinSe;
import io.drsip.sip.RetryAfter;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Offers and answers inside a call: brings what {@link InviteUsage} decides onto the wire, and what comes from there to
 * it. Single thread.
 */
final class CallSession {

    private final EstablishedCall call;
    private final EngineParts parts;
    private final SessionTimer timer;
    private final Child<InviteUsage, InviteOutput> usage;

    // Whose INVITE is being answered, and our INVITE.
    private @Nullable ServerTransaction asked;
    private @Nullable Reinvite sent;
    private @Nullable UnconfirmedAnswer answer;

    CallSession(EstablishedCall call, InviteUsage usage, SessionTimer timer, EngineParts parts) {
        this.call = call;
        this.parts = parts;
        this.timer = timer;
        this.usage = new Child<>(usage, this::perform, parts.context().deadlines());
    }

    // --- what the PBX wants ---------------------------------------------------------------------------------------

    void want(Function<InviteUsage, Optional<String>> wish, Instant now) {
        Optional<String> objection = wish.apply(usage.machine());
        usage.pump(now);
        if (objection.isPresent()) {
            throw new TrunkException(objection.get());
        }
    }

    void refresh(Instant now) {
        usage.machine().refresh(now);
        usage.pump(now);
    }

    // --- their INVITE ---------------------------------------------------------------------------------------------

    void onInvite(ServerTransaction transaction, Instant now) {
        SipRequest invite = transaction.request();
        Optional<Status> objection = Bodies.objection(invite);
        Optional<MinSe> tooSmall = timer.tooSmall(invite);
        if (objection.isPresent()) {
            parts.answers().refuseBody(transaction, objection.get(), now);
        } else if (tooSmall.isPresent()) {
            ResponseBuilder refusal =
                    call.response(transaction, Status.of(422)).header(HeaderType.MIN_SE, tooSmall.get());
            respond(transaction, refusal, now);
        } else {
            ServerTransaction before = asked;
            asked = transaction;
            transaction.user(new Canceller());
            usage.machine().onOffer(Sdp.of(invite), now);
            usage.pump(now);
            if (transaction.isAnswered()) {
                asked = before;
            } else {
                respond(transaction, call.response(transaction, Status.TRYING), now);
            }
        }
    }

    /** Somebody may give an INVITE up while the PBX thinks about it. */
    private final class Canceller implements ServerTransaction.User {

        @Override
        public void onCancel(SipRequest cancel, Instant now) {
            usage.machine().onCancelled(now);
            usage.pump(now);
        }

        @Override
        public void onBroken(String cause, Instant now) {
            usage.machine().onCancelled(now);
            usage.pump(now);
        }

        @Override
        public void onAck(SipRequest ack, Instant now) {
            call.onAck(ack, now);
        }
    }

    /** The ACK of the first INVITE has come. */
    void onConfirmed(Instant now) {
        usage.machine().onAck(now);
        usage.pump(now);
    }

    /** Maybe the ACK of a later INVITE. */
    void onAck(SipRequest ack, Instant now) {
        if (answer != null && answer.isConfirmedBy(ack)) {
            stopRepeating(now);
            onConfirmed(now);
        }
    }

    private void answer(InviteOutput.Respond response, Instant now) {
        ServerTransaction transaction = asked;
        if (transaction == null || transaction.isAnswered()) {
            return;
        }
        asked = null;
        ResponseBuilder builder = call.response(transaction, response.status());
        response.retryAfter().ifPresent(time -> builder.header(HeaderType.RETRY_AFTER, RetryAfter.of(time)));
        if (!response.words().isEmpty()) {
            builder.phrase(response.words());
        }
        if (response.status().isSuccess()) {
            call.refreshTarget(transaction.request(), now);
            builder.header(HeaderType.CONTACT, call.name().contact());
            timer.accept(transaction.request(), now).addTo(builder);
            call.pumpTimer(now);
            response.answer().ifPresent(sdp -> builder.body(MediaType.SDP, sdp.toBytes()));
            SipResponse ok = parts.answers()
                    .passed(
                            builder.build(),
                            transaction.request(),
                            Optional.of(call.name().party()),
                            now);
            answer = new UnconfirmedAnswer(transaction, ok, call::onAckMissing, parts.context(), now);
        } else {
            respond(transaction, builder, now);
        }
    }

    private void respond(ServerTransaction transaction, ResponseBuilder builder, Instant now) {
        SipResponse response = parts.answers()
                .passed(
                        builder.build(),
                        transaction.request(),
                        Optional.of(call.name().party()),
                        now);
        transaction.respond(response, now);
    }

    // --- our INVITE -----------------------------------------------------------------------------------------------

    /** One INVITE of ours, sent again once with a longer interval if only that is in the way. */
    private final class Reinvite implements ClientUser {

        private final SessionDescription offer;

        // Once it is on its way, and once it is answered.
        private @Nullable ClientTransaction transaction;
        private @Nullable Child<Alarm, Alarm.Output> patience;
        private boolean answered;
        private boolean again;

        Reinvite(SessionDescription offer) {
            this.offer = offer;
        }

        void send(Instant now) {
            DialogRequests.Offer request = new DialogRequests.Offer(call.name().contact(), offer, timer.request());
            parts.dialogRequests().invite(call.place(), request, this, started -> transaction = started, now);
        }

        @Override
        public void onResponse(SipResponse response, Instant now) {
            if (response.status().isProvisional()) {
                onProvisional(now);
                return;
            }
            stopWaiting();
            if (response.status().isSuccess()) {
                onSuccess(response, now);
            } else if (!isSentAgain(response, now) && sent == this) {
                Optional<Duration> wait = response.headers().sound(HeaderType.RETRY_AFTER).stream()
                        .findFirst()
                        .map(RetryAfter::delay);
                sent = null;
                usage.machine().onRefused(response.status(), wait, now);
                usage.pump(now);
            }
        }

        /** Nobody has to think about an offer inside a call for long; a final response must come all the same. */
        private void onProvisional(Instant now) {
            if (patience == null) {
                Duration limit = parts.context().config().timers().transactionTimeout();
                patience = parts.context().adopt(new Alarm(now.plus(limit)), (output, at) -> giveUp(at), now);
            }
        }

        void giveUp(Instant now) {
            stopWaiting();
            if (transaction != null) {
                transaction.cancel(Optional.empty(), now);
            }
        }

        private void stopWaiting() {
            if (patience != null) {
                patience.stop();
            }
        }

        private boolean isSentAgain(SipResponse response, Instant now) {
            boolean again = response.status().equals(Status.of(422)) && timer.onTooSmall(response);
            if (again) {
                send(now);
            }
            return again;
        }

        /** Each repetition of a 2xx gets its ACK, also when the call is over. */
        private void onSuccess(SipResponse response, Instant now) {
            ClientTransaction open = transaction;
            if (open == null) {
                return;
            }
            if (!answered) {
                answered = true;
                call.refreshTarget(response, now);
                timer.onAnswered(response, now);
                call.pumpTimer(now);
            }
            parts.dialogRequests().ack(call.dialog(), open.request(), open.flow(), now);
            if (sent == this) {
                sent = null;
                usage.machine().onAnswered(Sdp.of(response), now);
                usage.pump(now);
            }
        }

        /** A connection that breaks says nothing about the call: the INVITE goes out once more over another one. */
        @Override
        public void onNoResponse(String cause, Instant now) {
            stopWaiting();
            ClientTransaction open = transaction;
            if (sent == this && !again && open != null && open.flow().isClosed()) {
                again = true;
                patience = null;
                send(now);
            } else if (sent == this) {
                sent = null;
                usage.machine().onNoResponse(cause);
                usage.pump(now);
            }
        }
    }

    // --- what comes of it -----------------------------------------------------------------------------------------

    private void perform(InviteOutput output, Instant now) {
        if (output instanceof InviteOutput.SendInvite invite) {
            sent = new Reinvite(invite.offer());
            sent.send(now);
        } else if (output instanceof InviteOutput.Respond response) {
            answer(response, now);
        } else if (output instanceof InviteOutput.End end) {
            call.lose(end.words(), Conclusion.CALL_UNKNOWN, now);
        } else {
            call.tell(event(output));
        }
    }

    private static CallEvent event(InviteOutput output) {
        if (output instanceof InviteOutput.Held held) {
            return new CallEvent.Held(Sdp.text(held.theirs()));
        } else if (output instanceof InviteOutput.Resumed resumed) {
            return new CallEvent.Resumed(Sdp.text(resumed.theirs()));
        } else if (output instanceof InviteOutput.Offered offered) {
            return new CallEvent.Offered(Sdp.text(offered.offer()));
        } else if (output instanceof InviteOutput.MediaRestarted restarted) {
            return new CallEvent.MediaRestarted(Sdp.text(restarted.offer()));
        } else if (output instanceof InviteOutput.OfferRefused refused) {
            return new CallEvent.OfferWithdrawn(refused.status(), refused.words());
        } else if (output instanceof InviteOutput.OfferAnswered answered) {
            return new CallEvent.OfferAnswered(Sdp.text(answered.answer()));
        } else if (output instanceof InviteOutput.OfferFailed failed) {
            return new CallEvent.OfferFailed(failed.status(), failed.words());
        } else if (output instanceof InviteOutput.RefreshFailed failed) {
            return new CallEvent.Warned(List.of("the session was not refreshed: " + failed.words()));
        } else if (output instanceof InviteOutput.Warn warn) {
            return new CallEvent.Warned(
                    warn.findings().stream().map(SdpFinding::toString).toList());
        } else if (output instanceof InviteOutput.Refreshed refreshed) {
            return new CallEvent.Refreshed(refreshed.changed().map(Sdp::text));
        }
        throw new IllegalStateException("this is performed, not told: " + output);
    }

    // --- the end --------------------------------------------------------------------------------------------------

    void end(Instant now) {
        stopRepeating(now);
        usage.machine().end();
        usage.pump(now);
        if (sent != null) {
            sent.giveUp(now);
        }
    }

    private void stopRepeating(Instant now) {
        if (answer != null) {
            answer.stop(now);
            answer = null;
        }
    }
}
