package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameAddrTest {

    private static final NameAddr SBC = NameAddr.of(Uri.parse("sip:sbc1.contoso.com:5061"));

    @Test
    void namesUrisAndParametersAreToldApart() {
        String table = """
                John Doe<sip:+14255550100@contoso.com;user=phone>;tag=c4 | John Doe | sip:+14255550100@contoso.com;user=phone | ;tag=c4
                "Riley Johnson"<sip:h> | Riley Johnson | sip:h |
                John  \\t Doe <sip:h> | John Doe | sip:h |
                M\u00fcller <sip:h> | M\u00fcller | sip:h |
                %Z%45 token~1`'+_*!.- <sip:h> | %Z%45 token~1`'+_*!.- | sip:h |
                "" <sip:h> | - | sip:h |
                <sip:h> | - | sip:h |
                "a,b;c<d>e" <sip:h> | a,b;c<d>e | sip:h |
                "J \\\\\\\\\\\\"" <sip:h> | J \\\\" | sip:h |
                "a\\r\\n b" <sip:h> | a b | sip:h |
                "BEL:\\\\\\7" <sip:h> | BEL:\\7 | sip:h |
                sip:u@h;tag=1 | - | sip:u@h | ;tag=1
                sip:h\\r\\n ;\\r\\n\\ttag\\t=\\r\\n 1 | - | sip:h | ;tag=1
                <sip:u@h;tag=2>;tag=1 | - | sip:u@h;tag=2 | ;tag=1
                <sip:u,x@h>;p="a;b,c";q=0.7;lr | - | sip:u,x@h | ;p="a;b,c";q=0.7;lr
                <sip:h?Route=%3csip:x%3e>;x=[::1] | - | sip:h?Route=%3csip:x%3e | ;x=[::1]
                tel:+1-425;x | - | tel:+1-425 | ;x
                """;
        for (List<String> row : Tables.rows(table)) {
            NameAddr value = NameAddr.parse(row.get(0));

            assertEquals(row.get(1), value.displayName().orElse("-"));
            assertEquals(row.get(2), value.uri().toString());
            assertEquals(row.size() > 3 ? row.get(3) : "", value.params().toString());
            assertEquals(value, NameAddr.parse(value.toString()));
            assertEquals(value, NameAddr.parse(value.withUri(value.uri()).toString()));
        }
    }

    @Test
    void whatBreaksTheGrammarIsRefusedWhereItBreaks() {
        Tables.refused(NameAddr::parse, """
                *                     | 0
                ,                     | 0
                <sip:h                | 1
                <>                    | 1
                < sip:h>              | 1
                <sip:h >              | 6
                <<sip:h>>             | 1
                <sip:h>>              | 7
                <sip:h><sip:i>        | 7
                sip:h>                | 5
                "x <sip:h>            | 0
                "x\\\\"<sip:h>         | 0
                "a" "b" <sip:h>       | 4
                "a\\0" <sip:h>        | 2
                "a\\r\\nb" <sip:h>    | 2
                "a\\\\\\r" <sip:h>    | 3
                "x" sip:h             | 4
                x" <sip:h>            | 0
                a,b <sip:h>           | 0
                a@b <sip:h>           | 0
                a;b <sip:h>           | 0
                (c) <sip:h>           | 0
                Bell, Alexander <sip:h>;tag=43 | 0
                sip:u@h?x=y;tag=1     | 7
                sip:u@h,x;tag=1       | 7
                sip:u;x=1@h           | 9
                <sip:h>;              | 8
                <sip:h>;;tag=1        | 8
                <sip:h>;tag           | 7
                <sip:h>;tag=          | 12
                <sip:h>;tag="1"       | 7
                <sip:h>;tag=[::1]     | 7
                <sip:h>;tag=1;TAG=2   | 14
                <sip:h>;tag=a b       | 14
                <sip:h>;tag=\u00e9    | 12
                <sip:h>;p="a          | 10
                """);
    }

    @Test
    void partsKeepTheirPlaceBehindLettersOutsideOfAsciiAndFolds() {
        String text = "\"M\u00fc\r\n \u00fcller\" <sip:u@h:5;lr?a=b>\r\n ;p=\"\u00e9;\" ; tag=t1, <sip:i>;tag=2";

        List<NameAddr> values = Scanner.of(text).expectList(NameAddr::read, 2);

        NameAddr first = values.get(0);
        assertEquals("\"M\u00fc \u00fcller\" <sip:u@h:5;lr?a=b> ;p=\"\u00e9;\" ; tag=t1", first.toString());
        assertEquals(Optional.of("M\u00fc \u00fcller"), first.displayName());
        assertEquals(Uri.parse("sip:u@h:5;lr?a=b"), first.uri());
        assertEquals(";p=\"\u00e9;\";tag=t1", first.params().toString());
        assertEquals(Optional.of("\u00e9;"), first.params().text("P"));
        assertEquals(Optional.of("t1"), first.tag());
        assertEquals("<sip:i>;tag=2", values.get(1).toString());
        assertEquals(Optional.of("2"), values.get(1).tag());
    }

    @Test
    void aNameWithLettersOutsideOfAsciiGetsQuotes() {
        Tables.canonical(NameAddr::parse, """
                M\u00fcller<sip:h>      | "M\u00fcller" <sip:h>
                J  M\u00fcller <sip:h>;x | "J M\u00fcller" <sip:h>;x
                "M\u00fcller"<sip:h>    | "M\u00fcller"<sip:h>
                J  Muller <sip:h>       | J  Muller <sip:h>
                """);
    }

    @Test
    void octetsThatAreNoUtf8AreReplacedOnce() {
        byte[] octets = "x\u00ff\u00c3 <sip:h>;p=\"\u00e9\";tag=1".getBytes(StandardCharsets.ISO_8859_1);

        NameAddr value = NameAddr.read(new Scanner(octets, 0, octets.length, ParseLimits.defaults()));

        assertEquals("\"x\ufffd\ufffd\" <sip:h>;p=\"\ufffd\";tag=1", value.toString());
        assertEquals(value, NameAddr.parse(value.toString()));
        assertEquals(Optional.of("1"), value.tag());
    }

    @Test
    void aChangedValueIsTheOneThatItsTextIsReadAs() {
        NameAddr value = NameAddr.parse("M\u00fcller <sip:a@h:5;lr>;tag=1;p=\"\u00e9\"");

        for (NameAddr changed : List.of(
                value.withTag("2"),
                value.withDisplayName("\u00e9 \"x\"").withoutParam("p"),
                value.withParam("z", "\"\u00fc\"").withoutDisplayName(),
                value.withUri(Uri.parse("tel:+1")).withoutParam("tag"))) {
            NameAddr read = NameAddr.parse(changed.toString());

            assertEquals(read, changed);
            assertEquals(read.tag(), changed.tag());
            assertEquals(read.displayName(), changed.displayName());
            assertEquals(read.params().toString(), changed.params().toString());
        }
    }

    @Test
    void aTagIsLimited() {
        String tag = "a".repeat(512);

        assertEquals(Optional.of(tag), NameAddr.parse("<sip:h>;tag=" + tag).tag());
        assertThrows(SipParseException.class, () -> NameAddr.parse("<sip:h>;tag=a" + tag));
    }

    @Test
    void anotherUriLeavesParametersAsTheyAreWritten() {
        String table = """
                "J  \\\\"Doe"<sip:h>;x="a;b";tag=1 | "J  \\\\"Doe" <sip:i>;x="a;b";tag=1 | 1
                John   Doe<sip:h> ; TAG = 1 | John   Doe <sip:i> ; TAG = 1 | 1
                "John Doe"<sip:h> ;tag=1 | John Doe <sip:i> ;tag=1 | 1
                "" <sip:h>;y | <sip:i>;y | -
                sip:h ;tag=1 | <sip:i> ;tag=1 | 1
                M\u00fcller <sip:h>;tag=1 | "M\u00fcller" <sip:i>;tag=1 | 1
                <sip:h;lr> | <sip:i> | -
                """;
        for (List<String> row : Tables.rows(table)) {
            NameAddr old = NameAddr.parse(row.get(0));

            NameAddr changed = old.withUri(Uri.parse("sip:i"));

            assertEquals(row.get(1), changed.toString());
            assertEquals(row.get(2), changed.tag().orElse("-"));
            assertEquals(old.displayName(), changed.displayName());
            assertEquals(old.params(), changed.params());
            assertEquals(NameAddr.parse(row.get(1)), changed);
        }
    }

    @Test
    void aParsedValueIsWrittenAsItCameUntilItIsChanged() {
        NameAddr value = NameAddr.parse(" John   Doe<sip:h> ; TAG=1 ");

        assertEquals("John   Doe<sip:h> ; TAG=1", value.toString());
        assertEquals("John Doe <sip:h>;tag=2", value.withTag("2").toString());
        assertEquals(
                "<sip:h>;TAG=1;x;y=1",
                value.withoutDisplayName().withParam("x").withParam("y", "1").toString());
        assertEquals(
                "<sip:h>", NameAddr.parse("sip:h;tag=1").withoutParam("Tag").toString());
        assertSame(SBC, SBC.withoutParam("tag"));
    }

    @Test
    void aDisplayNameIsQuotedWhenItMustBe() {
        assertEquals(
                "Teams <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("Teams").toString());
        assertEquals(
                "A. G. Bell <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("A. G. Bell").toString());
        assertEquals(
                "\"Bell, A\" <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("Bell, A").toString());
        assertEquals(
                "\"a  b\" <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("a  b").toString());
        assertEquals(
                "\"\\\"\\\\\" <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("\"\\").toString());
        assertEquals(
                "\"M\u00fcller\" <sip:sbc1.contoso.com:5061>",
                SBC.withDisplayName("M\u00fcller").toString());
        assertEquals(SBC, SBC.withDisplayName("x").withDisplayName(""));
    }

    @Test
    void whatWouldBreakTheHeaderIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SBC.withDisplayName("a\r\nVia: x"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withDisplayName("\0"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withTag("a b"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("tag", "\"1\""));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("tag"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("x", "a/b"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("x", "\"a\r\n b\""));
    }

    @Test
    void equalValuesHaveEqualParts() {
        assertEquals(NameAddr.parse("sip:H;TAG=1"), NameAddr.parse("<sip:h>;tag=1"));
        assertEquals(
                NameAddr.parse("sip:H;TAG=1").hashCode(),
                NameAddr.parse("<sip:h>;tag=1").hashCode());
        assertEquals(NameAddr.parse("\"x\"<sip:h>"), NameAddr.parse("x <sip:h>"));
        assertNotEquals(NameAddr.parse("x <sip:h>"), NameAddr.parse("y <sip:h>"));
        assertNotEquals(NameAddr.parse("<sip:h>;tag=1"), NameAddr.parse("<sip:h;tag=1>"));
    }

    @Test
    void aListIsReadElementByElement() {
        Scanner scanner = Scanner.of(" \"a,b\" <sip:a,x@h>;p=\"1,2\" ,sip:b@h\r\n , tel:+1 ");

        List<NameAddr> values = scanner.expectList(NameAddr::read, 3);

        assertEquals(
                List.of("\"a,b\" <sip:a,x@h>;p=\"1,2\"", "sip:b@h", "tel:+1"),
                values.stream().map(NameAddr::toString).toList());
        assertEquals(List.of(), Scanner.of(" \t").expectList(NameAddr::read, 3));
    }

    @Test
    void aListHasNoEmptyElementAndALimit() {
        Tables.refused(text -> Scanner.of(text).expectList(NameAddr::read, 2), """
                ,<sip:a>           | 0
                <sip:a>,           | 8
                <sip:a>,,<sip:b>   | 8
                <sip:a> <sip:b>    | 8
                *, <sip:a>         | 0
                <sip:a>,<sip:b>,<sip:c> | 16
                """);
    }
}
