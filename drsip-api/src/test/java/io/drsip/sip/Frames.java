package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a framer finds, in words that can be compared. */
final class Frames {

    private Frames() {}

    /** The frames of a stream that comes in these pieces. */
    static List<String> of(byte[]... pieces) {
        return of(new SipFramer(), pieces);
    }

    static List<String> of(SipFramer framer, byte[]... pieces) {
        List<String> frames = new ArrayList<>();
        for (byte[] piece : pieces) {
            framer.feed(piece);
            drain(framer).forEach(frame -> frames.add(describe(frame)));
        }
        return frames;
    }

    /** The frames of a stream that comes octet by octet. */
    static List<String> octetByOctet(byte[] stream) {
        SipFramer framer = new SipFramer();
        List<String> frames = new ArrayList<>();
        for (int at = 0; at < stream.length; at++) {
            framer.feed(stream, at, 1);
            drain(framer).forEach(frame -> frames.add(describe(frame)));
        }
        return frames;
    }

    /** The frames of a stream that comes in two pieces. */
    static List<String> cut(byte[] stream, int at) {
        return of(Arrays.copyOf(stream, at), Arrays.copyOfRange(stream, at, stream.length));
    }

    static List<Frame> drain(SipFramer framer) {
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            frames.add(frame);
        }
        return frames;
    }

    static String describe(Frame frame) {
        if (frame instanceof Frame.Message message) {
            return text(message.message().bytes());
        }
        if (frame instanceof Frame.Malformed malformed) {
            SipParseException cause = malformed.cause();
            return (malformed.streamLost() ? "lost " : "malformed ")
                    + cause.status().code() + " at " + cause.offset() + ": " + cause.rule() + "\n"
                    + lines(malformed.headers());
        }
        return "ping";
    }

    /** Kind, status and offset alone, such as {@code lost 400 at 0}; a message is its start line. */
    static String verdict(String frame) {
        int end = frame.indexOf(frame.startsWith("lost ") || frame.startsWith("malformed ") ? ':' : '\r');
        return end < 0 ? frame : frame.substring(0, end);
    }

    /** Whether the last frame is a message, and nothing stands behind it. */
    static boolean endsWith(byte[] stream, String frame) {
        return new String(stream, StandardCharsets.ISO_8859_1).endsWith(frame);
    }

    private static List<String> lines(Optional<Headers> headers) {
        List<String> lines = new ArrayList<>();
        headers.ifPresent(found -> {
            for (int entry = 0; entry < found.size(); entry++) {
                lines.add(text(found.line(entry)));
            }
        });
        return lines;
    }

    static String text(Slice octets) {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
