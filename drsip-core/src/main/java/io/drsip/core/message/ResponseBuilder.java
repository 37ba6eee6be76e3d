package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.MediaType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import java.util.List;

/** Builds the response to a request. Single thread. */
public final class ResponseBuilder {

    private final SipRequest request;
    private final Status status;
    private final MessageWriter rest = new MessageWriter();

    // Set at most once each.
    private String phrase;
    private String toTag = "";
    private boolean recordRoute;
    private Slice body = Slice.empty();

    ResponseBuilder(SipRequest request, Status status) {
        this.request = request;
        this.status = status;
        this.phrase = status.phrase();
    }

    /**
     * Sets the reason phrase.
     *
     * <p>Some characters, such as quotes, no phrase has (RFC 3261 section 25.1); they are written as {@code %HH}.
     *
     * @param text a phrase for people; default is the registered one
     * @return this
     * @throws IllegalArgumentException if it has a control character, or half of a surrogate pair
     */
    public ResponseBuilder phrase(String text) {
        MessageWriter.checked("phrase", text);
        phrase = ReasonPhrases.escaped(text);
        return this;
    }

    /**
     * Gives the To of the response a tag, if that of the request has none (RFC 3261 section 8.2.6.2).
     *
     * @param tag a token
     * @return this
     */
    public ResponseBuilder toTag(String tag) {
        toTag = tag;
        return this;
    }

    /**
     * Copies the Record-Route of the request, as every response that creates a dialog does (RFC 3261 section 12.1.1).
     *
     * @return this
     */
    public ResponseBuilder recordRoute() {
        recordRoute = true;
        return this;
    }

    /**
     * Adds a header.
     *
     * @param <T> the type of its value
     * @param type which header
     * @param value what it says
     * @return this
     * @throws IllegalArgumentException if the value prints a control character or has what its header does not have, or
     *     this is Content-Length
     */
    public <T> ResponseBuilder header(HeaderType<T> type, T value) {
        HeaderLines.write(rest, type, List.of(value));
        return this;
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
    public <T> ResponseBuilder headers(HeaderType<T> type, List<T> values) {
        HeaderLines.write(rest, type, values);
        return this;
    }

    /**
     * Sets the body.
     *
     * @param type its Content-Type
     * @param octets the body; copied
     * @return this
     */
    public ResponseBuilder body(MediaType type, byte[] octets) {
        rest.header(HeaderType.CONTENT_TYPE, type.toString());
        body = Slice.copyOf(octets);
        return this;
    }

    /**
     * Makes the response.
     *
     * @return an immutable message that has been read again by the parser
     */
    public SipResponse build() {
        Headers headers = request.headers();
        MessageWriter writer = new MessageWriter().startLine("SIP/2.0 " + status.code() + " " + phrase);
        for (HeaderType<?> type : SipMessages.echoed()) {
            if (type == HeaderType.TO && !toTag.isEmpty()) {
                writer.copy(headers, headers.indexOf(type, 0), missingTag(headers));
            } else {
                SipMessages.copyAll(writer, headers, type);
            }
        }
        if (recordRoute) {
            SipMessages.copyAll(writer, headers, HeaderType.RECORD_ROUTE);
        }
        return (SipResponse) writer.append(rest).finish(body, request.limits());
    }

    /** What stands behind the To as it came, which may hold what we would not write ourselves. */
    private String missingTag(Headers headers) {
        NameAddr to = headers.require(HeaderType.TO);
        return to.tag().isPresent() ? "" : ";tag=" + to.withTag(toTag).tag().orElseThrow();
    }
}
