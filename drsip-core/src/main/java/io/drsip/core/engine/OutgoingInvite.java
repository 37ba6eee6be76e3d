package io.drsip.core.engine;

import io.drsip.call.CallRequest;
import io.drsip.call.TransferTarget;
import io.drsip.core.dialog.SessionHeaders;
import io.drsip.core.message.RequestBuilder;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.trunk.Datacenter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an INVITE of ours says before the policies: the caller at the tenant, and the callee at the datacenter
 * (Microsoft, Direct Routing SIP protocol: inbound call), or where a REFER of Microsoft's sends us. Immutable.
 *
 * @param caller From without a tag
 * @param contact our Contact
 * @param callee the number that is called; empty for a transfer
 * @param transfer what the REFER said, for a transfer
 * @param offer the session description
 */
record OutgoingInvite(
        NameAddr caller, NameAddr contact, String callee, Optional<TransferTarget> transfer, String offer) {

    /** What tells one INVITE from another. */
    record Ids(CallId callId, String tag, long sequence) {

        static Ids first(Identifiers identifiers) {
            return new Ids(new CallId(identifiers.callId()), identifiers.tag(), 1);
        }

        /** The same INVITE once more, in a new transaction. */
        Ids again() {
            return new Ids(callId, tag, sequence + 1);
        }
    }

    static OutgoingInvite of(CallRequest call, EngineContext context) {
        SipUri uri = SipUri.of(call.tenant()).withUser(call.from().text());
        NameAddr caller = NameAddr.of(uri);
        return new OutgoingInvite(
                call.displayName().map(caller::withDisplayName).orElse(caller),
                contact(uri, context),
                call.to().text(),
                Optional.empty(),
                call.offer());
    }

    /** The call that a REFER asks for: from whoever the PBX's side of the old call was. */
    static OutgoingInvite transfer(
            Optional<String> user, Fqdn tenant, TransferTarget target, String offer, EngineContext context) {
        SipUri host = SipUri.of(tenant);
        SipUri uri = user.map(host::withUser).orElse(host);
        return new OutgoingInvite(NameAddr.of(uri), contact(uri, context), "", Optional.of(target), offer);
    }

    private static NameAddr contact(SipUri caller, EngineContext context) {
        return NameAddr.of(caller.withPort(context.config().port()).withParam("transport", "tls"));
    }

    SipRequest request(Datacenter datacenter, Ids ids, SessionHeaders session, EngineContext context) {
        SipUri host = SipUri.of(datacenter.fqdn());
        SipUri called = callee.isEmpty() ? host : host.withUser(callee);
        Uri requestUri = transfer.map(OutgoingInvite::target).orElse(called.withPort(datacenter.port()));
        RequestBuilder builder = SipMessages.request(Method.INVITE, requestUri)
                .header(HeaderType.VIA, context.via())
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(HeaderType.FROM, caller.withTag(ids.tag))
                .header(HeaderType.TO, NameAddr.of(to(called, context)))
                .header(HeaderType.CALL_ID, ids.callId)
                .header(HeaderType.CSEQ, new CSeq(ids.sequence, Method.INVITE))
                .header(HeaderType.CONTACT, contact)
                .header(HeaderType.USER_AGENT, context.config().userAgent())
                .headers(HeaderType.REFERRED_BY, referredBy().stream().toList());
        return session.addTo(builder)
                .body(MediaType.SDP, offer.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    Optional<NameAddr> referredBy() {
        return transfer.flatMap(TransferTarget::referredBy);
    }

    /** The Refer-To as it came, but for what no Request-URI has (RFC 3261 section 19.1.1). */
    private static Uri target(TransferTarget transfer) {
        Uri uri = transfer.referTo().uri();
        return uri instanceof SipUri sip ? sip.withoutHeaders().withoutParam("method") : uri;
    }

    /** User and host of a Refer-To, unless its parameters are wanted: some of Microsoft's proxies refuse them in To. */
    private Uri to(SipUri called, EngineContext context) {
        if (transfer.isEmpty()) {
            return called;
        }
        Uri target = target(transfer.get());
        if (!(target instanceof SipUri uri) || context.config().calls().hasTransferParameters()) {
            return target;
        }
        SipUri host = SipUri.of(uri.host());
        return uri.user().map(host::withUser).orElse(host);
    }
}
