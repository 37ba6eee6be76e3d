package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipResponse;
import java.util.Map;

/**
 * The INVITE of a call from Teams, with its CANCEL and the ACK to its refusal, in the shape of public traces; what they
 * do not show is left out or a knob. Immutable.
 */
final class OutboundInvite {

    private final Site site;
    private final CallPlan plan;
    private final Leg.Identity identity;
    private final String branch;
    private final String uri;
    private final String from;
    private final String to;

    OutboundInvite(Site site, CallPlan plan, Leg.Identity identity, String tag, int port) {
        this.site = site;
        this.plan = plan;
        this.identity = identity;
        this.branch = site.ids().branch();
        this.uri = "sip:" + plan.callee() + "@" + plan.trunk() + ":" + port + ";user=phone;transport=tls"
                + plan.redirection();
        String user = plan.assertedIdentity() ? "anonymous" : plan.caller();
        String host = plan.assertedIdentity() ? "anonymous.invalid" : "sip.pstnhub.microsoft.com:5061;user=phone";
        String name = plan.assertedIdentity() ? "Anonymous" : plan.displayName();
        this.from = name + "<sip:" + user + "@" + host + ">;tag=" + tag;
        this.to = "<sip:" + plan.callee() + "@" + plan.trunk() + ":" + port + ";user=phone>";
    }

    String branch() {
        return branch;
    }

    String from() {
        return from;
    }

    byte[] invite(SipConnection over, String contact, String recordRoute, String sdp) {
        SimulatedOffer offer = plan.offer();
        CapitalMessage message = CapitalMessage.request("INVITE", uri)
                .header("FROM", from)
                .header("TO", to)
                .header("CSEQ", "1 INVITE")
                .header("CALL-ID", identity.callId())
                .header("MAX-FORWARDS", "70")
                .header("VIA", via(over))
                .headerIf(site.knobs().recordRoute(), "RECORD-ROUTE", recordRoute)
                .header("CONTACT", contact)
                .body(offer.body(sdp))
                .header("MIN-SE", minSe())
                .header("SUPPORTED", "timer")
                .userAgent(site.region())
                .headerIf(!offer.contentType().isEmpty(), "CONTENT-TYPE", offer.contentType())
                .header("ALLOW", CapitalMessage.ALLOW)
                .headerIf(plan.assertsOneIdentity(), "P-ASSERTED-IDENTITY", "<tel:" + plan.caller() + ">")
                .headerIf(plan.assertedIdentity(), "PRIVACY", "id");
        plan.session().ifPresent(timer -> message.header("SESSION-EXPIRES", timer.header(true)));
        offer.headers().forEach(message::header);
        plan.replacing().map(Replacing::headers).orElse(Map.of()).forEach(message::header);
        plan.headers().forEach(message::header);
        return message.end();
    }

    /** 300 s unless the plan says otherwise: a guess of the shape that traces have. */
    private String minSe() {
        return plan.session()
                .flatMap(SessionTimer::minSe)
                .map(least -> Long.toString(least.toSeconds()))
                .orElse("300");
    }

    byte[] cancel(SipConnection over) {
        return plain("CANCEL", over, to);
    }

    byte[] ackToRefusal(SipConnection over, SipResponse response) {
        return plain("ACK", over, CapitalMessage.first(response.headers(), HeaderType.TO));
    }

    private byte[] plain(String method, SipConnection over, String party) {
        return CapitalMessage.request(method, uri)
                .header("FROM", from)
                .header("TO", party)
                .header("CSEQ", "1 " + method)
                .header("CALL-ID", identity.callId())
                .header("MAX-FORWARDS", "70")
                .header("VIA", via(over))
                .body("")
                .userAgent(site.region())
                .end();
    }

    private String via(SipConnection over) {
        return "SIP/2.0/TLS " + Addresses.ipOf(over.recorded().local()) + ":5061;branch=" + branch;
    }
}
