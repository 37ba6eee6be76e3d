package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a stream is cut into messages must not depend on how it came. */
class SipFramerTest {

    private static final String NEXT = Frames.of(Samples.OPTIONS).get(0);

    @Test
    void aMessageMayBeCutAtEveryOctet() {
        for (byte[] sample : Samples.ALL) {
            List<String> expected = Frames.of(sample);

            assertEquals(1, expected.size());
            for (int at = 0; at <= sample.length; at++) {
                assertEquals(expected, Frames.cut(sample, at), "cut at " + at);
            }
            assertEquals(expected, Frames.octetByOctet(sample));
        }
    }

    @Test
    void messagesMayBeGluedTogetherAndCutAnywhere() {
        for (byte[] first : Samples.ALL) {
            for (byte[] second : Samples.ALL) {
                byte[] stream = Samples.glued(first, second);
                List<String> expected = new ArrayList<>(Frames.of(first));
                expected.addAll(Frames.of(second));

                for (int at = 0; at <= stream.length; at++) {
                    assertEquals(expected, Frames.cut(stream, at), "cut at " + at);
                }
                assertEquals(expected, Frames.octetByOctet(stream));
            }
        }
    }

    @Test
    void aBrokenStreamIsLostAtTheSameOctetHoweverItCame() {
        byte[] stream = Samples.glued(
                Samples.OPTIONS,
                Samples.octets("INVITE sip:b@contoso.com SIP/2.0\nSubject: x\nTo: <sip:b@contoso.com>\nX\0: 1\n\n"),
                Samples.OPTIONS);
        List<String> expected = Frames.of(stream);

        assertEquals("lost 400 at 72", Frames.verdict(expected.get(1)));
        for (int at = 0; at <= stream.length; at++) {
            assertEquals(expected, Frames.cut(stream, at), "cut at " + at);
        }
        assertEquals(expected, Frames.octetByOctet(stream));
    }

    @Test
    void octetsComeAsArrayRangeOrBuffer() {
        byte[] around = Samples.glued(new byte[] {'x', 'y'}, Samples.COMPACT, new byte[] {'z'});
        SipFramer range = new SipFramer();
        SipFramer buffer = new SipFramer();
        ByteBuffer direct = ByteBuffer.allocateDirect(around.length).put(around);
        direct.position(2).limit(around.length - 1);

        range.feed(around, 2, Samples.COMPACT.length);
        buffer.feed(direct);

        assertEquals(Frames.of(Samples.COMPACT), Frames.of(range, new byte[0]));
        assertEquals(Frames.of(Samples.COMPACT), Frames.of(buffer, new byte[0]));
        assertEquals(0, direct.remaining());
        assertThrows(IndexOutOfBoundsException.class, () -> new SipFramer().feed(around, 1, around.length));
    }

    @Test
    void whatWasFedIsCopied() {
        byte[] octets = Samples.OPTIONS.clone();
        SipFramer framer = new SipFramer();

        framer.feed(octets);
        Arrays.fill(octets, (byte) 0);

        assertEquals(
                List.of(NEXT),
                Frames.drain(framer).stream().map(Frames::describe).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1", "4, 2", "7, 3", "2000, 1000"})
    void twoLineEndsBetweenMessagesAreAPingAndASingleOneIsNothing(int lineEnds, int pings) {
        byte[] stream = Samples.glued(Samples.octets("\n".repeat(lineEnds)), Samples.OPTIONS);
        List<String> expected = new ArrayList<>(Collections.nCopies(pings, "ping"));
        expected.add(NEXT);

        assertEquals(expected, Frames.of(stream));
        assertEquals(expected, Frames.octetByOctet(stream));
    }

    @Test
    void aLineEndBeforeAndOneBehindAMessageAreNoPing() {
        byte[] lineEnd = Samples.octets("\n");

        List<String> frames = Frames.of(lineEnd, Samples.OPTIONS, lineEnd, Samples.OPTIONS);

        assertEquals(List.of(NEXT, NEXT), frames);
    }

    @Test
    void aMessageThatHasBegunIsToldAsSuch() {
        SipFramer framer = new SipFramer();

        assertFalse(framer.isMidMessage());
        framer.feed(Samples.octets("\n"));
        framer.feed(new byte[] {'\r'});
        assertNull(framer.poll());
        assertFalse(framer.isMidMessage());
        framer.feed(new byte[] {'\n'});
        framer.feed(Samples.OPTIONS, 0, 1);
        assertEquals("ping", Frames.describe(Objects.requireNonNull(framer.poll())));
        assertTrue(framer.isMidMessage());
        framer.feed(Samples.OPTIONS, 1, Samples.OPTIONS.length - 1);
        assertFalse(framer.isMidMessage());
        assertEquals(NEXT, Frames.describe(Objects.requireNonNull(framer.poll())));
        assertFalse(framer.isMidMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET / HTTP/1.1\\r\\n                       | 6
            POST /sip HTTP/1.1\\r\\nContent-Length: 0  | 10
            PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n   | 6
            SSH-2.0-x\\r\\n                            | 0
            OPTIONS * RTSP/1.0\\r\\nCSeq: 1\\r\\n\\r\\n| 10
            INVITE\\r\\n                               | 0
            INVITE sip:b@contoso.com SIP 2.0\\r\\n     | 29
            INVITE sip:b@contoso.com SIP/2.0\\n        | 32
            INVITE sip:b@contoso.com\\rSIP/2.0\\r\\n   | 25
            INVITE sip:b@contoso.com\\0 SIP/2.0\\r\\n  | 24
            `\\26\\3\\1\\2\\0\\1\\0\\1`                | 0
            `\\0`                                      | 0
            `\\n`                                      | 0
            `\\rO`                                     | 0
            ` OPTIONS`                                 | 0
            <sip:b@contoso.com>                        | 0
            """)
    void whatIsNoSipLosesTheStream(String escaped, int offset) {
        byte[] octets = escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);

        List<String> frames = Frames.of(octets, Samples.OPTIONS);

        assertEquals(
                List.of("lost 400 at " + offset),
                frames.stream().map(Frames::verdict).toList());
        assertEquals(frames, Frames.octetByOctet(Samples.glued(octets, Samples.OPTIONS)));
    }

    @Test
    void aLostStreamTakesNothingAnyMore() {
        SipFramer framer = new SipFramer();
        ByteBuffer buffer = ByteBuffer.wrap(Samples.OPTIONS);

        framer.feed(new byte[] {0});
        Frame lost = framer.poll();
        framer.feed(Samples.OPTIONS);
        framer.feed(Samples.OPTIONS, 0, 20);
        framer.feed(buffer);

        assertTrue(lost instanceof Frame.Malformed malformed && malformed.streamLost());
        assertTrue(framer.isLost());
        assertFalse(framer.isMidMessage());
        assertNull(framer.poll());
        assertEquals(0, buffer.remaining());
    }

    @Test
    void whatWasFoundBeforeTheLossCanBeReadForAnAnswer() {
        byte[] octets = Samples.octets("""
                INVITE sip:b@contoso.com SIP/2.0
                Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1
                To: <sip:b@contoso.com>
                Content-Length: x

                """);

        Frame frame = framed(octets);

        Headers headers = ((Frame.Malformed) frame).headers().orElseThrow();
        assertEquals("z9hG4bK1", headers.require(HeaderType.VIA).branch().orElseThrow());
        assertEquals("To: <sip:b@contoso.com>\r\n", headers.line(1).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 200 OK, Content-Length: x",
        "SIP/2.0 200 OK, Content-Length: 999999999",
        "SIP/2.0 999 Any, Content-Length: 0",
        "SIP/7.0 200 OK, Content-Length: 0",
        "ACK  sip:b@contoso.com SIP/2.0, Content-Length: 0",
        "ACK sip:b@contoso.com SIP/2.0, Content-Length: x",
        "ACK sip:b@contoso.com SIP/3.0, Content-Length: 0"
    })
    void aBrokenResponseOrAckHasNoHeadersToAnswerTo(String startLine, String length) {
        byte[] octets = Samples.octets(startLine + "\nVia: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1\n" + length + "\n\n");

        Frame frame = framed(octets);

        assertTrue(
                frame instanceof Frame.Malformed malformed
                        && malformed.headers().isEmpty(),
                startLine);
    }

    private static Frame framed(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        return Frames.drain(framer).get(0);
    }
}
