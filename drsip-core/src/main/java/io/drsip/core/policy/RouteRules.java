package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import java.util.List;
import java.util.Optional;

/** Rules about the URIs that Microsoft sends to: Contact, and Record-Route if the PBX adds one. */
final class RouteRules {

    /** Where a Contact of ours may stand; that of a 3xx or 485 names somebody else. */
    static final PolicyScope OUR_CONTACT =
            PolicyScope.toMicrosoft().requests().or(PolicyScope.toMicrosoft().responses("1xx", "2xx"));

    private RouteRules() {}

    /** Microsoft reads the first value only, so there is only one. */
    static void contact(HeaderEditor editor, PolicyContext context) {
        Optional<NameAddr> old = editor.first(HeaderType.CONTACT);
        if (old.isPresent()) {
            editor.setAll(HeaderType.CONTACT, List.of(ours(old.get(), context)));
        } else if (CapabilityRules.ANNOUNCED.matches(context)) {
            editor.set(HeaderType.CONTACT, NameAddr.of(addressed(SipUri.of(context.fqdn()), context)));
        }
    }

    private static NameAddr ours(NameAddr contact, PolicyContext context) {
        if (contact.uri() instanceof SipUri) {
            return AddressRules.withSipUri(contact, uri -> addressed(uri, context));
        }
        return contact.withUri(addressed(SipUri.of(context.fqdn()), context));
    }

    private static SipUri addressed(SipUri uri, PolicyContext context) {
        return uri.withSecure(false)
                .withHost(context.fqdn())
                .withPort(context.port())
                .withoutParam("maddr")
                .withoutParam("ttl")
                .withoutHeaders()
                .withParam("transport", "tls");
    }

    static void bareLr(HeaderEditor editor, PolicyContext context) {
        editor.map(
                HeaderType.RECORD_ROUTE,
                route -> isOurs(route, context) ? AddressRules.withSipUri(route, uri -> uri.withParam("lr")) : route);
    }

    /** Record-Routes of others, Microsoft's among them, are nobody's to change. */
    static boolean isOurs(NameAddr route, PolicyContext context) {
        return route.uri() instanceof SipUri uri
                && (uri.host().equals(context.fqdn()) || uri.host().equals(context.trunk()));
    }
}
