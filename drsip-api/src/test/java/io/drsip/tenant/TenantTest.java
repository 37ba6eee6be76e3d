package io.drsip.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

    @Test
    void aTenantIsItsNameAndWhetherNamesBelowAreIts() {
        Tenant tenant = Tenant.of(Fqdn.parse("contoso.com"));

        assertEquals(Tenant.of(Fqdn.parse("Contoso.COM.")), tenant);
        assertNotEquals(tenant, tenant.coveringSubdomains());
        assertFalse(tenant.coversSubdomains());
        assertEquals("*.contoso.com", tenant.coveringSubdomains().toString());
    }

    @Test
    void aTenantNamesItsCertificateItsPoliciesAndItsLimits() {
        TenantLimits limits = TenantLimits.none().withCalls(10).withCallsPerSecond(2);
        Tenant tenant = Tenant.builder(Fqdn.parse("sbc1.contoso.com"))
                .identity("contoso")
                .policy("strict")
                .limits(limits)
                .build();

        assertEquals(Optional.of("contoso"), tenant.identity());
        assertEquals(Optional.of("strict"), tenant.policy());
        assertEquals(
                "at most 10 calls, at most 2 calls per second", tenant.limits().toString());
        assertEquals(tenant, tenant.toBuilder().build());
        assertNotEquals(tenant, tenant.toBuilder().limits(TenantLimits.none()).build());
        assertEquals(TenantLimits.none(), Tenant.of(tenant.fqdn()).limits());
    }

    @Test
    void allThatIsWrongWithATenantIsSaidAtOnce() {
        Tenant.Builder builder =
                Tenant.builder(Fqdn.parse("sbc1.contoso.com")).identity(" ").policy("p".repeat(65));

        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals(
                "tenant sbc1.contoso.com: identity is blank or longer than 64 characters; use a short name; policy is"
                        + " blank or longer than 64 characters; use a short name",
                error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TenantLimits.none().withCalls(-1));
        assertThrows(IllegalArgumentException.class, () -> TenantLimits.none().withCallsPerSecond(0));
        assertThrows(IllegalArgumentException.class, () -> TenantLimits.none().withCallsPerSecond(100_001));
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (425) 555-0100, +14255550100",
        "+1.425.555.0100, +14255550100",
        "911, 911",
        "*31#4711, *31#4711",
    })
    void aNumberIsReadWithoutItsSeparators(String text, String number) {
        assertEquals(number, PhoneNumber.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "1+2", "riley", "+1425555010x", "123456789012345678901234567890123"})
    void whatIsNoNumberIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PhoneNumber.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "+14255550100, +14255550100",
        "+1-425-555-0100;ext=12, +14255550100",
        "%2B1(425)5550100, +14255550100",
        "911;phone-context=+1, 911",
        "*31%23, *31#",
        "riley, ''",
        ";ext=12, ''",
        "+, ''",
        "'', ''",
        "%00911, ''",
    })
    void theUserOfAUriIsANumberOrNot(String user, String number) {
        assertEquals(number, PhoneNumber.ofUser(user).map(PhoneNumber::text).orElse(""));
    }

    @Test
    void aPlusMakesANumberGlobal() {
        assertTrue(PhoneNumber.parse("+14255550100").isGlobal());
        assertFalse(PhoneNumber.parse("14255550100").isGlobal());
        assertEquals("14255550100", PhoneNumber.parse("+14255550100").digits());
        assertEquals("911", PhoneNumber.parse("911").digits());
    }
}
