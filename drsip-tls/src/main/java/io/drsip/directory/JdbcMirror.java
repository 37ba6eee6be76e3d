package io.drsip.directory;

import io.drsip.core.tenant.InMemoryNumberDirectory;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.NumberDirectory;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/**
 * All tenants and numbers of a SQL database, in memory and kept in step: no call waits for the database, and none is
 * lost while it is down.
 *
 * <p>It reads everything once, then follows the changes by their version; rows that are marked as deleted go. If such
 * rows were {@linkplain JdbcTenantStore#purge purged} before it has seen them, it reads everything anew. Thread-safe.
 */
public final class JdbcMirror implements TenantDirectory, NumberDirectory, AutoCloseable {

    private static final long NOTHING = -1;

    private final Database database;
    private final NumberPlans plans;
    private final Polling polling;
    private final Announcements announcements = new Announcements();
    private final InMemoryTenantDirectory tenants = InMemoryTenantDirectory.of();

    // Numbers are made anew when everything is; whether there is anything to find.
    private volatile InMemoryNumberDirectory numbers = InMemoryNumberDirectory.empty();
    private volatile boolean loaded;

    // Up to which versions it is in step; guarded by this object.
    private long tenantsTo = NOTHING;
    private long numbersTo = NOTHING;

    private JdbcMirror(Database database, Polling polling, NumberPlans plans) {
        this.database = database;
        this.plans = plans;
        this.polling = polling;
        tenants.watch(announcements::tell);
    }

    /**
     * A mirror.
     *
     * @param source where connections come from; one is used at a time
     * @param executor where queries run, never an event loop; the application ends it itself
     * @return a new mirror, which finds nothing before its first {@link #poll}
     */
    public static JdbcMirror of(DataSource source, Executor executor) {
        return of(source, executor, NumberPlans.none());
    }

    /**
     * A mirror of tenants with number plans.
     *
     * @param source where connections come from; one is used at a time
     * @param executor where queries run, never an event loop; the application ends it itself
     * @param plans the number plans that tenants may have, by the names that are stored
     * @return a new mirror
     */
    public static JdbcMirror of(DataSource source, Executor executor, NumberPlans plans) {
        return new JdbcMirror(new Database(source, executor), Polling.on(executor), plans);
    }

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        return loaded ? tenants.find(fqdn) : notLoaded();
    }

    @Override
    public CompletionStage<Optional<Fqdn>> owner(PhoneNumber number) {
        return loaded ? numbers.owner(number) : notLoaded();
    }

    private static <T> CompletionStage<T> notLoaded() {
        return CompletableFuture.failedStage(
                new IllegalStateException("the mirror has not read anything yet; wait for the stage of poll()"));
    }

    @Override
    public Runnable watch(TenantListener listener) {
        return announcements.add(listener);
    }

    /**
     * Reads what has changed since the last time, and the first time everything.
     *
     * @return completes when it is in step
     */
    public CompletionStage<Void> poll() {
        return database.submit(this::poll).thenAccept(version -> {});
    }

    /**
     * Polls from now on until it is closed.
     *
     * @param pause between two polls, such as 2 s; a poll without changes is three short queries
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public JdbcMirror pollEvery(Duration pause) {
        polling.start(pause, this::poll);
        return this;
    }

    /** Polls no more; what is in memory can still be found. */
    @Override
    public void close() {
        polling.stop();
    }

    /**
     * How many tenants there are.
     *
     * @return a count
     */
    public int tenants() {
        return tenants.size();
    }

    /**
     * How many numbers there are.
     *
     * @return a count
     */
    public int numbers() {
        return numbers.size();
    }

    private synchronized long poll(Connection connection) throws SQLException {
        long purged = JdbcReader.versions(connection).purged();
        if (tenantsTo == NOTHING || Math.min(tenantsTo, numbersTo) < purged) {
            readAll(connection, purged);
        } else {
            tenantsTo = JdbcReader.tenantsAfter(connection, tenantsTo, plans, this::take);
            numbersTo = JdbcReader.numbersAfter(connection, numbersTo, taking(numbers, new HashMap<>()));
        }
        loaded = true;
        return Math.max(tenantsTo, numbersTo);
    }

    private void readAll(Connection connection, long purged) throws SQLException {
        Map<Fqdn, Fqdn> names = new HashMap<>();
        long tenantsRead = JdbcReader.tenantsAfter(connection, NOTHING, plans, change -> {
            take(change);
            change.tenant().ifPresent(tenant -> names.put(tenant.fqdn(), tenant.fqdn()));
        });
        InMemoryNumberDirectory all = InMemoryNumberDirectory.empty();
        long numbersRead = JdbcReader.numbersAfter(connection, NOTHING, taking(all, names));
        numbers = all;
        Set<Fqdn> gone = new HashSet<>();
        tenants.tenants().forEach(tenant -> gone.add(tenant.fqdn()));
        gone.removeAll(names.keySet());
        gone.forEach(tenants::remove);
        tenantsTo = Math.max(tenantsRead, purged);
        numbersTo = Math.max(numbersRead, purged);
    }

    private void take(TenantChange change) {
        change.tenant().ifPresentOrElse(tenants::put, () -> tenants.remove(change.fqdn()));
    }

    /** All numbers of one tenant share its name. */
    private static BiConsumer<PhoneNumber, Optional<Fqdn>> taking(InMemoryNumberDirectory into, Map<Fqdn, Fqdn> names) {
        return (number, owner) -> {
            if (owner.isPresent()) {
                into.put(number, names.computeIfAbsent(owner.get(), name -> name));
            } else {
                into.remove(number);
            }
        };
    }
}
