package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each limit takes exactly what it says and not one more, and each has its answer. */
class FramerLimitsTest {

    private static final String START = "OPTIONS sip:a@contoso.com SIP/2.0";
    private static final String LENGTH = "Content-Length: 0";

    @Test
    void aStartLineOverItsLimitIs414() {
        ParseLimits.Builder limits = ParseLimits.builder();

        assertTrue(passes(limits.startLine(START.length()), START, LENGTH));
        assertEquals("414 at 0", refusal(limits.startLine(START.length() - 1), START, LENGTH));
    }

    @Test
    void aHeaderOverItsLimitIs513WithItsFoldsCounted() {
        ParseLimits.Builder limits = ParseLimits.builder();
        String folded = "Subject: 1\r\n 2\r\n 3";

        assertTrue(passes(limits.headerLine(LENGTH.length()), START, LENGTH));
        assertEquals("513 at 35", refusal(limits.headerLine(LENGTH.length() - 1), START, LENGTH));
        assertTrue(passes(limits.headerLine(folded.length()), START, folded, LENGTH));
        assertEquals("513 at 35", refusal(limits.headerLine(folded.length() - 1), START, folded, LENGTH));
    }

    @Test
    void aHeaderSectionOverItsLimitIs513() {
        ParseLimits.Builder limits = ParseLimits.builder();
        int size = octets(START, LENGTH).length;

        assertTrue(passes(limits.headerSection(size), START, LENGTH));
        assertEquals("513 at 54", refusal(limits.headerSection(size - 1), START, LENGTH));
        assertEquals("513 at 54", refusal(limits.headerSection(size - 2), START, LENGTH));
        assertEquals("513 at 54", refusal(limits.headerSection(size - 4), START, LENGTH));
        assertEquals("513 at 35", refusal(limits.headerSection(size - 5), START, LENGTH));
    }

    @Test
    void tooManyHeadersAre513() {
        ParseLimits.Builder limits = ParseLimits.builder();

        assertTrue(passes(limits.headers(3), START, "X: 1", "X: 2", LENGTH));
        assertEquals("513 at 47", refusal(limits.headers(2), START, "X: 1", "X: 2", LENGTH));
    }

    @Test
    void tooManyFoldedLinesOfOneHeaderAre400() {
        ParseLimits.Builder limits = ParseLimits.builder();

        assertTrue(passes(limits.foldedLines(2), START, "X: 1\r\n 2\r\n 3", "Y: 1\r\n 2\r\n 3", LENGTH));
        assertEquals("400 at 44", refusal(limits.foldedLines(1), START, "X: 1\r\n 2\r\n 3", LENGTH));
    }

    @Test
    void aBodyOverItsLimitIs413() {
        ParseLimits.Builder limits = ParseLimits.builder();

        assertTrue(passes(limits.body(6), START, "Content-Length: 6", "\r\nab"));
        assertEquals("413 at 51", refusal(limits.body(5), START, "Content-Length: 6", "\r\nab"));
    }

    @Test
    void aNameBeyondTheIndexIs400EvenIfTheLimitsAllowIt() {
        ParseLimits.Builder limits =
                ParseLimits.builder().headerLine(1 << 20).headerSection(1 << 20).identifier(1 << 20);
        String longest = "X".repeat(65_535) + ": 1";

        assertTrue(passes(limits, START, longest, LENGTH));
        assertEquals("400 at 35", refusal(limits, START, "X" + longest, LENGTH));
    }

    @Test
    void theDefaultsHoldForWhatIsTrickledWithoutAnEnd() {
        assertEquals(8 * 1024 + 1, trickled("A"));
        assertEquals(8 * 1024 + 1, trickled("OPTIONS sip:"));
        assertEquals(35 + 16 * 1024 + 1, trickled(START + "\r\nX"));
        assertEquals(35 + 16 * 1024 + 1, trickled(START + "\r\nX: "));
    }

    /** How many octets are taken before the stream is lost. */
    private static int trickled(String start) {
        SipFramer framer = new SipFramer();
        byte[] beginning = start.getBytes(StandardCharsets.US_ASCII);
        framer.feed(beginning);
        assertNull(framer.poll());
        for (int taken = beginning.length; taken < 64 * 1024; taken++) {
            framer.feed(new byte[] {'a'});
            if (framer.poll() != null) {
                return taken + 1;
            }
        }
        return -1;
    }

    /** An octet that has been looked at is never looked at again, but the last line end of what has come so far. */
    @Test
    void theWorkGrowsWithTheOctetsAndNotWithThePieces() {
        byte[] octets = octets(START, "X: " + "a".repeat(4000), "Y: 1\r\n 2\r\n 3", LENGTH);
        HeadIndexer indexer = new HeadIndexer(ParseLimits.defaults());
        int steps = 0;
        for (int end = 1; end < octets.length; end++) {
            int before = indexer.searched();

            assertFalse(indexer.scan(octets, 0, end));

            steps += indexer.searched() - before;
            assertTrue(indexer.searched() >= Math.max(before, end - 2), "at " + end);
        }

        assertTrue(indexer.scan(octets, 0, octets.length));
        assertTrue(steps < octets.length);
        assertEquals(octets.length, indexer.searched());
    }

    private static boolean passes(ParseLimits.Builder limits, String... lines) {
        List<String> frames = Frames.of(new SipFramer(limits.build()), octets(lines));
        return frames.size() == 1 && frames.get(0).startsWith(START);
    }

    /** The same from a stream, octet by octet and from a datagram. */
    private static String refusal(ParseLimits.Builder limits, String... lines) {
        byte[] octets = octets(lines);
        SipFramer trickled = new SipFramer(limits.build());
        Frame frame = null;
        for (int at = 0; at < octets.length && frame == null; at++) {
            trickled.feed(octets, at, 1);
            frame = trickled.poll();
        }
        SipFramer whole = new SipFramer(limits.build());
        whole.feed(octets);

        String refusal = words(frame);

        assertEquals(refusal, words(whole.poll()));
        assertEquals(refusal, ofDatagram(octets, limits.build()));
        return refusal;
    }

    private static String words(@Nullable Frame frame) {
        return frame instanceof Frame.Malformed malformed && malformed.streamLost()
                ? words(malformed.cause())
                : String.valueOf(frame);
    }

    private static String ofDatagram(byte[] octets, ParseLimits limits) {
        try {
            return SipMessage.parse(octets, limits).toString();
        } catch (SipParseException e) {
            return words(e);
        }
    }

    private static String words(SipParseException error) {
        return error.status().code() + " at " + error.offset();
    }

    /** Lines, and an empty one; behind another empty one the last is a body of six octets. */
    private static byte[] octets(String... lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
