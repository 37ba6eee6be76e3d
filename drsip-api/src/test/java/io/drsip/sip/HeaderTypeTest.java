package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTypeTest {

    private static final int VALUE = "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\nX-Number: ".length();

    @Test
    void textKeepsEverythingButFoldsAndTheBlanksAroundIt() {
        HeaderType<String> type = HeaderType.text("x-number");

        assertEquals("a,  b;\"c\tä", headers("a,  b;\"c\tä \t").require(type));
        assertEquals("a b", headers("a \t\r\n\t b").require(type));
        assertEquals("", headers("").require(type));
        assertEquals("x-number", type.name());
        assertEquals("x-number", type.toString());
        assertEquals(Optional.empty(), type.compactName());
        assertFalse(type.isList());
    }

    @Test
    void octetsThatAreNoUtf8AreReplacedInTheValueAndStayInTheMessage() {
        byte[] octets = Samples.options("X-Number: ?");
        octets[VALUE] = (byte) 0xFF;

        Headers headers = SipMessage.parse(octets).headers();

        assertEquals("\ufffd", headers.require(HeaderType.text("X-Number")));
        assertEquals(0xFF, headers.value(0).at(0));
    }

    @Test
    void aHeaderOfOnesOwnIsReadAndWrittenByItsTwoFunctions() {
        HeaderType<Integer> type = HeaderType.of("X-Number", Integer::valueOf, value -> "0" + value);

        assertEquals(7, headers("007").require(type));
        assertEquals("07", type.print(7));
        assertEquals(List.of(7), headers("007").all(type));
    }

    @Test
    void whatItsFunctionRefusesBreaksARuleOfTheMessage() {
        HeaderType<Integer> number = HeaderType.of("X-Number", Integer::valueOf, String::valueOf);
        HeaderType<Uri> uri = HeaderType.of("X-Number", Uri::parse, Uri::toString);

        SipParseException noNumber =
                assertThrows(SipParseException.class, () -> headers("one").first(number));
        SipParseException noUri =
                assertThrows(SipParseException.class, () -> headers("sip:a@ b").first(uri));

        assertEquals(VALUE, noNumber.offset());
        assertEquals("X-Number has a value that its type takes", noNumber.rule());
        assertTrue(noUri.offset() > VALUE, noUri.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X Y", "X:", "X\r\nY", "X\0", "X\u00e4", "(X)"})
    void aNameIsAToken(String name) {
        assertThrows(IllegalArgumentException.class, () -> HeaderType.text(name));
        assertThrows(IllegalArgumentException.class, () -> HeaderType.of(name, text -> text, text -> text));
    }

    @Test
    void theCompactNameIsTheOneOfTheRfc() {
        assertEquals(Optional.of("v"), HeaderType.VIA.compactName());
        assertEquals(Optional.of("l"), HeaderType.CONTENT_LENGTH.compactName());
        assertEquals(Optional.empty(), HeaderType.CSEQ.compactName());
        assertTrue(HeaderType.VIA.isList());
        assertFalse(HeaderType.TO.isList());
    }

    @Test
    void aSingleValueIsNoList() {
        Headers headers = SipMessage.parse(Samples.options(
                        "To: <sip:a@contoso.com>, <sip:b@contoso.com>\r\nMax-Forwards: 256\r\nContact: *"))
                .headers();

        assertThrows(SipParseException.class, () -> headers.first(HeaderType.TO));
        assertThrows(SipParseException.class, () -> headers.first(HeaderType.MAX_FORWARDS));
        assertThrows(SipParseException.class, () -> headers.first(HeaderType.CONTACT));
    }

    @Test
    void aListOfOnesOwnIsSeparatedByCommasOutsideOfQuotesAndBrackets() {
        HeaderType<String> type = HeaderType.list("X-Number", text -> text, text -> text);
        String table = """
                a,b\\t, c d  | [a, b, c d]
                "a,b" c,<sip:a,b@h;x> | ["a,b" c, <sip:a,b@h;x>]
                a "\\\\",b",c | [a "\\\\",b", c]
                a\\r\\n b , c | [a b, c]
                 | []
                """;
        for (List<String> row : Tables.rows(table)) {
            assertEquals(row.get(1), headers(row.get(0)).all(type).toString());
        }
        assertTrue(type.isList());
        Tables.refused(type::parse, ",a | 0\na, | 2\na,,b | 2\na,<b,c | 2\na,\"b,c | 2");
        Tables.refused(HeaderType.list("X", Uri::parse, Uri::toString)::parse, "sip:a , sip:@b | 12\nsip:a, 1 | 7");
    }

    @Test
    void aTextIsReadAsTheValueOfOneField() {
        assertEquals(List.of(Method.INVITE, Method.BYE), HeaderType.ALLOW.parse(" INVITE ,\tBYE "));
        assertEquals(List.of(), HeaderType.ALLOW.parse(""));
        assertEquals(List.of(70), HeaderType.MAX_FORWARDS.parse("70"));
        assertEquals(List.of("a,\tb"), HeaderType.text("X").parse("a,\tb"));
        Tables.refused(HeaderType.TO::parse, """
                <sip:a@contoso.com>, <sip:b@contoso.com> | 19
                <sip:a@contoso.com>\\r\\n ;x | 19
                """);
        Tables.refused(HeaderType.text("X")::parse, """
                a\\r    | 1
                a\\n b  | 1
                \\0     | 0
                \u00e4\\177 | 2
                """);
    }

    @Test
    void aTextIsReadWithinTheLimits() {
        int length = ParseLimits.defaults().headerLine();
        String values = "a,".repeat(ParseLimits.defaults().valuesPerHeader());

        assertEquals(
                length, HeaderType.text("X").parse("a".repeat(length)).get(0).length());
        assertThrows(SipParseException.class, () -> HeaderType.text("X").parse("a".repeat(length + 1)));
        assertThrows(SipParseException.class, () -> HeaderType.SUPPORTED.parse(values + 'a'));
    }

    @Test
    void aHeaderOfOnesOwnIsFoundUnderItsCompactNameToo() {
        HeaderType<String> type = HeaderType.text("X-Number").withCompactName("q");
        Headers headers =
                SipMessage.parse(Samples.options("Q: 1\r\nx-number: 2")).headers();

        assertEquals(List.of("1", "2"), headers.all(type));
        assertEquals(List.of("2"), headers.all(HeaderType.text("X-Number")));
        assertEquals(Optional.of("q"), type.compactName());
        assertThrows(IllegalArgumentException.class, () -> type.withCompactName("f"));
        assertThrows(IllegalArgumentException.class, () -> type.withCompactName(""));
        assertThrows(IllegalArgumentException.class, () -> HeaderType.FROM.withCompactName("q"));
    }

    private static Headers headers(String value) {
        return SipMessage.parse(Samples.options("X-Number: " + value)).headers();
    }
}
