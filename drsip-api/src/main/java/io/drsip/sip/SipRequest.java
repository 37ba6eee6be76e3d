package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/** A request (RFC 3261 section 7.1). Immutable. */
public final class SipRequest extends SipMessage {

    private final Method method;
    private @Nullable Uri requestUri;

    SipRequest(byte[] octets, MessageIndex index, ParseLimits limits) {
        super(octets, index, limits);
        this.method = Method.of(octets, 0, StartLine.uriStart(octets, 0) - 1);
    }

    /**
     * What is asked for.
     *
     * @return the method; any token is one
     */
    public Method method() {
        return method;
    }

    /**
     * Who is asked, decoded.
     *
     * @return the Request-URI
     * @throws SipParseException if it breaks the grammar
     */
    public Uri requestUri() {
        Uri known = requestUri;
        if (known == null) {
            known = UriReader.read(Scanner.of(requestUriText(), headers().limits()));
            requestUri = known;
        }
        return known;
    }

    /**
     * Who is asked, as it came.
     *
     * @return the octets of the Request-URI
     */
    public Slice requestUriText() {
        byte[] octets = array();
        return new Slice(
                octets,
                StartLine.uriStart(octets, 0),
                StartLine.uriEnd(startLine().end()));
    }
}
