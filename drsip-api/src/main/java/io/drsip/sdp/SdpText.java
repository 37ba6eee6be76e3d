package io.drsip.sdp;

import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import io.drsip.sip.SipParseException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts of a description. Inside of this package an <em>octet text</em> has one character for each octet, so that it
 * says every octet and an index is an offset; texts in values are Unicode.
 */
final class SdpText {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`{|}~";

    private SdpText() {}

    static String octets(String unicode) {
        return isAscii(unicode)
                ? unicode
                : new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String unicode(String octets) {
        return isAscii(octets)
                ? octets
                : new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** RFC 8866 section 9, {@code token}. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** RFC 8866 section 9, {@code byte-string}: anything that does not end a line. */
    static boolean isByteString(String text) {
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0;
    }

    /** A field between blanks. */
    static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7F) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigits(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> isDigit((char) c));
    }

    /** RFC 8839 section 5.1, {@code ice-char}. */
    static boolean isIceText(String text, int least, int most) {
        return text.length() >= least
                && text.length() <= most
                && text.chars().allMatch(c -> isAlphanumeric((char) c) || c == '+' || c == '/');
    }

    /** An address or a name, an IPv6 address without brackets. */
    static Optional<Host> host(String text) {
        try {
            boolean ipv6 = text.indexOf(':') >= 0 && !text.startsWith("[");
            return Optional.of(Host.parse(ipv6 ? "[" + text + "]" : text));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is of the family that is told beside it; a name is of any. */
    static boolean isAddress(String addressType, String text) {
        Optional<Host> host = host(text);
        boolean ipv6 = host.filter(found -> found instanceof IpLiteral literal && literal.isIpv6())
                .isPresent();
        boolean ipv4 = host.filter(found -> found instanceof IpLiteral).isPresent() && !ipv6;
        return switch (addressType) {
            case "IP4" -> host.isPresent() && !ipv6;
            case "IP6" -> host.isPresent() && !ipv4;
            default -> isWord(text);
        };
    }

    static void require(boolean good, String rule, Object value) {
        if (!good) {
            throw new IllegalArgumentException(rule + ", not \"" + value + "\"");
        }
    }

    /** The same for what holds a secret. */
    static void require(boolean good, String rule) {
        if (!good) {
            throw new IllegalArgumentException(rule);
        }
    }
}
