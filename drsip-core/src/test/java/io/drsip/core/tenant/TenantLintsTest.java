package io.drsip.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.tenant.Finding.Severity;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantLintsTest {

    private static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");

    private static final TenantLints SOUND = TenantLints.builder()
            .trunk(BASE, true, List.of("customers.adatum.biz", "*.customers.adatum.biz"))
            .trunk(Fqdn.parse("sbc1.contoso.com"), false, List.of("sbc1.contoso.com"))
            .identity("fabrikam", List.of("fabrikam.customers.adatum.biz"))
            .policies(List.of("strict"))
            .communicationServices(List.of(Fqdn.parse("acs.customers.adatum.biz")))
            .build();

    private static String rules(List<Finding> findings) {
        String rules = findings.stream()
                .map(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "!" : ""))
                .collect(Collectors.joining(" "));
        return rules.isEmpty() ? "-" : rules;
    }

    /** A star in front of a tenant means that it covers subdomains, an exclamation mark behind a rule that calls fail. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # tenant                             | names    | findings
            c1.customers.adatum.biz              | -        | -
            C1.Customers.Adatum.BIZ.             | -        | -
            sbc1.contoso.com                     | -        | -
            *.contoso.com                        | -        | -
            contoso.com                          | -        | no-trunk
            sbc2.contoso.com                     | -        | no-trunk
            customers.adatum.biz                 | -        | no-trunk
            a.c1.customers.adatum.biz            | -        | no-trunk wildcard-depth!
            fabrikam.customers.adatum.biz        | fabrikam | -
            c1.customers.adatum.biz              | fabrikam | certificate!
            c1.customers.adatum.biz              | nothing  | identity! policy
            c1.customers.adatum.biz              | strict   | identity!
            acs.customers.adatum.biz             | -        | teams-and-acs!
            contoso.onmicrosoft.com              | -        | onmicrosoft! no-trunk
            onmicrosoft.com                      | -        | onmicrosoft! no-trunk
            notonmicrosoft.com                   | -        | no-trunk
            sbc1.azure.com                       | -        | onmicrosoft! no-trunk
            a-customer-with-a-name-that-is-too-long-to-be.customers.adatum.biz | - | fqdn-length!
            a-customer-with-a-name-that-is-just-short.customers.adatum.biz     | - | -
            """)
    void whatIsWrongWithATenantIsFound(String name, String names, String findings) {
        Tenant tenant = name.startsWith("*.")
                ? Tenant.of(Fqdn.parse(name.substring(2))).coveringSubdomains()
                : Tenant.of(Fqdn.parse(name));
        if (!names.equals("-")) {
            tenant = tenant.toBuilder().identity(names).build();
        }
        if (List.of("nothing", "strict").contains(names)) {
            tenant = tenant.toBuilder().policy(names).build();
        }

        assertEquals(findings, rules(SOUND.tenant(tenant)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # trunk               | certificate                                      | findings
            customers.adatum.biz* | customers.adatum.biz *.customers.adatum.biz      | -
            customers.adatum.biz* | *.customers.adatum.biz                           | base-name!
            customers.adatum.biz* | *.adatum.biz *.customers.adatum.biz              | -
            sbc1.contoso.com      | *.contoso.com                                    | -
            sbc1.contoso.com      | contoso.com                                      | certificate!
            a.sbc1.contoso.com    | *.contoso.com                                    | wildcard-depth!
            a.sbc1.contoso.com    | *.*.contoso.com                                  | certificate! stars!
            sbc1.onmicrosoft.com  | sbc1.onmicrosoft.com                             | onmicrosoft!
            """)
    void whatIsWrongWithATrunkIsFound(String trunk, String certificate, String findings) {
        TenantLints lints = TenantLints.builder()
                .trunk(Fqdn.parse(trunk.replace("*", "")), trunk.endsWith("*"), List.of(certificate.split(" ", -1)))
                .build();

        assertEquals(findings, rules(lints.trunks()));
    }

    @Test
    void aFindingSaysWhatWasSeenAndWhatToDo() {
        Finding found =
                SOUND.tenant(Tenant.of(Fqdn.parse("contoso.onmicrosoft.com"))).get(0);

        assertEquals("contoso.onmicrosoft.com", found.subject());
        assertEquals("Microsoft, Plan Direct Routing", found.source());
        assertEquals(
                "ERROR onmicrosoft: contoso.onmicrosoft.com lies below onmicrosoft.com, where no SBC can be: verify a"
                        + " domain of your own in the tenant and use a name in it",
                found.toString());
    }

    @Test
    void aWholeDirectoryIsLookedAtInItsOrder() {
        List<Tenant> tenants = List.of(
                Tenant.of(Fqdn.parse("acs.customers.adatum.biz")), Tenant.of(Fqdn.parse("a.c1.customers.adatum.biz")));

        List<Finding> findings = SOUND.tenants(tenants);

        assertEquals("teams-and-acs! no-trunk wildcard-depth!", rules(findings));
        assertEquals(
                "a.c1.customers.adatum.biz lies more than one label below *.customers.adatum.biz, and a wildcard"
                        + " stands for one",
                findings.get(2).evidence());
    }
}
