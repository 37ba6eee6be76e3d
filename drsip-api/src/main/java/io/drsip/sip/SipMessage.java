package io.drsip.sip;

import java.util.Arrays;

/**
 * A SIP message, read lazily (RFC 3261 section 7).
 *
 * <p>Start line and header lines are known to be sound; what stands in a header is decoded, and may be refused, when it
 * is asked for. A message is made by {@link #parse}, by a {@link SipFramer}, or by the builders of drsip-core, and
 * never changes. Immutable.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {

    private final byte[] octets;
    private final MessageIndex index;
    private final Headers headers;

    SipMessage(byte[] octets, MessageIndex index, ParseLimits limits) {
        this.octets = octets;
        this.index = index;
        this.headers = new Headers(octets, index, limits);
    }

    static SipMessage of(byte[] octets, MessageIndex index, ParseLimits limits) {
        return StartLine.isResponse(octets, 0, index.startLineEnd())
                ? new SipResponse(octets, index, limits)
                : new SipRequest(octets, index, limits);
    }

    /**
     * Reads one whole message, as it comes in a datagram, with the default limits.
     *
     * @param octets the message; copied
     * @return a request or a response
     * @throws SipParseException if start line or header section break the grammar or a limit, or octets are missing
     */
    public static SipMessage parse(byte[] octets) {
        return parse(octets, ParseLimits.defaults());
    }

    /**
     * Reads one whole message, as it comes in a datagram. Without a Content-Length the body is all that follows; octets
     * beyond the Content-Length are left out (RFC 3261 section 18.3).
     *
     * @param octets the message; copied
     * @param limits how much is taken
     * @return a request or a response
     * @throws SipParseException if start line or header section break the grammar or a limit, or octets are missing;
     *     its offset counts from the start line, before which CR LF are skipped
     */
    public static SipMessage parse(byte[] octets, ParseLimits limits) {
        int start = 0;
        while (start + 1 < octets.length && octets[start] == '\r' && octets[start + 1] == '\n') {
            start += 2;
        }
        return read(start == 0 ? octets : Arrays.copyOfRange(octets, start, octets.length), limits);
    }

    private static SipMessage read(byte[] octets, ParseLimits limits) {
        HeadIndexer indexer = new HeadIndexer(limits);
        if (!indexer.scan(octets, 0, octets.length)) {
            throw SipParseException.at("a header section ends with an empty line", octets, octets.length);
        }
        SipParseException error = indexer.startLineError();
        if (error != null) {
            throw error;
        }
        int bodyStart = indexer.sectionEnd();
        int length = indexer.hasContentLength() ? indexer.contentLength() : octets.length - bodyStart;
        if (length > octets.length - bodyStart) {
            throw SipParseException.at("a body is as long as its Content-Length says", octets, octets.length);
        }
        if (length > limits.body()) {
            String rule = "a body has at most " + limits.body() + " octets";
            throw SipParseException.at(rule, octets, bodyStart, Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return of(Arrays.copyOf(octets, bodyStart + length), indexer.index(), limits);
    }

    /**
     * The header section.
     *
     * @return all headers in their order
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The first line.
     *
     * @return the start line without its line end, as it came
     */
    public Slice startLine() {
        return new Slice(octets, 0, index.startLineEnd());
    }

    /**
     * What follows the empty line.
     *
     * @return the body; empty if there is none
     */
    public Slice body() {
        return new Slice(octets, index.sectionEnd(), octets.length);
    }

    /**
     * The whole message.
     *
     * @return all octets, as they came
     */
    public Slice bytes() {
        return new Slice(octets, 0, octets.length);
    }

    byte[] array() {
        return octets;
    }

    /** Messages are equal if all their octets are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SipMessage message && Arrays.equals(octets, message.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The start line, and the size: the rest holds numbers and keys that do not belong into a log by accident. */
    @Override
    public String toString() {
        return startLine() + " (" + octets.length + " octets)";
    }
}
