package io.drsip.sip;

/**
 * Reads a URI of any scheme, apart from {@link Uri}, since an interface has no package-private methods.
 *
 * <p>What a URI is made of is checked where it stands; each value then keeps offsets into the text of the range.
 */
final class UriReader {

    private static final String USER_RULE = "a user has letters, digits, some marks and escapes, and an end at @";

    private static final Word SIP = Word.anyCase("sip:");
    private static final Word SIPS = Word.anyCase("sips:");
    private static final Word TEL = Word.anyCase("tel:");

    private UriReader() {}

    /** Reads a URI that fills the whole range. */
    static Uri read(Scanner scanner) {
        return read(scanner, -1);
    }

    /**
     * Reads a URI.
     *
     * @param closing the octet behind it, as {@link Scanner#peek} tells it: -1 for the end of the range
     */
    static Uri read(Scanner scanner, int closing) {
        int start = scanner.offset();
        if (scanner.consumeWord(SIP) || scanner.consumeWord(SIPS)) {
            return new SipUri(scanner, start, closing);
        }
        if (scanner.consumeWord(TEL)) {
            return TelUri.read(scanner, start, closing);
        }
        boolean letter = Grammar.is(Grammar.ALPHA, Math.max(scanner.peek(), 0));
        if (!letter || !scanner.consumeAll(Grammar.SCHEME) || !scanner.consume(':')) {
            throw scanner.errorAt("a URI begins with a scheme such as sip:", start);
        }
        return OtherUri.read(scanner, start, closing);
    }

    /** Expects the octet behind a URI that began at an offset. */
    static void expectEnd(Scanner scanner, int start, int closing, String rule) {
        if (scanner.peek() != closing) {
            throw scanner.atEnd()
                    ? scanner.errorAt("a URI in angle brackets ends with one", start)
                    : scanner.error(rule);
        }
    }

    /** Moves over a host if it is certain, without looking far, that this is one, and no user; tells whether it has. */
    static boolean consumeHost(Scanner scanner) {
        int start = scanner.offset();
        if (HostReader.consumeUsual(scanner) && endsHost(scanner)) {
            return true;
        }
        scanner.moveTo(start);
        return false;
    }

    /** Behind a user nothing else follows, nor behind a password; a user alone may hold semicolons. */
    private static boolean endsHost(Scanner scanner) {
        int start = scanner.offset();
        boolean port = scanner.consume(':') && scanner.consumeAll(Grammar.DIGIT);
        int next = scanner.peek();
        scanner.moveTo(start);
        return next < 0 || next == '>' || (port && (next == ';' || next == '?'));
    }

    /** Moves over user, password and the at sign, if they are there; tells where the user ends, or -1. */
    static int consumeUser(Scanner scanner, int closing) {
        int start = scanner.offset();
        boolean user = scanner.consumeEscaped(Grammar.USER_UNRESERVED);
        int userEnd = scanner.offset();
        boolean password = scanner.consume(':');
        if (password) {
            scanner.consumeEscaped(Grammar.PASSWORD);
        }
        if (scanner.consume('@')) {
            if (!user) {
                throw scanner.errorAt(password ? USER_RULE : "without a user a SIP URI has no @", start);
            }
            return userEnd;
        }
        if (scanner.peek() != closing && scanner.isAhead('@', closing)) {
            throw scanner.errorAt(USER_RULE, user ? scanner.offset() : start);
        }
        scanner.moveTo(start);
        return -1;
    }

    /** Moves over the headers of a SIP URI, from a question mark on. */
    static void consumeHeaders(Scanner scanner) {
        if (!scanner.consume('?')) {
            return;
        }
        do {
            if (!scanner.consumeEscaped(Grammar.HEADER_UNRESERVED)) {
                throw scanner.error("a header of a SIP URI has a name");
            }
            scanner.expect('=', "a header of a SIP URI has = behind its name");
            scanner.consumeEscaped(Grammar.HEADER_UNRESERVED);
        } while (scanner.consume('&'));
    }
}
