package io.drsip.core.policy;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.UriShaper;
import io.drsip.sip.Method;
import io.drsip.sip.SipUri;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rules that depend on who stands on the PBX's side, and are therefore not in every list: identities, histories,
 * reasons, numbers, products.
 *
 * <p>What comes from Microsoft is handed over as it came: History-Info, also the broken form of the documents, X-MS
 * headers, Geolocation, Referred-By, both asserted identities, and the {@code cause} of a Request-URI. The rules here
 * that look at it add to it. Thread-safe.
 */
public final class BorderPolicies {

    private static final PolicyScope CALLS_FROM_MICROSOFT =
            PolicyScope.fromMicrosoft().initialRequests().methods(Method.INVITE);
    private static final PolicyScope CALLS_TO_MICROSOFT = Rules.FIRST_REQUESTS.methods(Method.INVITE);

    private BorderPolicies() {}

    /**
     * {@code asserted-identity}: what Microsoft learns of who calls. If trusted, P-Asserted-Identity with all its
     * values and Privacy go there, a Remote-Party-ID of the caller becomes one, and the P-Preferred-Identity is
     * dropped, whose way ends at the first server (RFC 3325 section 9.2). If not, {@code Privacy: id} keeps
     * P-Asserted-Identity here, and nothing of the old forms goes.
     *
     * @param trust whether Microsoft belongs to the own network
     * @return the rule
     */
    public static HeaderPolicy identityToMicrosoft(IdentityTrust trust) {
        return Rules.fixing(
                "asserted-identity",
                Rules.TO_MICROSOFT,
                Facts.IDENTITY,
                trust == IdentityTrust.TRUSTED ? IdentityRules::trusted : IdentityRules::untrustedTarget);
    }

    /**
     * {@code identity-from-microsoft}: what the PBX learns of who calls. If trusted, all of it, as it came; if not,
     * P-Asserted-Identity and Remote-Party-ID are dropped, and From is all there is. Also the remedy where a carrier
     * shows the asserted number instead of the one in From (Microsoft, Issues with outbound calls).
     *
     * @param trust whether Microsoft belongs to the own network
     * @return the rule
     */
    public static HeaderPolicy identityFromMicrosoft(IdentityTrust trust) {
        return Rules.fixing(
                "identity-from-microsoft",
                PolicyScope.fromMicrosoft(),
                Facts.IDENTITY,
                trust == IdentityTrust.TRUSTED ? (editor, context) -> {} : IdentityRules::untrustedSource);
    }

    /**
     * {@code remote-party-id}: for a PBX of before RFC 3325, each asserted identity also as a Remote-Party-ID,
     * {@code privacy=full} with {@code Privacy: id} or {@code user}.
     *
     * @return the rule
     */
    public static HeaderPolicy remotePartyId() {
        return Rules.fixing("remote-party-id", CALLS_FROM_MICROSOFT, Facts.IDENTITY, IdentityRules::remotePartyId);
    }

    /**
     * {@code history-to-diversion}: for a PBX or carrier that does not read History-Info, the same as Diversion, latest
     * first; {@code Privacy=history} of an entry becomes {@code privacy=full}, and so does a Privacy of the message
     * that hides all of them (RFC 7544). History-Info stays as it came. One that
     * breaks the grammar tells nothing, and stays too.
     *
     * @return the rule
     */
    public static HeaderPolicy historyToDiversion() {
        return Rules.fixing("history-to-diversion", CALLS_FROM_MICROSOFT, Facts.DIVERSION, HistoryRules::toDiversion);
    }

    /**
     * {@code diversion-to-history}: what a PBX says as Diversion goes to Microsoft as History-Info, in the form that
     * Microsoft has itself: the entry says why the call went on. If there is a History-Info already, it goes as it is.
     *
     * @return the rule
     */
    public static HeaderPolicy diversionToHistory() {
        return Rules.fixing("diversion-to-history", CALLS_TO_MICROSOFT, Facts.HISTORY, HistoryRules::fromDiversion);
    }

    /**
     * {@code reason-by-status}: the Q.850 cause in the Reason of a 486 is 17, also where Microsoft has 34, and of a 603
     * it is 21, in both directions. Other Reasons pass as they are, that of a CANCEL among them; none is invented.
     *
     * @return the rule
     */
    public static HeaderPolicy reasonByStatus() {
        return Rules.fixing(
                "reason-by-status",
                PolicyScope.everything().responses("486", "603").methods(Method.INVITE),
                Facts.REASON,
                BorderRules::reasonByStatus);
    }

    /**
     * {@code numbers}: writes numbers as a plan has them. In first requests to Microsoft: Request-URI, From and To;
     * wherever they stand, in both directions: both identities of RFC 3325, Remote-Party-ID and Diversion. A
     * Request-URI that is a Refer-To of Microsoft's stays as it is, and History-Info does.
     *
     * <pre>{@code
     * HeaderNumbers numbers = HeaderNumbers.of(plan);
     * BorderPolicies.numbers((uri, field, context) -> numbers.uris(context.direction(), field).apply(uri))
     * }</pre>
     *
     * <p>A trunk does that by itself for a tenant that has a plan.
     *
     * @param shaper the plans of all tenants
     * @return the rule, for a place before {@code e164-plus}, or instead of it
     */
    public static HeaderPolicy numbers(UriShaper shaper) {
        return Rules.fixing(
                "numbers",
                PolicyScope.everything().requests(),
                Facts.NUMBERS,
                (editor, context) -> BorderRules.numbers(editor, context, shaper));
    }

    /**
     * {@code product}: User-Agent or Server names this SBC, and hides what stood there.
     *
     * @param name such as {@code Contoso-SBC/2.1}
     * @return the rule
     */
    public static HeaderPolicy product(String name) {
        return Rules.fixing(
                "product",
                Rules.TO_MICROSOFT,
                Facts.PRODUCT,
                (editor, context) -> BorderRules.product(editor, context, name));
    }

    /**
     * {@code no-vendor-headers}: headers that begin with {@code X-} or {@code P-} stay inside, but for
     * P-Asserted-Identity and those that are named.
     *
     * @param kept names, in any case
     * @return the rule, for the front of a list: it knows only headers that the message came with
     */
    public static HeaderPolicy noVendorHeaders(String... kept) {
        Set<String> names = BorderRules.kept(List.of(kept));
        return Rules.fixing(
                "no-vendor-headers",
                Rules.TO_MICROSOFT,
                Facts.VENDOR,
                (editor, context) -> BorderRules.noVendorHeaders(editor, names));
    }

    /**
     * {@code voicemail}: a call that is meant for a mailbox says {@code opaque=app:voicemail} in its Request-URI, as
     * jambonz does it. Microsoft does not document it.
     *
     * @param mailboxes tells by the Request-URI whether the mailbox is meant
     * @return the rule
     */
    public static HeaderPolicy voicemail(Predicate<SipUri> mailboxes) {
        return Rules.fixing(
                "voicemail",
                CALLS_TO_MICROSOFT,
                Facts.VOICEMAIL,
                (editor, context) -> BorderRules.voicemail(editor, context, mailboxes));
    }
}
