package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipUri;
import io.drsip.sip.Via;
import java.util.List;
import java.util.Optional;

/** Looks for addresses that mean nothing outside: in Via, Contact, Record-Route, asserted identities and SDP. */
final class LeakRules {

    private static final String PUBLIC = "a name, or a public address";

    private LeakRules() {}

    static void privateAddress(HeaderEditor editor, PolicyContext context) {
        // Those below the first Via are of elements behind us, which our own Via is there to hide.
        for (Via via : editor.all(HeaderType.VIA)) {
            report(editor, HeaderType.VIA, via.host(), via.toString());
        }
        for (HeaderType<NameAddr> type :
                List.of(HeaderType.CONTACT, HeaderType.RECORD_ROUTE, HeaderType.P_ASSERTED_IDENTITY)) {
            for (NameAddr addr : editor.all(type)) {
                if (addr.uri() instanceof SipUri uri) {
                    report(editor, type, uri.host(), addr.toString());
                }
            }
        }
        editor.original().body().toString().lines().forEach(line -> lookInto(line, editor));
    }

    private static void report(HeaderEditor editor, HeaderType<?> type, Host host, String found) {
        if (host instanceof IpLiteral literal && isPrivate(literal.octets())) {
            editor.report(type.name(), found, PUBLIC);
        }
    }

    /** Only where an address stands: connection, origin, candidates and RTCP (RFC 8866, RFC 8839, RFC 3605). */
    private static void lookInto(String line, HeaderEditor editor) {
        boolean addressed = line.startsWith("c=")
                || line.startsWith("o=")
                || line.startsWith("a=candidate:")
                || line.startsWith("a=rtcp:");
        if (addressed && List.of(line.split(" ", -1)).stream().anyMatch(LeakRules::isPrivate)) {
            editor.report(BodyRules.BODY, line, PUBLIC);
        }
    }

    private static boolean isPrivate(String word) {
        return literal(word).filter(found -> isPrivate(found.octets())).isPresent();
    }

    private static Optional<IpLiteral> literal(String word) {
        String text = word.contains(":") ? "[" + word + "]" : word;
        try {
            return text.contains(".") || text.contains(":") ? Optional.of(IpLiteral.parse(text)) : Optional.empty();
        } catch (SipParseException noAddress) {
            return Optional.empty();
        }
    }

    /** RFC 1918, RFC 6598, RFC 4193, and what is local to a link or a machine. */
    static boolean isPrivate(byte[] octets) {
        int first = octets[0] & 0xFF;
        int second = octets[1] & 0xFF;
        if (octets.length == 4) {
            return first == 10
                    || first == 127
                    || (first == 172 && second >= 16 && second < 32)
                    || (first == 192 && second == 168)
                    || (first == 169 && second == 254)
                    || (first == 100 && second >= 64 && second < 128);
        }
        return (first & 0xFE) == 0xFC || (first == 0xFE && (second & 0xC0) == 0x80) || isLoopback(octets);
    }

    private static boolean isLoopback(byte[] octets) {
        for (int i = 0; i < octets.length - 1; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[octets.length - 1] == 1;
    }
}
