package io.drsip.sip;

/**
 * What was odd about a request (RFC 3261 section 20.43). Immutable.
 *
 * @param code 100 to 999; section 27.2 lists them, 399 is a warning of any kind
 * @param agent who warns: a host, with or without a port, or a name made of one token
 * @param text what a human reads
 */
public record Warning(int code, String agent, String text) {

    private static final String CODE_RULE = "a warning begins with a code of three digits";
    private static final String AGENT_RULE = "the agent of a warning is a host, a host and a port, or a token";

    /**
     * Checks range and grammar.
     *
     * @param code the code
     * @param agent the agent
     * @param text the text
     * @throws IllegalArgumentException if the code has not three digits, the agent is none, or the text has a control
     *     character
     */
    public Warning {
        if (code < 100 || code > 999) {
            throw new IllegalArgumentException("code must be 100 to 999, not " + code);
        }
        if (!isAgent(agent)) {
            throw new IllegalArgumentException(AGENT_RULE + ", not \"" + agent + "\"");
        }
        Quoting.requireText("text", text);
    }

    private static boolean isAgent(String agent) {
        if (Grammar.isToken(agent)) {
            return true;
        }
        try {
            Scanner scanner = Scanner.of(agent);
            scanner.expectHost();
            if (scanner.consume(':')) {
                scanner.expectPort();
            }
            return scanner.atEnd();
        } catch (SipParseException e) {
            return false;
        }
    }

    /**
     * Reads one warning.
     *
     * @param text such as {@code 307 isi.edu "Session parameter 'foo' not understood"}, white space around it allowed
     * @return the warning
     * @throws SipParseException if it breaks the grammar, or holds more than one warning
     */
    public static Warning parse(String text) {
        return Scanner.readAll(text, Warning::read);
    }

    /** Reads one warning of a list. */
    static Warning read(Scanner scanner) {
        int start = scanner.offset();
        int code = (int) scanner.expectNumber(999, CODE_RULE);
        if (scanner.offset() - start != 3 || code < 100) {
            throw scanner.errorAt(CODE_RULE, start);
        }
        expectLws(scanner);
        int agentStart = scanner.offset();
        String agent = scanner.expectAll(Grammar.VALUE, AGENT_RULE);
        if (!isAgent(agent)) {
            throw scanner.errorAt(AGENT_RULE, agentStart);
        }
        expectLws(scanner);
        return new Warning(code, agent, readText(scanner));
    }

    private static void expectLws(Scanner scanner) {
        if (!scanner.consumeLws()) {
            throw scanner.error("a blank stands between code, agent and text of a warning");
        }
    }

    /** A tab is white space like a blank; other control characters could only be there behind a backslash. */
    private static String readText(Scanner scanner) {
        int start = scanner.offset();
        if (!scanner.consumeQuoted()) {
            throw scanner.error("the text of a warning stands in quotes");
        }
        String text = Quoting.unquote(scanner.textFrom(start)).replace('\t', ' ');
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw scanner.errorAt("the text of a warning has no control characters", start);
        }
        return text;
    }

    /** The warning as it is written, such as {@code 399 sbc1.contoso.com "hold requested"}. */
    @Override
    public String toString() {
        return code + " " + agent + ' ' + Quoting.quote(text);
    }
}
