package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import java.util.List;

/**
 * The rules that Microsoft Teams Direct Routing asks for, each a policy of its own.
 *
 * <p>All of them look at what goes to Microsoft. Nothing here touches what comes from there: its Contact must be used
 * as the next Request-URI octet for octet (RFC 3261 section 12.2.1.1), parameters with slashes included. Applied twice
 * they change nothing more. To put your own between them:
 *
 * <pre>{@code
 * List<HeaderPolicy> policies = TeamsPolicies.with()
 *         .after("from-fqdn", new MaskCallers())
 *         .list();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class TeamsPolicies {

    private TeamsPolicies() {}

    /**
     * All rules in their order: addresses first, then routes, then capabilities.
     *
     * @return {@link #noSips}, {@link #contact}, {@link #fromFqdn}, {@link #e164Plus}, {@link #userPhone}, {@link
     *     #bareLr}, {@link #noReplaces}, {@link #noReliableProvisionals}, {@link #allow}, {@link #supported}
     */
    public static List<HeaderPolicy> standard() {
        return List.of(
                noSips(),
                contact(),
                fromFqdn(),
                e164Plus(),
                userPhone(),
                bareLr(),
                noReplaces(),
                noReliableProvisionals(),
                allow(),
                supported());
    }

    /**
     * Starts a list of your own with the standard rules.
     *
     * @return the standard rules, to be added to and taken from
     */
    public static PolicyList with() {
        return PolicyList.of(standard());
    }

    /**
     * {@code no-sips}: writes {@code sip:} where {@code sips:} stood; targets get {@code transport=tls} instead.
     * Request-URI, From and To of first requests, Contact, P-Asserted-Identity, and Record-Routes of ours.
     *
     * <p>Microsoft does not support SIPS URIs (Microsoft, Direct Routing SIP protocol).
     *
     * @return the rule
     */
    public static HeaderPolicy noSips() {
        return HeaderPolicy.editing("no-sips", PolicyScope.toMicrosoft(), AddressRules::noSips);
    }

    /**
     * {@code contact}: our Contact has the FQDN of the tenant, or of the trunk if there is none, the advertised port
     * and {@code transport=tls}; user and other parameters stay. A missing one is added to INVITE, OPTIONS, the 18x and
     * 2xx to INVITE and the 200 to OPTIONS; of several the first one stays, which is all that Microsoft reads.
     *
     * <p>Microsoft compares its host with the certificate and finds the tenant by it, and refuses an address
     * (Microsoft, Direct Routing SIP protocol; Configure an SBC for multiple tenants).
     *
     * @return the rule
     */
    public static HeaderPolicy contact() {
        return HeaderPolicy.editing("contact", RouteRules.OUR_CONTACT, RouteRules::contact);
    }

    /**
     * {@code from-fqdn}: the From of a first request has the same FQDN as the Contact, without port and transport,
     * which RFC 3261 section 19.1.1 does not allow there; a {@code tel:} URI becomes a SIP URI. The user stays, {@code
     * anonymous} included.
     *
     * <p>Microsoft, Direct Routing SIP protocol.
     *
     * @return the rule
     */
    public static HeaderPolicy fromFqdn() {
        return HeaderPolicy.editing("from-fqdn", PolicyScope.toMicrosoft().initialRequests(), AddressRules::fromFqdn);
    }

    /**
     * {@code e164-plus}: a user of 8 to 15 digits that do not begin with 0 gets a plus, in Request-URI and From of a
     * first request. Shorter numbers (extensions, services, emergency), names and {@code anonymous} stay.
     *
     * <p>Microsoft finds a user by an E.164 number with a plus only (Microsoft, Direct Routing SIP protocol).
     *
     * @return the rule
     */
    public static HeaderPolicy e164Plus() {
        return HeaderPolicy.editing("e164-plus", PolicyScope.toMicrosoft().initialRequests(), AddressRules::e164Plus);
    }

    /**
     * {@code user-phone}: where the user is a number with a plus, the URI says so with {@code user=phone}, in
     * Request-URI and From of a first request. Others stay as they are.
     *
     * <p>Without it Microsoft guesses (Microsoft, Direct Routing SIP protocol).
     *
     * @return the rule
     */
    public static HeaderPolicy userPhone() {
        return HeaderPolicy.editing("user-phone", PolicyScope.toMicrosoft().initialRequests(), AddressRules::userPhone);
    }

    /**
     * {@code bare-lr}: a Record-Route with our FQDN says {@code ;lr}, not {@code ;lr=on}. Those of others stay.
     *
     * <p>RFC 3261 section 25.1 knows the bare form only, and Microsoft understands no other.
     *
     * @return the rule
     */
    public static HeaderPolicy bareLr() {
        return HeaderPolicy.editing("bare-lr", PolicyScope.toMicrosoft(), RouteRules::bareLr);
    }

    /**
     * {@code no-replaces}: Replaces never goes to Microsoft, nor is it required of it.
     *
     * <p>Microsoft has refused such requests since April 2022 (Microsoft, What's new in Direct Routing).
     *
     * @return the rule
     */
    public static HeaderPolicy noReplaces() {
        return HeaderPolicy.editing("no-replaces", PolicyScope.toMicrosoft().requests(), CapabilityRules::noReplaces);
    }

    /**
     * {@code no-100rel}: {@code 100rel} is neither supported nor required, and no response is numbered by RSeq.
     *
     * <p>Microsoft's Allow has no PRACK, so that a reliable provisional response (RFC 3262) would never be
     * acknowledged.
     *
     * @return the rule
     */
    public static HeaderPolicy noReliableProvisionals() {
        return HeaderPolicy.editing("no-100rel", PolicyScope.toMicrosoft(), CapabilityRules::noReliableProvisionals);
    }

    /**
     * {@code allow}: Allow says what this side can do, no more and no less, in INVITE, OPTIONS, the 18x and 2xx to
     * INVITE, the 200 to OPTIONS, 405, and wherever else it stands.
     *
     * <p>Microsoft reads it: with REFER in it, transfers come as REFER (Microsoft, Direct Routing SIP protocol, Allow).
     *
     * @return the rule
     */
    public static HeaderPolicy allow() {
        return HeaderPolicy.editing("allow", PolicyScope.toMicrosoft(), CapabilityRules::allow);
    }

    /**
     * {@code supported}: Supported says which extensions this side has, in INVITE, OPTIONS, the 18x and 2xx to INVITE,
     * the 200 to OPTIONS, and wherever else it stands; without any extension there is no Supported.
     *
     * <p>RFC 3261 section 20.37.
     *
     * @return the rule
     */
    public static HeaderPolicy supported() {
        return HeaderPolicy.editing("supported", PolicyScope.toMicrosoft(), CapabilityRules::supported);
    }
}
