package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about the URIs that Microsoft sends to: Contact, and Record-Route if the PBX adds one. */
final class RouteRules {

    /** Where a Contact of ours may stand; that of a 3xx or 485 names somebody else. */
    static final PolicyScope OUR_CONTACT = Rules.TO_MICROSOFT.requests().or(Rules.TO_MICROSOFT.responses("1xx", "2xx"));

    private static final String TRANSPORT = "transport";
    private static final String TLS = "tls";

    private RouteRules() {}

    /** Microsoft reads the first value only, so there is only one. */
    static void contact(HeaderEditor editor, PolicyContext context, Set<Fqdn> regional) {
        if (!editor.has(HeaderType.CONTACT)) {
            if (CapabilityRules.ANNOUNCED.matches(context)) {
                editor.set(HeaderType.CONTACT, NameAddr.of(addressed(SipUri.of(context.fqdn()), context)));
            }
            return;
        }
        List<NameAddr> all = editor.all(HeaderType.CONTACT);
        if (all.isEmpty()) {
            return;
        }
        NameAddr old = all.get(0);
        NameAddr now = isRegional(old.uri(), regional) ? old : ours(old, context);
        if (all.size() > 1 || !Targets.isSame(now, old)) {
            editor.set(HeaderType.CONTACT, now);
        }
    }

    private static boolean isRegional(Uri uri, Set<Fqdn> regional) {
        return !regional.isEmpty()
                && uri instanceof SipUri sip
                && sip.host() instanceof Fqdn host
                && regional.contains(host);
    }

    private static NameAddr ours(NameAddr contact, PolicyContext context) {
        if (!(contact.uri() instanceof SipUri uri)) {
            return contact.withUri(addressed(SipUri.of(context.fqdn()), context));
        }
        return isAddressed(uri, context) ? contact : contact.withUri(addressed(uri, context));
    }

    private static boolean isAddressed(SipUri uri, PolicyContext context) {
        return !uri.isSecure()
                && uri.port().orElse(-1) == context.port()
                && uri.host().equals(context.fqdn())
                && !uri.hasHeaders()
                && saysTls(uri.params());
    }

    private static boolean saysTls(Params params) {
        return TLS.equals(params.get(TRANSPORT).orElse("")) && !params.has("maddr") && !params.has("ttl");
    }

    private static SipUri addressed(SipUri uri, PolicyContext context) {
        return uri.toBuilder()
                .secure(false)
                .host(context.fqdn())
                .port(context.port())
                .noParam("maddr")
                .noParam("ttl")
                .noHeaders()
                .param(TRANSPORT, TLS)
                .build();
    }

    static void bareLr(HeaderEditor editor, PolicyContext context) {
        if (editor.mentions(HeaderType.RECORD_ROUTE, "lr=")) {
            editor.map(HeaderType.RECORD_ROUTE, route -> Targets.isOurs(route, context) ? withBareLr(route) : route);
        }
    }

    private static NameAddr withBareLr(NameAddr route) {
        SipUri uri = (SipUri) route.uri();
        boolean bare = uri.params().has("lr") && uri.params().get("lr").isEmpty();
        return bare ? route : route.withUri(uri.withParam("lr"));
    }

    /** What Microsoft compares with the certificate is the top one. */
    static void routeHost(HeaderEditor editor, PolicyContext context) {
        topRoute(editor)
                .map(SipUri::host)
                .filter(host -> !(host instanceof Fqdn))
                .ifPresent(host -> editor.report(
                        HeaderType.RECORD_ROUTE.name(),
                        host.toString(),
                        context.fqdn() + ", or no Record-Route at all"));
    }

    static void sameFqdn(HeaderEditor editor, PolicyContext context) {
        Optional<Host> contact =
                editor.first(HeaderType.CONTACT).flatMap(RouteRules::sipUri).map(SipUri::host);
        Optional<Host> route = topRoute(editor).map(SipUri::host);
        if (contact.isPresent() && route.isPresent() && !contact.equals(route)) {
            editor.report(
                    HeaderType.RECORD_ROUTE.name(),
                    route.get() + ", and " + contact.get() + " in Contact",
                    context.fqdn() + " in both, or no Record-Route at all");
        }
    }

    private static Optional<SipUri> topRoute(HeaderEditor editor) {
        return editor.first(HeaderType.RECORD_ROUTE).flatMap(RouteRules::sipUri);
    }

    private static Optional<SipUri> sipUri(NameAddr addr) {
        return addr.uri() instanceof SipUri uri ? Optional.of(uri) : Optional.empty();
    }

    /** There are no derived trunks (Azure, Known limitations of telephony). */
    static void oneTenant(HeaderEditor editor, PolicyContext context) {
        context.tenant()
                .filter(tenant -> !tenant.equals(context.trunk()))
                .ifPresent(tenant -> editor.report(
                        HeaderType.CONTACT.name(),
                        tenant.toString(),
                        context.trunk().toString()));
    }
}
