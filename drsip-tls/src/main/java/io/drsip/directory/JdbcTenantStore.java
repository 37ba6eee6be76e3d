package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Writes tenants and numbers into the tables of {@link JdbcSchema}.
 *
 * <p>Each call is one transaction with one version, which the stage completes with; writers take turns. Whoever writes
 * with SQL of his own does as much: raise {@code drsip_version} first, write that version into every row, and mark rows
 * as deleted instead of deleting them. Thread-safe.
 */
public final class JdbcTenantStore {

    private static final int BATCH = 1_000;
    private static final String NUMBER_INSERT =
            "INSERT INTO drsip_number (owner, version, deleted, dialled) VALUES (?, ?, FALSE, ?)";
    private static final String NUMBER_UPDATE =
            "UPDATE drsip_number SET owner = ?, version = ?, deleted = FALSE WHERE dialled = ?";

    private final Database database;
    private final NumberPlans plans;

    private JdbcTenantStore(Database database, NumberPlans plans) {
        this.database = database;
        this.plans = plans;
    }

    /**
     * A store.
     *
     * @param source where connections come from, mostly a pool
     * @param executor where statements run, never an event loop; the application ends it itself
     * @return a new store, which has not connected yet
     */
    public static JdbcTenantStore of(DataSource source, Executor executor) {
        return of(source, executor, NumberPlans.none());
    }

    /**
     * A store of tenants with number plans.
     *
     * @param source where connections come from, mostly a pool
     * @param executor where statements run, never an event loop; the application ends it itself
     * @param plans the number plans that tenants may have, by the names that are stored
     * @return a new store
     */
    public static JdbcTenantStore of(DataSource source, Executor executor, NumberPlans plans) {
        return new JdbcTenantStore(new Database(source, executor), plans);
    }

    /**
     * Makes the tables in an empty database.
     *
     * @return completes when they are there; fails if they were there already
     */
    public CompletionStage<Void> createTables() {
        CompletionStage<Integer> made = database.submit(connection -> {
            List<String> statements = JdbcSchema.statements();
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return statements.size();
        });
        return made.thenAccept(count -> {});
    }

    /**
     * Adds tenants, or replaces those of the same name.
     *
     * @param tenants who is there from now on
     * @return completes with the version of the change
     */
    public CompletionStage<Long> put(Collection<Tenant> tenants) {
        List<Tenant> all = List.copyOf(tenants);
        return change((connection, version) -> upsert(
                connection,
                TenantRows.UPDATE,
                TenantRows.INSERT,
                all,
                (statement, tenant) -> TenantRows.write(statement, tenant, version, plans)));
    }

    /**
     * Takes tenants out.
     *
     * @param fqdns their names; those that nobody has do no harm
     * @return completes with the version of the change
     */
    public CompletionStage<Long> remove(Collection<Fqdn> fqdns) {
        List<String> all = fqdns.stream().map(Fqdn::canonical).toList();
        return bury("UPDATE drsip_tenant SET version = ?, deleted = TRUE WHERE fqdn = ? AND deleted = FALSE", all);
    }

    /**
     * Gives numbers to tenants.
     *
     * @param owners the name of a tenant for each number
     * @return completes with the version of the change
     */
    public CompletionStage<Long> putNumbers(Map<PhoneNumber, Fqdn> owners) {
        List<Map.Entry<PhoneNumber, Fqdn>> all = List.copyOf(owners.entrySet());
        return change((connection, version) ->
                upsert(connection, NUMBER_UPDATE, NUMBER_INSERT, all, (statement, entry) -> {
                    statement.setString(1, entry.getValue().canonical());
                    statement.setLong(2, version);
                    statement.setString(3, entry.getKey().text());
                }));
    }

    /**
     * Takes numbers out.
     *
     * @param numbers which ones; those that nobody has do no harm
     * @return completes with the version of the change
     */
    public CompletionStage<Long> removeNumbers(Collection<PhoneNumber> numbers) {
        List<String> all = numbers.stream().map(PhoneNumber::text).toList();
        return bury("UPDATE drsip_number SET version = ?, deleted = TRUE WHERE dialled = ? AND deleted = FALSE", all);
    }

    /**
     * Deletes for good what was taken out. A mirror that has not looked since then reads everything anew.
     *
     * @param upTo the version up to which
     * @return completes with the version of the change
     */
    public CompletionStage<Long> purge(long upTo) {
        return change((connection, version) -> {
            for (String table : List.of("drsip_tenant", "drsip_number")) {
                String sql = "DELETE FROM " + table + " WHERE deleted = TRUE AND version <= ?";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setLong(1, upTo);
                    statement.executeUpdate();
                }
            }
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE drsip_version SET purged = ? WHERE id = 1 AND purged < ?")) {
                statement.setLong(1, upTo);
                statement.setLong(2, upTo);
                statement.executeUpdate();
            }
        });
    }

    // --- how ------------------------------------------------------------------------------------------------------

    @FunctionalInterface
    private interface Change {
        void write(Connection connection, long version) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        void write(PreparedStatement statement, T value) throws SQLException;
    }

    private CompletionStage<Long> change(Change change) {
        return database.submit(connection -> {
            long version = nextVersion(connection);
            change.write(connection, version);
            return version;
        });
    }

    /** The lock on that row is what makes writers take turns. */
    private static long nextVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate("UPDATE drsip_version SET version = version + 1 WHERE id = 1") != 1) {
                throw new SQLException("drsip_version has no row 1; insert it as schema.sql does");
            }
            try (ResultSet row = statement.executeQuery("SELECT version FROM drsip_version WHERE id = 1")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Updates, then inserts what was not there: portable, and safe since nobody else writes meanwhile. */
    private static <T> void upsert(Connection connection, String update, String insert, List<T> all, Row<T> row)
            throws SQLException {
        for (int start = 0; start < all.size(); start += BATCH) {
            List<T> some = all.subList(start, Math.min(start + BATCH, all.size()));
            List<T> absent = new ArrayList<>();
            int[] updated = batch(connection, update, some, row);
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    absent.add(some.get(i));
                }
            }
            batch(connection, insert, absent, row);
        }
    }

    private static <T> int[] batch(Connection connection, String sql, List<T> all, Row<T> row) throws SQLException {
        if (all.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : all) {
                row.write(statement, value);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private CompletionStage<Long> bury(String sql, List<String> keys) {
        return change((connection, version) -> {
            for (int start = 0; start < keys.size(); start += BATCH) {
                batch(connection, sql, keys.subList(start, Math.min(start + BATCH, keys.size())), (statement, key) -> {
                    statement.setLong(1, version);
                    statement.setString(2, key);
                });
            }
        });
    }
}
