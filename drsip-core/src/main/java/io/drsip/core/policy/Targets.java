package io.drsip.core.policy;

import io.drsip.policy.PolicyContext;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;

/** Whose URI it is, and what may be done to it. */
final class Targets {

    static final String METHOD = "method";

    private Targets() {}

    /**
     * Whether a Request-URI is a Refer-To of Microsoft's, which comes back letter by letter (Microsoft, Direct Routing
     * SIP protocol: Refer-To; Issues with call transfers). {@code x-m} names the target where no number does.
     */
    static boolean areVerbatim(Uri target, PolicyContext context) {
        return context.referredBy().isPresent()
                || (target instanceof SipUri uri && uri.params().has("x-m"));
    }

    /** Record-Routes of others, Microsoft's among them, are nobody's to change. */
    static boolean isOurs(NameAddr route, PolicyContext context) {
        return route.uri() instanceof SipUri uri
                && (uri.host().equals(context.fqdn()) || uri.host().equals(context.trunk()));
    }

    /** Whether a step left a value alone; comparing what they say would cost more than the step. */
    static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** Without what a Request-URI must not have (RFC 3261 section 19.1.1, table 1). */
    static Uri bare(Uri uri) {
        return uri instanceof SipUri sip ? bare(sip) : uri;
    }

    static SipUri bare(SipUri uri) {
        return uri.withoutHeaders().withoutParam(METHOD);
    }

    static boolean saysPhone(SipUri uri) {
        return "phone".equalsIgnoreCase(uri.params().get("user").orElse(""));
    }
}
