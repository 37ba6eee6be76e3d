package io.drsip.core.number;

import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberShape;
import io.drsip.tenant.NumberShaper;
import java.util.Optional;

/** Numbers inside of URIs. Gives the same URI where there is nothing to change. Thread-safe if the shaper is so. */
record UriNumbers(NumberShaper numbers) {

    private static final String CONTEXT = "phone-context";
    private static final String EXTENSION = "ext";

    Uri shaped(Uri uri, NumberShape shape) {
        if (uri instanceof SipUri sip) {
            return sip.user().map(user -> shaped(sip, user, shape)).orElse(sip);
        }
        return uri instanceof TelUri tel ? global(tel) : uri;
    }

    private SipUri shaped(SipUri uri, String user, NumberShape shape) {
        if (uri.password().isPresent() || saysItIsNoNumber(uri)) {
            return uri;
        }
        UserPart part = UserPart.of(user);
        if (part.param(EXTENSION).isPresent() || isForeign(part.number(), part.param(CONTEXT))) {
            return uri;
        }
        return numbers.shaped(part.number(), shape)
                .filter(UriNumbers::isNumber)
                .map(number -> number + part.paramsWithout(CONTEXT))
                .filter(changed -> !changed.equals(user))
                .map(uri::withUser)
                .orElse(uri);
    }

    /** RFC 3261 section 19.1.1 knows phone and ip, RFC 4967 adds dialstring. */
    private static boolean saysItIsNoNumber(SipUri uri) {
        return uri.params()
                .get("user")
                .map(value -> !value.equalsIgnoreCase("phone"))
                .orElse(false);
    }

    private boolean isForeign(String number, Optional<String> context) {
        return !number.startsWith("+")
                && context.map(value -> !numbers.understands(value)).orElse(false);
    }

    private TelUri global(TelUri uri) {
        if (uri.params().has(EXTENSION) || isForeign(uri.number(), uri.context())) {
            return uri;
        }
        return numbers.shaped(uri.number(), NumberShape.E164)
                .filter(number -> number.startsWith("+") && isNumber(number) && !number.equals(uri.number()))
                .map(number -> TelUri.of(number).withParams(uri.params().without(CONTEXT)))
                .orElse(uri);
    }

    /** What a shaper of somebody else's must not put into a URI is left out. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        boolean sound = text.length() > start;
        for (int i = start; sound && i < text.length(); i++) {
            sound = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return sound;
    }
}
