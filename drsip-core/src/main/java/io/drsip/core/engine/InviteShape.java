package io.drsip.core.engine;

import io.drsip.call.CallRequest;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.trunk.Datacenter;
import java.nio.charset.StandardCharsets;

/**
 * The INVITE of a call before the policies (Microsoft, Direct Routing SIP protocol: inbound call): the callee at the
 * datacenter, the caller at the tenant.
 */
final class InviteShape {

    private InviteShape() {}

    static SipRequest of(CallRequest call, Datacenter datacenter, EngineContext context) {
        SipUri callee = SipUri.of(datacenter.fqdn()).withUser(call.to().text());
        SipUri caller = SipUri.of(call.tenant()).withUser(call.from().text());
        NameAddr from = NameAddr.of(caller).withTag(context.identifiers().tag());
        return SipMessages.request(Method.INVITE, callee.withPort(datacenter.port()))
                .header(HeaderType.VIA, context.via())
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(
                        HeaderType.FROM,
                        call.displayName().map(from::withDisplayName).orElse(from))
                .header(HeaderType.TO, NameAddr.of(callee))
                .header(HeaderType.CALL_ID, new CallId(context.identifiers().callId()))
                .header(HeaderType.CSEQ, new CSeq(1, Method.INVITE))
                .header(HeaderType.CONTACT, contact(call, context))
                .header(HeaderType.USER_AGENT, context.config().userAgent())
                .body(MediaType.SDP, call.offer().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Our Contact: the caller at the tenant's name, and the port that Microsoft is to reach. */
    static NameAddr contact(CallRequest call, EngineContext context) {
        SipUri caller = SipUri.of(call.tenant()).withUser(call.from().text());
        return NameAddr.of(caller.withPort(context.config().port()).withParam("transport", "tls"));
    }
}
