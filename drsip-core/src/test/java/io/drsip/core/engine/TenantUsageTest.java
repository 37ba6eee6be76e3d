package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantLimits;
import io.drsip.trunk.TenantConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantUsageTest {

    @Test
    void whatThePlanOfATenantHasForEmergencyNumbersCountsToo() {
        Tenant tenant = Tenant.builder(name("c1"))
                .numberPlan(NumberPlan.builder("41").emergencyNumbers("117").build())
                .build();
        TenantUsage usage = new TenantUsage(TenantConfig.defaults());

        assertTrue(usage.isEmergency(tenant, "117"));
        assertTrue(usage.isEmergency(tenant, "+41117"));
        assertTrue(usage.isEmergency(tenant, "+112"));
        assertTrue(usage.isEmergency(tenant, "999"));
        assertFalse(usage.isEmergency(Tenant.of(name("c2")), "117"));
        assertFalse(usage.isEmergency(tenant, "1175"));
        assertFalse(usage.isEmergency(tenant, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "08", "+112", "9-1-1", "%39%31%31", "(999)", "118;phone-context=+44", "+119;ext=1"})
    void aTenantWithoutAPlanHasEmergencyNumbersInAnyDress(String dialled) {
        TenantUsage usage = new TenantUsage(TenantConfig.defaults());

        assertTrue(usage.isEmergency(Tenant.of(name("c1")), dialled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "09", "+", "+14255550911", "911a", "anonymous", ";911", "%", "*112#"})
    void whatOnlyHoldsOneOfThemIsNone(String dialled) {
        TenantUsage usage = new TenantUsage(TenantConfig.defaults());

        assertFalse(usage.isEmergency(Tenant.of(name("c1")), dialled));
    }

    @Test
    void tenantsThatUseNothingAreForgotten() {
        TenantUsage usage = new TenantUsage(TenantConfig.defaults());
        TenantLimits limits = TenantLimits.none().withCallsPerSecond(1);
        Tenant busy = Tenant.of(name("busy"));
        assertEquals(Optional.empty(), usage.enter(busy, false, EngineRig.START));

        for (int i = 0; i < 100_000; i++) {
            Tenant tenant = Tenant.builder(name("c" + i)).limits(limits).build();
            assertEquals(Optional.empty(), usage.enter(tenant, false, EngineRig.START.plusSeconds(i)));
            usage.leave(tenant.fqdn());
        }

        assertTrue(usage.size() <= 1_024, () -> usage.size() + " remembered");
        assertEquals(1, usage.calls(busy.fqdn()));
    }

    private static Fqdn name(String label) {
        return Fqdn.parse(label + ".customers.adatum.biz");
    }
}
