package io.drsip.sdp;

/**
 * Parameters of one format (RFC 8866 section 6.15). Immutable.
 *
 * @param format the payload number, or the name of the format
 * @param parameters whatever the format's own document says, such as {@code 0-16} or {@code useinbandfec=1}
 */
public record FormatParameters(String format, String parameters) {

    private static final String RULE = "fmtp is a format and its parameters";

    /**
     * Checks the parts.
     *
     * @param format a token
     * @param parameters a text in one line that does not begin with a blank
     * @throws IllegalArgumentException if one of them is not
     */
    public FormatParameters {
        SdpText.require(SdpText.isToken(format), "format must be a token such as 101", format);
        SdpText.require(isText(parameters), "parameters must be a line of text", parameters);
    }

    private static boolean isText(String text) {
        return SdpText.isByteString(text) && !text.isEmpty() && text.charAt(0) != ' ' && text.charAt(0) != '\t';
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code 101 0-16}
     * @return the parameters
     * @throws SdpParseException if it breaks the grammar
     */
    public static FormatParameters parse(String text) {
        return SdpReader.of(text).readAll(FormatParameters::read);
    }

    static FormatParameters read(SdpReader reader) {
        String format = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        int start = reader.offset();
        String parameters = reader.rest();
        if (!isText(parameters)) {
            throw reader.errorAt(RULE, start);
        }
        return new FormatParameters(format, parameters);
    }

    /** The parameters as they are written behind {@code a=fmtp:}. */
    @Override
    public String toString() {
        return format + ' ' + parameters;
    }
}
