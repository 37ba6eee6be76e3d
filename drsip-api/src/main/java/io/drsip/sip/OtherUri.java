package io.drsip.sip;

/**
 * A URI of a scheme that is neither SIP nor tel, kept as text (RFC 3261 section 25.1, {@code absoluteURI}), such as
 * {@code urn:service:sos}. Immutable.
 */
public final class OtherUri implements Uri {

    private final String text;
    private final String scheme;

    private OtherUri(String text, String scheme) {
        this.text = text;
        this.scheme = scheme;
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

    static OtherUri read(Scanner scanner, int start) {
        String scheme = Grammar.lower(scanner.textFrom(start));
        if (!scanner.consumeEscaped(Grammar.URI)) {
            throw scanner.error("a URI has something behind its scheme");
        }
        scanner.expectEnd("a URI has letters, digits, some marks and escapes");
        return new OtherUri(scanner.textFrom(start), scheme.substring(0, scheme.length() - 1));
    }

    @Override
    public String scheme() {
        return scheme;
    }

    /** Without rules of its scheme: the scheme in any case, the rest as written. */
    @Override
    public boolean equivalentTo(Uri other) {
        return equals(other);
    }

    private String rest() {
        return text.substring(scheme.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OtherUri uri
                && uri.scheme.equals(scheme)
                && uri.rest().equals(rest());
    }

    @Override
    public int hashCode() {
        return rest().hashCode();
    }

    /** The URI as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
