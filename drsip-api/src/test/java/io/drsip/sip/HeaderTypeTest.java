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

    private static Headers headers(String value) {
        return SipMessage.parse(Samples.options("X-Number: " + value)).headers();
    }
}
