package io.drsip.core.engine;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.trunk.Datacenter;

/**
 * The OPTIONS of the keepalive before the policies (Microsoft, Connect your SBC to Direct Routing): the Contact says
 * where Microsoft sends its own OPTIONS to, so it holds the trunk's name and real port.
 */
final class OptionsShape {

    private OptionsShape() {}

    static SipRequest of(Datacenter datacenter, EngineContext context) {
        SipUri target = SipUri.of(datacenter.fqdn()).withPort(datacenter.port()).withParam("transport", "tls");
        SipUri ours = SipUri.of(context.config().fqdn());
        SipUri contact = ours.withPort(context.config().port()).withParam("transport", "tls");
        return SipMessages.request(Method.OPTIONS, target)
                .header(HeaderType.VIA, context.via())
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(
                        HeaderType.FROM,
                        NameAddr.of(ours).withTag(context.identifiers().tag()))
                .header(HeaderType.TO, NameAddr.of(SipUri.of(datacenter.fqdn())))
                .header(HeaderType.CALL_ID, new CallId(context.identifiers().callId()))
                .header(HeaderType.CSEQ, new CSeq(1, Method.OPTIONS))
                .header(HeaderType.CONTACT, NameAddr.of(contact))
                .header(HeaderType.USER_AGENT, context.config().userAgent())
                .build();
    }
}
