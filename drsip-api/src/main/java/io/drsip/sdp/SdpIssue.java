package io.drsip.sdp;

/**
 * A line of a description that cannot be used, told by {@link SessionDescription#issues}. Immutable.
 *
 * @param line which line of the description it is, from 1 on
 * @param text the line without its end; of one with a key only its name
 * @param error which rule it breaks, and where; the offset counts from the start of the line
 */
public record SdpIssue(int line, String text, SdpParseException error) {

    /** A sentence for the administrator. */
    @Override
    public String toString() {
        return "line " + line + " cannot be used: " + error.getMessage();
    }
}
