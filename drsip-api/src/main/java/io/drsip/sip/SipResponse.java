package io.drsip.sip;

/** A response (RFC 3261 section 7.2). Immutable. */
public final class SipResponse extends SipMessage {

    private final Status status;

    SipResponse(byte[] octets, MessageIndex index, ParseLimits limits) {
        super(octets, index, limits);
        this.status = Status.of(StartLine.statusCode(octets, 0));
    }

    /**
     * What is answered.
     *
     * @return the status; any code of 100 to 699 is one
     */
    public Status status() {
        return status;
    }

    /**
     * The phrase beside the code. It is for people: nothing may depend on it.
     *
     * @return the reason phrase as it came; may be empty
     */
    public Slice reasonPhrase() {
        return new Slice(array(), StartLine.reasonStart(0), startLine().end());
    }
}
