package io.drsip.core.engine;

import io.drsip.core.message.ResponseBuilder;
import io.drsip.core.message.SipMessages;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.OptionTag;
import io.drsip.sip.RetryAfter;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers to Microsoft's requests, with the headers that each kind has. Single thread. */
final class Answers {

    /**
     * What is served at all; a method that nobody has registered is not even known (RFC 3261 sections 8.2.1 and
     * 21.5.2).
     */
    private static final Set<Method> KNOWN = Set.of(
            Method.INVITE,
            Method.ACK,
            Method.CANCEL,
            Method.BYE,
            Method.OPTIONS,
            Method.REGISTER,
            Method.NOTIFY,
            Method.SUBSCRIBE,
            Method.REFER,
            Method.UPDATE,
            Method.PRACK,
            Method.INFO,
            Method.MESSAGE,
            Method.PUBLISH);

    private final EngineContext context;
    private final Border border;

    Answers(EngineContext context, Border border) {
        this.context = context;
        this.border = border;
    }

    /** Starts a response of ours: with a tag, unless it is a 100, and with our name. */
    ResponseBuilder start(SipRequest request, Status status, String tag) {
        ResponseBuilder builder = SipMessages.response(request, status);
        if (!status.equals(Status.TRYING)) {
            builder.toTag(tag);
        }
        return builder.header(HeaderType.SERVER, context.config().userAgent());
    }

    /** Our Contact in a response: the tenant's name, so that Microsoft knows whose call it is. */
    NameAddr contact(SipRequest request, Fqdn tenant) {
        SipUri uri = SipUri.of(tenant).withPort(context.config().port()).withParam("transport", "tls");
        boolean hasUser =
                request.requestUri() instanceof SipUri target && target.user().isPresent();
        return NameAddr.of(
                hasUser ? uri.withUser(((SipUri) request.requestUri()).user().orElse("")) : uri);
    }

    /** Runs the policies over a response; one that they refuse becomes a 500, since Microsoft needs an answer. */
    SipResponse passed(SipResponse response, SipRequest request, Optional<Party> party, Instant now) {
        PolicyOutcome outcome = border.outgoing(response, party, now);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            return (SipResponse) passed.message();
        }
        context.tell(new TrunkEvent.Dropped(context.info(now, "a response was " + outcome)));
        return start(request, Status.SERVER_ERROR, context.identifiers().tag()).build();
    }

    void refuse(ServerTransaction transaction, Status status, String why, Instant now) {
        respond(transaction, status, why, Optional.empty(), now);
    }

    /** Refuses a request whose cause is no matter of its sender. */
    void refuse(ServerTransaction transaction, Refusal refusal, Optional<Party> party, Instant now) {
        SipRequest request = transaction.request();
        ResponseBuilder builder =
                start(request, refusal.status(), context.identifiers().tag());
        refusal.retryAfter().ifPresent(time -> builder.header(HeaderType.RETRY_AFTER, RetryAfter.of(time)));
        transaction.respond(passed(builder.build(), request, party, now), now);
    }

    /** Refuses a body, and tells which one would be understood. */
    void refuseBody(ServerTransaction transaction, Status status, Instant now) {
        SipRequest request = transaction.request();
        SipResponse response = start(request, status, context.identifiers().tag())
                .headers(HeaderType.ACCEPT, Bodies.ACCEPTED)
                .header(Bodies.ACCEPT_ENCODING, Bodies.PLAIN)
                .build();
        transaction.respond(passed(response, request, Optional.empty(), now), now);
    }

    /**
     * 200 to an OPTIONS, inside a dialog or not: with Contact and Allow, without which Microsoft does not go online.
     */
    void pong(ServerTransaction transaction, Fqdn name, Optional<Party> party, Instant now) {
        SipRequest request = transaction.request();
        SipResponse response = start(request, Status.OK, context.identifiers().tag())
                .header(HeaderType.CONTACT, contact(request, name))
                .build();
        transaction.respond(passed(response, request, party, now), now);
    }

    /** A request with a method or an extension that is not served; tells whether it was answered. */
    boolean refuseUnserved(ServerTransaction transaction, Instant now) {
        List<Method> served = context.capabilities().methods();
        SipRequest request = transaction.request();
        if (!served.contains(request.method())) {
            boolean known = KNOWN.contains(request.method());
            Status status = known ? Status.METHOD_NOT_ALLOWED : Status.NOT_IMPLEMENTED;
            SipResponse response = start(request, status, context.identifiers().tag())
                    .headers(HeaderType.ALLOW, served)
                    .build();
            transaction.respond(passed(response, request, Optional.empty(), now), now);
            return true;
        }
        List<OptionTag> required = request.headers().all(HeaderType.REQUIRE).stream()
                .filter(tag -> !context.capabilities().optionTags().contains(tag))
                .toList();
        if (!required.isEmpty()) {
            SipResponse response = start(
                            request, Status.BAD_EXTENSION, context.identifiers().tag())
                    .headers(HeaderType.UNSUPPORTED, required)
                    .build();
            transaction.respond(passed(response, request, Optional.empty(), now), now);
            return true;
        }
        return false;
    }

    /**
     * Answers what comes inside a call and is not its end. A new offer gets here if the session is not known, since it
     * could not be read; it is refused, and the session goes on as it was (RFC 3261 section 14.2).
     */
    void inDialog(ServerTransaction transaction, Party party, Instant now) {
        Method method = transaction.request().method();
        if (method.equals(Method.OPTIONS)) {
            pong(transaction, party.name(), Optional.of(party), now);
        } else if (method.equals(Method.INVITE)) {
            respond(transaction, Status.NOT_ACCEPTABLE_HERE, "", Optional.of(party), now);
        } else {
            respond(transaction, Status.NO_SUCH_CALL, "", Optional.of(party), now);
        }
    }

    private void respond(ServerTransaction transaction, Status status, String why, Optional<Party> party, Instant now) {
        SipRequest request = transaction.request();
        ResponseBuilder builder = start(request, status, context.identifiers().tag());
        if (!why.isEmpty()) {
            builder.phrase(why);
        }
        transaction.respond(passed(builder.build(), request, party, now), now);
    }
}
