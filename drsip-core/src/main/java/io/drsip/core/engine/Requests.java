package io.drsip.core.engine;

import io.drsip.core.dialog.DialogId;
import io.drsip.core.message.MessageCheck;
import io.drsip.core.message.SipMessages;
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
    private final IncomingInvites invites;

    Requests(EngineParts parts, TenantQuestions tenants) {
        this.parts = parts;
        this.tenants = tenants;
        this.invites = new IncomingInvites(parts, tenants);
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
            return;
        }
        boolean inDialog = request.headers().require(HeaderType.TO).tag().isPresent();
        if (!inDialog && request.method().equals(Method.REFER)) {
            parts.answers().refuse(transaction, Status.FORBIDDEN, "REFER belongs into a call", now);
        } else if (!parts.answers().refuseUnserved(transaction, now)) {
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
            invites.onInvite(host, transaction, now);
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

    private void unknown(Host host, ServerTransaction transaction, Refusal refusal, Instant now) {
        parts.answers().refuse(transaction, refusal, Optional.empty(), now);
        parts.context().tellUnknown(host, refusal, now);
    }
}
