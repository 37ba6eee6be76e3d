package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.tenant.Finding;
import io.drsip.core.tenant.TenantLints;
import io.drsip.directory.CachingTenantDirectory;
import io.drsip.directory.JdbcTenantDirectory;
import io.drsip.directory.JdbcTenantStore;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantLimits;
import io.drsip.testkit.TestAuthority;
import io.drsip.tls.CertificateName;
import io.drsip.tls.TlsIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The tenants of a carrier. */
final class TenantsSampleTest {

    private static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");

    // region tenants
    TenantDirectory tenants(DataSource database, Executor queries) {
        JdbcTenantDirectory tables = JdbcTenantDirectory.of(database, queries);
        return CachingTenantDirectory.of(tables.pollEvery(Duration.ofSeconds(2)));
    }
    // endregion

    // region lints
    List<Finding> lints(Fqdn base, TlsIdentity identity, Collection<Tenant> tenants) {
        List<String> names =
                identity.names().stream().map(CertificateName::toString).toList();
        return TenantLints.builder().trunk(base, true, names).build().tenants(tenants);
    }
    // endregion

    @Test
    void tenantsAreFoundInADatabase() {
        Tenant tenant = Tenant.builder(Fqdn.parse("c1.customers.adatum.biz"))
                .limits(TenantLimits.none().withCalls(30))
                .build();
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:sample", "sa", "");
        ExecutorService queries = Executors.newFixedThreadPool(2);
        try {
            JdbcTenantStore store = JdbcTenantStore.of(database, queries);
            store.createTables().toCompletableFuture().join();
            store.put(List.of(tenant)).toCompletableFuture().join();

            assertEquals(
                    Optional.of(tenant),
                    tenants(database, queries)
                            .find(tenant.fqdn())
                            .toCompletableFuture()
                            .join());
        } finally {
            queries.shutdown();
            database.dispose();
        }
    }

    @Test
    void aNameTwoLabelsBelowTheBaseIsFound() {
        TlsIdentity identity = TestAuthority.create(Instant.now())
                .issue("customers.adatum.biz", "*.customers.adatum.biz")
                .build()
                .identity();

        List<Finding> findings = lints(BASE, identity, List.of(Tenant.of(Fqdn.parse("a.c1.customers.adatum.biz"))));

        assertEquals(
                List.of("no-trunk", "wildcard-depth"),
                findings.stream().map(Finding::rule).toList());
    }
}
