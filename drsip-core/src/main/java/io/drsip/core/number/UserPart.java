package io.drsip.core.number;

import java.util.Locale;
import java.util.Optional;

/**
 * The user of a SIP URI as a {@code telephone-subscriber} (RFC 3261 section 19.1.1): a number, and parameters behind
 * semicolons. Whether it is a number at all, nobody has asked yet. Immutable.
 *
 * @param number what precedes the parameters, without escapes
 * @param params as they are written, with their semicolons
 */
record UserPart(String number, String params) {

    static UserPart of(String user) {
        int semicolon = user.indexOf(';');
        return semicolon < 0
                ? new UserPart(unescaped(user), "")
                : new UserPart(unescaped(user.substring(0, semicolon)), user.substring(semicolon));
    }

    Optional<String> param(String name) {
        for (int start = 0; start < params.length(); start = end(start)) {
            String param = unescaped(params.substring(start + 1, end(start)));
            if (nameOf(param).equals(name)) {
                return Optional.of(param.substring(Math.min(param.length(), name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    String paramsWithout(String name) {
        StringBuilder rest = new StringBuilder();
        for (int start = 0; start < params.length(); start = end(start)) {
            String param = params.substring(start, end(start));
            if (!nameOf(unescaped(param.substring(1))).equals(name)) {
                rest.append(param);
            }
        }
        return rest.toString();
    }

    /** Where the parameter ends whose semicolon stands at an index. */
    private int end(int start) {
        int next = params.indexOf(';', start + 1);
        return next < 0 ? params.length() : next;
    }

    private static String nameOf(String param) {
        int equals = param.indexOf('=');
        return (equals < 0 ? param : param.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    /** Octets outside ASCII stay escaped, since no number has any. */
    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int octet = text.charAt(i) == '%' && i + 2 < text.length()
                    ? 16 * Character.digit(text.charAt(i + 1), 16) + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            boolean ascii = octet > 0 && octet < 128;
            out.append(ascii ? (char) octet : text.charAt(i));
            i += ascii ? 2 : 0;
        }
        return out.toString();
    }
}
