package io.drsip.core.engine;

import io.drsip.core.dialog.SessionTimer;
import io.drsip.core.message.SipMessages;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.policy.Direction;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MinSe;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * INVITEs of Microsoft's outside a dialog: whose they are, whether there is room for them, and who takes them.
 * Single thread.
 */
final class IncomingInvites {

    /** Microsoft sends none without, and nobody could refuse what the ACK would say. */
    private static final String NO_OFFER = "An INVITE needs a session description";

    private final EngineParts parts;
    private final TenantQuestions tenants;

    // Counts calls, for their names.
    private long calls;

    IncomingInvites(EngineParts parts, TenantQuestions tenants) {
        this.parts = parts;
        this.tenants = tenants;
    }

    void onInvite(Fqdn host, ServerTransaction transaction, Instant now) {
        SipRequest invite = transaction.request();
        transaction.respond(SipMessages.response(invite, Status.TRYING).build(), now);
        Optional<WaitingInvites.Holder> first = parts.calls().waiting().merged(invite);
        if (first.isPresent()) {
            new Copy(host, transaction, first.get()).start(now);
        } else {
            take(host, transaction, now);
        }
    }

    private void take(Fqdn host, ServerTransaction transaction, Instant now) {
        SipRequest invite = transaction.request();
        Optional<WaitingInvites.Holder> orphan = parts.calls().waiting().orphan(invite);
        if (orphan.isPresent()) {
            orphan.get().onRepeated(transaction, now);
            return;
        }
        Optional<Status> objection = Bodies.objection(invite);
        if (objection.isPresent()) {
            parts.answers().refuseBody(transaction, objection.get(), now);
            return;
        }
        if (invite.body().isEmpty()) {
            parts.answers().refuse(transaction, Status.NOT_ACCEPTABLE_HERE, NO_OFFER, now);
            return;
        }
        Optional<MinSe> tooSmall = new SessionTimer(parts.context().profile()).tooSmall(invite);
        if (tooSmall.isPresent()) {
            transaction.respond(intervalTooSmall(invite, tooSmall.get()), now);
            return;
        }
        new Lookup(host, transaction).start(now);
    }

    private SipResponse intervalTooSmall(SipRequest invite, MinSe least) {
        return parts.answers()
                .start(invite, Status.of(422), parts.context().identifiers().tag())
                .header(HeaderType.MIN_SE, least)
                .build();
    }

    /**
     * An INVITE that is here already. Whoever repeats it, since a connection broke, may be faster than the news that it
     * broke, which takes a round trip: so this one waits for T1 before it is refused as a merged request.
     */
    private final class Copy implements ServerTransaction.User {

        private final Fqdn host;
        private final ServerTransaction transaction;
        private final WaitingInvites.Holder first;

        // Once it waits.
        private @Nullable Child<Alarm, Alarm.Output> patience;

        Copy(Fqdn host, ServerTransaction transaction, WaitingInvites.Holder first) {
            this.host = host;
            this.transaction = transaction;
            this.first = first;
        }

        void start(Instant now) {
            transaction.user(this);
            Alarm alarm = new Alarm(now.plus(parts.context().config().timers().t1()));
            patience = parts.context().adopt(alarm, (output, at) -> decide(at), now);
        }

        private void decide(Instant now) {
            if (first.isConnected()) {
                parts.answers().refuse(transaction, Status.of(482), "Merged request", now);
            } else {
                take(host, transaction, now);
            }
        }

        @Override
        public void onCancel(SipRequest cancel, Instant now) {
            giveUp(Status.REQUEST_TERMINATED, now);
        }

        @Override
        public void onBroken(String cause, Instant now) {
            giveUp(Status.SERVICE_UNAVAILABLE, now);
        }

        private void giveUp(Status status, Instant now) {
            if (patience != null) {
                patience.stop();
            }
            parts.answers().refuse(transaction, status, "", now);
        }

        @Override
        public void onAck(SipRequest ack, Instant now) {
            // No 2xx has been sent.
        }
    }

    /** An INVITE whose tenant is being looked up; it may be given up meanwhile. */
    private final class Lookup implements ServerTransaction.User, TenantQuestions.Asker, WaitingInvites.Holder {

        private final Fqdn host;
        private final ServerTransaction transaction;

        // What is given up with it.
        private TenantQuestions.@Nullable Lookup question;

        Lookup(Fqdn host, ServerTransaction transaction) {
            this.host = host;
            this.transaction = transaction;
        }

        void start(Instant now) {
            transaction.user(this);
            parts.calls().waiting().add(transaction.request(), this);
            question = tenants.forCall(host, this, now);
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
            // It is forgotten as soon as its connection breaks: nobody has been asked yet.
        }

        @Override
        public void onFound(Optional<Tenant> tenant, Instant now) {
            parts.calls().waiting().remove(transaction.request(), this);
            if (!transaction.isAnswered()) {
                tenant.ifPresent(owner -> offer(new Party(owner, host), transaction, now));
            }
        }

        @Override
        public void onUnknown(Refusal refusal, Instant now) {
            parts.calls().waiting().remove(transaction.request(), this);
            if (!transaction.isAnswered()) {
                parts.answers().refuse(transaction, refusal, Optional.empty(), now);
                parts.context().tellUnknown(host, refusal, now);
            }
        }

        @Override
        public void onCancel(SipRequest cancel, Instant now) {
            giveUp(Status.REQUEST_TERMINATED, now);
        }

        @Override
        public void onBroken(String cause, Instant now) {
            giveUp(Status.SERVICE_UNAVAILABLE, now);
        }

        private void giveUp(Status status, Instant now) {
            parts.calls().waiting().remove(transaction.request(), this);
            if (question != null) {
                question.forget();
            }
            parts.answers().refuse(transaction, status, "", now);
        }

        @Override
        public void onAck(SipRequest ack, Instant now) {
            // No 2xx has been sent.
        }
    }

    /** The name that was called is the one that our answers carry, also if the tenant has a whole domain of them. */
    private void offer(Party party, ServerTransaction transaction, Instant now) {
        Replacement replacement = Replacement.of(transaction.request(), party, parts.calls());
        if (replacement.refusal().isPresent()) {
            parts.answers().refuse(transaction, replacement.refusal().get(), "", now);
            return;
        }
        boolean emergency = parts.calls().usage().isEmergency(party.tenant(), dialled(transaction.request()));
        if (parts.calls().isFull(emergency)) {
            parts.answers().refuse(transaction, Status.SERVICE_UNAVAILABLE, "Too many calls are up", now);
            return;
        }
        boolean goesOn = replacement.call().isPresent();
        Optional<Refusal> drained = parts.calls().drain().objection(emergency || goesOn);
        if (drained.isPresent()) {
            parts.answers().refuse(transaction, drained.get(), Optional.of(party), now);
            return;
        }
        Optional<TenantUsage.Reached> reached = parts.calls().usage().enter(party.tenant(), emergency || goesOn, now);
        if (reached.isPresent()) {
            limited(party, transaction, reached.get(), now);
            return;
        }
        PolicyOutcome outcome = parts.border().incoming(transaction.request(), Optional.of(party), now);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            String id = "in-" + parts.context().config().fqdn().canonical() + "-" + ++calls;
            new IncomingLeg(id, party, transaction, replacement.call(), parts).offer((SipRequest) passed.message());
        } else if (outcome instanceof PolicyOutcome.Rejected rejected) {
            parts.calls().usage().leave(party.tenant().fqdn());
            parts.answers().refuse(transaction, rejected.status(), rejected.reason(), now);
            parts.context().tell(new TrunkEvent.Dropped(parts.context().info(now, rejected.toString())));
        }
    }

    private static String dialled(SipRequest invite) {
        return invite.requestUri() instanceof SipUri uri ? uri.decodedUser().orElse("") : "";
    }

    private void limited(Party party, ServerTransaction transaction, TenantUsage.Reached reached, Instant now) {
        Refusal refusal = reached.refusal();
        parts.answers().refuse(transaction, refusal, Optional.of(party), now);
        parts.context()
                .tell(new TrunkEvent.CallLimited(
                        parts.context().info(now, transaction.flow().id(), refusal.cause()),
                        party.tenant().fqdn(),
                        reached.limit(),
                        Direction.FROM_MICROSOFT,
                        refusal.status()));
    }
}
