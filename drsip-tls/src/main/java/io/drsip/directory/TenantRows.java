package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantLimits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tenant as a row of {@code drsip_tenant}. */
final class TenantRows {

    /** How columns are named wherever all are read or written. */
    private static final String COLUMNS = "covers_subdomains, identity_name, policy_name, number_plan_name, calls,"
            + " calls_per_second, version, deleted, fqdn";

    static final String SELECT = "SELECT " + COLUMNS + " FROM drsip_tenant ";
    static final String INSERT = "INSERT INTO drsip_tenant (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE drsip_tenant SET covers_subdomains = ?, identity_name = ?, policy_name = ?,"
            + " number_plan_name = ?, calls = ?, calls_per_second = ?, version = ?, deleted = ? WHERE fqdn = ?";

    private static final Logger LOG = LoggerFactory.getLogger(TenantRows.class);

    private TenantRows() {}

    /** For INSERT and UPDATE, whose parameters are in the same order. */
    static void write(PreparedStatement statement, Tenant tenant, long version, NumberPlans plans) throws SQLException {
        statement.setBoolean(1, tenant.coversSubdomains());
        write(statement, 2, tenant.identity());
        write(statement, 3, tenant.policy());
        write(statement, 4, tenant.numberPlan().map(plans::nameOf));
        write(statement, 5, tenant.limits().calls());
        write(statement, 6, tenant.limits().callsPerSecond());
        statement.setLong(7, version);
        statement.setBoolean(8, false);
        statement.setString(9, tenant.fqdn().canonical());
    }

    private static void write(PreparedStatement statement, int index, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setString(index, value.get());
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    private static void write(PreparedStatement statement, int index, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            statement.setInt(index, value.getAsInt());
        } else {
            statement.setNull(index, Types.INTEGER);
        }
    }

    static Tenant read(ResultSet row, NumberPlans plans) throws SQLException {
        Tenant.Builder tenant =
                Tenant.builder(Fqdn.parse(row.getString("fqdn"))).coversSubdomains(row.getBoolean("covers_subdomains"));
        Optional.ofNullable(row.getString("identity_name")).ifPresent(tenant::identity);
        Optional.ofNullable(row.getString("policy_name")).ifPresent(tenant::policy);
        Optional.ofNullable(row.getString("number_plan_name")).ifPresent(name -> plan(name, plans, tenant));
        TenantLimits limits = TenantLimits.none();
        int calls = row.getInt("calls");
        if (!row.wasNull()) {
            limits = limits.withCalls(calls);
        }
        int callsPerSecond = row.getInt("calls_per_second");
        if (!row.wasNull()) {
            limits = limits.withCallsPerSecond(callsPerSecond);
        }
        return tenant.limits(limits).build();
    }

    /** A tenant without its plan still has its calls, and the emergency numbers of the trunk. */
    private static void plan(String name, NumberPlans plans, Tenant.Builder tenant) {
        plans.find(name)
                .ifPresentOrElse(
                        tenant::numberPlan,
                        () -> LOG.warn("a tenant has the number plan '{}', and there is none of that name", name));
    }

    static TenantChange readChange(ResultSet row, NumberPlans plans) throws SQLException {
        return row.getBoolean("deleted")
                ? TenantChange.gone(Fqdn.parse(row.getString("fqdn")))
                : TenantChange.of(read(row, plans));
    }
}
