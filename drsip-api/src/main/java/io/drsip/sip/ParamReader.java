package io.drsip.sip;

/**
 * Checks parameters where they stand, in one pass and without making anything of them.
 *
 * <p>No name may stand twice, and there is a limit to their number: {@link ParamNames} watches both.
 */
final class ParamReader {

    /** Told of parameters one of which is written in quotes before anybody keeps them: see {@link Params#quoted}. */
    static final int LOOSE = -2;

    private ParamReader() {}

    /**
     * Moves over the parameters of a header, from a semicolon on, white space allowed around each separator.
     *
     * @return where the value of the parameter starts that identifies something, or -1; or {@link #LOOSE}
     */
    static int header(Scanner scanner, ParamRules rules) {
        int start = scanner.offset();
        int wanted = -1;
        boolean loose = false;
        ParamNames names = new ParamNames(scanner, start, false);
        while (scanner.consumeSeparator(';')) {
            int name = scanner.offset();
            if (!scanner.consumeAll(Grammar.TOKEN)) {
                throw scanner.error("a parameter has a name");
            }
            int nameEnd = scanner.offset();
            names.add(name, null);
            int value = scanner.consumeSeparator('=') ? scanner.offset() : -1;
            boolean token = value >= 0 && expectValue(scanner);
            ParamRules.Rule rule = rules.find(scanner, name, nameEnd);
            if (rule != null && rule.identifies()) {
                rule.require(token, scanner, start);
                scanner.checkIdentifier(scanner.offset() - value);
                wanted = value;
            } else if (rule != null) {
                rule.check(scanner, value, start);
            } else if (value >= 0 && !token) {
                loose |= scanner.octet(value) != '"' && ParamRules.isLoose(scanner.textFrom(value));
            }
        }
        return loose ? LOOSE : wanted;
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
        ParamNames names = new ParamNames(scanner, start, true);
        while (scanner.consume(';')) {
            int name = scanner.offset();
            scanner.consumeAll(Grammar.PARAM_UNRESERVED);
            boolean escaped = scanner.peek() == '%' && scanner.consumeEscaped(Grammar.PARAM_UNRESERVED);
            String key = escaped ? ParamWalk.key(scanner.asciiFrom(name), true) : null;
            if (scanner.offset() == name) {
                throw scanner.error("a URI parameter has a name");
            }
            int nameEnd = scanner.offset();
            names.add(name, key);
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
}
