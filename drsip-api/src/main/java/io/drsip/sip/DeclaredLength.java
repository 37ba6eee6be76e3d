package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * What a header section says about the length of the body, and whether that can be doubted: a second Content-Length,
 * even an equal one, signs, other digits. Nothing is ever allocated by it. Single thread.
 */
final class DeclaredLength {

    private static final int MISSING = -1;

    private final ParseLimits limits;

    // Known once the header was seen.
    private int octets = MISSING;
    private @Nullable SipParseException error;

    DeclaredLength(ParseLimits limits) {
        this.limits = limits;
    }

    void reset() {
        octets = MISSING;
        error = null;
    }

    boolean isMissing() {
        return octets == MISSING;
    }

    /** At most {@link ParseLimits#body()}; zero if it is missing. */
    int octets() {
        return Math.max(octets, 0);
    }

    /** The first thing that was wrong. */
    @Nullable
    SipParseException error() {
        return error;
    }

    /** Takes the value between two offsets of an array; offsets of errors count from where the message starts. */
    void read(byte[] bytes, int start, int from, int to) {
        if (error != null) {
            return;
        }
        if (octets != MISSING || from == to) {
            String rule = from == to ? "Content-Length is a number" : "a message has one Content-Length";
            error = SipParseException.at(rule, new Slice(bytes, start, to), from - start, Status.BAD_REQUEST);
            return;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            if (!Grammar.is(Grammar.DIGIT, bytes[at])) {
                String rule = "Content-Length has digits only";
                error = SipParseException.at(rule, new Slice(bytes, start, to), at - start, Status.BAD_REQUEST);
                return;
            }
            value = value * 10 + bytes[at] - '0';
            if (value > limits.body()) {
                String rule = "a body has at most " + limits.body() + " octets";
                Status status = Status.REQUEST_ENTITY_TOO_LARGE;
                error = SipParseException.at(rule, new Slice(bytes, start, to), from - start, status);
                return;
            }
        }
        octets = (int) value;
    }
}
