package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Frame;
import io.drsip.sip.Headers;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A stream: however it is cut, the same frames come out; it ends in the need for more or in an error; an unfinished
 * message is never longer than the limits; and what was fed is not needed any more when nothing is left to poll.
 */
final class FramerProperty implements Target.Property {

    /** Narrow, so that short inputs reach them. */
    private static final ParseLimits NARROW = ParseLimits.builder()
            .startLine(200)
            .headerLine(400)
            .headerSection(2_000)
            .headers(30)
            .foldedLines(4)
            .body(2_000)
            .build();

    private static final List<ParseLimits> LIMITS = List.of(ParseLimits.defaults(), NARROW);

    @Override
    public void check(byte[] stream) {
        for (ParseLimits limits : LIMITS) {
            List<String> whole = frames(limits, List.of(stream));
            SplittableRandom random = new SplittableRandom(Arrays.hashCode(stream));

            assertEquals(whole, frames(limits, pieces(stream, random, 1)), "octet by octet");
            assertEquals(whole, frames(limits, pieces(stream, random, 7)), "in small pieces");
            assertEquals(whole, frames(limits, pieces(stream, random, 400)), "in large pieces");
        }
    }

    private static List<byte[]> pieces(byte[] stream, SplittableRandom random, int longest) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int next = Math.min(stream.length, at + 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(stream, at, next));
            at = next;
        }
        return pieces;
    }

    /** The frames of a stream as text, taken at its end, when all that was fed is spoilt. */
    private static List<String> frames(ParseLimits limits, List<byte[]> pieces) {
        SipFramer framer = new SipFramer(limits);
        List<Frame> frames = new ArrayList<>();
        long pending = 0;
        for (byte[] piece : pieces) {
            byte[] fed = piece.clone();
            feed(framer, fed, pending);
            int before = frames.size();
            drain(framer, frames);
            Arrays.fill(fed, (byte) 'X');
            pending = frames.size() > before || !framer.isMidMessage() ? fed.length : pending + fed.length;
            assertTrue(
                    !framer.isMidMessage() || pending <= limits.headerSection() + limits.body() + 2L * fed.length,
                    "an unfinished message has a bound");
        }
        return frames.stream().map(FramerProperty::describe).toList();
    }

    /** By turns through each of the doors. */
    private static void feed(SipFramer framer, byte[] octets, long turn) {
        switch ((int) (turn % 3)) {
            case 0 -> framer.feed(octets);
            case 1 -> framer.feed(octets, 0, octets.length);
            default -> framer.feed(ByteBuffer.wrap(octets));
        }
    }

    private static void drain(SipFramer framer, List<Frame> frames) {
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            boolean lost = frame instanceof Frame.Malformed malformed && malformed.streamLost();
            assertEquals(lost, framer.isLost(), "a lost stream says so");
            frames.add(frame);
        }
        assertFalse(framer.isLost() && framer.isMidMessage(), "nothing is awaited of a lost stream");
    }

    private static String describe(Frame frame) {
        if (frame instanceof Frame.Message message) {
            return "message " + text(message.message().bytes())
                    + lines(Optional.of(message.message().headers()));
        }
        if (frame instanceof Frame.Malformed malformed) {
            SipParseException cause = malformed.cause();
            assertTrue(cause.offset() >= 0, "an offset counts from the start");
            return (malformed.streamLost() ? "lost " : "malformed ")
                    + cause.rule() + " at " + cause.offset() + " " + cause.status()
                    + lines(malformed.headers());
        }
        return "ping";
    }

    private static List<String> lines(Optional<Headers> headers) {
        List<String> lines = new ArrayList<>();
        headers.ifPresent(found -> {
            for (int entry = 0; entry < found.size(); entry++) {
                lines.add(text(found.name(entry)) + "|" + text(found.value(entry)) + "|" + text(found.line(entry)));
            }
        });
        return lines;
    }

    private static String text(Slice octets) {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
