package io.drsip.core.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.drsip.core.tenant.Prediction.Accepted;
import io.drsip.core.tenant.Prediction.Refused;
import io.drsip.core.tenant.Prediction.Step;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import io.drsip.tenant.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosoftLookupTest {

    private static final MicrosoftLookup MICROSOFT = MicrosoftLookup.of(
            List.of(
                    "SBC1.contoso.com",
                    "*.contoso.com",
                    "customers.adatum.biz",
                    "*.customers.adatum.biz",
                    "fabrikam.onmicrosoft.com"),
            List.of(
                    tenant("contoso", "contoso.com", "+14255550100 +14255550101"),
                    tenant("sales", "sales.contoso.com", "+14255550101 +14255550102"),
                    tenant("adatum", "customers.adatum.biz", "+14255550103"),
                    tenant("customer1", "c1.customers.adatum.biz", "+14255550104"),
                    tenant("fabrikam", "fabrikam.onmicrosoft.com", "+14255550105")));

    private static MicrosoftTenant tenant(String name, String domain, String numbers) {
        List<PhoneNumber> list =
                List.of(numbers.split(" ", -1)).stream().map(PhoneNumber::new).toList();
        return new MicrosoftTenant(name, Set.of(Fqdn.parse(domain)), Set.copyOf(list));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # host of Contact          | Request-URI                                  | result      | by
            sbc1.contoso.com           | sip:+14255550100@sip.pstnhub.microsoft.com   | contoso     | contoso.com
            SBC9.CONTOSO.COM.          | sip:+14255550100@sip.pstnhub.microsoft.com   | contoso     | contoso.com
            sales.contoso.com          | sip:+14255550102@sip.pstnhub.microsoft.com   | sales       | sales.contoso.com
            sales.contoso.com          | sip:+14255550101@sip.pstnhub.microsoft.com   | sales       | sales.contoso.com
            sbc1.contoso.com           | sip:+14255550101@sip.pstnhub.microsoft.com   | contoso     | contoso.com
            sales.contoso.com          | sip:+14255550100@sip.pstnhub.microsoft.com   | NUMBER      | 404
            a.sbc1.contoso.com         | sip:+14255550100@sip.pstnhub.microsoft.com   | CERTIFICATE | 403
            contoso.com                | sip:+14255550100@sip.pstnhub.microsoft.com   | CERTIFICATE | 403
            192.0.2.1                  | sip:+14255550100@sip.pstnhub.microsoft.com   | CERTIFICATE | 403
            c1.customers.adatum.biz    | sip:+14255550104@sip.pstnhub.microsoft.com   | customer1   | c1.customers.adatum.biz
            c2.customers.adatum.biz    | sip:+14255550103@sip.pstnhub.microsoft.com   | adatum      | customers.adatum.biz
            customers.adatum.biz       | sip:+14255550103@sip.pstnhub.microsoft.com   | adatum      | customers.adatum.biz
            c1.customers.adatum.biz    | sip:+14255550103@sip.pstnhub.microsoft.com   | NUMBER      | 404
            fabrikam.onmicrosoft.com   | sip:+14255550105@sip.pstnhub.microsoft.com   | TENANT      | 403
            sbc1.contoso.com           | sip:14255550100@sip.pstnhub.microsoft.com    | NUMBER      | 404
            sbc1.contoso.com           | sip:+1-425-555-0100@sip.pstnhub.microsoft.com | contoso    | contoso.com
            sbc1.contoso.com           | tel:+14255550100                             | contoso     | contoso.com
            sbc1.contoso.com           | sip:riley@sip.pstnhub.microsoft.com          | NUMBER      | 404
            sbc1.contoso.com           | sip:sip.pstnhub.microsoft.com                | NUMBER      | 404
            sbc1.contoso.com           | mailto:riley@contoso.com                     | NUMBER      | 404
            """)
    void theTenantIsFoundByCertificateNameDomainAndNumber(String contact, String requestUri, String result, String by) {
        Prediction prediction = MICROSOFT.predict(Host.parse(contact), Uri.parse(requestUri));

        if (prediction instanceof Accepted accepted) {
            assertEquals(result + " " + by, accepted.tenant() + " " + accepted.domain());
        } else {
            Refused refused = assertInstanceOf(Refused.class, prediction);
            assertEquals(
                    result + " " + by, refused.step() + " " + refused.status().code());
        }
    }

    @Test
    void aNameThatNobodyHasVerifiedIsRefusedWithAHint() {
        MicrosoftLookup nobody = MicrosoftLookup.of(List.of("sbc1.contoso.com"), List.of());

        Prediction prediction =
                nobody.predict(Host.parse("sbc1.contoso.com"), Uri.parse("sip:+14255550100@sip.pstnhub.microsoft.com"));

        assertEquals(
                new Refused(
                        Step.TENANT,
                        Status.FORBIDDEN,
                        "no tenant has verified sbc1.contoso.com or contoso.com: verify the domain and activate it with a"
                                + " licensed user"),
                prediction);
    }

    @ParameterizedTest
    @CsvSource({"100, contoso", "+14255550100, contoso", "4255550100, NUMBER", "riley, NUMBER"})
    void aShortNumberIsFoundByTheTranslationRulesOfTheTrunk(String user, String result) {
        MicrosoftLookup translating =
                MICROSOFT.withTranslation(number -> number.replaceFirst("^(\\d{3})$", "+14255550$1"));

        Prediction prediction = translating.predict(
                Host.parse("sbc1.contoso.com"), Uri.parse("sip:" + user + "@sip.pstnhub.microsoft.com"));

        assertEquals(result, word(prediction));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Contact: <sip:sbc1.contoso.com:5061>, <sip:192.0.2.1> | contoso
            Record-Route: <sip:sbc1.contoso.com:5061;lr>          | contoso
            Contact: <tel:+14255550100>                           | CONTACT
            Subject: none                                         | CONTACT
            """)
    void theFirstContactCountsAndElseTheRecordRoute(String line, String result) {
        String text = "INVITE sip:+14255550100@sip.pstnhub.microsoft.com SIP/2.0\r\n" + line + "\r\n\r\n";

        Prediction prediction = MICROSOFT.predict((SipRequest) SipMessage.parse(text.getBytes(UTF_8)));

        assertEquals(result, word(prediction));
    }

    private static String word(Prediction prediction) {
        return prediction instanceof Accepted accepted
                ? accepted.tenant()
                : assertInstanceOf(Refused.class, prediction).step().toString();
    }
}
