package io.drsip.core.number;

import io.drsip.sip.Host;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A telephone number as a SIP URI and as a tel URI (RFC 3261 section 19.1.6). Stateless. */
public final class PhoneUris {

    /** What comes first among the parameters (RFC 3966 section 3); all others follow by name. */
    private static final List<String> LEADING = List.of("isub", "ext", "phone-context");

    private static final Comparator<String> IN_ORDER =
            Comparator.comparingInt(PhoneUris::rank).thenComparing(name -> name.toLowerCase(Locale.ROOT));

    private PhoneUris() {}

    /**
     * Puts a whole telephone number, parameters included, before the at sign.
     *
     * <p>Users of SIP URIs compare octet by octet, so the number is written in one way: no visual separators, lower
     * case, parameters in the order of RFC 3966 section 3.
     *
     * @param uri any tel URI
     * @param host where the number is looked for
     * @return such as {@code sip:+14255550100;ext=12@contoso.com;user=phone}
     */
    public static SipUri toSip(TelUri uri, Host host) {
        StringBuilder user = new StringBuilder(escaped(uri.digits()));
        uri.params().names().stream()
                .sorted(IN_ORDER)
                .forEach(name -> user.append(';')
                        .append(escaped(name))
                        .append(uri.params()
                                .get(name)
                                .map(value -> "=" + escaped(value))
                                .orElse("")));
        return SipUri.of(host)
                .withUser(user.toString().toLowerCase(Locale.ROOT))
                .withParam("user", "phone");
    }

    private static int rank(String name) {
        int index = LEADING.indexOf(name.toLowerCase(Locale.ROOT));
        return index < 0 ? LEADING.size() : index;
    }

    /** What a tel URI takes as it is and a user does not (RFC 3261 section 25.1, {@code user-unreserved}). */
    private static String escaped(String text) {
        return text.replace("#", "%23").replace(":", "%3A").replace("[", "%5B").replace("]", "%5D");
    }

    /**
     * Takes a telephone number out of a SIP URI. Host, port and parameters of the URI are lost.
     *
     * @param uri any SIP URI
     * @return the number; empty if the user is none by the grammar of tel URIs, as is a number without a plus and
     *     without a {@code phone-context}
     */
    public static Optional<TelUri> toTel(SipUri uri) {
        return uri.user().flatMap(user -> {
            UserPart part = UserPart.of(user);
            if (part.number().indexOf(';') >= 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(TelUri.parse("tel:" + part.number() + part.params()));
            } catch (SipParseException e) {
                return Optional.empty();
            }
        });
    }
}
