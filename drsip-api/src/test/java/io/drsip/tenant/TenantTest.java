package io.drsip.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
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

    @Test
    void aPlusMakesANumberGlobal() {
        assertTrue(PhoneNumber.parse("+14255550100").isGlobal());
        assertFalse(PhoneNumber.parse("14255550100").isGlobal());
    }
}
