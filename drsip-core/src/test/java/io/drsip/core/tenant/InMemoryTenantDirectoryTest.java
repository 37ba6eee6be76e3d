package io.drsip.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryTenantDirectoryTest {

    private static final Fqdn NAME = Fqdn.parse("sbc1.contoso.com");
    private static final Tenant CONTOSO = Tenant.of(NAME);

    @Test
    void tenantsAreFoundByTheirExactNameWhateverItsCase() {
        InMemoryTenantDirectory directory = InMemoryTenantDirectory.of(CONTOSO);

        assertEquals(Optional.of(CONTOSO), find(directory, "SBC1.contoso.com."));
        assertEquals(Optional.empty(), find(directory, "contoso.com"));
        assertEquals(Optional.empty(), find(directory, "a.sbc1.contoso.com"));
    }

    @Test
    void tenantsComeAndGo() {
        InMemoryTenantDirectory directory = InMemoryTenantDirectory.of();

        assertEquals(Optional.empty(), directory.put(CONTOSO));
        assertEquals(Optional.of(CONTOSO), directory.put(CONTOSO.coveringSubdomains()));
        assertEquals(List.of(CONTOSO.coveringSubdomains()), directory.tenants());
        assertEquals(Optional.of(CONTOSO.coveringSubdomains()), directory.remove(NAME));
        assertEquals(Optional.empty(), find(directory, "sbc1.contoso.com"));
    }

    @Test
    void whoWatchesHearsOfChangesAndOfNothingElse() {
        InMemoryTenantDirectory directory = InMemoryTenantDirectory.of(CONTOSO);
        List<TenantChange> heard = new ArrayList<>();
        Runnable end = directory.watch(heard::add);

        directory.put(CONTOSO);
        directory.put(CONTOSO.coveringSubdomains());
        directory.remove(NAME);
        directory.remove(NAME);
        end.run();
        directory.put(CONTOSO);

        assertEquals(List.of(TenantChange.of(CONTOSO.coveringSubdomains()), TenantChange.gone(NAME)), heard);
    }

    @Test
    void twoTenantsOfOneNameAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> InMemoryTenantDirectory.of(CONTOSO, Tenant.of(Fqdn.parse("SBC1.CONTOSO.COM"))));
    }

    private static Optional<Tenant> find(InMemoryTenantDirectory directory, String name) {
        return directory.find(Fqdn.parse(name)).toCompletableFuture().join();
    }
}
