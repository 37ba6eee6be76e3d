package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    /** Where the first header line of these messages starts. */
    private static final int FIRST_LINE = "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\n".length();

    @Test
    void entriesAreShownAsTheyCame() {
        Headers headers = SipMessage.parse(Samples.FOLDED).headers();

        assertEquals(4, headers.size());
        assertEquals("Subject: one\r\n two\r\n\tthree\r\n", headers.line(0).toString());
        assertEquals("one\r\n two\r\n\tthree", headers.value(0).toString());
        assertEquals(
                "Via\t: SIP/2.0/TLS 192.0.2.1:5061\r\n ;branch=z9hG4bK3\r\n",
                headers.line(1).toString());
        assertEquals("Via", headers.name(1).toString());
        assertEquals("3", headers.value(2).toString());
        assertEquals("X-Last:\r\n", headers.line(3).toString());
        assertTrue(headers.value(3).isEmpty());
    }

    @Test
    void foldsAreBlanksInsideAValue() {
        Headers headers = headers("""
                Subject: one
                 two
                \t three
                From\t:
                 John
                 Doe <sip:a@contoso.com>
                 ; tag=1
                CSeq: 1
                \tOPTIONS
                Via: SIP/2.0/TLS
                 192.0.2.1
                 ;branch=z9hG4bK1
                 , SIP/2.0/TLS 192.0.2.2
                """);

        assertEquals("one two three", headers.require(HeaderType.text("Subject")));
        assertEquals("John Doe", headers.require(HeaderType.FROM).displayName().orElseThrow());
        assertEquals("1", headers.require(HeaderType.FROM).tag().orElseThrow());
        assertEquals(CSeq.parse("1 OPTIONS"), headers.require(HeaderType.CSEQ));
        assertEquals(2, headers.all(HeaderType.VIA).size());
    }

    @ParameterizedTest
    @CsvSource({
        "Via, v",
        "From, f",
        "To, t",
        "Call-ID, i",
        "Contact, m",
        "Content-Type, c",
        "Supported, k",
        "Subject, s",
        "Refer-To, r",
        "Referred-By, b",
        "Session-Expires, x",
        "Event, o",
        "Allow-Events, u",
        "Content-Encoding, e"
    })
    void longAndCompactNamesAreOneNameInAnyCase(String name, String compact) {
        HeaderType<String> type = HeaderType.text(name);
        List<String> names = List.of(name, compact, Grammar.upper(name), Grammar.upper(compact), Grammar.lower(name));

        Headers headers = headers(String.join(": x\n", names) + " : x");

        assertEquals(names.size(), headers.count(type));
        assertEquals(names.size(), headers.count(HeaderType.text(compact)));
        assertEquals("x", headers.require(type));
    }

    @Test
    void aNameThatOnlyBeginsOrEndsLikeAnotherIsNotThatName() {
        Headers headers = headers("""
                Contac: 1
                Contacts: 2
                X-Contact: 3
                mm: 4
                X-Trunks: 5
                X-Trun: 6
                """);

        assertFalse(headers.has(HeaderType.CONTACT));
        assertFalse(headers.has(HeaderType.text("X-Trunk")));
        assertEquals(Optional.empty(), headers.first(HeaderType.text("X-Trunk")));
        assertEquals(-1, headers.indexOf(HeaderType.CONTACT, 0));
        assertEquals(List.of(), headers.all(HeaderType.CONTACT));
    }

    @Test
    void commaListsAndRepeatedFieldsAreTheSameValues() {
        List<Method> expected = List.of(Method.INVITE, Method.ACK, Method.BYE);

        assertEquals(expected, headers("Allow: INVITE,ACK , BYE").all(HeaderType.ALLOW));
        assertEquals(expected, headers("Allow: INVITE\nX: 1\nALLOW: ACK,BYE").all(HeaderType.ALLOW));
        assertEquals(
                expected,
                headers("Allow:\nAllow: INVITE,ACK\nAllow: \nallow: BYE").all(HeaderType.ALLOW));
        assertEquals(
                Optional.of(Method.INVITE), headers("Allow:\nAllow: INVITE").first(HeaderType.ALLOW));
        assertEquals(List.of(), headers("Allow:\nAllow: ").all(HeaderType.ALLOW));
        assertEquals(Optional.empty(), headers("Allow:").first(HeaderType.ALLOW));
    }

    @Test
    void commasInsideQuotesAndBracketsPartNothing() {
        Headers headers = headers("m: \"a, b\" <sip:a,b@contoso.com>, <sip:c@contoso.com;x=1>;q=0.1");

        List<NameAddr> contacts = headers.all(HeaderType.CONTACT);

        assertEquals(2, contacts.size());
        assertEquals("a, b", contacts.get(0).displayName().orElseThrow());
        assertEquals("sip:a,b@contoso.com", contacts.get(0).uri().toString());
    }

    @Test
    void theHeadersOfMicrosoftAreReadAsTheyAre() {
        Headers headers = headers("""
                FROM: John Doe<sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone>;tag=c4c1
                TO: John Doe<sip:+14255550101@sbc1.contoso.com:5061;user=phone>
                CSEQ: 1 OPTIONS
                CALL-ID: d8ad3c1b62f15e0ca8d03dd2ba5bd5cf
                MAX-FORWARDS: 70
                VIA: SIP/2.0/TLS 192.0.2.76:5061;branch=z9hG4bK63b8fe05
                CONTACT: <sip:api-du-c-euwe.pstnhub.microsoft.com:443;x-i=6f1b0a5d;x-c=d8ad/s/1/1b7a>
                P-ASSERTED-IDENTITY: <tel:+14255550100>,<sip:john@contoso.com>
                """);

        assertEquals("c4c1", headers.require(HeaderType.FROM).tag().orElseThrow());
        assertEquals("John Doe", headers.require(HeaderType.TO).displayName().orElseThrow());
        assertEquals("z9hG4bK63b8fe05", headers.require(HeaderType.VIA).branch().orElseThrow());
        assertEquals(5, headers.indexOf(HeaderType.VIA, 0));
        assertEquals(2, headers.all(HeaderType.P_ASSERTED_IDENTITY).size());
        assertEquals(
                "sip:api-du-c-euwe.pstnhub.microsoft.com:443;x-i=6f1b0a5d;x-c=d8ad/s/1/1b7a",
                headers.require(HeaderType.CONTACT).uri().toString());
    }

    @Test
    void aFailureIsToldEveryTimeAndCountsFromTheMessage() {
        Headers headers = headers("X: 1\nTo: <sip:a@contoso.com\nFrom: <sip:b@contoso.com>;tag=1");
        int bracket = FIRST_LINE + "X: 1\r\nTo: ".length();

        for (int again = 0; again < 2; again++) {
            SipParseException error = assertThrows(SipParseException.class, () -> headers.first(HeaderType.TO));
            assertTrue(error.offset() >= bracket && error.offset() <= bracket + 2, error.getMessage());
        }
        assertEquals("1", headers.require(HeaderType.FROM).tag().orElseThrow());
    }

    @Test
    void aNulMayStandQuotedInAValueAndNowhereElse() {
        Headers headers = headers("To: \"\\\0\" <sip:a@contoso.com>");

        assertEquals("\0", headers.require(HeaderType.TO).displayName().orElseThrow());
        for (String line : List.of("To: \"\0\" <sip:a@contoso.com>", "Subject: \0", "X\\\0: 1", "Subject:\r\n \0")) {
            assertThrows(SipParseException.class, () -> headers(line));
        }
    }

    @Test
    void aHeaderIsReadAsWhateverItIsAskedFor() {
        Headers headers = headers("Subject: 1 OPTIONS");

        assertEquals(List.of("1 OPTIONS"), headers.values(0, HeaderType.text("Subject")));
        assertEquals(List.of(CSeq.parse("1 OPTIONS")), headers.values(0, HeaderType.CSEQ));
        assertThrows(SipParseException.class, () -> headers.values(0, HeaderType.FROM));
        assertEquals(List.of("1 OPTIONS"), headers.values(0, HeaderType.text("Subject")));
    }

    @Test
    void aMissingHeaderIsNamedWhenItIsRequired() {
        SipParseException error =
                assertThrows(SipParseException.class, () -> headers("X: 1").require(HeaderType.CALL_ID));

        assertEquals("a message has a Call-ID header", error.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "v"})
    void valuesAreCountedOverAllFieldsOfTheirName(String name) {
        ParseLimits limits = ParseLimits.builder().vias(3).valuesPerHeader(2).build();
        String hop = "SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1";
        List<String> fits = List.of(name + ": " + hop + "," + hop, name + ": " + hop);
        List<String> tooMany = new ArrayList<>(fits);
        tooMany.add("Via: " + hop);

        assertEquals(
                3, headers(String.join("\n", fits), limits).all(HeaderType.VIA).size());
        for (String lines : List.of(String.join("\n", tooMany), name + ": " + String.join(",", hop, hop, hop, hop))) {
            Headers headers = headers(lines, limits);
            assertThrows(SipParseException.class, () -> headers.all(HeaderType.VIA));
        }
        assertThrows(
                SipParseException.class,
                () -> headers("Allow: A\nAllow: B\nAllow: C", limits).all(HeaderType.ALLOW));
    }

    @Test
    void namesThatAreNoTokenOrStandBehindABlankEndTheSection() {
        Map<String, Integer> offsets = Map.of(
                ": x", 0, //
                " X: x", 1,
                "X Y: x", 2,
                "X", 1,
                "X\r\n : x", 1,
                "\"X\": x", 0,
                "X\u00e4: x", 1,
                "(X): x", 0);

        offsets.forEach((line, offset) -> {
            SipParseException error = assertThrows(SipParseException.class, () -> headers(line), line);
            assertEquals(FIRST_LINE + offset, error.offset(), line);
        });
    }

    private static Headers headers(String lines) {
        return headers(lines, ParseLimits.defaults());
    }

    private static Headers headers(String lines, ParseLimits limits) {
        String wire = lines.stripTrailing().replace("\r\n", "\n").replace("\n", "\r\n");
        return SipMessage.parse(Samples.options(wire), limits).headers();
    }
}
