package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages that were damaged, always in the same way. */
class MessageMutationTest {

    private static final int ROUNDS = 3_000;
    private static final byte[] SPICE = "\r\n\r\n \t:;,<>\"\\=@/%\0\u00e9019lvLCSIP".getBytes(StandardCharsets.UTF_8);

    private static final List<byte[]> SEEDS =
            List.of(Samples.OPTIONS, Samples.COMPACT, Samples.FOLDED, Samples.RESPONSE, Samples.MALFORMED);

    @Test
    void damagedStreamsAreReadTheSameHoweverTheyComeAndOnlyRulesAreBroken() {
        Random random = new Random(3261);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] stream = Samples.glued(damaged(random), Samples.OPTIONS);

            List<String> frames = Frames.of(stream);

            assertEquals(frames, Frames.octetByOctet(stream));
            assertEquals(frames, Frames.cut(stream, random.nextInt(stream.length)));
            SipFramer framer = new SipFramer();
            framer.feed(stream);
            Frames.drain(framer).forEach(frame -> assertReadable(frame, stream.length));
        }
    }

    private static void assertReadable(Frame frame, int size) {
        if (frame instanceof Frame.Message message) {
            SipMessage found = message.message();
            assertInside(TypedHeaders.problems(found));
            assertEquals(found, SipMessage.parse(found.bytes().toByteArray()));
        } else if (frame instanceof Frame.Malformed malformed) {
            int offset = malformed.cause().offset();
            assertTrue(
                    offset >= 0 && offset < Math.max(1, size),
                    () -> malformed.cause().getMessage());
            malformed.headers().ifPresent(headers -> assertInside(TypedHeaders.problems(headers, size)));
        }
    }

    private static void assertInside(List<String> problems) {
        assertTrue(problems.stream().noneMatch(problem -> problem.contains(" outside of ")), problems.toString());
    }

    private static byte[] damaged(Random random) {
        byte[] damaged = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, at + 1 + random.nextInt(24));
            byte[] before = Arrays.copyOf(damaged, at);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] = SPICE[random.nextInt(SPICE.length)];
                case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> damaged = Samples.glued(before, rest(damaged, to));
                case 3 -> damaged = Samples.glued(before, Arrays.copyOfRange(damaged, at, to), rest(damaged, at));
                default -> damaged = Samples.glued(before, Samples.octets("\n"), rest(damaged, at));
            }
        }
        return damaged;
    }

    private static byte[] rest(byte[] octets, int from) {
        byte[] rest = Arrays.copyOfRange(octets, from, octets.length);
        return rest.length == 0 ? new byte[] {'\r'} : rest;
    }
}
