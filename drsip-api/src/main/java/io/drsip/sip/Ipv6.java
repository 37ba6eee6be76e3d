package io.drsip.sip;

/** The text forms of an IPv6 address: RFC 4291 section 2.2 for reading, RFC 5952 section 4 for writing. */
final class Ipv6 {

    private static final int OCTETS = 16;
    private static final String RULE =
            "an IPv6 address has eight groups of one to four hexadecimal digits, or fewer and \"::\"";

    private final String text;
    private final int end;
    private final byte[] octets = new byte[OCTETS];

    // Moves while reading: the next character, the octets read, where "::" stands among them.
    private int at = 1;
    private int count;
    private int gap = -1;

    private Ipv6(String text) {
        this.text = text;
        this.end = text.length() - 1;
    }

    /** Reads an address in brackets. */
    static byte[] parse(String text) {
        if (text.length() < 2 || !text.endsWith("]")) {
            throw IpLiteral.error("an IPv6 address ends with a bracket", text, text.length());
        }
        return new Ipv6(text).read();
    }

    private byte[] read() {
        consumeGap();
        while (at < end) {
            readGroup();
            if (at < end && !consumeGap()) {
                at++;
                if (at == end) {
                    throw error();
                }
            }
        }
        if (gap < 0 ? count != OCTETS : count > OCTETS - 2) {
            throw error();
        }
        return gap < 0 ? octets : expanded();
    }

    private void readGroup() {
        if (count <= OCTETS - 4 && readIpv4(at)) {
            return;
        }
        int value = 0;
        int start = at;
        while (at < end && text.charAt(at) != ':') {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || text.charAt(at) > 'f' || at - start == 4) {
                throw error();
            }
            value = value * 16 + digit;
            at++;
        }
        if (at == start || count > OCTETS - 2) {
            throw error();
        }
        octets[count++] = (byte) (value >> 8);
        octets[count++] = (byte) value;
    }

    private boolean readIpv4(int from) {
        if (text.indexOf(':', from) >= 0 || !IpLiteral.readIpv4(text.substring(0, end), from, octets, count)) {
            return false;
        }
        count += 4;
        at = end;
        return true;
    }

    private boolean consumeGap() {
        if (!text.startsWith("::", at)) {
            return false;
        }
        if (gap >= 0) {
            throw error();
        }
        gap = count;
        at += 2;
        if (at < end && text.charAt(at) == ':' && (count > OCTETS - 4 || !readIpv4(at + 1))) {
            throw error();
        }
        return true;
    }

    private byte[] expanded() {
        byte[] full = new byte[OCTETS];
        System.arraycopy(octets, 0, full, 0, gap);
        System.arraycopy(octets, gap, full, OCTETS - count + gap, count - gap);
        return full;
    }

    private SipParseException error() {
        return IpLiteral.error(RULE, text, at);
    }

    /** Writes sixteen octets: lower case, the longest run of zero groups as two colons. */
    static String print(byte[] octets) {
        int[] run = longestZeros(octets);
        StringBuilder out = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            if (group == run[0]) {
                out.append("::");
                group += run[1] - 1;
            } else {
                if (group > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(group(octets, group)));
            }
        }
        return out.toString();
    }

    /** The first group and the length of the longest run of at least two zero groups, or a run that begins nowhere. */
    private static int[] longestZeros(byte[] octets) {
        int[] best = {-1, 1};
        int start = 0;
        for (int group = 0; group < 8; group++) {
            if (group(octets, group) != 0) {
                start = group + 1;
            } else if (group + 1 - start > best[1]) {
                best = new int[] {start, group + 1 - start};
            }
        }
        return best;
    }

    private static int group(byte[] octets, int group) {
        return ((octets[2 * group] & 0xFF) << 8) | (octets[2 * group + 1] & 0xFF);
    }
}
