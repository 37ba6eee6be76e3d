package io.drsip.sip;

/**
 * A header field of a message that cannot be used, told by {@link Headers#issues}. Immutable.
 *
 * @param entry which header field it is, as in {@link Headers#value}: from 0 on
 * @param header its name as written
 * @param error which rule it breaks, and where; the offset counts from the message's start
 */
public record ParseIssue(int entry, String header, SipParseException error) {

    /** A sentence for the administrator. */
    @Override
    public String toString() {
        return "header field " + (entry + 1) + " (" + header + ") cannot be used: " + error.getMessage();
    }
}
