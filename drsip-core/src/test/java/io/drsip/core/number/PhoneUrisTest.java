package io.drsip.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneUrisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tel:+1-425-555-0100                         | sip:+14255550100@contoso.com;user=phone
            tel:+14255550100;ext=12                     | sip:+14255550100;ext=12@contoso.com;user=phone
            tel:+358-555-1234567;postd=pp22             | sip:+3585551234567;postd=pp22@contoso.com;user=phone
            tel:+358-555-1234567;POSTD=PP22             | sip:+3585551234567;postd=pp22@contoso.com;user=phone
            tel:+14255550100;b=2;A=1;ext=3              | sip:+14255550100;ext=3;a=1;b=2@contoso.com;user=phone
            tel:7042;x;phone-context=Contoso.com;isub=1 | sip:7042;isub=1;phone-context=contoso.com;x@contoso.com;user=phone
            tel:*100#;phone-context=+1                  | sip:*100%23;phone-context=+1@contoso.com;user=phone
            """)
    void aWholeNumberMovesBeforeTheAtSign(String tel, String sip) {
        assertEquals(
                sip,
                PhoneUris.toSip(TelUri.parse(tel), Fqdn.parse("contoso.com")).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sip:+14255550100@contoso.com:5061;user=phone | tel:+14255550100
            sip:%2B14255550100@contoso.com               | tel:+14255550100
            sip:+14255550100;ext=12@contoso.com          | tel:+14255550100;ext=12
            sip:7042;phone-context=contoso.com@sbc1.contoso.com;user=phone | tel:7042;phone-context=contoso.com
            sip:*100%23;phone-context=+1@contoso.com     | tel:*100#;phone-context=+1
            """)
    void aNumberBecomesATelUri(String sip, String tel) {
        assertEquals(Optional.of(TelUri.parse(tel)), PhoneUris.toTel(SipUri.parse(sip)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:contoso.com",
                "sip:alice@contoso.com",
                "sip:911@contoso.com;user=phone",
                "sip:+1425?x@contoso.com",
                "sip:+14255550100%3Bext=12@contoso.com",
                "sip:%C3%A4@contoso.com",
            })
    void whatIsNoNumberByTheGrammarHasNoTelUri(String sip) {
        assertEquals(Optional.empty(), PhoneUris.toTel(SipUri.parse(sip)));
    }
}
