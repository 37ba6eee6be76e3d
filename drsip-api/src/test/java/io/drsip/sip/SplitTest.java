package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.corpus.StreamCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How a stream was cut into pieces makes no difference: the same frames, the same broken rules at the same octets, the same
 * end. Every stream of our own, the samples, and the corpora if the build names them.
 */
class SplitTest {

    /** Longer streams are cut where something may be decided, and not at every octet. */
    private static final int SHORT = 4 * 1024;

    /** Where limits are. */
    private static final List<Integer> PLACES = List.of(8 * 1024, 16 * 1024, 64 * 1024, 256 * 1024);

    private record Stretch(String name, Slice octets) {

        Stretch(String name, byte[] octets) {
            this(name, Slice.copyOf(octets));
        }

        byte[] array() {
            return octets.toByteArray();
        }
    }

    /** What should be understood: cut at every octet, and put behind each other. */
    private static List<Stretch> sound() {
        List<Stretch> streams = new ArrayList<>();
        for (int i = 0; i < Samples.ALL.size(); i++) {
            streams.add(new Stretch("sample " + i, Samples.ALL.get(i)));
        }
        for (String rfc : List.of("rfc4475", "rfc5118")) {
            Corpus.rows(rfc + "/index.tsv").forEach(row -> {
                String file = rfc + "/" + row.get(0) + ".dat";
                streams.add(new Stretch(file, Corpus.octets(file)));
            });
        }
        Corpus.files("messages").forEach(file -> streams.add(new Stretch(file, Corpus.octets(file))));
        Corpus.hostile()
                .filter(row -> row.expect().equals("accept"))
                .forEach(row -> streams.add(new Stretch(row.id(), row.octets())));
        return streams;
    }

    @Test
    void aStreamMayBeCutAtEveryOctet() {
        for (Stretch stream : sound()) {
            assertSameWhereverItIsCut(stream.name, stream.array());
        }
    }

    @Test
    void aHostileStreamMayBeCutAtEveryOctet() {
        for (StreamCase row : Corpus.hostile().toList()) {
            byte[] octets = row.octets();
            if (row.isOwn() && row.size() <= SHORT) {
                assertSameWhereverItIsCut(row.id(), octets);
            } else {
                Pieces whole = Pieces.whole(octets);
                assertEquals(whole, Pieces.of(octets, 1), row + " octet by octet");
                decisive(octets).forEach(at -> assertEquals(whole, Pieces.cut(octets, at), row + " cut at " + at));
            }
        }
    }

    private static void assertSameWhereverItIsCut(String name, byte[] octets) {
        Pieces whole = Pieces.whole(octets);
        assertEquals(whole, Pieces.of(octets, 1), name + " octet by octet");
        assertEquals(whole, Pieces.of(octets, 7), name + " by seven octets");
        Stream<Integer> places = octets.length > SHORT
                ? decisive(octets)
                : Stream.iterate(1, at -> at + 1).limit(Math.max(0, octets.length - 1));
        places.forEach(at -> assertEquals(whole, Pieces.cut(octets, at), name + " cut at " + at));
    }

    /** Around the first and the last line ends, and around the limits. */
    private static Stream<Integer> decisive(byte[] octets) {
        List<Integer> places = new ArrayList<>(PLACES);
        List<Integer> lines = new ArrayList<>();
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == '\r' || octets[at] == '\n') {
                lines.add(at);
            }
        }
        places.addAll(lines.subList(0, Math.min(6, lines.size())));
        places.addAll(lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        return places.stream()
                .flatMap(at -> Stream.of(at - 1, at, at + 1, at + 2))
                .filter(at -> at > 0 && at < octets.length)
                .distinct();
    }

    /** What came out of a framer, and how it is afterwards. */
    private record Pieces(List<String> frames, boolean waits, boolean lost) {

        static Pieces whole(byte[] octets) {
            return fed(List.of(octets));
        }

        static Pieces of(byte[] octets, int size) {
            List<byte[]> pieces = new ArrayList<>();
            for (int at = 0; at < octets.length; at += size) {
                pieces.add(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + size)));
            }
            return fed(pieces);
        }

        static Pieces cut(byte[] octets, int at) {
            return fed(List.of(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at, octets.length)));
        }

        private static Pieces fed(List<byte[]> pieces) {
            SipFramer framer = new SipFramer();
            List<String> frames = Frames.of(framer, pieces.toArray(byte[][]::new));
            return new Pieces(frames, framer.isMidMessage(), framer.isLost());
        }

        boolean endsWithAMessage(byte[] octets) {
            return !waits && !lost && !frames.isEmpty() && Frames.endsWith(octets, frames.get(frames.size() - 1));
        }
    }

    @Test
    void twoStreamsBehindEachOtherGiveBoth() {
        List<Stretch> streams = sound();
        List<Pieces> alone =
                streams.stream().map(stream -> Pieces.whole(stream.array())).toList();
        int pairs = 0;
        for (int a = 0; a < streams.size(); a++) {
            byte[] first = streams.get(a).array();
            for (int b = 0; b < streams.size() && alone.get(a).endsWithAMessage(first); b++) {
                byte[] second = streams.get(b).array();
                byte[] pair = Samples.glued(first, second);
                List<String> both = new ArrayList<>(alone.get(a).frames);
                both.addAll(alone.get(b).frames);
                String names = streams.get(a).name + " and " + streams.get(b).name;

                Pieces whole = Pieces.whole(pair);

                assertEquals(new Pieces(both, alone.get(b).waits, alone.get(b).lost), whole, names);
                if (b == (a + 1) % streams.size() && pair.length <= SHORT) {
                    assertEquals(whole, Pieces.of(pair, 1), names + " octet by octet");
                }
                pairs++;
            }
        }

        assertTrue(pairs > 1_000);
    }
}
