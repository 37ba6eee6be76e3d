package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.sip.Method;

/**
 * Rules that can only report, since what is wrong cannot be repaired in a header: {@link PolicyPipeline#lint} and
 * {@link PolicyPipeline#findings} run them, {@link PolicyPipeline#apply} does not. A running trunk tells what they find
 * as an event, {@code TrunkEvent.RulesBroken}. Thread-safe.
 */
public final class TeamsLints {

    private TeamsLints() {}

    /**
     * {@code early-offer}: the first INVITE has a session description.
     *
     * <p>Microsoft, Direct Routing SIP protocol: a delayed offer is not supported.
     *
     * @return the rule
     */
    public static HeaderPolicy earlyOffer() {
        return Rules.reporting(
                "early-offer", Rules.FIRST_REQUESTS.methods(Method.INVITE), Facts.EARLY_OFFER, BodyRules::earlyOffer);
    }

    /**
     * {@code body-type}: the body of an INVITE or UPDATE is {@code application/sdp}.
     *
     * <p>Microsoft and SIP response codes: 415.
     *
     * @return the rule
     */
    public static HeaderPolicy bodyType() {
        return Rules.reporting(
                "body-type",
                Rules.TO_MICROSOFT.requests().methods(Method.INVITE, Method.UPDATE),
                Facts.BODY_TYPE,
                BodyRules::bodyType);
    }

    /**
     * {@code route-host}: the top Record-Route has an FQDN. For a PBX that proxies, {@link
     * ProxyPolicies#recordRoute} makes it so.
     *
     * <p>Microsoft, Direct Routing SIP protocol: with an address the check of the certificate fails.
     *
     * @return the rule
     */
    public static HeaderPolicy routeHost() {
        return Rules.reporting(
                "route-host", Rules.TO_MICROSOFT.initialRequests(), Facts.ROUTE_HOST, RouteRules::routeHost);
    }

    /**
     * {@code same-fqdn}: Record-Route and Contact have the same FQDN. Not so with Local Media Optimization, for which
     * {@link TeamsPolicies#localMediaOptimization} leaves this rule out.
     *
     * <p>Microsoft, Direct Routing SIP protocol: Record-Route.
     *
     * @return the rule
     */
    public static HeaderPolicy sameFqdn() {
        return Rules.reporting(
                "same-fqdn", Rules.TO_MICROSOFT.initialRequests(), Facts.SAME_FQDN, RouteRules::sameFqdn);
    }

    /**
     * {@code caller-number}: From has a number with a plus.
     *
     * <p>Microsoft, Issues with inbound calls: a name is shown as digits.
     *
     * @return the rule
     */
    public static HeaderPolicy callerNumber() {
        return Rules.reporting(
                "caller-number",
                Rules.FIRST_REQUESTS.methods(Method.INVITE),
                Facts.CALLER_NUMBER,
                IdentityRules::callerNumber);
    }

    /**
     * {@code served-method}: the method is one that Microsoft's Allow has, which is the same in all public traces.
     *
     * @return the rule
     */
    public static HeaderPolicy servedMethod() {
        return Rules.reporting(
                "served-method", Rules.TO_MICROSOFT.requests(), Facts.SERVED_METHOD, CapabilityRules::servedMethod);
    }

    /**
     * {@code private-address}: no address of RFC 1918, RFC 4193 and the like in Via, Contact, Record-Route,
     * P-Asserted-Identity, and in the lines of a session description that hold addresses. For Via the remedy is the
     * configuration: no policy can edit it.
     *
     * @return the rule
     */
    public static HeaderPolicy privateAddress() {
        return Rules.reporting("private-address", Rules.TO_MICROSOFT, Facts.PRIVATE_ADDRESS, LeakRules::privateAddress);
    }

    /**
     * {@code one-tenant}: the call is the trunk's own, not that of a tenant with another name.
     *
     * <p>Azure, Known limitations of telephony: there are no trunks for several tenants.
     *
     * @return the rule
     */
    public static HeaderPolicy oneTenant() {
        return Rules.reporting("one-tenant", RouteRules.OUR_CONTACT, Facts.ONE_TENANT, RouteRules::oneTenant);
    }
}
