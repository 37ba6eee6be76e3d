package io.drsip.core.engine;

import io.drsip.core.dialog.DialogId;
import io.drsip.core.message.MessageCheck;
import io.drsip.core.message.SipMessages;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.policy.Capabilities;
import io.drsip.policy.Direction;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft's requests: checked, matched to what is known, and handed to who answers them (RFC 3261 section 8.2).
 * Single thread.
 */
final class Requests {

    private final EngineParts parts;
    private final TenantQuestions tenants;

    // Counts calls, for their names.
    private long calls;

    Requests(EngineParts parts, TenantQuestions tenants) {
        this.parts = parts;
        this.tenants = tenants;
    }

    void onRequest(Flow flow, SipRequest request, Instant now) {
        Optional<MessageCheck.Problem> problem = MessageCheck.check(request);
        if (problem.isPresent()) {
            refuseBroken(flow, request, problem.get(), now);
            return;
        }
        Optional<ServerTransaction> known = parts.transactions().find(request);
        if (known.isPresent()) {
            known.get().onRequest(request, now);
        } else if (request.method().equals(Method.ACK)) {
            onAck(flow, request, now);
        } else {
            onNewRequest(flow, request, now);
        }
    }

    private void refuseBroken(Flow flow, SipRequest request, MessageCheck.Problem problem, Instant now) {
        Optional<Status> answered = SipMessages.refusal(request, problem.status(), problem.rule())
                .map(response -> {
                    parts.flows().send(flow, response);
                    return response.status();
                });
        parts.context()
                .tell(new TrunkEvent.MalformedReceived(
                        parts.context().info(now, flow.id(), problem.rule()), problem.offset(), answered));
    }

    private void onAck(Flow flow, SipRequest ack, Instant now) {
        Optional<Calls.Held> held = parts.calls().find(DialogId.ofReceived(ack));
        if (held.isPresent()) {
            held.get().leg().onAck(ack, now);
        } else {
            String cause = "an ACK that belongs to nothing";
            parts.context().tell(new TrunkEvent.Dropped(parts.context().info(now, flow.id(), cause)));
        }
    }

    private void onNewRequest(Flow flow, SipRequest request, Instant now) {
        Optional<ServerTransaction> room = parts.transactions().receive(flow, request, now);
        if (room.isEmpty()) {
            SipMessages.refusal(request, Status.SERVICE_UNAVAILABLE, "Too many transactions are open")
                    .ifPresent(response -> parts.flows().send(flow, response));
            return;
        }
        parts.context().tellBrokenHeaders(flow.id(), request, now);
        ServerTransaction transaction = room.get();
        if (request.method().equals(Method.CANCEL)) {
            onCancel(request, transaction, now);
        } else if (!parts.answers()
                .refuseUnserved(transaction, Capabilities.standard().methods(), now)) {
            boolean inDialog = request.headers().require(HeaderType.TO).tag().isPresent();
            if (inDialog) {
                onDialogRequest(request, transaction, now);
            } else {
                onInitialRequest(request, transaction, now);
            }
        }
    }

    private void onCancel(SipRequest cancel, ServerTransaction transaction, Instant now) {
        Optional<ServerTransaction> invite = parts.transactions().findInvite(cancel);
        if (invite.isEmpty()) {
            parts.answers().refuse(transaction, Status.NO_SUCH_CALL, "", now);
            return;
        }
        String tag = parts.context().identifiers().tag();
        transaction.respond(parts.answers().start(cancel, Status.OK, tag).build(), now);
        invite.get().onCancel(cancel, now);
    }

    private void onDialogRequest(SipRequest request, ServerTransaction transaction, Instant now) {
        Optional<Calls.Held> held = parts.calls().find(DialogId.ofReceived(request));
        if (held.isEmpty()) {
            parts.answers().refuse(transaction, Status.NO_SUCH_CALL, "", now);
        } else if (!held.get().dialog().advance(request)) {
            parts.answers().refuse(transaction, Status.SERVER_ERROR, "CSeq is lower than one seen before", now);
        } else {
            held.get().leg().onRequest(request, transaction, now);
        }
    }

    private void onInitialRequest(SipRequest request, ServerTransaction transaction, Instant now) {
        if (!(request.requestUri() instanceof SipUri uri) || uri.isSecure()) {
            parts.answers().refuse(transaction, Status.of(416), "Use a sip URI with transport=tls", now);
        } else if (!(uri.host() instanceof Fqdn host)) {
            Refusal refusal = Refusal.of(Status.NOT_FOUND, "tenants have names, not addresses");
            unknown(uri.host(), transaction, refusal, now);
        } else if (request.method().equals(Method.OPTIONS)) {
            onOptions(host, transaction, now);
        } else if (request.method().equals(Method.INVITE)) {
            onInvite(host, transaction, now);
        } else {
            parts.answers().refuse(transaction, Status.NO_SUCH_CALL, "", now);
        }
    }

    private void onOptions(Fqdn host, ServerTransaction transaction, Instant now) {
        tenants.forOptions(
                host,
                new TenantQuestions.Asker() {
                    @Override
                    public void onFound(Optional<Tenant> tenant, Instant at) {
                        pong(tenant.map(owner -> new Party(owner, host)), at);
                    }

                    @Override
                    public void onUnknown(Refusal refusal, Instant at) {
                        if (refusal.status().equals(Status.NOT_FOUND)) {
                            unknown(host, transaction, refusal, at);
                        } else {
                            // The trunk is healthy, whatever the directory is: no reason for Microsoft to leave it.
                            parts.context().tellUnknown(host, refusal, at);
                            pong(Optional.empty(), at);
                        }
                    }

                    private void pong(Optional<Party> party, Instant at) {
                        parts.answers().pong(transaction, host, party, at);
                        parts.health().onPinged(transaction.request(), at);
                    }
                },
                now);
    }

    private void onInvite(Fqdn host, ServerTransaction transaction, Instant now) {
        SipRequest invite = transaction.request();
        transaction.respond(SipMessages.response(invite, Status.TRYING).build(), now);
        Optional<Status> objection = Bodies.objection(invite);
        if (objection.isPresent()) {
            parts.answers().refuseBody(transaction, objection.get(), now);
            return;
        }
        Waiting waiting = new Waiting(host, transaction);
        transaction.user(waiting);
        waiting.lookup = tenants.forCall(host, waiting, now);
    }

    /** An INVITE whose tenant is being looked up; it may be given up meanwhile. */
    private final class Waiting implements ServerTransaction.User, TenantQuestions.Asker {

        private final Fqdn host;
        private final ServerTransaction transaction;

        // What is given up with it.
        private TenantQuestions.@Nullable Lookup lookup;

        Waiting(Fqdn host, ServerTransaction transaction) {
            this.host = host;
            this.transaction = transaction;
        }

        @Override
        public void onFound(Optional<Tenant> tenant, Instant now) {
            if (!transaction.isAnswered()) {
                tenant.ifPresent(owner -> offer(new Party(owner, host), transaction, now));
            }
        }

        @Override
        public void onUnknown(Refusal refusal, Instant now) {
            if (!transaction.isAnswered()) {
                unknown(host, transaction, refusal, now);
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
            if (lookup != null) {
                lookup.forget();
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
        boolean emergency = parts.calls().usage().isEmergency(party.tenant(), dialled(transaction.request()));
        if (parts.calls().isFull(emergency)) {
            parts.answers().refuse(transaction, Status.SERVICE_UNAVAILABLE, "Too many calls are up", now);
            return;
        }
        Optional<TenantUsage.Reached> reached = parts.calls().usage().enter(party.tenant(), emergency, now);
        if (reached.isPresent()) {
            limited(party, transaction, reached.get(), now);
            return;
        }
        PolicyOutcome outcome = parts.border().incoming(transaction.request(), Optional.of(party), now);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            String id = "in-" + parts.context().config().fqdn().canonical() + "-" + ++calls;
            new IncomingLeg(id, party, transaction, parts).offer((SipRequest) passed.message());
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

    private void unknown(Host host, ServerTransaction transaction, Refusal refusal, Instant now) {
        parts.answers().refuse(transaction, refusal, Optional.empty(), now);
        parts.context().tellUnknown(host, refusal, now);
    }
}
