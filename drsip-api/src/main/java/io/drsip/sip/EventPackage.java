package io.drsip.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a SUBSCRIBE, NOTIFY or REFER is about (RFC 6665 section 8.2.1, the Event header).
 *
 * <p>Names and ids compare octet by octet, as that section has it. Immutable.
 *
 * @param name the package with its templates, such as {@code refer} or {@code presence.winfo}
 * @param params {@code id} and others
 */
public record EventPackage(String name, Params params) {

    /** RFC 3515: how far a transfer is. */
    public static final EventPackage REFER = new EventPackage("refer", Params.none());

    private static final String RULE = "an event package is a token without empty parts between its dots";
    private static final String ID = "id";

    /**
     * Checks the grammar.
     *
     * @param name the package
     * @param params the parameters
     * @throws IllegalArgumentException if the name is no token, if a part between its dots is empty, the id is no
     *     token, or a header cannot hold the parameters
     */
    public EventPackage {
        if (!Grammar.isToken(name) || hasEmptyPart(name)) {
            throw new IllegalArgumentException(RULE + ", not \"" + name + "\"");
        }
        params = CheckedParams.require(params, EventPackage::problem);
    }

    private static boolean hasEmptyPart(String name) {
        return name.startsWith(".") || name.endsWith(".") || name.contains("..");
    }

    private static @Nullable String problem(Params params) {
        return CheckedParams.tokenProblem(params, ID);
    }

    /**
     * Reads an Event.
     *
     * @param text such as {@code refer;id=93809824}, white space around it allowed
     * @return the event package
     * @throws SipParseException if it breaks the grammar
     */
    public static EventPackage parse(String text) {
        return Scanner.readAll(text, EventPackage::read);
    }

    static EventPackage read(Scanner scanner) {
        return new EventPackage(readName(scanner), CheckedParams.read(scanner, EventPackage::problem));
    }

    /** A name alone, as in Allow-Events. */
    static String readName(Scanner scanner) {
        int start = scanner.offset();
        String name = scanner.expectToken(RULE);
        if (hasEmptyPart(name)) {
            throw scanner.errorAt(RULE, start);
        }
        return name;
    }

    /**
     * Which of several subscriptions of one dialog is meant.
     *
     * @return a token; for a REFER the number of its CSeq (RFC 3515 section 2.4.6)
     */
    public Optional<String> id() {
        return params.get(ID);
    }

    /**
     * Sets the id.
     *
     * @param id a token
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public EventPackage withId(String id) {
        return new EventPackage(name, params.with(ID, id));
    }

    /** The event as it is written, such as {@code refer;id=93809824}. */
    @Override
    public String toString() {
        return name + params;
    }
}
