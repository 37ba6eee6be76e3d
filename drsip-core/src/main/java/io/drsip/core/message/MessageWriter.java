package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the parts of a message, refuses what would break its lines, and writes all of it in one pass of the exact
 * size.
 *
 * <p>Single thread.
 */
final class MessageWriter {

    private static final Slice LINE_END = Slice.of("\r\n");
    private static final Slice COLON = Slice.of(": ");

    private final List<Slice> parts = new ArrayList<>(24);

    MessageWriter startLine(String line) {
        return part(checked("a start line", line)).part(LINE_END);
    }

    MessageWriter startLine(Slice line) {
        return part(line).part(LINE_END);
    }

    /** One or more headers as they came, with their line ends. */
    MessageWriter lines(Slice lines) {
        return part(lines);
    }

    /** A header as it came, from a section that may be broken elsewhere. */
    MessageWriter copy(Headers headers, int entry) {
        return copy(headers, entry, "");
    }

    /** A header as it came, with a parameter more. */
    MessageWriter copy(Headers headers, int entry, String suffix) {
        return part(headers.name(entry))
                .part(COLON)
                .part(headers.value(entry))
                .part(Slice.of(suffix))
                .part(LINE_END);
    }

    MessageWriter header(HeaderType<?> type, String value) {
        return header(type.label(), checked(type.name(), value));
    }

    /** A header of ours, whose value has been checked. */
    MessageWriter header(Slice label, Slice value) {
        return part(label).part(value).part(LINE_END);
    }

    MessageWriter append(MessageWriter other) {
        parts.addAll(other.parts);
        return this;
    }

    /** Ends the message: Content-Length, the empty line and the body. */
    SipMessage finish(Slice body, ParseLimits limits) {
        Slice octets = header(HeaderType.CONTENT_LENGTH, Integer.toString(body.length()))
                .finishAsIs(body);
        return SipMessage.parse(octets, limits);
    }

    /** Ends a message whose Content-Length is among its lines. */
    Slice finishAsIs(Slice body) {
        return Slice.concat(part(LINE_END).part(body).parts);
    }

    private MessageWriter part(Slice part) {
        parts.add(part);
        return this;
    }

    /**
     * The octets of a text. Refuses what they cannot say, and control characters: a CR or LF from outside would become
     * a header of its own.
     */
    static Slice checked(String what, String text) {
        Slice line = octets(what, text);
        int control = line.indexOfControl();
        if (control >= 0) {
            throw new IllegalArgumentException(
                    what + " must not hold the control character " + line.at(control) + "; remove it or escape it");
        }
        return line;
    }

    private static Slice octets(String what, String text) {
        try {
            return Slice.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " has no octets: " + e.getMessage(), e);
        }
    }
}
