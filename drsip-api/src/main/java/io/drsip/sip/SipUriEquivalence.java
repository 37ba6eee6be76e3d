package io.drsip.sip;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two SIP URIs mean the same, by the rules of RFC 3261 section 19.1.4 as they stand there. */
final class SipUriEquivalence {

    /** A parameter of these names that only one of both has makes them differ. */
    private static final Set<String> DECISIVE = Set.of("user", "ttl", "method", "maddr", "transport");

    private SipUriEquivalence() {}

    static boolean of(SipUri a, SipUri b) {
        return a.isSecure() == b.isSecure()
                && a.port().equals(b.port())
                && sameUser(a.user(), b.user())
                && sameUser(a.password(), b.password())
                && sameHost(a.host(), b.host())
                && sameParams(a.params(), b.params())
                && headers(a).equals(headers(b));
    }

    private static boolean sameUser(Optional<String> a, Optional<String> b) {
        return a.map(Escapes::normal).equals(b.map(Escapes::normal));
    }

    /** Addresses compare as addresses, names as text: only routing knows that a last dot means nothing. */
    private static boolean sameHost(Host a, Host b) {
        return a.equals(b)
                && (a instanceof IpLiteral
                        || a.toString().length() == b.toString().length());
    }

    private static boolean sameParams(Params a, Params b) {
        return compatible(a, b) && compatible(b, a);
    }

    private static boolean compatible(Params a, Params b) {
        for (String written : a.names()) {
            String name = Grammar.lower(Escapes.normal(written));
            boolean fits = b.has(name)
                    ? sameValue(name, a.get(name).orElse(null), b.get(name).orElse(null))
                    : !DECISIVE.contains(name);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(String name, @Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Objects.equals(a, b);
        }
        if (name.equals("maddr")) {
            return Host.parse(a).equals(Host.parse(b));
        }
        return Grammar.lower(Escapes.normal(a)).equals(Grammar.lower(Escapes.normal(b)));
    }

    private static List<String> headers(SipUri uri) {
        return uri.headers().stream()
                .map(header -> Grammar.lower(Escapes.normal(header.name())) + '=' + Escapes.normal(header.value()))
                .sorted()
                .toList();
    }
}
