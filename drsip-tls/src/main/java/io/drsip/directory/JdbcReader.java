package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries of the directories. */
final class JdbcReader {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcReader.class);

    /** A call waits for it, and its caller has given up by then. */
    private static final int LOOKUP_SECONDS = 3;

    private static final int FETCH = 1_000;

    private JdbcReader() {}

    static Optional<Tenant> tenant(Connection connection, Fqdn fqdn, NumberPlans plans) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(TenantRows.SELECT + "WHERE fqdn = ? AND deleted = FALSE")) {
            statement.setQueryTimeout(LOOKUP_SECONDS);
            statement.setString(1, fqdn.canonical());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(TenantRows.read(row, plans)) : Optional.empty();
            }
        }
    }

    static Optional<Fqdn> owner(Connection connection, PhoneNumber number) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT owner FROM drsip_number WHERE dialled = ? AND deleted = FALSE")) {
            statement.setQueryTimeout(LOOKUP_SECONDS);
            statement.setString(1, number.text());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Fqdn.parse(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** The last version, and the one up to which deleted rows are gone for good. */
    record Versions(long version, long purged) {}

    static Versions versions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, purged FROM drsip_version WHERE id = 1")) {
            if (!row.next()) {
                throw new SQLException("drsip_version has no row 1; insert it as schema.sql does");
            }
            return new Versions(row.getLong(1), row.getLong(2));
        }
    }

    /** Reads upwards what changed after a version; returns the version of the last change. */
    static long tenantsAfter(Connection connection, long version, NumberPlans plans, Consumer<TenantChange> sink)
            throws SQLException {
        String sql = TenantRows.SELECT + "WHERE version > ? ORDER BY version";
        return after(connection, sql, version, row -> TenantRows.readChange(row, plans), sink);
    }

    /** Reads upwards whose numbers changed after a version; returns the version of the last change. */
    static long numbersAfter(Connection connection, long version, BiConsumer<PhoneNumber, Optional<Fqdn>> sink)
            throws SQLException {
        String sql = "SELECT dialled, owner, deleted, version FROM drsip_number WHERE version > ? ORDER BY version";
        return after(connection, sql, version, JdbcReader::number, change -> {
            sink.accept(change.number(), change.owner());
        });
    }

    private record NumberChange(PhoneNumber number, Optional<Fqdn> owner) {}

    private static NumberChange number(ResultSet row) throws SQLException {
        boolean deleted = row.getBoolean("deleted");
        return new NumberChange(
                new PhoneNumber(row.getString("dialled")),
                deleted ? Optional.empty() : Optional.of(Fqdn.parse(row.getString("owner"))));
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Row by row: with a fetch size and without auto-commit PostgreSQL does not send a million rows at once. */
    private static <T> long after(Connection connection, String sql, long version, Row<T> row, Consumer<T> sink)
            throws SQLException {
        long last = version;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, version);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read(rows, row).ifPresent(sink);
                    last = rows.getLong("version");
                }
            }
        }
        return last;
    }

    /** Others write into the tables, too: a row that is wrong must not stand in the way of all others. */
    private static <T> Optional<T> read(ResultSet rows, Row<T> row) throws SQLException {
        try {
            return Optional.of(row.read(rows));
        } catch (IllegalArgumentException | SipParseException e) {
            LOG.warn("a row of version {} is left out: {}", rows.getLong("version"), e.getMessage());
            return Optional.empty();
        }
    }
}
