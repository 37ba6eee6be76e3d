package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound message, and what each rule of RFC 3261 has against a change to it. */
class StrictMessageTest {

    private static final String SOUND = """
            INVITE sip:+14255550100@sip.pstnhub.microsoft.com:5061;transport=tls SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1;alias
            Max-Forwards: 70
            From: "Doe, \\"J\\"" <sip:+14255550101@sbc1.contoso.com>;tag=a1
            To: <sip:+14255550100@sip.pstnhub.microsoft.com>
            Call-ID: 1@sbc1.contoso.com
            CSeq: 1 INVITE
            Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            Record-Route: <sip:p1.contoso.com;lr>, <sip:p2.contoso.com;lr>
            Route: <sip:p3.contoso.com;lr>
            Allow: INVITE, ACK
            Content-Type: application/sdp
            Content-Length: 5

            v=0
            """;

    private static final String ANSWER = """
            SIP/2.0 200 OK
            Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1;received=2001:db8::1;rport=4000
            From: <sip:a@contoso.com>;tag=a1
            To: <sip:b@contoso.com>;tag=b1
            Call-ID: 1@sbc1.contoso.com
            CSeq: 1 OPTIONS
            Content-Length: 0

            """;

    /** Each is sound; what stands before the arrow is replaced by what stands behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-> ",
                "Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch -> v : SIP / 2.0 / TLS sbc1.contoso.com : 5061 ; branch",
                "Via: SIP/2.0/TLS sbc1.contoso.com:5061; -> Via: SIP/2.0/TLS [2001:db8::1]:5061\\r\\n ;",
                "\"Doe, \\\\\"J\\\\\"\" < -> John Doe <",
                "\"Doe, \\\\\"J\\\\\"\" < -> \"J\u00f6rg \u20ac\"<",
                "To: <sip:+14255550100@sip.pstnhub.microsoft.com> -> To: sip:b@contoso.com;x=\"y;z\"",
                "To: <sip:+14255550100@sip.pstnhub.microsoft.com> -> t: <tel:+1-425-555-0100;ext=1>",
                "To: <sip:+14255550100@sip.pstnhub.microsoft.com> -> t: <urn:service:sos>",
                "Contact: <sip:sbc1.contoso.com -> Contact: <sips:a%20b;c:pw@[::ffff:192.0.2.1]",
                "Contact: <sip:sbc1.contoso.com:5061;transport=tls> -> m: <sip:a@b.c;x=1;lr?A=b&C=>;q=0.5;expires=6",
                "Allow: INVITE, ACK -> Allow:",
                "Max-Forwards: 70 -> Max-Forwards:70\\r\\nX-Mine: any \u00e9 \t <,>\";",
                "CSeq: 1 INVITE -> CSeq: 2147483647   INVITE",
                "Allow: INVITE, ACK -> Retry-After: 18 (in (a) \\\\) meeting);duration=3600",
                "Allow: INVITE, ACK -> Reason: Q.850;cause=16;text=\"a;b\", SIP ;cause=200",
            })
    void soundMessagesAreStrict(String change) {
        assertEquals(List.of(), StrictMessage.problems(changed(SOUND, change)));
    }

    @Test
    void aSoundAnswerIsStrict() {
        assertEquals(List.of(), StrictMessage.problems(octets(ANSWER)));
        assertEquals(List.of(), StrictMessage.problems(changed(ANSWER, "200 OK -> 699 \\t")));
        assertEquals(List.of(), StrictMessage.problems(changed(ANSWER, "200 OK -> 404 Not here (%22\u00e9)!")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            INVITE sip -> INV(ITE sip                       | 1: a ' ' belongs here
            INVITE sip -> INVITE  sip                       | 1: a scheme begins with a letter
            INVITE sip: -> INVITE <sip:                     | 1: a scheme begins with a letter
            transport=tls SIP/2.0 -> transport=tls?a=b SIP/2.0 | 1: a ' ' belongs here
            SIP/2.0\\r\\nVia -> sip/2.0\\r\\nVia            | 1: a 'S' belongs here
            SIP/2.0\\r\\nVia -> SIP/2.0 \\r\\nVia           | 1: nothing follows
            SIP/2.0\\r\\nVia -> SIP/3.0\\r\\nVia            | 1: a '2' belongs here
            +14255550100@sip -> a b@sip                     | 1: user and password end at the @
            +14255550100@sip -> a%4@sip                     | 1: an escape has two hexadecimal digits
            +14255550100@sip -> @sip                        | 1: a user is not empty
            5061;transport=tls -> 65536                     | 1: a number is at most 65535
            5061;transport=tls -> 1;transport=              | 1: a parameter has a value behind its =
            5061;transport=tls -> 1;a;A                     | 1: no parameter stands twice
            sip.pstnhub.microsoft.com:5061 -> -a.com        | 1: a host is a name or an address
            sip.pstnhub.microsoft.com:5061 -> 192.0.2.256   | 1: a host is a name or an address
            sip.pstnhub.microsoft.com:5061 -> [1::2::3]     | 1: one double colon at most
            sip.pstnhub.microsoft.com:5061 -> [1:2:3]       | 1: IPv6 has eight groups
            sip.pstnhub.microsoft.com:5061 -> [12345::]     | 1: a group of IPv6 has four digits at most
            Via: -> Via;                                    | 2: nothing follows
            Via: -> (Via):                                  | 2: a token belongs here
            Via: -> : Via:                                  | 2: a token belongs here
            SIP/2.0/TLS -> SIP/2.0                          | 2: Via: a transport follows the version
            SIP/2.0/TLS -> SIP/3.0/TLS                      | 2: Via: the version is 2.0
            branch=z9hG4bK1 -> branch=1                     | 2: Via: a branch begins with z9hG4bK and goes on
            branch=z9hG4bK1 -> branch=z9hG4bK               | 2: Via: a branch begins with z9hG4bK and goes on
            ;alias -> ;alias;Alias                          | 2: Via: no parameter stands twice
            ;alias -> ;received=here                        | 2: Via: an address belongs here
            ;alias -> ;rport=x                              | 2: Via: a number belongs here
            ;alias -> ;;alias                               | 2: Via: a token belongs here
            ;alias -> \\n                                   | 2: no control character stands in a line, such as 10
            ;alias -> \\r                                   | 2: no control character stands in a line, such as 13
            ;alias -> \\0                                   | 2: no control character stands in a line, such as 0
            Max-Forwards: 70 -> Max-Forwards: 256           | 3: Max-Forwards: a number is at most 255
            Max-Forwards: 70 -> Max-Forwards:               | 3: Max-Forwards: a number belongs here
            Max-Forwards: 70 -> X: \\u007f                  | 3: no control character stands in a line, such as 127
            Max-Forwards: 70 -> X: \\xff                    | 3: a line is UTF-8
            Max-Forwards: 70 -> X: 1                        | max-forwards is there
            ;tag=a1 -> ;x=1                                 | 4: From: From has a tag
            ;tag=a1 -> ;tag=                                | 4: From: a value is a token, a host or a quoted string
            ;tag=a1 -> ;tag="a1"                            | 4: From: a token belongs here
            "Doe, -> Doe,                                   | 4: From: a '<' belongs here
            \\\\"" -> \\\\"                                 | 4: From: a quoted string ends with a quote
            To: < -> To: \\u00e9 <                          | 5: To: a '<' belongs here
            To: <sip:+14255550100@sip.pstnhub.microsoft.com> -> To: sip:a@b?c=d | 5: To: nothing follows
            To: <sip:+14255550100@sip.pstnhub.microsoft.com> -> To: <tel:123> | 5: To: a local number has a phone-context
            To: < -> Too: <                                 | to is there
            Call-ID: 1 -> Call-ID: 1@1                      | 6: Call-ID: nothing follows
            Call-ID: 1 -> Call-ID: 1 1                      | 6: Call-ID: nothing follows
            CSeq: 1 INVITE -> CSeq: 2147483648 INVITE       | 7: CSeq: a number is at most 2147483647
            CSeq: 1 INVITE -> CSeq: 1INVITE                 | 7: CSeq: white space belongs here
            CSeq: 1 INVITE -> CSeq: 1 invite                | cseq has the method of the request
            Contact: -> Contact: ,                          | 8: Contact: a '<' belongs here
            Contact: -> X-Contact:                          | an INVITE and its 2xx have one contact
            lr>, -> lr>,,                                   | 9: Record-Route: a '<' belongs here
            Route: <sip:p3.contoso.com;lr> -> Route: sip:p3.contoso.com;lr | 10: Route: a '<' belongs here
            Allow: INVITE, -> Allow: INVITE,,               | 11: Allow: a token belongs here
            Allow: INVITE, ACK -> Max-Forwards: 1           | max-forwards stands once
            Allow: INVITE, ACK -> Expires: -1               | 11: Expires: a number belongs here
            Allow: INVITE, ACK -> P-Asserted-Identity: <sip:a@b.c>;x | 11: P-Asserted-Identity: nothing follows
            Allow: INVITE, ACK -> Reason: SIP;cause=x       | 11: Reason: a cause is a number
            Allow: INVITE, ACK -> Retry-After: 1 (          | 11: Retry-After: a comment ends with a parenthesis
            application/sdp -> application                  | 12: Content-Type: a slash stands between type and subtype
            Content-Type: application/sdp -> X: 1           | a body has a content-type
            Content-Length: 5 -> Content-Length: 4          | content-length is 5, as the body is
            Content-Length: 5 -> Content-Length: 6          | content-length is 5, as the body is
            Content-Length: 5 -> X: 5                       | content-length is there
            Content-Length: 5 -> Content-Length: 5\\r\\nl: 5 | content-length stands once
            Content-Length: 5\\r\\n\\r\\nv=0\\r\\n -> Content-Length: 0 | 13: a line ends with CRLF
            Content-Length: 5\\r\\n\\r\\nv=0\\r\\n -> Content-Length: 0\\r\\n | 13: an empty line ends the header section
            """)
    void eachRuleHasSomethingAgainstThis(String change, String problem) {
        assertProblem(problem, changed(SOUND, change));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK -> 200           | 1: a code has three digits and a blank behind it
            200 OK -> 2000 OK       | 1: a code has three digits and a blank behind it
            200 OK -> 700 OK        | 1: a code has three digits and a blank behind it
            200 OK -> 200  OK\\u0007 | 1: no control character stands in a line, such as 7
            200 OK -> 200 "OK"      | 1: a reason phrase has no such character
            200 OK -> 200 100%      | 1: an escape has two hexadecimal digits
            SIP/2.0 200 -> SIP/2.1 200 | 1: a '0' belongs here
            OPTIONS -> INVITE       | an INVITE and its 2xx have one contact
            CSeq: 1 OPTIONS -> X: 1 | cseq is there
            """)
    void eachRuleHasSomethingAgainstThisAnswer(String change, String problem) {
        assertProblem(problem, changed(ANSWER, change));
    }

    private static void assertProblem(String problem, byte[] octets) {
        List<String> problems = StrictMessage.problems(octets);
        String wanted = Character.isDigit(problem.charAt(0)) ? "line " + problem : problem;
        assertTrue(
                problems.stream().anyMatch(each -> each.startsWith(wanted)), () -> wanted + " is none of " + problems);
    }

    @Test
    void whateverIsNotOneMessageIsAProblem() {
        for (String text : List.of("", "\r\n", "\r\n" + SOUND, SOUND + SOUND, "INVITE", "\0", "SIP/2.0 200 OK\n")) {
            assertTrue(!StrictMessage.problems(octets(text)).isEmpty(), text);
        }
    }

    private static byte[] changed(String message, String change) {
        int arrow = change.indexOf("->");
        String from = change.substring(0, arrow).strip();
        String to = change.substring(arrow + 2).strip();
        String lines = message.replace("\n", "\r\n");
        String before = unescaped(from);
        assertTrue(lines.contains(before), () -> "nothing to change: " + before);
        int at = lines.indexOf(before);
        String text = lines.substring(0, at) + unescaped(to) + lines.substring(at + before.length());
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return text.contains("\uFFFF") ? latin(text.replace('\uFFFF', '\u00ff')) : octets;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\xff", "\uFFFF")
                .replace("\\u0007", "\u0007")
                .replace("\\u007f", "\u007f")
                .replace("\\u00e9", "\u00e9")
                .replace("\\\\", "\\");
    }

    private static byte[] octets(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
