package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipParseExceptionTest {

    private static final byte[] OCTETS = "Via: a\r\n\\\u00e9bcd".getBytes(StandardCharsets.UTF_8);

    @Test
    void itTellsTheRuleThePlaceAndWhatStandsThere() {
        SipParseException error = SipParseException.at("a rule", OCTETS, 5);

        assertEquals("a rule", error.rule());
        assertEquals(5, error.offset());
        assertEquals("Via: a\\x0D\\x0A\\x5C\\xC3\\xA9bcd", error.excerpt());
        assertEquals("a rule at octet 5: " + error.excerpt(), error.getMessage());
        assertEquals(Status.BAD_REQUEST, error.status());
        assertEquals(0, error.getStackTrace().length);
    }

    @Test
    void theExcerptIsShortAndStaysInside() {
        assertEquals("", SipParseException.at("r", new byte[0], 9).excerpt());
        assertEquals(
                "a".repeat(40),
                SipParseException.at("r", "a".repeat(99).getBytes(StandardCharsets.UTF_8), 50)
                        .excerpt());
    }

    @Test
    void itCanBeToldRelativeToALargerWhole() {
        SipParseException error =
                SipParseException.at("r", OCTETS, 2, Status.MESSAGE_TOO_LARGE).shifted(100);

        assertEquals(102, error.offset());
        assertEquals(Status.MESSAGE_TOO_LARGE, error.status());
    }
}
