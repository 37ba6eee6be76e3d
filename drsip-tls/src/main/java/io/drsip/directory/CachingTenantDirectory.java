package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A memory in front of a directory that waits for something.
 *
 * <pre>
 * what is known             what the caller gets                          the directory
 * a tenant, young           it, at once                                   -
 * a tenant, middle-aged     it, at once                                   is asked in the background
 * a tenant, old             the answer; the old one if that fails or      is asked; one that has just failed
 *                           takes longer than patience                    is left alone for a second
 * nobody, young             nobody, at once                               -
 * nobody, old; or nothing   the answer, or the failure                    is asked
 * </pre>
 *
 * <p>A name is asked for once at a time, however many wait. What the directory announces is known at once. Nobody is
 * ever blocked: what waits, waits as a stage. Thread-safe.
 */
// What is left of these stages is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
public final class CachingTenantDirectory implements TenantDirectory, AutoCloseable {

    /** How long a directory that failed is not asked for what can be served without it. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TenantDirectory source;
    private final CacheConfig config;
    private final InstantSource clock;
    private final Delay delay;
    private final Map<Fqdn, CachedName> names = new ConcurrentHashMap<>();
    private final Shelf tenants;
    private final Shelf misses;
    private final Announcements announcements = new Announcements();
    private final Runnable unwatch;

    // What the snapshot tells.
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder served = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stale = new LongAdder();

    CachingTenantDirectory(TenantDirectory source, CacheConfig config, InstantSource clock, Delay delay) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.delay = delay;
        this.tenants = new Shelf(config.tenants());
        this.misses = new Shelf(config.misses());
        this.unwatch = source.watch(this::onSourceChanged);
    }

    /**
     * A memory with the defaults.
     *
     * @param source the directory behind it
     * @return a new memory, which is empty
     */
    public static CachingTenantDirectory of(TenantDirectory source) {
        return of(source, CacheConfig.defaults());
    }

    /**
     * A memory in front of a directory.
     *
     * @param source the directory behind it, which must not block
     * @param config how long and how much is remembered
     * @return a new memory, which is empty
     */
    public static CachingTenantDirectory of(TenantDirectory source, CacheConfig config) {
        // Ages count on a clock that nobody sets.
        Instant start = Instant.now();
        long origin = System.nanoTime();
        InstantSource clock = () -> start.plusNanos(System.nanoTime() - origin);
        Delay delay = (time, body) -> CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS)
                .execute(body);
        return new CachingTenantDirectory(source, config, clock, delay);
    }

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        Instant now = clock.instant();
        CachedName name = names.computeIfAbsent(fqdn, CachedName::new);
        name.want();
        CachedName.Known known = name.known();
        if (known == null) {
            return ask(name, now);
        }
        Duration age = known.age(now);
        if (known.tenant().isEmpty()) {
            return age.compareTo(config.miss()) < 0 ? serve(known) : ask(name, now);
        }
        boolean failing = name.failedSince(now.minus(PAUSE));
        if (age.compareTo(config.fresh()) < 0) {
            if (age.compareTo(config.refreshAfter()) >= 0 && !failing && !name.isOpen()) {
                ask(name, now);
            }
            return serve(known);
        }
        if (failing && isUsable(known, now)) {
            stale.increment();
            return known.answer();
        }
        return ask(name, now);
    }

    private CompletionStage<Optional<Tenant>> serve(CachedName.Known known) {
        served.increment();
        return known.answer();
    }

    /** Whether it is better than no answer. */
    private boolean isUsable(CachedName.@Nullable Known known, Instant now) {
        return known != null && known.tenant().isPresent() && known.age(now).compareTo(config.stale()) < 0;
    }

    private CompletionStage<Optional<Tenant>> ask(CachedName name, Instant now) {
        CachedName.Question question = new CachedName.Question(now);
        CachedName.Question opened = name.begin(question);
        if (opened != question) {
            return opened.answer();
        }
        if (open.incrementAndGet() > config.lookups()) {
            fail(name, question, new IllegalStateException("too many questions wait for the tenant directory"));
            return question.answer();
        }
        asked.increment();
        if (isUsable(name.known(), now)) {
            delay.after(config.patience(), () -> makeDo(name, question));
        }
        delay.after(config.abandon(), () -> {
            String late = "the tenant directory has not answered for "
                    + config.abandon().toMillis() + " ms";
            fail(name, question, new TimeoutException(late));
        });
        askSource(name.name()).whenComplete((tenant, error) -> {
            if (error == null) {
                succeed(name, question, tenant);
            } else {
                fail(name, question, error);
            }
        });
        return question.answer();
    }

    private CompletionStage<Optional<Tenant>> askSource(Fqdn fqdn) {
        try {
            return source.find(fqdn).thenApply(Objects::requireNonNull);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void succeed(CachedName name, CachedName.Question question, Optional<Tenant> tenant) {
        if (!question.end()) {
            return;
        }
        open.decrementAndGet();
        CachedName.Known before = name.known();
        CachedName.Known result = CachedName.Known.of(tenant, question.asked());
        if (name.end(question, result)) {
            keep(name, result);
            if (before != null && !before.tenant().equals(tenant)) {
                announcements.tell(new TenantChange(name.name(), tenant));
            }
        }
        question.answer(tenant);
    }

    private void fail(CachedName name, CachedName.Question question, Throwable error) {
        if (!question.end()) {
            return;
        }
        open.decrementAndGet();
        failed.increment();
        name.fail(question, clock.instant());
        if (name.known() == null) {
            names.remove(name.name(), name);
        }
        makeDo(name, question);
        question.fail(error);
    }

    /** Gives those who wait what is known, if that is better than nothing. */
    private void makeDo(CachedName name, CachedName.Question question) {
        CachedName.Known known = name.known();
        if (known != null && isUsable(known, clock.instant()) && question.answer(known.tenant())) {
            stale.increment();
        }
    }

    // --- room -----------------------------------------------------------------------------------------------------

    private synchronized void keep(CachedName name, CachedName.Known known) {
        boolean found = known.tenant().isPresent();
        (found ? misses : tenants).remove(name.name());
        names.put(name.name(), name);
        CachedName gone = (found ? tenants : misses).put(name);
        if (gone != null) {
            names.remove(gone.name(), gone);
        }
    }

    private synchronized void drop(CachedName name) {
        names.remove(name.name(), name);
        tenants.remove(name.name());
        misses.remove(name.name());
    }

    // --- changes --------------------------------------------------------------------------------------------------

    private void onSourceChanged(TenantChange change) {
        CachedName name = names.get(change.fqdn());
        if (name != null) {
            CachedName.Known known = CachedName.Known.of(change.tenant(), clock.instant());
            CachedName.Question waiting = name.replace(known);
            keep(name, known);
            if (waiting != null) {
                waiting.answer(change.tenant());
            }
        }
        announcements.tell(change);
    }

    @Override
    public Runnable watch(TenantListener listener) {
        return announcements.add(listener);
    }

    /**
     * Forgets a name, so that it is asked for the next time.
     *
     * @param fqdn the name
     */
    public void forget(Fqdn fqdn) {
        CachedName name = names.get(fqdn);
        if (name != null) {
            name.forget();
            drop(name);
        }
    }

    /** Forgets everything. */
    public void forgetAll() {
        List.copyOf(names.keySet()).forEach(this::forget);
    }

    /**
     * How it does.
     *
     * @return a picture of this moment
     */
    public synchronized CacheSnapshot snapshot() {
        return new CacheSnapshot(
                tenants.size(), misses.size(), open.get(), served.sum(), asked.sum(), failed.sum(), stale.sum());
    }

    /** Hears no announcements any more; finding goes on. The directory behind it stays open. */
    @Override
    public void close() {
        unwatch.run();
    }
}
