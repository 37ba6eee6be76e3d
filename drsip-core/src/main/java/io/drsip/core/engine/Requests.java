package io.drsip.core.engine;

import io.drsip.core.dialog.DialogId;
import io.drsip.core.message.MessageCheck;
import io.drsip.core.message.SipMessages;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.policy.Capabilities;
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
            unknown(uri.host(), transaction, Status.NOT_FOUND, "tenants have names, not addresses", now);
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
                        parts.answers().pong(transaction, host, at);
                        parts.health().onPinged(transaction.request(), at);
                    }

                    @Override
                    public void onUnknown(Status status, String cause, Instant at) {
                        unknown(host, transaction, status, cause, at);
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
        Waiting waiting = new Waiting(transaction);
        tenants.forCall(
                host,
                new TenantQuestions.Asker() {
                    @Override
                    public void onFound(Optional<Tenant> tenant, Instant at) {
                        if (waiting.isOpen()) {
                            tenant.ifPresent(owner -> offer(owner, host, transaction, at));
                        }
                    }

                    @Override
                    public void onUnknown(Status status, String cause, Instant at) {
                        if (waiting.isOpen()) {
                            unknown(host, transaction, status, cause, at);
                        }
                    }
                },
                now);
    }

    /** An INVITE whose tenant is being looked up may be given up meanwhile. */
    private final class Waiting implements ServerTransaction.User {

        private final ServerTransaction transaction;

        Waiting(ServerTransaction transaction) {
            this.transaction = transaction;
            transaction.user(this);
        }

        boolean isOpen() {
            return !transaction.isAnswered();
        }

        @Override
        public void onCancel(SipRequest cancel, Instant now) {
            parts.answers().refuse(transaction, Status.REQUEST_TERMINATED, "", now);
        }

        @Override
        public void onBroken(String cause, Instant now) {
            parts.answers().refuse(transaction, Status.SERVICE_UNAVAILABLE, "", now);
        }

        @Override
        public void onAck(SipRequest ack, Instant now) {
            // No 2xx has been sent.
        }
    }

    /** The name that was called is the one that our answers carry, also if the tenant has a whole domain of them. */
    private void offer(Tenant tenant, Fqdn called, ServerTransaction transaction, Instant now) {
        if (parts.calls().isFull()) {
            parts.answers().refuse(transaction, Status.SERVICE_UNAVAILABLE, "Too many calls are up", now);
            return;
        }
        PolicyOutcome outcome = parts.border().incoming(transaction.request(), Optional.of(called));
        if (outcome instanceof PolicyOutcome.Passed passed) {
            String id = "in-" + parts.context().config().fqdn().canonical() + "-" + ++calls;
            new IncomingLeg(id, tenant, called, transaction, parts).offer((SipRequest) passed.message());
        } else if (outcome instanceof PolicyOutcome.Rejected rejected) {
            parts.answers().refuse(transaction, rejected.status(), rejected.reason(), now);
            parts.context().tell(new TrunkEvent.Dropped(parts.context().info(now, rejected.toString())));
        }
    }

    private void unknown(Host host, ServerTransaction transaction, Status status, String cause, Instant now) {
        parts.answers().refuse(transaction, status, "", now);
        parts.context().tell(new TrunkEvent.UnknownTenant(parts.context().info(now, cause), host.toString()));
    }
}
