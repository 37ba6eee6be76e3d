package io.drsip.testkit.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in a log that ends in a ticket. */
final class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            sip:+14255550100@sbc1.contoso.com;user=phone | sip:+1425555****@sbc1.contoso.com;user=phone
            <tel:+14255550100>                           | <tel:+1425555****>
            +14255550100 calls +14255550101              | +1425555**** calls +1425555****
            sip:megan@contoso.com                        | sip:****@contoso.com
            sip:911@contoso.com                          | sip:****@contoso.com
            "Megan Bowen" <sip:contoso.com>              | "***" <sip:contoso.com>
            +1425555**** is hidden already               | +1425555**** is hidden already
            sip.pstnhub.microsoft.com:5061 from 52.114.75.24:1024 | sip.pstnhub.microsoft.com:5061 from 52.114.75.24:1024
            """)
    void numbersAndNamesAreHidden(String line, String hidden) {
        assertEquals(hidden, new Redaction(true).text(line));
        assertEquals(line, new Redaction(false).text(line));
    }
}
