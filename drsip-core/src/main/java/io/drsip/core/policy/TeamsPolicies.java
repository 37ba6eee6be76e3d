package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import java.util.List;
import java.util.Set;

/**
 * The rules that Microsoft Teams Direct Routing asks for, each a policy of its own.
 *
 * <p>All of them look at what goes to Microsoft. Nothing here touches what comes from there: its Contact must be used
 * as the next Request-URI octet for octet (RFC 3261 section 12.2.1.1), parameters with slashes included. Applied twice
 * they change nothing more. Which fact each serves, and which test shows it, is in the package's description. To put
 * your own between them:
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
     * All rules in their order: routes and addresses first, then other headers, then capabilities, then {@link
     * TeamsLints}.
     *
     * @return the rules of {@code teams@2026-06}, of the next preset when there is one; pin one with {@link
     *     PolicyPreset#named}
     */
    public static List<HeaderPolicy> standard() {
        return Presets.TEAMS_2026_06.policies();
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
     * The rules for Azure Communication Services: those of Teams, and no trunks for several tenants. That its FQDN must
     * not be used for Teams, too, is not to be seen in a message.
     *
     * <p>Azure, Direct routing SIP specification; Known limitations of telephony.
     *
     * @return the rules of {@code acs@2026-06}, of the next preset when there is one
     */
    public static List<HeaderPolicy> azureCommunicationServices() {
        return Presets.ACS_2026_06.policies();
    }

    /**
     * The standard rules for the proxy SBC of Local Media Optimization: the Contact of a regional SBC stays, and may
     * differ from the Record-Route, which is the proxy SBC's.
     *
     * <p>Microsoft, Issues with Local Media Optimization.
     *
     * @param regional the FQDNs of the SBCs behind the proxy
     * @return a list to add to
     */
    public static PolicyList localMediaOptimization(Set<Fqdn> regional) {
        return with().instead("contact", contact(regional)).without("same-fqdn");
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
        return contact(Set.of());
    }

    private static HeaderPolicy contact(Set<Fqdn> regional) {
        Set<Fqdn> kept = Set.copyOf(regional);
        return Rules.fixing(
                "contact",
                RouteRules.OUR_CONTACT,
                Facts.CONTACT,
                (editor, context) -> RouteRules.contact(editor, context, kept));
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
        return AddressRule.of("no-sips", Rules.TO_MICROSOFT, Facts.NO_SIPS, AddressStep.NO_SIPS);
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
        return AddressRule.of("from-fqdn", Rules.FIRST_REQUESTS, Facts.FROM_FQDN, AddressStep.FROM_FQDN);
    }

    /**
     * {@code e164-plus}: a user of 8 to 15 digits that do not begin with 0 gets a plus, in Request-URI, From and To of
     * a first request. Shorter numbers (extensions, services, emergency), names and {@code anonymous} stay, as does a
     * Request-URI with its To that a REFER of Microsoft's has named.
     *
     * <p>Microsoft finds a user by an E.164 number with a plus only (Microsoft, Direct Routing SIP protocol), and by
     * what its own translation rules make of another one (Microsoft, Translate phone numbers): then leave this rule
     * out.
     *
     * @return the rule
     */
    public static HeaderPolicy e164Plus() {
        return AddressRule.of("e164-plus", Rules.FIRST_REQUESTS, Facts.E164_PLUS, AddressStep.PLUS);
    }

    /**
     * {@code user-phone}: where the user is a number with a plus, the URI says so with {@code user=phone}, in
     * Request-URI, From and To of a first request. Others stay as they are.
     *
     * <p>Without it Microsoft guesses (Microsoft, Direct Routing SIP protocol).
     *
     * @return the rule
     */
    public static HeaderPolicy userPhone() {
        return AddressRule.of("user-phone", Rules.FIRST_REQUESTS, Facts.USER_PHONE, AddressStep.USER_PHONE);
    }

    /**
     * {@code bare-lr}: a Record-Route with our FQDN says {@code ;lr}, not {@code ;lr=on}. Those of others stay.
     *
     * <p>RFC 3261 section 25.1 knows the bare form only, and Microsoft understands no other.
     *
     * @return the rule
     */
    public static HeaderPolicy bareLr() {
        return Rules.fixing("bare-lr", Rules.TO_MICROSOFT, Facts.BARE_LR, RouteRules::bareLr);
    }

    /**
     * {@code session-timer}: Session-Expires and Min-SE are those of this leg. If {@code timer} is not among the
     * capabilities they are dropped, in INVITE, UPDATE and their 2xx, so that nobody waits for a refresh that never
     * comes; else Session-Expires of less than 90 seconds becomes 1800, which is what Microsoft offers itself, and
     * Min-SE becomes 90.
     *
     * <p>Microsoft and SIP response codes, 422; Issues with inbound calls; RFC 4028 sections 4 and 5.
     *
     * @return the rule
     */
    public static HeaderPolicy sessionTimer() {
        return Rules.fixing("session-timer", CapabilityRules.TIMED, Facts.SESSION_TIMER, CapabilityRules::sessionTimer);
    }

    /**
     * {@code referred-by}: the INVITE that a REFER asked for has its Referred-By letter by letter; any other first
     * request has none, since it could only be left from an earlier transfer.
     *
     * <p>Microsoft, Direct Routing SIP protocol: Referred-By; Issues with call transfers. The REFER is told by {@link
     * io.drsip.policy.PolicyContext#referredBy}.
     *
     * @return the rule
     */
    public static HeaderPolicy referredBy() {
        return Rules.fixing(
                "referred-by", Rules.FIRST_REQUESTS.methods(Method.INVITE), Facts.REFERRED_BY, BorderRules::referredBy);
    }

    /**
     * {@code no-x-ms}: headers that begin with {@code X-MS-} come from Microsoft, and never go there.
     *
     * <p>Microsoft, Local Media Optimization: they say where Microsoft's own user is.
     *
     * @return the rule
     */
    public static HeaderPolicy noXms() {
        return Rules.fixing("no-x-ms", Rules.TO_MICROSOFT, Facts.NO_X_MS, BorderRules::noXms);
    }

    /**
     * {@code no-location}: Geolocation, Geolocation-Routing and Geolocation-Error are dropped; a request with a
     * location in its body, alone or as a part, is refused here with 415, since Microsoft would do so. To let the call
     * go without the location, send the session description alone, which {@code SessionBody.octets} cuts out of such a
     * body. From Microsoft, locations are handed over as they came.
     *
     * <p>Microsoft and SIP response codes: 415.
     *
     * @return the rule
     */
    public static HeaderPolicy noLocation() {
        return HeaderPolicy.of("no-location", Rules.TO_MICROSOFT.requests(), BodyRules::noLocation)
                .withFact(Facts.NO_LOCATION);
    }

    /**
     * {@code no-replaces}: Replaces never goes to Microsoft, nor is it required of it.
     *
     * <p>Microsoft has refused such requests since April 2022 (Microsoft, What's new in Direct Routing).
     *
     * @return the rule
     */
    public static HeaderPolicy noReplaces() {
        return Rules.fixing(
                "no-replaces", Rules.TO_MICROSOFT.requests(), Facts.NO_REPLACES, CapabilityRules::noReplaces);
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
        return Rules.fixing("no-100rel", Rules.TO_MICROSOFT, Facts.NO_100REL, CapabilityRules::noReliableProvisionals);
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
        return Rules.fixing("allow", Rules.TO_MICROSOFT, Facts.ALLOW, CapabilityRules::allow);
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
        return Rules.fixing("supported", Rules.TO_MICROSOFT, Facts.SUPPORTED, CapabilityRules::supported);
    }
}
