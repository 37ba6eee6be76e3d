package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.corpus.StreamCase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No octet costs much more work than another one, whoever chose it: framing, every typed header, the check and a refusal,
 * in steps that are counted, whole and octet by octet.
 */
class StepCountTest {

    /** A hostile message may need this many times as much work an octet as the sound one that needs most. */
    private static final int FACTOR = 4;

    /** What even the smallest message costs, in octets. */
    private static final int AT_LEAST = 256;

    /** Twice as much input is at most twice as much work, and something for what happens once. */
    private static final double MOST_AT_TWICE = 2.5;

    private static final int[] PIECES = {1, 100, 1 << 20};

    private final ToLongBiFunction<byte[], Integer> probe = new StepCounter().probe(StepProbe.class);

    /** Whoever comes first loads classes and initialises them. */
    StepCountTest() {
        Samples.NAMES.forEach(name -> steps(Samples.octets(name), 100));
    }

    private long steps(byte[] octets, int piece) {
        return probe.applyAsLong(octets, piece);
    }

    @Test
    void workThatGrowsWithTheSquareWouldBeSeen() {
        ToLongBiFunction<byte[], Integer> square = new StepCounter().probe(Rescanning.class);

        long half = square.applyAsLong(new byte[1_000], 1);
        long full = square.applyAsLong(new byte[2_000], 1);

        assertTrue(half > 500_000);
        assertTrue(full > MOST_AT_TWICE * half);
    }

    /** Looks at all that has come whenever another octet comes. */
    static final class Rescanning implements ToLongBiFunction<byte[], Integer> {

        @Override
        public long applyAsLong(byte[] octets, Integer piece) {
            long before = Steps.count();
            int zeros = 0;
            for (int end = 0; end < octets.length; end += piece) {
                for (int at = 0; at < end; at++) {
                    zeros += octets[at] == 0 ? 1 : 0;
                }
            }
            return zeros < 0 ? zeros : Steps.count() - before;
        }
    }

    @Test
    void aHostileMessageNeedsNotMuchMoreWorkThanASoundOne() {
        Map<String, String> deviations = new TreeMap<>();
        for (int piece : PIECES) {
            double bound = FACTOR
                    * Samples.NAMES.stream()
                            .map(Samples::octets)
                            .mapToDouble(octets -> steps(octets, piece) / (double) octets.length)
                            .max()
                            .orElseThrow();
            for (StreamCase row : Corpus.hostile().toList()) {
                long steps = steps(row.octets(), piece);
                if (steps > bound * (row.size() + AT_LEAST)) {
                    deviations.merge(row.why(), steps + " steps for " + row.size(), (one, other) -> other);
                }
            }
        }

        assertEquals(Map.of(), deviations);
    }

    /** Input that grows with a number, up to the largest one that the limits allow. */
    private record Family(int largest, IntFunction<String> stream) {}

    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("headers", new Family(240, n -> message("Y: y\r\n".repeat(n)))),
            Map.entry("known headers", new Family(126, n -> message("Supported: a\r\n".repeat(n)))),
            Map.entry("colliding names", new Family(240, n -> message(lines(n, StepCountTest::colliding)))),
            Map.entry("name", new Family(16_000, n -> message("X".repeat(n) + ": y\r\n"))),
            Map.entry("value", new Family(16_000, n -> message("Subject: " + "x".repeat(n) + "\r\n"))),
            Map.entry("blanks", new Family(16_000, n -> message("To:" + " ".repeat(n) + "<sip:b@contoso.com>\r\n"))),
            Map.entry("blanks before the colon", new Family(16_000, n -> message("To" + " ".repeat(n) + ":x\r\n"))),
            Map.entry(
                    "folds", new Family(126, n -> message("Contact: <sip:a@b>" + "\r\n ;x=y".repeat(n / 3) + "\r\n"))),
            Map.entry("folded text", new Family(126, n -> message("Subject: a" + "\r\n b".repeat(n) + "\r\n"))),
            Map.entry(
                    "contacts", new Family(126, n -> message("Contact: <sip:a@b>" + ", <sip:a@b>".repeat(n) + "\r\n"))),
            Map.entry("contact lines", new Family(126, n -> message("Contact: <sip:a@b>\r\n".repeat(n)))),
            Map.entry("vias", new Family(68, n -> message("Via: SIP/2.0/TLS a;branch=z9hG4bK1\r\n".repeat(n)))),
            Map.entry("methods", new Family(126, n -> message("Allow: A" + ",B".repeat(n) + "\r\n"))),
            Map.entry("commas", new Family(16_000, n -> message("Allow: " + ",".repeat(n) + "\r\n"))),
            Map.entry(
                    "commas between contacts", new Family(16_000, n -> message("Contact: " + ",".repeat(n) + "\r\n"))),
            Map.entry("semicolons", new Family(16_000, n -> message("To: <sip:a@b>" + ";".repeat(n) + "\r\n"))),
            Map.entry("parameters", new Family(62, n -> message("To: <sip:a@b>" + lines(n, i -> ";p" + i) + "\r\n"))),
            Map.entry(
                    "long parameters",
                    new Family(
                            62,
                            n -> message("To: <sip:a@b>" + lines(n, i -> ";p" + (100 + i) + "p=" + "x".repeat(240))
                                    + "\r\n"))),
            Map.entry(
                    "URI parameters", new Family(62, n -> message("To: <sip:a@b" + lines(n, i -> ";p" + i) + ">\r\n"))),
            Map.entry("URI headers", new Family(62, n -> message("To: <sip:a@b?x=y" + "&x=y".repeat(n) + ">\r\n"))),
            Map.entry("escapes", new Family(5_000, n -> message("To: <sip:" + "%41".repeat(n) + "@b>\r\n"))),
            Map.entry(
                    "escapes in a parameter",
                    new Family(5_000, n -> message("To: <sip:b;x=" + "%41".repeat(n) + ">\r\n"))),
            Map.entry("at signs", new Family(16_000, n -> message("To: <sip:" + "@".repeat(n) + "b>\r\n"))),
            Map.entry("host labels", new Family(8_000, n -> message("To: <sip:" + "a.".repeat(n) + "b>\r\n"))),
            Map.entry("colons", new Family(16_000, n -> message("To: <sip:[" + ":".repeat(n) + "]>\r\n"))),
            Map.entry("digits", new Family(16_000, n -> message("To: <tel:+" + "1-".repeat(n / 2) + "1>\r\n"))),
            Map.entry("open brackets", new Family(16_000, n -> message("To: " + "<".repeat(n) + "\r\n"))),
            Map.entry("open comments", new Family(16_000, n -> message("Retry-After: 1 " + "(".repeat(n) + "\r\n"))),
            Map.entry(
                    "comments",
                    new Family(7_500, n -> message("Retry-After: 1 " + "(".repeat(n) + ")".repeat(n) + "\r\n"))),
            Map.entry("quotes", new Family(16_000, n -> message("From: " + "\"".repeat(n) + "<sip:a@b>;tag=1\r\n"))),
            Map.entry(
                    "backslashes",
                    new Family(7_500, n -> message("From: \"" + "\\\\".repeat(n) + "\" <sip:a@b>;tag=1\r\n"))),
            Map.entry(
                    "quoted parameter",
                    new Family(7_500, n -> message("Reason: SIP;text=\"" + "\\\"".repeat(n) + "\"\r\n"))),
            Map.entry(
                    "words of a name",
                    new Family(7_500, n -> message("From: " + "a ".repeat(n) + "<sip:a@b>;tag=1\r\n"))),
            Map.entry(
                    "start line",
                    new Family(8_000, n -> "OPTIONS sip:" + "a".repeat(n) + " SIP/2.0\r\nContent-Length: 0\r\n\r\n")),
            Map.entry(
                    "escapes in the start line",
                    new Family(
                            2_500, n -> "OPTIONS sip:" + "%41".repeat(n) + "@b SIP/2.0\r\nContent-Length: 0\r\n\r\n")),
            Map.entry("no line end", new Family(8_000, "A"::repeat)),
            Map.entry("line ends", new Family(100_000, "\r\n"::repeat)),
            Map.entry("messages", new Family(200, n -> message("").repeat(n))),
            Map.entry("body", new Family(256_000, n -> message("", "\r\n".repeat(n / 2)))),
            Map.entry(
                    "body of lines",
                    new Family(256_000, n -> message("Content-Type: application/sdp\r\n", "a=x\r\n".repeat(n / 5)))));

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    /** Names that are different, and alike for a hash that multiplies by 31. */
    private static String colliding(int number) {
        String name = Integer.toBinaryString(256 + number).replace("0", "Aa").replace("1", "BB");
        return name + ": y\r\n";
    }

    private static String message(String lines) {
        return message(lines, "");
    }

    private static String message(String lines, String body) {
        return "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1\r\n" + lines
                + "CSeq: 1 OPTIONS\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void twiceAsMuchInputIsAtMostTwiceAsMuchWork() {
        Map<String, String> deviations = new TreeMap<>();
        FAMILIES.forEach((name, family) -> {
            for (int piece : PIECES) {
                long half = steps(family.stream.apply(family.largest / 2).getBytes(StandardCharsets.UTF_8), piece);
                long full = steps(family.stream.apply(family.largest).getBytes(StandardCharsets.UTF_8), piece);
                if (full > MOST_AT_TWICE * half) {
                    deviations.put(name, full + " steps, for half of it " + half + ", in pieces of " + piece);
                }
            }
        });

        assertEquals(Map.of(), deviations);
    }
}
