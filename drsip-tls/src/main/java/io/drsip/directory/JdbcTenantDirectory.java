package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.NumberDirectory;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Tenants and numbers in a SQL database, in the tables of {@link JdbcSchema}; each lookup is one query.
 *
 * <p>Queries run on the executor, so an event loop never waits. Give it as many threads as the pool has connections,
 * and a bounded queue. A {@link CachingTenantDirectory} in front keeps most calls from it, and hears of changes if this
 * one {@linkplain #pollEvery polls}. Thread-safe.
 */
public final class JdbcTenantDirectory implements TenantDirectory, NumberDirectory, AutoCloseable {

    /** Nothing was read yet. */
    private static final long UNKNOWN = -1;

    private final Database database;
    private final NumberPlans plans;
    private final Polling polling;
    private final Announcements announcements = new Announcements();

    // The version up to which changes were announced; guarded by this object.
    private long announced = UNKNOWN;

    private JdbcTenantDirectory(Database database, Polling polling, NumberPlans plans) {
        this.database = database;
        this.plans = plans;
        this.polling = polling;
    }

    /**
     * A directory.
     *
     * @param source where connections come from, mostly a pool; its own time limit says how long one is waited for
     * @param executor where queries run, never an event loop; the application ends it itself
     * @return a new directory, which has not connected yet
     */
    public static JdbcTenantDirectory of(DataSource source, Executor executor) {
        return of(source, executor, NumberPlans.none());
    }

    /**
     * A directory of tenants with number plans.
     *
     * @param source where connections come from, mostly a pool
     * @param executor where queries run, never an event loop; the application ends it itself
     * @param plans the number plans that tenants may have, by the names that are stored
     * @return a new directory
     */
    public static JdbcTenantDirectory of(DataSource source, Executor executor, NumberPlans plans) {
        return new JdbcTenantDirectory(new Database(source, executor), Polling.on(executor), plans);
    }

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        return database.submit(connection -> JdbcReader.tenant(connection, fqdn, plans));
    }

    @Override
    public CompletionStage<Optional<Fqdn>> owner(PhoneNumber number) {
        return database.submit(connection -> JdbcReader.owner(connection, number));
    }

    @Override
    public Runnable watch(TenantListener listener) {
        return announcements.add(listener);
    }

    /**
     * Announces what has changed since the last time. The first time only remembers how far the changes are.
     *
     * @return completes with the version of the last change
     */
    public CompletionStage<Long> poll() {
        return database.submit(this::poll);
    }

    // Held while rows are read, so that two polls announce nothing twice; it is a thread of the executor that waits.
    private synchronized long poll(Connection connection) throws SQLException {
        announced = announced == UNKNOWN
                ? JdbcReader.versions(connection).version()
                : JdbcReader.tenantsAfter(connection, announced, plans, announcements::tell);
        return announced;
    }

    /**
     * Polls from now on until it is closed.
     *
     * @param pause between two polls, such as 2 s; a poll without changes is one short query
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public JdbcTenantDirectory pollEvery(Duration pause) {
        polling.start(pause, this::poll);
        return this;
    }

    /** Polls no more. */
    @Override
    public void close() {
        polling.stop();
    }
}
