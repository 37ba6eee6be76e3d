package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * What a body is for (RFC 3261 section 20.11). Immutable.
 *
 * @param type {@code session}, {@code render}, {@code icon}, {@code alert} or another token, made lower case
 * @param params {@code handling} and others
 */
public record ContentDisposition(String type, Params params) {

    /** A body that describes the session: the default for {@code application/sdp}. */
    public static final ContentDisposition SESSION = new ContentDisposition("session", Params.none());

    /** A body that is to be shown: the default for all other bodies. */
    public static final ContentDisposition RENDER = new ContentDisposition("render", Params.none());

    private static final String HANDLING = "handling";

    /**
     * Checks the grammar.
     *
     * @param type a token
     * @param params the parameters
     * @throws IllegalArgumentException if the type or the handling is no token, or a header cannot hold the parameters
     */
    public ContentDisposition {
        if (!Grammar.isToken(type)) {
            throw new IllegalArgumentException("type must be a token such as session, not \"" + type + "\"");
        }
        type = Grammar.lower(type);
        params = CheckedParams.require(params, ContentDisposition::problem);
    }

    private static @Nullable String problem(Params params) {
        return CheckedParams.tokenProblem(params, HANDLING);
    }

    /**
     * Reads a Content-Disposition.
     *
     * @param text such as {@code session;handling=optional}, white space around it allowed
     * @return the disposition
     * @throws SipParseException if it breaks the grammar
     */
    public static ContentDisposition parse(String text) {
        return Scanner.readAll(text, ContentDisposition::read);
    }

    static ContentDisposition read(Scanner scanner) {
        String type = scanner.expectToken("a Content-Disposition begins with a type such as session");
        return new ContentDisposition(type, CheckedParams.read(scanner, ContentDisposition::problem));
    }

    /**
     * Whether a message with a body of this kind may be understood without it.
     *
     * @return true for {@code handling=optional}; without the parameter a body is required
     */
    public boolean isOptional() {
        return params.get(HANDLING).map(Grammar::lower).orElse("").equals("optional");
    }

    /** The disposition as it is written, such as {@code session;handling=optional}. */
    @Override
    public String toString() {
        return type + params;
    }
}
