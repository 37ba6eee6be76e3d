package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Accept, Content-Disposition, Content-Encoding and Warning. */
class BodyValuesTest {

    @Test
    void acceptHasRanges() {
        Tables.canonical(MediaRange::parse, """
                application/sdp;level=1 | application/sdp;level=1
                Text / HTML | text/html
                */* | */*
                text/*;q=0.5 | text/*;q=0.5
                """);
        Tables.refused(MediaRange::parse, """
                                | 0
                */sdp           | 0
                text            | 4
                text/           | 5
                a/b;q           | 3
                a/b;q=2         | 3
                a/b;q=1.001     | 3
                a/b;q=0.0001    | 3
                a/b;q=.5        | 3
                a/b;q=05        | 3
                a/b;q="1"       | 3
                a/b c           | 4
                """);
        assertThrows(IllegalArgumentException.class, () -> new MediaRange("*", "sdp", Params.none()));
        assertThrows(IllegalArgumentException.class, () -> new MediaRange("a", "", Params.none()));
        assertEquals(
                List.of("application/sdp;level=1", "application/x-private", "text/html"),
                HeaderType.ACCEPT.parse("application/sdp;level=1, application/x-private, text/html").stream()
                        .map(MediaRange::toString)
                        .toList());
    }

    @Test
    void aRangeIncludesMediaTypes() {
        assertTrue(MediaRange.ANY.includes(MediaType.SDP));
        assertTrue(MediaRange.parse("application/*").includes(MediaType.SDP));
        assertTrue(MediaRange.parse("APPLICATION/SDP;q=0.1").includes(MediaType.SDP));
        assertFalse(MediaRange.parse("text/*").includes(MediaType.SDP));
        assertFalse(MediaRange.parse("application/xml").includes(MediaType.SDP));
    }

    @Test
    void aRangeIsLikedMoreOrLess() {
        String table = """
                a/b         | 1.0
                a/b;q=0     | 0.0
                a/b;q=0.    | 0.0
                a/b;q=0.7   | 0.7
                a/b;Q=0.123 | 0.123
                a/b;q=1.000 | 1.0
                """;
        for (List<String> row : Tables.rows(table)) {
            assertEquals(row.get(1), String.valueOf(MediaRange.parse(row.get(0)).quality()));
        }
    }

    @Test
    void aBodyIsRequiredUnlessItIsOptional() {
        Tables.canonical(ContentDisposition::parse, """
                session | session
                Render;handling=hand;optional=opt | render;handling=hand;optional=opt
                icon ; Handling=Optional | icon;Handling=Optional
                """);
        Tables.refused(ContentDisposition::parse, " | 0\n;x | 0\na;handling | 1\na;handling=\"x\" | 1\na,b | 1");
        assertTrue(ContentDisposition.parse("icon;handling=Optional").isOptional());
        assertFalse(ContentDisposition.SESSION.isOptional());
        assertFalse(ContentDisposition.parse("render;handling=required").isOptional());
        assertThrows(IllegalArgumentException.class, () -> new ContentDisposition("a b", Params.none()));
    }

    @Test
    void codingsAreTokens() {
        assertEquals(List.of("gzip", "tar"), HeaderType.CONTENT_ENCODING.parse("gzip, tar"));
        Tables.refused(HeaderType.CONTENT_ENCODING::parse, "gzip;q=1 | 4\n, | 0");
    }

    @Test
    void aWarningHasCodeAgentAndText() {
        Tables.canonical(Warning::parse, """
                307 isi.edu "Session parameter 'foo' not understood" | 307 isi.edu "Session parameter 'foo' not understood"
                392\\r\\n 192.168.89.71:5060\\t"a\\tb" | 392 192.168.89.71:5060 "a b"
                399 [2001:db8::1]:5061 "a \\\\"b\\\\" \\\\\\\\ , c" | 399 [2001:db8::1]:5061 "a \\\\"b\\\\" \\\\\\\\ , c"
                399 Micro_soft "" | 399 Micro_soft ""
                """);
        Tables.refused(Warning::parse, """
                                    | 0
                99 h "x"            | 0
                0399 h "x"          | 0
                1000 h "x"          | 0
                399                 | 3
                399 h               | 5
                399 h x             | 6
                399 h:x "x"         | 4
                399 h:99999 "x"     | 4
                399 [::1 "x"        | 4
                399 h"x"            | 5
                399 h "x            | 6
                399 h "x" y         | 10
                399 h "a\\\\\\0b"   | 6
                """);
        assertEquals("a \"b\"", Warning.parse("399 h \"a \\\"b\\\"\"").text());
        assertEquals(
                List.of(301, 351),
                HeaderType.WARNING.parse("301 isi.edu \"a, b\" , 351 i.edu \"c\"").stream()
                        .map(Warning::code)
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> new Warning(99, "h", ""));
        assertThrows(IllegalArgumentException.class, () -> new Warning(399, "h h", ""));
        assertThrows(IllegalArgumentException.class, () -> new Warning(399, "h", "a\r\nVia: x"));
    }
}
