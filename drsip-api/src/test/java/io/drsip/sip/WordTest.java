package io.drsip.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tag                  | tag                  | true  | true
            tag                  | TaG                  | true  | false
            transport            | TRANSPORT            | true  | false
            transport            | transporu            | false | false
            Content-Disposition  | content-disposition  | true  | false
            Content-Disposition  | content-dispositioN  | true  | false
            sip:                 | SIP:                 | true  | false
            sip:                 | sipZ                 | false | false
            SIP/2.0/             | sip/2.0/             | true  | false
            SIP/2.0/             | SIP/2.0O             | false | false
            rport                | rpor                 | false | false
            rport                | rport1               | false | false
            """)
    void comparesAllOctets(String word, String octets, boolean anyCase, boolean exact) {
        byte[] bytes = octets.getBytes(ISO_8859_1);

        assertEquals(anyCase, Word.anyCase(word).is(bytes, 0, bytes.length));
        assertEquals(exact, Word.exact(word).is(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void looksAtItsOwnOctetsOnly(int behind) {
        String text = "x".repeat(9) + "subscription" + "\u00FFyyyyyyyyyy".substring(0, behind);
        byte[] bytes = text.getBytes(ISO_8859_1);
        int start = text.indexOf("subscription");

        assertTrue(Word.anyCase("Subscription").is(bytes, start, start + 12));
        assertFalse(Word.anyCase("Subscription").is(bytes, start - 1, start + 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "@", "`", "\u0014", "\u00E1"})
    void onlyLettersHaveTwoCases(String octet) {
        byte[] bytes = octet.getBytes(ISO_8859_1);
        String other = Character.toString((char) (octet.charAt(0) ^ 0x20));

        assertFalse(other.charAt(0) < 128 && Word.anyCase(other).is(bytes, 0, 1));
    }
}
