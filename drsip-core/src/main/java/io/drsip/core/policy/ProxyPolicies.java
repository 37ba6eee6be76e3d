package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.Method;
import io.drsip.sip.SipUri;

/** Rules for a PBX that passes requests on as a proxy, and stays in the way of the rest of the call. Thread-safe. */
public final class ProxyPolicies {

    private ProxyPolicies() {}

    /**
     * {@code record-route}: presets Record-Routes on first INVITEs in both directions, so that each side comes back by
     * a name it can reach: on top the one for where the request goes, below it the one for where it comes from. Towards
     * Microsoft that is the FQDN with the advertised port, {@code transport=tls} and a bare {@code lr}. If both sides
     * use the same URI there is one, else there are two, both with {@code r2=on}.
     *
     * <p>Since July 2020 Microsoft wants the FQDN also in the Record-Route of requests that it sent itself, which
     * it sees in the responses (smartvox, OpenSIPS as MS Teams SBC; RFC 5658 section 6 on two Record-Routes).
     *
     * @param inner how the PBX reaches this side, such as {@code sip:192.0.2.1:5060;transport=udp}; {@code lr} is added
     * @return the rule, for the end of a list
     */
    public static HeaderPolicy recordRoute(SipUri inner) {
        RecordRoutes routes = new RecordRoutes(inner);
        return Rules.fixing(
                "record-route",
                PolicyScope.everything().initialRequests().methods(Method.INVITE),
                Facts.RECORD_ROUTE,
                routes::preset);
    }
}
