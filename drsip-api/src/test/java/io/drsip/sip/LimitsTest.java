package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The default limits, each at its number and at one more; and as narrow or as wide as somebody wants them. */
class LimitsTest {

    private static final String START = "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\n";
    private static final String LENGTH = "Content-Length: 0\r\n\r\n";

    /** A limit, how it is set, and a stream that has so many of what it limits. */
    private record Limit(
            String name,
            int number,
            BiFunction<ParseLimits.Builder, Integer, ParseLimits.Builder> setter,
            IntFunction<String> stream) {}

    /** The stream ends where too much is found; what the message breaks is told when it is read. */
    private static final List<Limit> LIMITS = List.of(
            new Limit("start line 414 lost", 8 * 1024, ParseLimits.Builder::startLine, n -> startLine(n) + LENGTH),
            new Limit(
                    "header line 513 lost",
                    16 * 1024,
                    ParseLimits.Builder::headerLine,
                    n -> START + header(n) + LENGTH),
            new Limit(
                    "header line folded 513 lost", 16 * 1024, ParseLimits.Builder::headerLine, n -> START + folded(n)),
            new Limit("header section 513 lost", 64 * 1024, ParseLimits.Builder::headerSection, LimitsTest::section),
            new Limit(
                    "headers 513 lost",
                    256,
                    ParseLimits.Builder::headers,
                    n -> START + times(n - 1, "Y: y\r\n") + LENGTH),
            new Limit(
                    "folds 400 lost",
                    128,
                    ParseLimits.Builder::foldedLines,
                    n -> START + "Y: y" + times(n, "\r\n z") + "\r\n" + LENGTH),
            new Limit("body 413 lost", 256 * 1024, ParseLimits.Builder::body, LimitsTest::body),
            new Limit(
                    "contacts 400",
                    128,
                    ParseLimits.Builder::valuesPerHeader,
                    n -> message("Contact: <sip:a@b>" + times(n - 1, ", <sip:a@b>"))),
            new Limit(
                    "contacts in lines 400",
                    128,
                    ParseLimits.Builder::valuesPerHeader,
                    n -> message("Contact: <sip:a@b>" + times(n - 1, "\r\nm: <sip:a@b>"))),
            new Limit(
                    "vias 400",
                    70,
                    ParseLimits.Builder::vias,
                    n -> message("Via: SIP/2.0/TLS a" + times(n - 1, ", SIP/2.0/TLS a"))),
            new Limit(
                    "vias in lines 400",
                    70,
                    ParseLimits.Builder::vias,
                    n -> message("Via: SIP/2.0/TLS a" + times(n - 1, "\r\nv: SIP/2.0/TLS a"))),
            new Limit("parameters 400", 64, ParseLimits.Builder::params, n -> message("To: <sip:a@b>" + parameters(n))),
            new Limit(
                    "URI parameters 400",
                    64,
                    ParseLimits.Builder::params,
                    n -> message("To: <sip:a@b" + parameters(n) + ">")),
            new Limit(
                    "Via parameters 400",
                    64,
                    ParseLimits.Builder::params,
                    n -> message("Via: SIP/2.0/TLS a" + parameters(n))),
            new Limit(
                    "tag 400",
                    512,
                    ParseLimits.Builder::identifier,
                    n -> message("From: <sip:a@b>;tag=" + times(n, "x"))),
            new Limit(
                    "branch 400",
                    512,
                    ParseLimits.Builder::identifier,
                    n -> message("Via: SIP/2.0/TLS a;branch=" + times(n, "x"))),
            new Limit(
                    "header name 400 lost", 512, ParseLimits.Builder::identifier, n -> message(times(n, "x") + ": y")),
            new Limit("Call-ID 400", 512, ParseLimits.Builder::identifier, n -> message("Call-ID: " + times(n, "x"))));

    private static String times(int count, String part) {
        return part.repeat(count);
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> ";p" + i).collect(Collectors.joining());
    }

    private static String message(String line) {
        return START + line + "\r\n" + LENGTH;
    }

    private static String startLine(int size) {
        String rest = "OPTIONS sip:@b SIP/2.0";
        return "OPTIONS sip:" + times(size - rest.length(), "a") + "@b SIP/2.0\r\n";
    }

    private static String header(int size) {
        return "Y: " + times(size - 3, "y") + "\r\n";
    }

    private static String folded(int size) {
        String start = "Y: y\r\n z\r\n ";
        return start + times(size - start.length(), "y") + "\r\n" + LENGTH;
    }

    private static String section(int size) {
        int rest = size - START.length() - LENGTH.length();
        return START + times(rest / 1024 - 1, header(1022)) + header(rest % 1024 + 1022) + LENGTH;
    }

    private static String body(int size) {
        return START + "Content-Length: " + size + "\r\n\r\n" + times(size, "x");
    }

    @Test
    void eachLimitTakesItsNumberAndNotOneMore() {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Limit limit : LIMITS) {
            ParseLimits limits = ParseLimits.defaults();
            expected.add(limit.name);
            actual.add(verdict(limit, limits, limit.number, limit.number + 1));
        }

        assertEquals(expected, actual);
    }

    @Test
    void eachLimitMayBeNarrowerOrWider() {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Limit limit : LIMITS) {
            boolean large = limit.number > 1_000;
            int narrow = large ? limit.number / 2 : 2;
            int wide = limit.number * 2;
            expected.add(limit.name);
            actual.add(verdict(limit, limit.setter.apply(roomy(), narrow).build(), narrow, narrow + 1));
            expected.add(limit.name);
            actual.add(verdict(limit, limit.setter.apply(roomy(), wide).build(), wide, wide + 1));
        }

        assertEquals(expected, actual);
    }

    /** So wide that no other limit is in the way. */
    private static ParseLimits.Builder roomy() {
        return ParseLimits.builder().headerSection(1 << 20).headerLine(1 << 17).headers(1 << 12);
    }

    private static String verdict(Limit limit, ParseLimits limits, int passes, int fails) {
        String atLimit = refusal(limit.stream.apply(passes), limits);
        String above = refusal(limit.stream.apply(fails), limits);
        String name = limit.name.replaceAll(" \\d{3}.*", "");
        return atLimit.isEmpty() ? name + " " + above : name + " is " + atLimit + " at its limit already";
    }

    /** How a stream is refused, whole and octet by octet; nothing if it is understood. */
    private static String refusal(String stream, ParseLimits limits) {
        byte[] octets = stream.getBytes(StandardCharsets.US_ASCII);
        SipFramer whole = new SipFramer(limits);
        whole.feed(octets);
        SipFramer trickled = new SipFramer(limits);
        Frame last = null;
        for (int at = 0; at < octets.length && last == null; at++) {
            trickled.feed(octets, at, 1);
            last = trickled.poll();
        }
        String refusal = refusal(whole.poll());
        assertEquals(refusal, refusal(last));
        return refusal;
    }

    private static String refusal(@Nullable Frame frame) {
        if (frame instanceof Frame.Malformed malformed) {
            return malformed.cause().status().code() + (malformed.streamLost() ? " lost" : "");
        }
        if (!(frame instanceof Frame.Message message)) {
            return "incomplete";
        }
        for (HeaderType<?> type : HeaderTypes.ALL) {
            try {
                message.message().headers().all(type);
            } catch (SipParseException error) {
                return "" + error.status().code();
            }
        }
        return "";
    }

    /** Nobody waits for the end of a line, or of a body, that is too long already. */
    @Test
    void refusalDoesNotWaitForTheEnd() {
        assertEquals(8 * 1024 + 1, taken("OPTIONS sip:" + times(9_000, "a")));
        assertEquals(8 * 1024 + 1, taken(times(9_000, "A")));
        assertEquals(START.length() + 16 * 1024 + 1, taken(START + "Y: " + times(17_000, "y")));
        assertEquals(START.length() + 16 * 1024 + 1, taken(START + times(17_000, "Y")));
        assertEquals(
                START.length() + 16 * 1024 + 1, taken(START + "Y: " + times(17_000 / 202, times(200, "y") + "\r\n ")));
        assertEquals(64 * 1024 + 1, taken(START + times(200, header(1022))));
        assertEquals(START.length() + 257 * 6 + 1, taken(START + times(300, "Y: y\r\n")));
        assertEquals(START.length() + 4 + 128 * 4 + 3, taken(START + "Y: y" + times(200, "\r\n z")));
        assertEquals(body(0).length() + 5, taken(body(256 * 1024 + 1)));
    }

    /** How many octets are taken before the stream is lost. */
    private static int taken(String stream) {
        SipFramer framer = new SipFramer();
        byte[] octets = stream.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < octets.length; at++) {
            framer.feed(octets, at, 1);
            if (framer.poll() != null) {
                assertTrue(framer.isLost());
                return at + 1;
            }
        }
        return -1;
    }

    /** Two gigabytes that a peer announces cost nothing; what has come costs a few times its size. */
    @Test
    void memoryGrowsWithWhatHasComeAndNotWithWhatWasAnnounced() {
        ParseLimits generous = ParseLimits.builder().body(Integer.MAX_VALUE).build();
        byte[] head = (START + "Content-Length: 2147483647\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] piece = new byte[1024];

        assertTrue(allocated(head, piece, 0, generous) < 64 * 1024);
        assertTrue(allocated(head, piece, 1024, generous) < 8 * 1024 * 1024);
    }

    /** Octets that are allocated for a head and so many pieces of its body; the first round loads classes. */
    private static long allocated(byte[] head, byte[] piece, int pieces, ParseLimits limits) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            SipFramer framer = new SipFramer(limits);
            framer.feed(head);
            for (int i = 0; i < pieces; i++) {
                framer.feed(piece);
            }
            assertTrue(framer.isMidMessage());
            allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
        return allocated;
    }
}
