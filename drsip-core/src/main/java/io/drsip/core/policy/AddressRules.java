package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rules about the URIs that name somebody: Request-URI, From, To and P-Asserted-Identity. */
final class AddressRules {

    /** What RFC 3261 section 19.1.1, table 1, does not allow in From and To. */
    private static final List<String> NOT_IN_FROM = List.of("transport", "maddr", "ttl", "lr", "method");

    private AddressRules() {}

    static void noSips(HeaderEditor editor, PolicyContext context) {
        if (context.phase() == Phase.INITIAL_REQUEST) {
            changeRequestUri(editor, AddressRules::plainTarget);
            editor.map(HeaderType.FROM, addr -> withSipUri(addr, uri -> uri.withSecure(false)));
            editor.map(HeaderType.TO, addr -> withSipUri(addr, uri -> uri.withSecure(false)));
        }
        editor.map(HeaderType.P_ASSERTED_IDENTITY, addr -> withSipUri(addr, uri -> uri.withSecure(false)));
        editor.map(HeaderType.CONTACT, addr -> withSipUri(addr, AddressRules::plainTarget));
        editor.map(
                HeaderType.RECORD_ROUTE,
                addr -> RouteRules.isOurs(addr, context) ? withSipUri(addr, AddressRules::plainTarget) : addr);
    }

    /** The scheme said TLS; from now on the parameter says it. */
    private static SipUri plainTarget(SipUri uri) {
        return uri.isSecure() ? uri.withSecure(false).withParam("transport", "tls") : uri;
    }

    static void fromFqdn(HeaderEditor editor, PolicyContext context) {
        editor.map(HeaderType.FROM, from -> {
            if (from.uri() instanceof TelUri tel) {
                return from.withUri(
                        SipUri.of(context.fqdn()).withUser(tel.digits().replace("#", "%23")));
            }
            return withSipUri(from, uri -> named(uri, context.fqdn()));
        });
    }

    private static SipUri named(SipUri uri, Fqdn fqdn) {
        SipUri named = uri.withHost(fqdn).withoutPort().withoutHeaders();
        for (String param : NOT_IN_FROM) {
            named = named.withoutParam(param);
        }
        return named;
    }

    static void e164Plus(HeaderEditor editor, PolicyContext context) {
        changeRequestUri(editor, AddressRules::withPlus);
        editor.map(HeaderType.FROM, from -> withSipUri(from, AddressRules::withPlus));
    }

    private static SipUri withPlus(SipUri uri) {
        return uri.user()
                .filter(PhoneUser::lacksPlus)
                .map(user -> uri.withUser("+" + user))
                .orElse(uri);
    }

    static void userPhone(HeaderEditor editor, PolicyContext context) {
        changeRequestUri(editor, AddressRules::withUserPhone);
        editor.map(HeaderType.FROM, from -> withSipUri(from, AddressRules::withUserPhone));
    }

    private static SipUri withUserPhone(SipUri uri) {
        return uri.user()
                .filter(PhoneUser::isGlobal)
                .map(user -> uri.withParam("user", "phone"))
                .orElse(uri);
    }

    private static void changeRequestUri(HeaderEditor editor, UnaryOperator<SipUri> change) {
        editor.requestUri().ifPresent(old -> {
            Uri now = old instanceof SipUri uri ? change.apply(uri) : old;
            if (!now.equals(old)) {
                editor.requestUri(now);
            }
        });
    }

    /** Changes the URI if it is a SIP URI; an unchanged one keeps its spelling. */
    static NameAddr withSipUri(NameAddr addr, UnaryOperator<SipUri> change) {
        if (!(addr.uri() instanceof SipUri old)) {
            return addr;
        }
        SipUri now = change.apply(old);
        return now.equals(old) ? addr : addr.withUri(now);
    }
}
