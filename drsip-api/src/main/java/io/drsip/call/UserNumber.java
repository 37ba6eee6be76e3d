package io.drsip.call;

import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.util.Locale;
import java.util.Optional;

/** The number in a URI. */
final class UserNumber {

    private static final String BEGINS_NUMBER = "+0123456789*#";

    private UserNumber() {}

    /**
     * What is dialled: the number of a tel URI, or the user of a SIP URI without its own parameters and without escapes
     * (RFC 3261 section 19.1.6). None if it holds what nobody can dial, such as a line end.
     */
    static Optional<String> dialled(Uri uri) {
        if (uri instanceof TelUri tel) {
            return Optional.of(tel.digits());
        }
        if (uri instanceof SipUri sip) {
            return sip.decodedUser()
                    .map(user -> withoutParams(user, sip.user().orElse("")))
                    .filter(user -> !user.isEmpty() && user.equals(Printable.of(user)));
        }
        return Optional.empty();
    }

    /** Cuts at the first semicolon that is none of the escaped ones. */
    private static String withoutParams(String decoded, String written) {
        int params = written.indexOf(';');
        if (params < 0) {
            return decoded;
        }
        int end = decoded.indexOf(';');
        String bare = written.substring(0, params).toLowerCase(Locale.ROOT);
        for (int at = bare.indexOf("%3b"); at >= 0; at = bare.indexOf("%3b", at + 1)) {
            end = decoded.indexOf(';', end + 1);
        }
        return decoded.substring(0, end);
    }

    /** The same, if it is a number and no name such as {@code anonymous}. */
    static Optional<String> of(Uri uri) {
        return dialled(uri).filter(user -> BEGINS_NUMBER.indexOf(user.charAt(0)) >= 0);
    }
}
