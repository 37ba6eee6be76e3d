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
        return read(new Slice(octets, 0, octets.length), limits, false);
    }

    /**
     * Reads one whole message from octets that never change: those of a slice that is one message and nothing else are
     * not copied.
     *
     * @param octets the message
     * @param limits how much is taken
     * @return a request or a response
     * @throws SipParseException as for an array
     */
    public static SipMessage parse(Slice octets, ParseLimits limits) {
        return read(octets, limits, true);
    }

    private static SipMessage read(Slice octets, ParseLimits limits, boolean lasting) {
        byte[] bytes = octets.array();
        int start = octets.start();
        while (start + 1 < octets.end() && bytes[start] == '\r' && bytes[start + 1] == '\n') {
            start += 2;
        }
        Slice message = new Slice(bytes, start, octets.end());
        HeadIndexer indexer = new HeadIndexer(limits);
        int end = start + length(message, indexer, limits);
        boolean own = lasting && start == 0 && end == bytes.length;
        return of(own ? bytes : Arrays.copyOfRange(bytes, start, end), indexer.index(), limits);
    }

    private static int length(Slice message, HeadIndexer indexer, ParseLimits limits) {
        if (!indexer.scan(message.array(), message.start(), message.end())) {
            throw error("a header section ends with an empty line", message, message.length());
        }
        SipParseException error = indexer.startLineError();
        if (error != null) {
            throw error;
        }
        int rest = message.length() - indexer.sectionEnd();
        int body = indexer.length().isMissing() ? rest : indexer.length().octets();
        if (body > rest) {
            throw error("a body is as long as its Content-Length says", message, message.length());
        }
        if (body > limits.body()) {
            String rule = "a body has at most " + limits.body() + " octets";
            throw SipParseException.at(rule, message, indexer.sectionEnd(), Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return indexer.sectionEnd() + body;
    }

    private static SipParseException error(String rule, Slice message, int offset) {
        return SipParseException.at(rule, message, offset, Status.BAD_REQUEST);
    }

    /**
     * How much was taken when the message was read.
     *
     * @return the limits, which hold for its header values too
     */
    public ParseLimits limits() {
        return headers.limits();
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
