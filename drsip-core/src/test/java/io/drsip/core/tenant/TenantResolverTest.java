package io.drsip.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.drsip.core.tenant.TenantLookup.Question;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import io.drsip.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantResolverTest {

    private static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");

    /** A star in front of a tenant means that it covers subdomains. */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # trunk               | kind    | host                      | tenants                    | asked                                     | result
            sbc1.contoso.com      | call    | sbc1.contoso.com          | sbc1.contoso.com           | sbc1.contoso.com                          | sbc1.contoso.com
            sbc1.contoso.com      | call    | SBC1.Contoso.com.         | sbc1.contoso.com           | sbc1.contoso.com                          | sbc1.contoso.com
            sbc1.contoso.com      | call    | sbc1.contoso.com          | contoso.com                | sbc1.contoso.com contoso.com              | unknown
            sbc1.contoso.com      | call    | sbc1.contoso.com          | *.contoso.com              | sbc1.contoso.com contoso.com              | *.contoso.com
            sbc1.contoso.com      | call    | sbc1.contoso.com          | *.contoso.com sbc1.contoso.com | sbc1.contoso.com                      | sbc1.contoso.com
            sbc1.contoso.com      | call    | a.sbc1.contoso.com        | *.contoso.com              | a.sbc1.contoso.com sbc1.contoso.com       | unknown
            sbc1.contoso.com      | call    | fabrikam.com              | sbc1.contoso.com           | fabrikam.com com                          | unknown
            sbc1.contoso.com      | call    | 192.0.2.1                 | sbc1.contoso.com           | -                                         | unknown
            sbc1.contoso.com      | call    | [2001:db8::1]             | sbc1.contoso.com           | -                                         | unknown
            sbc1.contoso.com      | options | sbc1.contoso.com          | -                          | -                                         | own
            sbc1.contoso.com      | options | fabrikam.com              | -                          | fabrikam.com com                          | unknown
            customers.adatum.biz* | options | customers.adatum.biz      | -                          | -                                         | own
            customers.adatum.biz* | options | CUSTOMERS.adatum.biz.     | -                          | -                                         | own
            customers.adatum.biz* | options | sbc1.customers.adatum.biz | sbc1.customers.adatum.biz  | sbc1.customers.adatum.biz                 | sbc1.customers.adatum.biz
            customers.adatum.biz* | options | sbc2.customers.adatum.biz | sbc1.customers.adatum.biz  | sbc2.customers.adatum.biz                 | unknown
            customers.adatum.biz* | call    | sbc1.customers.adatum.biz | sbc1.customers.adatum.biz  | sbc1.customers.adatum.biz                 | sbc1.customers.adatum.biz
            customers.adatum.biz* | call    | sbc2.customers.adatum.biz | *.customers.adatum.biz     | sbc2.customers.adatum.biz                 | unknown
            customers.adatum.biz* | call    | customers.adatum.biz      | *.customers.adatum.biz     | -                                         | unknown
            customers.adatum.biz* | call    | a.c1.customers.adatum.biz | *.c1.customers.adatum.biz  | a.c1.customers.adatum.biz c1.customers.adatum.biz | *.c1.customers.adatum.biz
            """)
    void aRequestBelongsToTheTenantOfItsHost(
            String trunk, String kind, String host, String tenants, String asked, String result) {
        TenantResolver resolver = trunk.endsWith("*")
                ? TenantResolver.carrier(Fqdn.parse(trunk.replace("*", "")))
                : TenantResolver.of(Fqdn.parse(trunk));
        List<Fqdn> questions = new ArrayList<>();

        TenantLookup lookup =
                kind.equals("call") ? resolver.forCall(Host.parse(host)) : resolver.forOptions(Host.parse(host));
        while (lookup instanceof Question question) {
            questions.add(question.name());
            lookup = question.answered(find(tenants, question.name()));
        }

        assertEquals(asked.equals("-") ? List.of() : names(asked), questions);
        assertEquals(result, printed(lookup));
    }

    private static List<Fqdn> names(String text) {
        return List.of(text.split(" ", -1)).stream().map(Fqdn::parse).toList();
    }

    private static Optional<Tenant> find(String tenants, Fqdn name) {
        return List.of(tenants.split(" ", -1)).stream()
                .filter(text -> !text.equals("-"))
                .map(text -> text.startsWith("*.")
                        ? Tenant.of(Fqdn.parse(text.substring(2))).coveringSubdomains()
                        : Tenant.of(Fqdn.parse(text)))
                .filter(tenant -> tenant.fqdn().equals(name))
                .findFirst();
    }

    private static String printed(TenantLookup lookup) {
        if (lookup instanceof TenantLookup.Found found) {
            return found.tenant().toString();
        }
        return lookup instanceof TenantLookup.OurOwn ? "own" : "unknown";
    }

    @Test
    void aDirectoryThatAnswersWithSomebodyElseIsNotBelieved() {
        TenantLookup lookup = TenantResolver.carrier(BASE).forCall(Host.parse("sbc2.customers.adatum.biz"));

        Question question = assertInstanceOf(Question.class, lookup);
        TenantLookup result = question.answered(
                Optional.of(Tenant.of(Fqdn.parse("sbc1.customers.adatum.biz")).coveringSubdomains()));

        assertEquals(new TenantLookup.Unknown("no tenant is called sbc2.customers.adatum.biz"), result);
    }

    @ParameterizedTest
    @CsvSource({
        "sbc1.contoso.com,      sbc1.contoso.com,            true",
        "sbc1.contoso.com,      contoso.com,                 true",
        "sbc1.contoso.com,      sbc2.contoso.com,            false",
        "sbc1.contoso.com,      a.sbc1.contoso.com,          false",
        "customers.adatum.biz*, c1.customers.adatum.biz,     true",
        "customers.adatum.biz*, customers.adatum.biz,        false",
        "customers.adatum.biz*, adatum.biz,                  false",
        "customers.adatum.biz*, a.c1.customers.adatum.biz,   false",
    })
    void aTrunkHearsOnlyOfTenantsThatMayHaveItsCalls(String trunk, String tenant, boolean concerned) {
        TenantResolver resolver = trunk.endsWith("*")
                ? TenantResolver.carrier(Fqdn.parse(trunk.replace("*", "")))
                : TenantResolver.of(Fqdn.parse(trunk));

        assertEquals(concerned, resolver.concerns(Fqdn.parse(tenant)));
    }

    @Test
    void theBaseOfAnotherCarrierMatchesNeither() {
        TenantResolver resolver =
                TenantResolver.of(Fqdn.parse("sbc1.contoso.com")).besideCarriers(Set.of(BASE));

        TenantLookup base = resolver.forCall(BASE);
        Question below = assertInstanceOf(Question.class, resolver.forCall(Host.parse("sbc9.customers.adatum.biz")));

        assertInstanceOf(TenantLookup.Unknown.class, base);
        assertInstanceOf(TenantLookup.Unknown.class, below.answered(Optional.empty()));
    }

    @Test
    void theCauseSaysWhatWasMissing() {
        TenantResolver resolver = TenantResolver.of(Fqdn.parse("sbc1.contoso.com"));

        Question exact = assertInstanceOf(Question.class, resolver.forCall(Host.parse("sbc2.contoso.com")));
        Question parent = assertInstanceOf(Question.class, exact.answered(Optional.empty()));
        TenantLookup result = parent.answered(Optional.of(Tenant.of(Fqdn.parse("contoso.com"))));

        assertEquals(
                new TenantLookup.Unknown(
                        "no tenant is called sbc2.contoso.com, and contoso.com does not cover subdomains"),
                result);
    }
}
