package io.drsip.sip;

import java.nio.charset.StandardCharsets;

/**
 * An IP address as a host (RFC 3261 section 25.1, {@code IPv4address} and {@code IPv6reference}). Immutable.
 *
 * @param text an IPv4 address, or an IPv6 address in brackets, as it was written
 */
public record IpLiteral(String text) implements Host {

    /**
     * Checks the grammar.
     *
     * @throws SipParseException if {@code text} is no address
     */
    public IpLiteral {
        if (text.startsWith("[")) {
            checkIpv6(text);
        } else if (!looksLikeIpv4(text)) {
            throw error("an IP address is four numbers, or an IPv6 address in brackets", text, 0);
        }
    }

    /**
     * Reads an address.
     *
     * @param text an IPv4 address, or an IPv6 address in brackets
     * @return the address
     * @throws SipParseException if it is none
     */
    public static IpLiteral parse(String text) {
        return new IpLiteral(text);
    }

    /**
     * Whether this is an IPv6 address.
     *
     * @return true if it stands in brackets
     */
    public boolean isIpv6() {
        return text.startsWith("[");
    }

    static boolean looksLikeIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !Grammar.consistsOf(Grammar.DIGIT, part)
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static void checkIpv6(String text) {
        if (!text.endsWith("]")) {
            throw error("an IPv6 address ends with a bracket", text, text.length());
        }
        String address = text.substring(1, text.length() - 1);
        int gap = address.indexOf("::");
        int groups = gap < 0
                ? groups(text, address)
                : groups(text, address.substring(0, gap)) + groups(text, address.substring(gap + 2));
        if (gap < 0 ? groups != 8 : groups > 7) {
            throw error("an IPv6 address has eight groups, or fewer around one \"::\"", text, 0);
        }
    }

    private static int groups(String text, String part) {
        if (part.isEmpty()) {
            return 0;
        }
        int count = 0;
        String[] groups = part.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            if (i == groups.length - 1 && looksLikeIpv4(groups[i])) {
                count += 2;
            } else if (!groups[i].isEmpty() && groups[i].length() <= 4 && Grammar.consistsOf(Grammar.HEX, groups[i])) {
                count++;
            } else {
                throw error("a group of an IPv6 address has one to four hexadecimal digits", text, text.indexOf(part));
            }
        }
        return count;
    }

    private static SipParseException error(String rule, String text, int offset) {
        return SipParseException.at(rule, text.getBytes(StandardCharsets.UTF_8), offset);
    }

    /** The address as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
