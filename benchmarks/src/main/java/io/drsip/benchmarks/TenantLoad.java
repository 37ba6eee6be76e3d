package io.drsip.benchmarks;

import com.sun.management.ThreadMXBean;
import io.drsip.core.tenant.InMemoryNumberDirectory;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.directory.CachingTenantDirectory;
import io.drsip.directory.JdbcMirror;
import io.drsip.directory.JdbcTenantDirectory;
import io.drsip.directory.JdbcTenantStore;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantLimits;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * What tenants and numbers of a carrier cost: time to load, heap, and time and allocation of a lookup.
 *
 * <pre>
 * java -Xmx1g -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.TenantLoad 100000 1000000
 * drsip-testkit/examples/postgresql/with-postgresql java ... the same
 * </pre>
 *
 * <p>The arguments are how many tenants and numbers there are; these are the defaults. The database is H2 in memory, and
 * besides the PostgreSQL that {@code DRSIP_POSTGRES} names. Lookups in memory are in thread CPU time, the best of five
 * rounds, one thread; whatever meets a database is in elapsed time. Single thread.
 */
// What a stage completes with is not wanted here, only that it did.
@SuppressWarnings("FutureReturnValueIgnored")
public final class TenantLoad {

    private static final int ROUNDS = 5;
    private static final int LOOKUPS = 1_000_000;
    private static final int QUERIES = 10_000;
    private static final int ASKED = 1 << 16;
    private static final int BATCH = 100_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int tenants;
    private final int numbers;
    private final PrintStream out;

    private TenantLoad(int tenants, int numbers, PrintStream out) {
        this.tenants = tenants;
        this.numbers = numbers;
        this.out = out;
    }

    /**
     * Measures and prints a table.
     *
     * @param args how many tenants and how many numbers, or nothing
     */
    public static void main(String[] args) {
        int tenants = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int numbers = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        new TenantLoad(tenants, numbers, System.out).run();
    }

    private void run() {
        out.printf(Locale.ROOT, "%,d tenants, %,d numbers, %s%n%n", tenants, numbers, Runtime.version());
        out.println("| what | |");
        out.println("|---|---|");
        inMemory();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            database(
                    "H2 in memory",
                    JdbcConnectionPool.create("jdbc:h2:mem:load;DB_CLOSE_DELAY=-1", "sa", ""),
                    executor);
            String url = System.getenv("DRSIP_POSTGRES");
            if (url != null) {
                // Any pool will do, and this one takes any driver.
                PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
                source.setUrl(url);
                database("PostgreSQL", JdbcConnectionPool.create(source), executor);
            }
        } finally {
            executor.shutdown();
        }
    }

    // --- what there is ------------------------------------------------------------------------------------------

    private static Fqdn name(int i) {
        return Fqdn.parse("customer" + i + ".customers.adatum.biz");
    }

    private static Tenant tenant(int i) {
        return Tenant.builder(name(i))
                .limits(TenantLimits.none().withCalls(30).withCallsPerSecond(5))
                .build();
    }

    private static PhoneNumber number(int i) {
        return new PhoneNumber("+1425" + (10_000_000 + i));
    }

    // --- in memory ------------------------------------------------------------------------------------------------

    private void inMemory() {
        InMemoryTenantDirectory byName = InMemoryTenantDirectory.of();
        loaded("tenants in memory", tenants, () -> {
            for (int i = 0; i < tenants; i++) {
                byName.put(tenant(i));
            }
            return byName;
        });
        List<Fqdn> owners = byName.tenants().stream().map(Tenant::fqdn).toList();
        InMemoryNumberDirectory byNumber = InMemoryNumberDirectory.empty();
        loaded("numbers in memory", numbers, () -> {
            for (int i = 0; i < numbers; i++) {
                byNumber.put(number(i), owners.get(i % tenants));
            }
            return byNumber;
        });
        Map<String, Fqdn> map = new HashMap<>();
        loaded("the same in a HashMap of Strings", numbers, () -> {
            for (int i = 0; i < numbers; i++) {
                map.put(number(i).text(), owners.get(i % tenants));
            }
            return map;
        });
        lookups("tenant in memory, found", TenantLoad::name, tenants, byName::find);
        lookups("tenant in memory, not found", i -> name(i + tenants), tenants, byName::find);
        lookups("number in memory, found", TenantLoad::number, numbers, byNumber::owner);
        lookups("number in memory, not found", i -> number(i + numbers), numbers, byNumber::owner);
        CachingTenantDirectory cache = CachingTenantDirectory.of(byName);
        for (int i = 0; i < tenants; i++) {
            cache.find(name(i));
        }
        lookups("tenant in the cache, found", TenantLoad::name, tenants, cache::find);
    }

    /** The heap is what is live after it, less what was live before. */
    private void loaded(String what, int count, Supplier<Object> load) {
        long before = live();
        long start = THREADS.getCurrentThreadCpuTime();
        Object kept = load.get();
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        long heap = live() - before;
        row(what, "%.2f s, %.1f MB, %d B each", seconds, heap / 1e6, heap / count);
        if (kept.hashCode() == 42) {
            out.print("");
        }
    }

    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private <K> void lookups(String what, IntFunction<K> key, int range, Function<K, ?> find) {
        // Keys as they come out of a message: objects of their own, all over the table.
        List<K> keys = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            keys.add(key.apply((int) (i * 2_654_435_761L % range)));
        }
        long best = Long.MAX_VALUE;
        long bytes = 0;
        int seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < LOOKUPS; i++) {
                seen += find.apply(keys.get(i & (ASKED - 1))).hashCode() & 1;
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
            bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        }
        row(what, "%d ns, %d B", best / LOOKUPS, bytes / LOOKUPS + (seen < 0 ? 1 : 0));
    }

    private void row(String what, String format, Object... values) {
        out.println("| " + what + " | " + String.format(Locale.ROOT, format, values) + " |");
    }

    // --- in a database --------------------------------------------------------------------------------------------

    private void database(String name, DataSource source, ExecutorService executor) {
        JdbcTenantStore store = JdbcTenantStore.of(source, executor);
        join(store.createTables());
        long start = System.nanoTime();
        List<Tenant> all = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            all.add(tenant(i));
        }
        join(store.put(all));
        for (int from = 0; from < numbers; from += BATCH) {
            Map<PhoneNumber, Fqdn> some = new HashMap<>();
            for (int i = from; i < Math.min(from + BATCH, numbers); i++) {
                some.put(number(i), all.get(i % tenants).fqdn());
            }
            join(store.putNumbers(some));
        }
        row(name + ": all written", "%.1f s", seconds(start));
        all.clear();
        mirror(name, source, executor, store);
        queries(name, JdbcTenantDirectory.of(source, executor));
    }

    private void mirror(String name, DataSource source, ExecutorService executor, JdbcTenantStore store) {
        JdbcMirror mirror = JdbcMirror.of(source, executor);
        long before = live();
        long start = System.nanoTime();
        join(mirror.poll());
        double seconds = seconds(start);
        row(name + ": mirror loaded", "%.1f s, %.1f MB", seconds, (live() - before) / 1e6);
        if (mirror.tenants() != tenants || mirror.numbers() != numbers) {
            throw new IllegalStateException("the mirror has " + mirror.tenants() + " and " + mirror.numbers());
        }
        start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            join(mirror.poll());
        }
        row(name + ": poll without changes", "%.0f us", seconds(start) * 1e4);
        join(store.put(List.of(Tenant.of(name(0)))));
        start = System.nanoTime();
        join(mirror.poll());
        row(name + ": poll with one change", "%.0f us", seconds(start) * 1e6);
    }

    private void queries(String name, JdbcTenantDirectory directory) {
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < QUERIES; i++) {
                join(directory.find(name((int) (i * 2_654_435_761L % tenants))));
            }
            if (round > 0) {
                row(name + ": tenant, one query after the other", "%.0f us", seconds(start) * 1e6 / QUERIES);
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void join(CompletionStage<?> stage) {
        stage.toCompletableFuture().join();
    }
}
