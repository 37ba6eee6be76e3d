package io.drsip.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Ages with the defaults: refreshed after 60 s, fresh to 300 s, a miss 10 s, stale to a day, patience 1 s. */
class CachingTenantDirectoryTest {

    private final ManualSource source = new ManualSource();
    private final ManualDelay clock = new ManualDelay();
    private final Instant start = clock.instant();
    private final List<TenantChange> heard = new ArrayList<>();
    private final Map<String, CompletableFuture<Optional<Tenant>>> waiting = new HashMap<>();
    private CachingTenantDirectory cache = cache(CacheConfig.defaults());

    private CachingTenantDirectory cache(CacheConfig config) {
        CachingTenantDirectory made = new CachingTenantDirectory(source, config, clock, clock);
        made.watch(heard::add);
        return made;
    }

    private static Fqdn name(String label) {
        return Fqdn.parse(label + ".customers.adatum.biz");
    }

    private static Tenant tenant(String label, int calls) {
        return Tenant.builder(name(label))
                .limits(TenantLimits.none().withCalls(calls))
                .build();
    }

    // --- the interpreter ------------------------------------------------------------------------------------------

    /**
     * One row per step: the moment in seconds, what happens, what comes of it, and how often the directory was asked in
     * all. A tenant is shown by how many calls it may have; {@code see} looks at what an earlier {@code find} got.
     */
    private void timeline(String text) {
        List<String> found = new ArrayList<>();
        for (String row : text.lines().toList()) {
            List<String> cells =
                    List.of(row.split("\\|", -1)).stream().map(String::strip).toList();
            Duration at = Duration.ofMillis(
                    new BigDecimal(cells.get(0)).movePointRight(3).longValueExact());
            clock.advance(at.minus(Duration.between(start, clock.instant())));
            String result = step(List.of(cells.get(1).split(" +", -1)));
            found.add(cells.get(0) + " | " + cells.get(1) + " | " + result + " | " + source.asked);
        }
        List<String> expected =
                text.lines().map(row -> row.replaceAll(" +", " ").strip()).toList();
        assertEquals(String.join("\n", expected), String.join("\n", found).replaceAll(" +", " "));
    }

    private String step(List<String> words) {
        switch (words.get(0)) {
            case "put" -> source.tenants.put(name(words.get(1)), tenant(words.get(1), Integer.parseInt(words.get(2))));
            case "remove" -> source.tenants.remove(name(words.get(1)));
            case "source" -> source.mode = words.get(1);
            case "answer" -> source.answer();
            case "announce" ->
                source.announce(new TenantChange(
                        name(words.get(1)), Optional.ofNullable(source.tenants.get(name(words.get(1))))));
            case "forget" -> cache.forget(name(words.get(1)));
            case "find" -> {
                waiting.put(words.get(1), cache.find(name(words.get(1))).toCompletableFuture());
                return printed(Objects.requireNonNull(waiting.get(words.get(1))));
            }
            case "see" -> {
                return printed(Objects.requireNonNull(waiting.get(words.get(1))));
            }
            default -> throw new IllegalArgumentException(words.toString());
        }
        return "-";
    }

    private static String printed(CompletableFuture<Optional<Tenant>> stage) {
        if (!stage.isDone()) {
            return "waits";
        }
        if (stage.isCompletedExceptionally()) {
            return "failed";
        }
        return stage.join()
                .map(tenant -> tenant.limits().calls().toString().replaceAll("\\D", ""))
                .orElse("nobody");
    }

    // --- what is remembered ---------------------------------------------------------------------------------------

    @Test
    void aTenantIsRememberedAndRefreshedInTheBackground() {
        timeline("""
                0     | put a 1     | -      | 0
                0     | find a      | 1      | 1
                59    | find a      | 1      | 1
                59    | put a 2     | -      | 1
                60    | find a      | 1      | 2
                61    | find a      | 2      | 2
                121   | source slow | -      | 2
                122   | find a      | 2      | 3
                123   | find a      | 2      | 3
                124   | put a 3     | -      | 3
                124   | answer      | -      | 3
                125   | find a      | 3      | 3
                """);

        assertEquals(List.of(TenantChange.of(tenant("a", 2)), TenantChange.of(tenant("a", 3))), heard);
    }

    @Test
    void aNameThatIsNobodysIsRememberedForALittleWhile() {
        timeline("""
                0    | find a      | nobody | 1
                9.9  | find a      | nobody | 1
                9.9  | put a 1     | -      | 1
                10   | find a      | 1      | 2
                10   | remove a    | -      | 2
                70   | find a      | 1      | 3
                71   | find a      | nobody | 3
                """);

        assertEquals(List.of(TenantChange.of(tenant("a", 1)), TenantChange.gone(name("a"))), heard);
    }

    @Test
    void manyWhoWaitAreOneQuestion() {
        source.mode = "slow";
        source.tenants.put(name("a"), tenant("a", 1));
        List<CompletableFuture<Optional<Tenant>>> all = new ArrayList<>();

        for (int i = 0; i < 1_000; i++) {
            all.add(cache.find(name("a")).toCompletableFuture());
        }
        source.answer();

        assertEquals(1, source.asked);
        assertTrue(all.stream().allMatch(stage -> stage.join().isPresent()));
    }

    @Test
    void whatIsServedFromMemoryMakesNothing() {
        source.tenants.put(name("a"), tenant("a", 1));
        cache.find(name("a"));

        assertSame(cache.find(name("a")), cache.find(name("a")));
    }

    // --- failure --------------------------------------------------------------------------------------------------

    @Test
    void anOldTenantIsServedWhileTheDirectoryFails() {
        timeline("""
                0      | put a 1       | -      | 0
                0      | find a        | 1      | 1
                0      | find b        | nobody | 2
                200    | source down   | -      | 2
                200    | find a        | 1      | 3
                200.5  | find a        | 1      | 3
                201.1  | find a        | 1      | 4
                400    | find a        | 1      | 5
                400.5  | find a        | 1      | 5
                401.1  | find a        | 1      | 6
                401.1  | find b        | failed | 7
                401.1  | find c        | failed | 8
                86399  | find a        | 1      | 9
                86401  | find a        | failed | 10
                86402  | source broken | -      | 10
                86403  | find a        | failed | 11
                86404  | source up     | -      | 11
                86405  | find a        | 1      | 12
                """);
    }

    @Test
    void aSlowDirectoryIsWaitedForOneSecondAndThenTheOldTenantIsServed() {
        timeline("""
                0      | put a 1     | -      | 0
                0      | find a      | 1      | 1
                400    | source slow | -      | 1
                400    | find a      | waits  | 2
                400.5  | find a      | waits  | 2
                401    | see a       | 1      | 2
                401    | find a      | 1      | 2
                401    | put a 2     | -      | 2
                402    | answer      | -      | 2
                402    | find a      | 2      | 2
                """);
        assertEquals(1, cache.snapshot().stale());
    }

    @Test
    void aQuestionWithoutAnAnswerIsAskedAgainAndItsLateAnswerDoesNotCount() {
        timeline("""
                0      | put a 1     | -      | 0
                0      | source slow | -      | 0
                0      | find a      | waits  | 1
                9.9    | find a      | waits  | 1
                10     | see a       | failed | 1
                10     | find a      | waits  | 2
                11     | answer      | -      | 2
                11     | see a       | 1      | 2
                11     | find a      | 1      | 2
                """);
        assertEquals(0, cache.snapshot().open());
    }

    // --- changes that are announced -------------------------------------------------------------------------------

    @Test
    void whatTheDirectoryAnnouncesIsKnownAtOnce() {
        timeline("""
                0 | put a 1     | -      | 0
                0 | find a      | 1      | 1
                0 | find b      | nobody | 2
                1 | put a 2     | -      | 2
                1 | announce a  | -      | 2
                1 | find a      | 2      | 2
                2 | put b 7     | -      | 2
                2 | announce b  | -      | 2
                2 | find b      | 7      | 2
                3 | remove a    | -      | 2
                3 | announce a  | -      | 2
                3 | find a      | nobody | 2
                """);
        assertEquals(3, heard.size());
    }

    @Test
    void anAnswerThatIsOlderThanAnAnnouncementIsNotRemembered() {
        timeline("""
                0 | source slow | -      | 0
                0 | find a      | waits  | 1
                1 | put a 1     | -      | 1
                1 | announce a  | -      | 1
                1 | see a       | 1      | 1
                1 | remove a    | -      | 1
                2 | answer      | -      | 1
                3 | find a      | 1      | 1
                """);
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        timeline("""
                0 | put a 1  | - | 0
                0 | find a   | 1 | 1
                1 | put a 2  | - | 1
                1 | forget a | - | 1
                1 | find a   | 2 | 2
                """);
    }

    @Test
    void aClosedCacheHearsNothingAndStillFinds() {
        cache.close();

        assertEquals(List.of(), source.listeners);
        assertFalse(cache.find(name("a")).toCompletableFuture().join().isPresent());
    }

    // --- room -----------------------------------------------------------------------------------------------------

    @Test
    void whoTriesNamesPushesNoTenantOut() {
        cache = cache(CacheConfig.builder().tenants(10).misses(100).build());
        for (int i = 0; i < 10; i++) {
            source.tenants.put(name("t" + i), tenant("t" + i, i));
            cache.find(name("t" + i));
        }

        for (int i = 0; i < 10_000; i++) {
            cache.find(name("guess" + i));
        }
        int before = source.asked;
        for (int i = 0; i < 10; i++) {
            cache.find(name("t" + i));
        }

        assertEquals(before, source.asked);
        assertEquals(10, cache.snapshot().tenants());
        assertEquals(100, cache.snapshot().misses());
    }

    @Test
    void whoeverIsWantedStaysWhenTheRoomIsFull() {
        cache = cache(CacheConfig.builder().tenants(10).build());
        for (int i = 0; i < 1_000; i++) {
            source.tenants.put(name("t" + i), tenant("t" + i, 1));
            cache.find(name("t" + i));
            cache.find(name("t0"));
        }

        int before = source.asked;
        cache.find(name("t0"));
        cache.find(name("t1"));

        assertEquals(before + 1, source.asked);
        assertEquals(10, cache.snapshot().tenants());
    }

    @Test
    void onlySoManyQuestionsAreOpenAtOnce() {
        cache = cache(CacheConfig.builder().lookups(2).build());
        source.mode = "slow";

        CompletableFuture<Optional<Tenant>> first = cache.find(name("a")).toCompletableFuture();
        cache.find(name("b"));
        CompletableFuture<Optional<Tenant>> third = cache.find(name("c")).toCompletableFuture();
        source.answer();
        CompletableFuture<Optional<Tenant>> fourth = cache.find(name("c")).toCompletableFuture();

        assertTrue(third.isCompletedExceptionally());
        assertTrue(first.isDone());
        assertFalse(fourth.isDone());
        assertEquals(1, cache.snapshot().open());
    }

    @Test
    void allThatIsWrongWithTheSettingsIsSaidAtOnce() {
        CacheConfig.Builder builder =
                CacheConfig.builder().fresh(Duration.ofSeconds(1)).tenants(0);

        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals("cache: fresh must be at least refreshAfter; tenants must be positive", error.getMessage());
    }
}
