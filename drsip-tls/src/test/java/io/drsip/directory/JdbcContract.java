package io.drsip.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the directories do on any database; the subclasses say on which. */
abstract class JdbcContract {

    private static final NumberPlan GERMANY = NumberPlan.of("49");
    private static final NumberPlans PLANS = NumberPlans.of(Map.of("de", GERMANY));
    private static final Tenant PLAIN = Tenant.of(name("plain"));
    private static final Tenant FULL = Tenant.builder(name("full"))
            .coversSubdomains(true)
            .identity("own certificate")
            .policy("strict")
            .numberPlan(GERMANY)
            .limits(TenantLimits.none().withCalls(0).withCallsPerSecond(7))
            .build();
    private static final PhoneNumber NUMBER = new PhoneNumber("+14255550100");

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private DataSource source;
    private JdbcTenantStore store;

    /** A database without tables, to which each connection of this source leads. */
    abstract DataSource emptyDatabase() throws SQLException;

    private static Fqdn name(String label) {
        return Fqdn.parse(label + ".customers.adatum.biz");
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @BeforeEach
    void makeTables() throws SQLException {
        source = emptyDatabase();
        store = JdbcTenantStore.of(source, executor, PLANS);
        join(store.createTables());
    }

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // --- one query a lookup -------------------------------------------------------------------------------------

    @Test
    void aTenantComesBackAsItWasPut() {
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);

        join(store.put(List.of(PLAIN, FULL)));

        assertEquals(Optional.of(PLAIN), join(directory.find(name("plain"))));
        assertEquals(Optional.of(FULL), join(directory.find(Fqdn.parse("FULL.Customers.adatum.biz."))));
        assertEquals(Optional.empty(), join(directory.find(name("other"))));
    }

    @Test
    void aNumberPlanWithoutANameIsRefusedAndAnUnknownOneIsLeftOut() {
        Tenant foreign =
                Tenant.builder(name("us")).numberPlan(NumberPlan.northAmerica()).build();

        assertThrows(CompletionException.class, () -> join(store.put(List.of(foreign))));
        join(store.put(List.of(FULL)));
        Tenant found = join(JdbcTenantDirectory.of(source, executor).find(name("full")))
                .orElseThrow();

        assertEquals(Optional.empty(), found.numberPlan());
        assertEquals(FULL, found.toBuilder().numberPlan(GERMANY).build());
    }

    @Test
    void aTenantIsReplacedTakenOutAndPutAgain() {
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);
        Tenant other = FULL.toBuilder().limits(TenantLimits.none()).build();

        long first = join(store.put(List.of(FULL)));
        long second = join(store.put(List.of(other, PLAIN)));
        assertEquals(Optional.of(other), join(directory.find(name("full"))));
        join(store.remove(List.of(name("full"), name("never"))));
        assertEquals(Optional.empty(), join(directory.find(name("full"))));
        join(store.put(List.of(FULL)));

        assertEquals(Optional.of(FULL), join(directory.find(name("full"))));
        assertEquals(first + 1, second);
    }

    @Test
    void aNumberIsFoundAsItIsDialled() {
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);

        join(store.putNumbers(Map.of(NUMBER, name("plain"), new PhoneNumber("911"), name("full"))));

        assertEquals(Optional.of(name("plain")), join(directory.owner(NUMBER)));
        assertEquals(Optional.of(name("full")), join(directory.owner(new PhoneNumber("911"))));
        assertEquals(Optional.empty(), join(directory.owner(new PhoneNumber("14255550100"))));
        join(store.removeNumbers(List.of(NUMBER)));
        assertEquals(Optional.empty(), join(directory.owner(NUMBER)));
    }

    @Test
    void manyBatchesAreOneChange() {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        List<Tenant> many = new ArrayList<>();
        Map<PhoneNumber, Fqdn> numbers = new HashMap<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(Tenant.of(name("c" + i)));
            numbers.put(new PhoneNumber("+1425" + (1_000_000 + i)), name("c" + i));
        }

        join(store.put(many.subList(0, 10)));
        long version = join(store.put(many));
        join(store.putNumbers(numbers));
        join(mirror.poll());

        assertEquals(2, version);
        assertEquals(2_500, mirror.tenants());
        assertEquals(2_500, mirror.numbers());
        assertEquals(Optional.of(name("c2499")), join(mirror.owner(new PhoneNumber("+14251002499"))));
    }

    // --- changes ------------------------------------------------------------------------------------------------

    @Test
    void changesAreAnnouncedOnceAndInTheirOrder() {
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);
        List<TenantChange> heard = new ArrayList<>();
        Runnable end = directory.watch(heard::add);
        join(store.put(List.of(PLAIN)));

        join(directory.poll());
        join(directory.poll());
        join(store.put(List.of(FULL)));
        join(store.remove(List.of(PLAIN.fqdn())));
        join(directory.poll());
        join(directory.poll());
        end.run();
        join(store.put(List.of(PLAIN)));
        long version = join(directory.poll());

        assertEquals(List.of(TenantChange.of(FULL), TenantChange.gone(PLAIN.fqdn())), heard);
        assertEquals(4, version);
    }

    @Test
    void aCacheInFrontKnowsAChangeWithoutAsking() {
        ManualDelay clock = new ManualDelay();
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);
        CachingTenantDirectory cache = new CachingTenantDirectory(directory, CacheConfig.defaults(), clock, clock);
        join(directory.poll());
        assertEquals(Optional.empty(), join(cache.find(name("full"))));

        join(store.put(List.of(FULL)));
        join(directory.poll());

        assertEquals(Optional.of(FULL), join(cache.find(name("full"))));
        assertEquals(1, cache.snapshot().asked());
    }

    @Test
    void writersTakeTurnsSoThatNoChangeIsMissed() throws Exception {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        join(mirror.poll());
        CountDownLatch begin = new CountDownLatch(1);
        List<CompletionStage<Long>> writes = new ArrayList<>();
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            JdbcTenantStore busy = JdbcTenantStore.of(source, writers);
            for (int i = 0; i < 3; i++) {
                writers.execute(() -> awaitQuietly(begin));
            }
            for (int i = 0; i < 60; i++) {
                writes.add(busy.put(List.of(Tenant.of(name("c" + i)))));
            }
            begin.countDown();
            for (CompletionStage<Long> write : writes) {
                join(mirror.poll());
                join(write);
            }
            join(mirror.poll());
        } finally {
            writers.shutdownNow();
        }

        assertEquals(60, writes.stream().map(JdbcContract::join).distinct().count());
        assertEquals(60, mirror.tenants());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // --- the mirror ---------------------------------------------------------------------------------------------

    @Test
    void aMirrorFollows() {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        List<TenantChange> heard = new ArrayList<>();
        join(store.put(List.of(PLAIN)));
        join(store.putNumbers(Map.of(NUMBER, name("plain"))));
        CompletionException early = assertThrows(CompletionException.class, () -> join(mirror.find(name("plain"))));

        join(mirror.poll());
        mirror.watch(heard::add);
        assertEquals(Optional.of(PLAIN), join(mirror.find(name("plain"))));
        assertEquals(Optional.of(name("plain")), join(mirror.owner(NUMBER)));
        join(store.remove(List.of(name("plain"))));
        join(store.put(List.of(FULL)));
        join(store.putNumbers(Map.of(NUMBER, name("full"))));
        join(mirror.poll());

        assertTrue(early.getCause() instanceof IllegalStateException);
        assertEquals(Optional.empty(), join(mirror.find(name("plain"))));
        assertEquals(Optional.of(FULL), join(mirror.find(name("full"))));
        assertEquals(Optional.of(name("full")), join(mirror.owner(NUMBER)));
        assertEquals(List.of(TenantChange.gone(name("plain")), TenantChange.of(FULL)), heard);
        join(store.removeNumbers(List.of(NUMBER)));
        join(mirror.poll());
        assertEquals(0, mirror.numbers());
    }

    @Test
    void aMirrorThatMissedDeletionsReadsEverythingAnew() {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        join(store.put(List.of(PLAIN, FULL)));
        join(store.putNumbers(Map.of(NUMBER, name("plain"))));
        join(mirror.poll());
        join(store.removeNumbers(List.of(NUMBER)));
        long last = join(store.remove(List.of(name("plain"))));

        join(store.purge(last));
        join(mirror.poll());

        assertEquals(1, mirror.tenants());
        assertEquals(0, mirror.numbers());
        assertEquals(Optional.empty(), join(mirror.find(name("plain"))));
    }

    // --- trouble ------------------------------------------------------------------------------------------------

    @Test
    void aRowThatIsWrongStandsInNobodysWay() throws SQLException {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        join(store.put(List.of(PLAIN)));
        sql("INSERT INTO drsip_tenant (fqdn, covers_subdomains, version, deleted)"
                + " VALUES ('not a name', FALSE, 1, FALSE)");
        sql("INSERT INTO drsip_number (dialled, owner, version, deleted) VALUES ('riley', 'plain', 1, FALSE)");
        join(store.put(List.of(FULL)));

        join(mirror.poll());

        assertEquals(2, mirror.tenants());
        assertEquals(0, mirror.numbers());
    }

    @Test
    void aFailureOfTheDatabaseIsAFailureOfTheStage() throws SQLException {
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, executor, PLANS);
        sql("DROP TABLE drsip_tenant");

        CompletionException error = assertThrows(CompletionException.class, () -> join(directory.find(name("full"))));

        assertTrue(error.getCause() instanceof SQLException, error::toString);
    }

    @Test
    void anExecutorThatTakesNoMoreIsAFailureOfTheStage() {
        ThreadPoolExecutor ended = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        ended.shutdown();
        JdbcTenantDirectory directory = JdbcTenantDirectory.of(source, ended);

        CompletionException error = assertThrows(CompletionException.class, () -> join(directory.find(name("full"))));

        assertTrue(error.getCause() instanceof RejectedExecutionException, error::toString);
    }

    @Test
    void aChangeThatFailsLeavesNothing() throws SQLException {
        JdbcMirror mirror = JdbcMirror.of(source, executor, PLANS);
        sql("DROP TABLE drsip_number");
        join(store.put(List.of(PLAIN)));

        assertThrows(CompletionException.class, () -> join(store.putNumbers(Map.of(NUMBER, name("plain")))));
        long next = join(store.put(List.of(FULL)));

        assertEquals(2, next);
        assertThrows(CompletionException.class, () -> join(mirror.poll()));
    }
}
