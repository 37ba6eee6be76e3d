package io.drsip.sip;

/**
 * A URI as SIP uses it (RFC 3261 section 25.1, {@code SIP-URI}, {@code SIPS-URI} and {@code absoluteURI}).
 *
 * <p>Two URIs are {@linkplain Object#equals equal} if their parts are written alike; that is transitive and fit for a
 * map. Whether they mean the same, {@link #equivalentTo} tells, which is not transitive. Immutable.
 */
public sealed interface Uri permits SipUri, TelUri, OtherUri {

    /**
     * Reads a URI, without angle brackets and without white space around it.
     *
     * @param text such as {@code sip:sip.pstnhub.microsoft.com:5061;transport=tls}
     * @return a {@link SipUri} for {@code sip} and {@code sips}, a {@link TelUri} for {@code tel}, else an {@link
     *     OtherUri}
     * @throws SipParseException if it breaks the grammar of its scheme
     */
    static Uri parse(String text) {
        return UriReader.read(Scanner.of(text));
    }

    /**
     * The scheme.
     *
     * @return such as {@code sip}, {@code sips} or {@code tel}, in lower case
     */
    String scheme();

    /**
     * Whether another URI means the same: RFC 3261 section 19.1.4 for SIP, RFC 3966 section 4 for tel.
     *
     * @param other any URI
     * @return true if they are equivalent; not transitive, so no key of a map
     */
    boolean equivalentTo(Uri other);

    /**
     * The URI as it is written.
     *
     * @return exactly what was parsed, or the parts of one that was made or changed
     */
    @Override
    String toString();
}
