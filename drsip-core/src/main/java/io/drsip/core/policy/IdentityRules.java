package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.Privacy;
import io.drsip.sip.RemotePartyId;
import io.drsip.sip.SipUri;
import java.util.List;

/**
 * Rules about who calls, as a network vouches for it (RFC 3325): P-Asserted-Identity, Privacy, and the Remote-Party-ID
 * of before. Two asserted identities, a telephone number and a SIP address, stay two.
 */
final class IdentityRules {

    private static final String CALLING = "calling";

    private IdentityRules() {}

    /** Microsoft belongs to the own network: it learns who calls, in the form of today. */
    static void trusted(HeaderEditor editor, PolicyContext context) {
        if (editor.has(HeaderType.REMOTE_PARTY_ID)) {
            if (!editor.has(HeaderType.P_ASSERTED_IDENTITY)) {
                editor.all(HeaderType.REMOTE_PARTY_ID).stream()
                        .filter(IdentityRules::isCaller)
                        .findFirst()
                        .ifPresent(party -> assertIdentity(editor, party));
            }
            editor.remove(HeaderType.REMOTE_PARTY_ID);
        }
        if (editor.has(HeaderType.P_PREFERRED_IDENTITY)) {
            editor.remove(HeaderType.P_PREFERRED_IDENTITY);
        }
    }

    private static boolean isCaller(RemotePartyId party) {
        return party.party().orElse(CALLING).equals(CALLING);
    }

    private static void assertIdentity(HeaderEditor editor, RemotePartyId party) {
        editor.set(HeaderType.P_ASSERTED_IDENTITY, party.address().withParams(Params.none()));
        boolean hides = !party.privacy().orElse("off").startsWith("off");
        if (hides && !editor.has(HeaderType.PRIVACY)) {
            editor.set(HeaderType.PRIVACY, Privacy.ID);
        }
    }

    /** Who wants privacy gets it from those who are not trusted (RFC 3325 section 7). */
    static void untrustedTarget(HeaderEditor editor, PolicyContext context) {
        if (editor.first(HeaderType.PRIVACY).stream().anyMatch(privacy -> privacy.has("id"))) {
            editor.remove(HeaderType.P_ASSERTED_IDENTITY);
        }
        editor.remove(HeaderType.REMOTE_PARTY_ID);
        editor.remove(HeaderType.P_PREFERRED_IDENTITY);
    }

    /** What a stranger asserts is not handed on (RFC 3325 section 5). */
    static void untrustedSource(HeaderEditor editor, PolicyContext context) {
        editor.remove(HeaderType.P_ASSERTED_IDENTITY);
        editor.remove(HeaderType.REMOTE_PARTY_ID);
    }

    /** For a PBX of before RFC 3325: the same in the old form, beside the new one. */
    static void remotePartyId(HeaderEditor editor, PolicyContext context) {
        List<NameAddr> asserted = editor.all(HeaderType.P_ASSERTED_IDENTITY);
        if (asserted.isEmpty() || editor.has(HeaderType.REMOTE_PARTY_ID)) {
            return;
        }
        boolean hides =
                editor.first(HeaderType.PRIVACY).stream().anyMatch(privacy -> privacy.has("id") || privacy.has("user"));
        editor.setAll(
                HeaderType.REMOTE_PARTY_ID,
                asserted.stream()
                        .map(identity -> new RemotePartyId(identity)
                                .withParty(CALLING)
                                .withScreen(true)
                                .withPrivacy(hides ? "full" : "off"))
                        .toList());
    }

    /** Teams shows a name as the digits that stand for it on a telephone. */
    static void callerNumber(HeaderEditor editor, PolicyContext context) {
        NameAddr from = editor.first(HeaderType.FROM).orElseThrow();
        boolean number = from.uri() instanceof SipUri uri
                && PhoneUser.isGlobal(uri.user().orElse(""));
        if (!number) {
            editor.report(HeaderType.FROM.name(), from.uri().toString(), "a number with a plus");
        }
    }
}
