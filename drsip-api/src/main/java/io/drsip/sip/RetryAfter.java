package io.drsip.sip;

import java.time.Duration;

/**
 * How long the peer wants not to be asked again (RFC 3261 section 20.33). Immutable.
 *
 * @param delay whole seconds, zero or more; what is beyond 2<sup>32</sup>-1 seconds is read as that
 * @param comment what a human reads, escaped as written and without its outer parentheses; empty if there is none
 * @param params {@code duration} and others
 */
public record RetryAfter(Duration delay, String comment, Params params) {

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;

    /**
     * Checks range and grammar.
     *
     * @param delay whole seconds
     * @param comment the comment, or an empty text
     * @param params the parameters
     * @throws IllegalArgumentException if the delay is negative, too long or no whole number of seconds, if the comment
     *     is none, or a header cannot hold the parameters
     */
    public RetryAfter {
        if (delay.isNegative()
                || delay.toSeconds() > MAX_SECONDS
                || !delay.equals(Duration.ofSeconds(delay.toSeconds()))) {
            throw new IllegalArgumentException(
                    "delay must be whole seconds from 0 to " + MAX_SECONDS + ", not " + delay);
        }
        if (!isComment(comment)) {
            throw new IllegalArgumentException(
                    "comment must be Unicode without control characters, a backslash before each ( ) and \\");
        }
        params = params.headerForm(ParamRules.NONE);
    }

    private static boolean isComment(String comment) {
        try {
            Scanner scanner = Scanner.of('(' + comment + ')');
            return scanner.consumeComment() && scanner.atEnd() && comment.indexOf('\r') < 0;
        } catch (SipParseException e) {
            return false;
        }
    }

    /**
     * A delay alone.
     *
     * @param delay whole seconds, zero or more
     * @return the value
     * @throws IllegalArgumentException if the delay is negative, too long or no whole number of seconds
     */
    public static RetryAfter of(Duration delay) {
        return new RetryAfter(delay, "", Params.none());
    }

    /**
     * Reads a Retry-After.
     *
     * @param text such as {@code 120 (in a meeting);duration=60}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar
     */
    public static RetryAfter parse(String text) {
        return Scanner.readAll(text, RetryAfter::read);
    }

    static RetryAfter read(Scanner scanner) {
        long seconds = Math.min(scanner.expectDigits("a Retry-After begins with seconds"), MAX_SECONDS);
        int end = scanner.offset();
        scanner.consumeLws();
        int start = scanner.offset();
        String comment = "";
        if (scanner.consumeComment()) {
            String text = scanner.textFrom(start);
            comment = text.substring(1, text.length() - 1);
        } else {
            scanner.moveTo(end);
        }
        return new RetryAfter(Duration.ofSeconds(seconds), comment, Params.read(scanner));
    }

    /** The value as it is written, such as {@code 120 (in a meeting);duration=60}. */
    @Override
    public String toString() {
        return delay.toSeconds() + (comment.isEmpty() ? "" : " (" + comment + ')') + params;
    }
}
