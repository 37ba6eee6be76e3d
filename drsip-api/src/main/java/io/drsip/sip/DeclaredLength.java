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

    /** Takes a value, which stands in the octets of a message between two offsets. */
    void read(Slice message, int from, int to) {
        if (error != null) {
            return;
        }
        if (octets != MISSING) {
            error = error("a message has one Content-Length", message, from);
        } else if (from == to) {
            error = error("Content-Length is a number", message, from);
        }
        long value = 0;
        for (int at = from; at < to && error == null; at++) {
            int octet = message.at(at);
            value = value * 10 + octet - '0';
            if (!Grammar.is(Grammar.DIGIT, octet)) {
                error = error("Content-Length has digits only", message, at);
            } else if (value > limits.body()) {
                String rule = "a body has at most " + limits.body() + " octets";
                error = SipParseException.at(rule, message, from, Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }
        octets = (int) value;
    }

    private static SipParseException error(String rule, Slice message, int offset) {
        return SipParseException.at(rule, message, offset, Status.BAD_REQUEST);
    }
}
