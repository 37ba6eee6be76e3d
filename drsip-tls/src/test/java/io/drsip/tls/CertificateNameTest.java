package io.drsip.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateNameTest {

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            sbc1.contoso.com             | sbc1.contoso.com              | covers
            SBC1.Contoso.COM             | sbc1.contoso.com              | covers
            sbc1.contoso.com             | SBC1.contoso.com.             | covers
            sbc1.contoso.com             | sbc2.contoso.com              | covers not
            contoso.com                  | sbc1.contoso.com              | covers not
            sbc1.contoso.com.evil.com    | sbc1.contoso.com              | covers not
            xsbc1.contoso.com            | sbc1.contoso.com              | covers not
            bc1.contoso.com              | sbc1.contoso.com              | covers not
            *.contoso.com                | sbc1.contoso.com              | covers
            *.Contoso.com                | SBC1.CONTOSO.COM.             | covers
            *.contoso.com                | contoso.com                   | covers not
            *.contoso.com                | a.b.contoso.com               | covers not
            *.contoso.com                | sbc1.notcontoso.com           | covers not
            *.contoso.com                | xn--bcher-kva.contoso.com     | covers
            xn--bcher-kva.contoso.com    | XN--bcher-kva.contoso.com     | covers
            xn--bcher-kva.contoso.com    | xn--bc1-ehd.contoso.com       | covers not
            sbc1.contoso.com             | xn--bc1-ehd.contoso.com       | covers not
            *.com                        | contoso.com                   | is no name
            *.com                        | sbc1.contoso.com              | is no name
            *                            | contoso.com                   | is no name
            *.                           | contoso.com                   | is no name
            *.*.com                      | sbc1.contoso.com              | is no name
            **.contoso.com               | sbc1.contoso.com              | is no name
            *.*.contoso.com              | a.b.contoso.com               | is no name
            s*.contoso.com               | sbc1.contoso.com              | is no name
            *1.contoso.com               | sbc1.contoso.com              | is no name
            s*1.contoso.com              | sbc1.contoso.com              | is no name
            sbc1.*.com                   | sbc1.contoso.com              | is no name
            xn--*.contoso.com            | xn--bcher-kva.contoso.com     | is no name
            sbc1.contoso.com.            | sbc1.contoso.com              | is no name
            *.contoso.com.               | sbc1.contoso.com              | is no name
            .contoso.com                 | sbc1.contoso.com              | is no name
            sbc1..contoso.com            | sbc1.contoso.com              | is no name
            sbc1.contoso.com\\0.evil.com | sbc1.contoso.com              | is no name
            sbc1.contoso.com\\0          | sbc1.contoso.com              | is no name
            'sbc1.contoso.com '          | sbc1.contoso.com              | is no name
            b\u00fccher.contoso.com      | xn--bcher-kva.contoso.com     | is no name
            \u212abc1.contoso.com        | kbc1.contoso.com              | is no name
            192.0.2.1                    | sbc1.contoso.com              | is no name
            *.0.2.1                      | sbc1.contoso.com              | is no name
            2001:db8::1                  | sbc1.contoso.com              | is no name
            ''                           | sbc1.contoso.com              | is no name
            sbc1.contoso.com             | 192.0.2.1                     | is no host
            sbc1.contoso.com             | b\u00fccher.contoso.com       | is no host
            """)
    void aNameCoversItselfOrOneLabelBehindItsStar(String name, String host, String expected) {
        assertEquals(expected, verdict(name.replace("\\0", "\0"), host));
    }

    private static String verdict(String text, String host) {
        Optional<CertificateName> name = CertificateName.parse(text);
        if (name.isEmpty()) {
            return "is no name";
        }
        try {
            return name.get().covers(Fqdn.parse(host)) ? "covers" : "covers not";
        } catch (SipParseException e) {
            return "is no host";
        }
    }

    @ParameterizedTest(name = "{0} within {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            pstnhub.microsoft.com        | pstnhub.microsoft.com | true
            sip.pstnhub.microsoft.com    | pstnhub.microsoft.com | true
            a.b.PSTNHUB.microsoft.com    | pstnhub.microsoft.com | true
            *.pstnhub.microsoft.com      | pstnhub.microsoft.com | true
            *.sip.pstnhub.microsoft.com  | pstnhub.microsoft.com | true
            *.microsoft.com              | pstnhub.microsoft.com | false
            microsoft.com                | pstnhub.microsoft.com | false
            xpstnhub.microsoft.com       | pstnhub.microsoft.com | false
            pstnhub.microsoft.com.evil.biz | pstnhub.microsoft.com | false
            """)
    void aNameIsWithinADomainIfAllItCoversIs(String name, String domain, boolean expected) {
        assertEquals(expected, CertificateName.parse(name).orElseThrow().isWithin(Fqdn.parse(domain)));
    }

    @Test
    void equalNamesAreEqualWhateverTheirCase() {
        CertificateName wildcard = CertificateName.parse("*.contoso.com").orElseThrow();

        assertEquals(wildcard, CertificateName.parse("*.CONTOSO.com").orElseThrow());
        assertEquals(
                wildcard.hashCode(),
                CertificateName.parse("*.CONTOSO.com").orElseThrow().hashCode());
        assertFalse(wildcard.equals(CertificateName.parse("contoso.com").orElseThrow()));
        assertTrue(wildcard.toString().equals("*.contoso.com"));
    }
}
