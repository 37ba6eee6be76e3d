package io.drsip.sip;

/**
 * A URI of a scheme that is neither SIP nor tel, kept as text (RFC 3261 section 25.1, {@code absoluteURI}), such as
 * {@code urn:service:sos}. Immutable.
 */
public final class OtherUri implements Uri {

    private final String text;
    private final int start;
    private final int colon;
    private final int end;

    private OtherUri(String text, int start, int colon, int end) {
        this.text = text;
        this.start = start;
        this.colon = colon;
        this.end = end;
    }

    /**
     * Reads a URI.
     *
     * @param text a scheme, a colon, and characters or escapes that a URI may have
     * @return the URI
     * @throws SipParseException if it breaks the grammar, or is a SIP or tel URI
     */
    public static OtherUri parse(String text) {
        Scanner scanner = Scanner.of(text);
        if (UriReader.read(scanner) instanceof OtherUri uri) {
            return uri;
        }
        throw Scanner.of(text).error("a sip, sips or tel URI is no other URI");
    }

    /** Reads what stands behind the colon of the scheme; {@code start} is where the scheme began. */
    static OtherUri read(Scanner scanner, int start, int closing) {
        int colon = scanner.offset() - 1;
        if (!scanner.consumeEscaped(Grammar.URI)) {
            throw scanner.error("a URI has something behind its scheme");
        }
        UriReader.expectEnd(scanner, start, closing, "a URI has letters, digits, some marks and escapes");
        int end = scanner.inText(scanner.offset());
        return new OtherUri(scanner.text(), scanner.inText(start), scanner.inText(colon), end);
    }

    @Override
    public String scheme() {
        return Grammar.lower(text.substring(start, colon));
    }

    /** Without rules of its scheme: the scheme in any case, the rest as written. */
    @Override
    public boolean equivalentTo(Uri other) {
        return equals(other);
    }

    private String rest() {
        return text.substring(colon, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherUri uri
                && uri.scheme().equals(scheme())
                && uri.rest().equals(rest());
    }

    @Override
    public int hashCode() {
        return rest().hashCode();
    }

    /** The URI as it was written. */
    @Override
    public String toString() {
        return text.substring(start, end);
    }
}
