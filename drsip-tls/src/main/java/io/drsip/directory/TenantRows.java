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

/** A tenant as a row of {@code drsip_tenant}. */
final class TenantRows {

    /** How columns are named wherever all are read or written. */
    private static final String COLUMNS =
            "covers_subdomains, identity_name, policy_name, calls, calls_per_second, version, deleted, fqdn";

    static final String SELECT = "SELECT " + COLUMNS + " FROM drsip_tenant ";
    static final String INSERT = "INSERT INTO drsip_tenant (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE drsip_tenant SET covers_subdomains = ?, identity_name = ?, policy_name = ?,"
            + " calls = ?, calls_per_second = ?, version = ?, deleted = ? WHERE fqdn = ?";

    private TenantRows() {}

    /** For INSERT and UPDATE, whose parameters are in the same order. */
    static void write(PreparedStatement statement, Tenant tenant, long version) throws SQLException {
        statement.setBoolean(1, tenant.coversSubdomains());
        write(statement, 2, tenant.identity());
        write(statement, 3, tenant.policy());
        write(statement, 4, tenant.limits().calls());
        write(statement, 5, tenant.limits().callsPerSecond());
        statement.setLong(6, version);
        statement.setBoolean(7, false);
        statement.setString(8, tenant.fqdn().canonical());
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

    static Tenant read(ResultSet row) throws SQLException {
        Tenant.Builder tenant =
                Tenant.builder(Fqdn.parse(row.getString("fqdn"))).coversSubdomains(row.getBoolean("covers_subdomains"));
        Optional.ofNullable(row.getString("identity_name")).ifPresent(tenant::identity);
        Optional.ofNullable(row.getString("policy_name")).ifPresent(tenant::policy);
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

    static TenantChange readChange(ResultSet row) throws SQLException {
        return row.getBoolean("deleted")
                ? TenantChange.gone(Fqdn.parse(row.getString("fqdn")))
                : TenantChange.of(read(row));
    }
}
