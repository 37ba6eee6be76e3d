package io.drsip.sip;

import java.util.Optional;

/** What a {@link SipFramer} finds in a stream. Immutable. */
public sealed interface Frame {

    /**
     * A message whose start line and header section are sound. Its headers are not looked into yet.
     *
     * @param message the message
     */
    record Message(SipMessage message) implements Frame {}

    /**
     * A double CRLF between messages: the peer asks whether the connection lives, and expects one CRLF (RFC 5626
     * 3.5.1).
     */
    record Ping() implements Frame {}

    /**
     * Octets that are no message.
     *
     * @param cause what is wrong with them, and which status a request like that is answered with
     * @param headers what could be indexed of the headers, to build the answer from; empty if nothing could, or if this
     *     would be a response or an ACK, which have no answer
     * @param streamLost true if nobody can tell where the next message would start: answer if possible, then close
     */
    record Malformed(SipParseException cause, Optional<Headers> headers, boolean streamLost) implements Frame {}
}
