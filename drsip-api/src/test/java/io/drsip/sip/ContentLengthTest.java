package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The length of a message leaves no room for interpretation, or the stream ends. */
class ContentLengthTest {

    private static final String HEAD = "MESSAGE sip:b@contoso.com SIP/2.0\r\nSubject: x\r\n";

    @Test
    void theDigitsAreTheLengthInWhateverSpellingOfTheName() {
        verdicts("""
                Content-Length: 4             | body abcd
                content-LENGTH:4              | body abcd
                Content-Length \\t: \\t4      | body abcd
                l: 4                          | body abcd
                L :4                          | body abcd
                Content-Length: 0004          | body abcd
                Content-Length: 4 \\t\\s      | body abcd
                Content-Length:\\r\\n 4       | body abcd
                Content-Length: 4\\r\\n\\t    | body abcd
                Content-Length: 4\\r\\nX: 1   | body abcd
                """);
    }

    @Test
    void anyDoubtAboutTheLengthLosesTheStream() {
        verdicts("""
                X: 4                                       | lost 400
                Content_Length: 4                          | lost 400
                xContent-Length: 4                         | lost 400
                Content-Lengthx: 4                         | lost 400
                Content Length: 4                          | lost 400
                "Content-Length": 4                        | lost 400
                Content-Length\\0: 4                       | lost 400
                Content-Length\\13: 4                      | lost 400
                Content-Length\\177: 4                     | lost 400
                Content-Length\u00a0: 4                   | lost 400
                \u0421ontent-Length: 4                    | lost 400
                Content-Length:                            | lost 400
                Content-Length: \\r\\n                     | lost 400
                Content-Length: -4                         | lost 400
                Content-Length: -0                         | lost 400
                Content-Length: +4                         | lost 400
                Content-Length: 0x4                        | lost 400
                Content-Length: 4.0                        | lost 400
                Content-Length: 4e0                        | lost 400
                Content-Length: four                       | lost 400
                Content-Length: "4"                        | lost 400
                Content-Length: 4;x=1                      | lost 400
                Content-Length: 4 4                        | lost 400
                Content-Length: 4,4                        | lost 400
                Content-Length: 4\\r\\n 4                  | lost 400
                Content-Length: 4\\0                       | lost 400
                Content-Length: \\0004                     | lost 400
                Content-Length: 4\\13                      | lost 400
                Content-Length: 4\\14                      | lost 400
                Content-Length: \uff14                    | lost 400
                Content-Length: \u0664                    | lost 400
                Content-Length: 4\\r\\nContent-Length: 4   | lost 400
                Content-Length: 4\\r\\nl: 4                | lost 400
                l: 4\\r\\nL: 4                             | lost 400
                l: 4\\r\\nX: 1\\r\\nCONTENT-LENGTH : 5     | lost 400
                l: 4\\r\\nl: x                             | lost 400
                """);
    }

    @Test
    void aLengthBeyondTheLimitIsTooLargeAndNeverWrapsAround() {
        verdicts("""
                Content-Length: 262145                     | lost 413
                Content-Length: 2147483647                 | lost 413
                Content-Length: 2147483648                 | lost 413
                Content-Length: 4294967295                 | lost 413
                Content-Length: 4294967300                 | lost 413
                Content-Length: 18446744073709551616       | lost 413
                Content-Length: 18446744073709551620       | lost 413
                Content-Length: 99999999999999999999999994 | lost 413
                """);
    }

    @Test
    void itNeverWrapsAroundUnderTheLargestLimitEither() {
        ParseLimits limits = ParseLimits.builder().body(Integer.MAX_VALUE).build();
        for (String length : List.of("2147483648", "4294967295", "4294967296", "4294967300", "18446744073709551620")) {
            List<String> frames = Frames.of(new SipFramer(limits), head("Content-Length: " + length));

            assertEquals(List.of("lost 413"), verdicts(frames), length);
        }
    }

    /** Two gigabytes are announced a thousand times: had any of them been allocated, this would not come to its end. */
    @Test
    void nothingIsAllocatedBecauseItWasAnnounced() {
        ParseLimits limits = ParseLimits.builder().body(Integer.MAX_VALUE).build();
        List<SipFramer> framers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            SipFramer framer = new SipFramer(limits);
            framers.add(framer);

            assertEquals(List.of(), Frames.of(framer, head("Content-Length: 2147483647"), new byte[] {'a'}));
        }

        assertTrue(framers.stream().allMatch(SipFramer::isMidMessage));
    }

    @Test
    void aDatagramIsHeldToItsLengthOrEndsTheBody() {
        assertEquals("abcd", body("Content-Length: 4\r\n\r\nabcd"));
        assertEquals("abcd", body("Content-Length: 4\r\n\r\nabcdef"));
        assertEquals("abcdef", body("X: 1\r\n\r\nabcdef"));
        assertEquals("400 at 74", body("Content-Length: 7\r\n\r\nabcdef"));
        assertEquals("400 at 63", body("Content-Length: -1\r\n\r\nabcdef"));
        assertEquals("413 at 63", body("Content-Length: 262145\r\n\r\nabcdef"));
        assertEquals("413 at 55", body("X: 1\r\n\r\n" + "a".repeat(262_145)));
    }

    private static String body(String rest) {
        try {
            return SipMessage.parse((HEAD + rest).getBytes(StandardCharsets.UTF_8))
                    .body()
                    .toString();
        } catch (SipParseException e) {
            return e.status().code() + " at " + e.offset();
        }
    }

    private static void verdicts(String table) {
        List<List<String>> rows = Tables.rows(table);

        List<String> actual = rows.stream()
                .map(row -> row.get(0) + " is " + verdicts(Frames.of(Samples.glued(head(row.get(0)), message("abcd")))))
                .toList();

        assertEquals(
                rows.stream()
                        .map(row -> row.get(0) + " is " + expected(row.get(1)))
                        .toList(),
                actual);
    }

    private static List<String> expected(String verdict) {
        return verdict.startsWith("lost") ? List.of(verdict) : List.of(verdict, "OPTIONS sip:sbc1.contoso.com:5061");
    }

    /** A body, and the message behind it. */
    private static byte[] message(String body) {
        return Samples.glued(body.getBytes(StandardCharsets.US_ASCII), Samples.OPTIONS);
    }

    private static byte[] head(String lines) {
        return (HEAD + lines + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> verdicts(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.startsWith("MESSAGE")
                        ? "body " + frame.substring(frame.indexOf("\r\n\r\n") + 4)
                        : frame.replaceAll("(?s)( at |;).*", ""))
                .toList();
    }
}
