package io.drsip.sip;

/**
 * What a body is (RFC 3261 section 20.15, {@code media-type}). Immutable.
 *
 * @param type the type, made lower case, such as {@code application}
 * @param subtype the subtype, made lower case, such as {@code sdp}
 * @param params parameters such as {@code boundary}
 */
public record MediaType(String type, String subtype, Params params) {

    /** RFC 8866: a session description. */
    public static final MediaType SDP = new MediaType("application", "sdp", Params.none());

    /** RFC 3420: a fragment of a message, in the NOTIFY that follows a REFER. */
    public static final MediaType SIPFRAG = new MediaType("message", "sipfrag", Params.none());

    private static final String RULE = "a media type is two tokens with a slash between them";

    /**
     * Checks the grammar.
     *
     * @param type the type
     * @param subtype the subtype
     * @param params the parameters
     * @throws IllegalArgumentException if type or subtype is no token, or a header cannot hold the parameters
     */
    public MediaType {
        if (!Grammar.isToken(type) || !Grammar.isToken(subtype)) {
            throw new IllegalArgumentException(RULE + ", not \"" + type + "/" + subtype + "\"");
        }
        type = Grammar.lower(type);
        subtype = Grammar.lower(subtype);
        params = params.headerForm(ParamRules.NONE);
    }

    /**
     * Reads a media type.
     *
     * @param text such as {@code application/sdp}, white space around it allowed
     * @return the media type
     * @throws SipParseException if it breaks the grammar
     */
    public static MediaType parse(String text) {
        return Scanner.readAll(text, MediaType::read);
    }

    static MediaType read(Scanner scanner) {
        String type = scanner.expectToken(RULE);
        scanner.expectSeparator('/', RULE);
        String subtype = scanner.expectToken(RULE);
        return new MediaType(type, subtype, Params.read(scanner));
    }

    /**
     * Whether type and subtype are those of another one, whatever the parameters.
     *
     * @param other a media type such as {@link #SDP}
     * @return true if they are
     */
    public boolean matches(MediaType other) {
        return type.equals(other.type) && subtype.equals(other.subtype);
    }

    /** The media type as it is written, such as {@code multipart/mixed;boundary=b1}. */
    @Override
    public String toString() {
        return type + '/' + subtype + params;
    }
}
