package io.drsip.sip;

/**
 * Reads a host in two steps, apart from {@link Host}, since an interface has no package-private methods: first it is
 * checked where it stands, and nothing is made; a {@link Host} is made of it when somebody asks.
 */
final class HostReader {

    private static final int MAX_NAME = 253;

    private HostReader() {}

    /** Moves over a host. */
    static void expect(Scanner scanner) {
        int start = scanner.offset();
        if (!consumeUsual(scanner)) {
            scanner.moveTo(start);
            expectAny(scanner);
        }
    }

    /** Moves over a name or an IPv4 address; tells whether it is certainly one. */
    static boolean consumeUsual(Scanner scanner) {
        int start = scanner.offset();
        int label;
        do {
            label = scanner.offset();
            if (!scanner.consumeLabel()) {
                return false;
            }
        } while (scanner.consume('.'));
        boolean name = Grammar.is(Grammar.ALPHA, scanner.octet(label)) && scanner.offset() - start <= MAX_NAME;
        return name || isIpv4(scanner, start);
    }

    /** Whether labels are four numbers up to 255. */
    private static boolean isIpv4(Scanner scanner, int start) {
        int parts = 1;
        int digits = 0;
        int value = 0;
        for (int i = start; i < scanner.offset(); i++) {
            int octet = scanner.octet(i);
            if (octet == '.') {
                parts++;
                digits = 0;
                value = 0;
            } else {
                value = value * 10 + octet - '0';
                digits++;
                if (!Grammar.is(Grammar.DIGIT, octet) || value > 255 || digits > 3) {
                    return false;
                }
            }
        }
        return parts == 4;
    }

    private static void expectAny(Scanner scanner) {
        int start = scanner.offset();
        if (scanner.peek() == '[') {
            scanner.consumeUpTo(']');
        } else {
            scanner.consumeAll(Grammar.HOST);
        }
        try {
            Host.parse(scanner.textFrom(start));
        } catch (SipParseException e) {
            throw scanner.errorAt(e.rule(), start + e.offset());
        }
    }

    /** The host with a text that was checked before: the last label of a name begins with a letter. */
    static Host of(String checked) {
        int end = checked.endsWith(".") ? checked.length() - 1 : checked.length();
        int label = checked.lastIndexOf('.', end - 1) + 1;
        return Grammar.is(Grammar.ALPHA, checked.charAt(label)) ? new Fqdn(checked) : IpLiteral.parse(checked);
    }
}
