package io.drsip.sip;

import java.util.List;

/**
 * The name of an extension in Supported, Require or Unsupported (RFC 3261 section 19.2). Compares without case.
 * Immutable.
 *
 * @param name a token such as {@code timer}
 */
public record OptionTag(String name) {

    /** RFC 4028: session timers. */
    public static final OptionTag TIMER = new OptionTag("timer");

    /** RFC 3891: the Replaces header, for attended transfer. */
    public static final OptionTag REPLACES = new OptionTag("replaces");

    /** RFC 3262: reliable provisional responses. */
    public static final OptionTag RELIABLE = new OptionTag("100rel");

    /** RFC 7044: the History-Info header. */
    public static final OptionTag HISTORY = new OptionTag("histinfo");

    /** What is frequent, in the usual spelling. */
    private static final List<OptionTag> KNOWN = List.of(
            TIMER,
            REPLACES,
            RELIABLE,
            HISTORY,
            new OptionTag("path"),
            new OptionTag("norefersub"),
            new OptionTag("em"));

    /**
     * Checks the grammar.
     *
     * @param name a token
     * @throws IllegalArgumentException if {@code name} is no token
     */
    public OptionTag {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("an option tag is a token such as timer, not \"" + name + "\"");
        }
    }

    /**
     * Reads an option tag.
     *
     * @param text a token, white space around it allowed
     * @return the option tag
     * @throws SipParseException if it is no token
     */
    public static OptionTag parse(String text) {
        return Scanner.readAll(text, OptionTag::read);
    }

    static OptionTag read(Scanner scanner) {
        int start = scanner.offset();
        if (!scanner.consumeAll(Grammar.TOKEN)) {
            throw scanner.error("an option tag is a token");
        }
        for (int i = 0; i < KNOWN.size(); i++) {
            if (scanner.isExactly(KNOWN.get(i).name, start)) {
                return KNOWN.get(i);
            }
        }
        return new OptionTag(scanner.asciiFrom(start));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OptionTag tag && Grammar.isWord(tag.name, name, 0, name.length());
    }

    @Override
    public int hashCode() {
        return Grammar.lower(name).hashCode();
    }

    /** The name, as on the wire. */
    @Override
    public String toString() {
        return name;
    }
}
