package io.drsip.sip;

/**
 * Checks parameters where they stand, in one pass and without making anything of them.
 *
 * <p>No name may stand twice. Of each name six bits are remembered, in a set of 64; names are compared only where the
 * bits of two are the same, which hardly ever happens and costs a bounded time, since parameters are limited.
 */
final class ParamReader {

    private ParamReader() {}

    /**
     * Moves over the parameters of a header, from a semicolon on, white space allowed around each separator.
     *
     * @return where the value of the parameter starts that identifies something, or -1
     */
    static int header(Scanner scanner, ParamRules rules) {
        int start = scanner.offset();
        int wanted = -1;
        long seen = 0;
        for (int count = 0; scanner.consumeSeparator(';'); count++) {
            int name = scanner.offset();
            if (!scanner.consumeAll(Grammar.TOKEN)) {
                throw scanner.error("a parameter has a name");
            }
            int nameEnd = scanner.offset();
            checkCount(scanner, count, name);
            long bit = bit(scanner, name);
            if ((seen & bit) != 0) {
                checkNew(scanner, start, name, false);
            }
            seen |= bit;
            int value = scanner.consumeSeparator('=') ? scanner.offset() : -1;
            boolean token = value >= 0 && expectValue(scanner);
            ParamRules.Rule rule = rules.find(scanner, name, nameEnd);
            if (rule != null && rule.identifies()) {
                rule.require(token, scanner, start);
                scanner.checkIdentifier(scanner.offset() - value);
                wanted = value;
            } else if (rule != null) {
                rule.check(scanner, value, start);
            }
        }
        return wanted;
    }

    /** Moves over a value; tells whether it was a token. */
    private static boolean expectValue(Scanner scanner) {
        if (scanner.consumeAll(Grammar.TOKEN) && !scanner.isNext(Grammar.VALUE)) {
            return true;
        }
        if (!scanner.consumeAll(Grammar.VALUE) && !scanner.consumeQuoted()) {
            throw scanner.error("a parameter value is a token, a host or a quoted string");
        }
        return false;
    }

    /** Moves over the parameters of a URI, from a semicolon on. */
    static void uri(Scanner scanner, ParamRules rules) {
        int start = scanner.offset();
        long seen = 0;
        for (int count = 0; scanner.consume(';'); count++) {
            int name = scanner.offset();
            scanner.consumeAll(Grammar.PARAM_UNRESERVED);
            boolean escaped = scanner.peek() == '%' && scanner.consumeEscaped(Grammar.PARAM_UNRESERVED);
            String key = escaped ? ParamWalk.key(scanner.asciiFrom(name), true) : null;
            if (scanner.offset() == name) {
                throw scanner.error("a URI parameter has a name");
            }
            int nameEnd = scanner.offset();
            checkCount(scanner, count, name);
            long bit = key == null ? bit(scanner, name) : bit(key);
            if ((seen & bit) != 0) {
                checkNew(scanner, start, name, true);
            }
            seen |= bit;
            int value = scanner.consume('=') ? scanner.offset() : -1;
            if (value >= 0 && !scanner.consumeEscaped(Grammar.PARAM_UNRESERVED)) {
                throw scanner.error("a URI parameter has a value behind =");
            }
            ParamRules.Rule rule = key != null ? rules.find(key) : rules.find(scanner, name, nameEnd);
            if (rule != null) {
                rule.check(scanner, value, start);
            }
        }
    }

    private static void checkCount(Scanner scanner, int count, int offset) {
        if (count == scanner.limits().params()) {
            throw scanner.errorAt("there are at most " + count + " parameters", offset);
        }
    }

    private static void checkNew(Scanner scanner, int start, int name, boolean uri) {
        ParamWalk before = new ParamWalk(scanner.text(), scanner.inText(start), scanner.inText(name), uri);
        if (before.nextNamed(ParamWalk.key(scanner.asciiFrom(name), uri))) {
            throw scanner.errorAt("a parameter stands only once", name);
        }
    }

    private static long bit(Scanner scanner, int name) {
        int end = scanner.offset();
        return bit(end - name, scanner.octet(name), scanner.octet(end - 1));
    }

    private static long bit(String key) {
        return bit(key.length(), key.charAt(0), key.charAt(key.length() - 1));
    }

    /** By length, first and last letter in any case. */
    private static long bit(int length, int first, int last) {
        return 1L << (length + 5 * (first | 0x20) + 11 * (last | 0x20));
    }
}
