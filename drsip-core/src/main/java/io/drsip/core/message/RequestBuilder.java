package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Slice;
import io.drsip.sip.Uri;
import java.util.List;

/**
 * Builds a request, header after header in the order of the wire; Content-Length comes last by itself. Single thread.
 */
public final class RequestBuilder {

    private final Method method;
    private final MessageWriter writer = new MessageWriter();
    private Slice body = Slice.empty();

    RequestBuilder(Method method, Uri requestUri) {
        this.method = method;
        writer.startLine(method + " " + RequestRules.target(requestUri) + " SIP/2.0");
    }

    /**
     * Adds a header.
     *
     * @param <T> the type of its value
     * @param type which header
     * @param value what it says
     * @return this
     * @throws IllegalArgumentException if the value prints a control character or has what its header does not have, if
     *     it is a CSeq with another method, or this is Content-Length
     */
    public <T> RequestBuilder header(HeaderType<T> type, T value) {
        return headers(type, List.of(value));
    }

    /**
     * Adds a header with several values, as a comma list if it may be one, else as one field each.
     *
     * @param <T> the type of a value
     * @param type which header
     * @param values what it says; nothing is added for none
     * @return this
     * @throws IllegalArgumentException as of {@link #header}
     */
    public <T> RequestBuilder headers(HeaderType<T> type, List<T> values) {
        RequestRules.requireMethod(values, method);
        HeaderLines.write(writer, type, values);
        return this;
    }

    /**
     * Sets the body.
     *
     * @param type its Content-Type
     * @param octets the body; copied
     * @return this
     */
    public RequestBuilder body(MediaType type, byte[] octets) {
        writer.header(HeaderType.CONTENT_TYPE, type.toString());
        body = Slice.copyOf(octets);
        return this;
    }

    /**
     * Makes the request.
     *
     * @return an immutable message that has been read again by the parser
     */
    public SipRequest build() {
        return (SipRequest) writer.finish(body, ParseLimits.defaults());
    }
}
