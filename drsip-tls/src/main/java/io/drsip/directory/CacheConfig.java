package io.drsip.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long and how much a {@link CachingTenantDirectory} remembers. Immutable. */
public final class CacheConfig {

    private static final CacheConfig DEFAULTS = builder().build();

    private final Duration refreshAfter;
    private final Duration fresh;
    private final Duration miss;
    private final Duration stale;
    private final Duration patience;
    private final Duration abandon;
    private final int tenants;
    private final int misses;
    private final int lookups;

    private CacheConfig(Builder builder) {
        refreshAfter = builder.refreshAfter;
        fresh = builder.fresh;
        miss = builder.miss;
        stale = builder.stale;
        patience = builder.patience;
        abandon = builder.abandon;
        tenants = builder.tenants;
        misses = builder.misses;
        lookups = builder.lookups;
    }

    /**
     * What fits a database nearby.
     *
     * @return the defaults of {@link Builder}
     */
    public static CacheConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * From which age on a tenant is asked for again while it is served.
     *
     * @return a positive time
     */
    public Duration refreshAfter() {
        return refreshAfter;
    }

    /**
     * Up to which age a tenant is served without waiting.
     *
     * @return at least {@link #refreshAfter}
     */
    public Duration fresh() {
        return fresh;
    }

    /**
     * How long it is remembered that a name is nobody's.
     *
     * @return zero or more
     */
    public Duration miss() {
        return miss;
    }

    /**
     * Up to which age a tenant is served while the directory fails.
     *
     * @return at least {@link #fresh}
     */
    public Duration stale() {
        return stale;
    }

    /**
     * How long a directory may think before an old tenant is served.
     *
     * @return a positive time
     */
    public Duration patience() {
        return patience;
    }

    /**
     * When a question that has no answer is asked again.
     *
     * @return a positive time
     */
    public Duration abandon() {
        return abandon;
    }

    /**
     * How many tenants are remembered.
     *
     * @return a positive number
     */
    public int tenants() {
        return tenants;
    }

    /**
     * How many names that are nobody's are remembered.
     *
     * @return a positive number
     */
    public int misses() {
        return misses;
    }

    /**
     * How many questions may be open at once.
     *
     * @return a positive number
     */
    public int lookups() {
        return lookups;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private Duration refreshAfter = Duration.ofMinutes(1);
        private Duration fresh = Duration.ofMinutes(5);
        private Duration miss = Duration.ofSeconds(10);
        private Duration stale = Duration.ofDays(1);
        private Duration patience = Duration.ofSeconds(1);
        private Duration abandon = Duration.ofSeconds(10);
        private int tenants = 100_000;
        private int misses = 10_000;
        private int lookups = 1_000;

        private Builder() {}

        /**
         * Sets from which age on a tenant is asked for again while it is served.
         *
         * @param age default 1 min; a change of limits is there after that, without a feed of changes
         * @return this
         */
        public Builder refreshAfter(Duration age) {
            refreshAfter = age;
            return this;
        }

        /**
         * Sets up to which age a tenant is served without waiting.
         *
         * @param age default 5 min; a tenant that was removed gets calls for no longer than that
         * @return this
         */
        public Builder fresh(Duration age) {
            fresh = age;
            return this;
        }

        /**
         * Sets how long it is remembered that a name is nobody's.
         *
         * @param age default 10 s, as a new customer does not want to wait
         * @return this
         */
        public Builder miss(Duration age) {
            miss = age;
            return this;
        }

        /**
         * Sets up to which age a tenant is served while the directory fails.
         *
         * @param age default 1 day: a database that is down must not end the calls of known customers
         * @return this
         */
        public Builder stale(Duration age) {
            stale = age;
            return this;
        }

        /**
         * Sets how long a directory may think before an old tenant is served.
         *
         * @param time default 1 s, well below the 3 s after which a call is refused
         * @return this
         */
        public Builder patience(Duration time) {
            patience = time;
            return this;
        }

        /**
         * Sets when a question that has no answer is asked again.
         *
         * @param time default 10 s
         * @return this
         */
        public Builder abandon(Duration time) {
            abandon = time;
            return this;
        }

        /**
         * Sets how many tenants are remembered; then those that nobody asked for lately are forgotten.
         *
         * @param count default 100,000, which take about 40 MB
         * @return this
         */
        public Builder tenants(int count) {
            tenants = count;
            return this;
        }

        /**
         * Sets how many names that are nobody's are remembered. They have a room of their own: whoever tries names
         * pushes no tenant out.
         *
         * @param count default 10,000
         * @return this
         */
        public Builder misses(int count) {
            misses = count;
            return this;
        }

        /**
         * Sets how many questions may be open at once; one more fails.
         *
         * @param count default 1,000
         * @return this
         */
        public Builder lookups(int count) {
            lookups = count;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         */
        public CacheConfig build() {
            List<String> problems = new ArrayList<>();
            require(isPositive(refreshAfter), "refreshAfter must be positive", problems);
            require(fresh.compareTo(refreshAfter) >= 0, "fresh must be at least refreshAfter", problems);
            require(!miss.isNegative(), "miss must not be negative", problems);
            require(stale.compareTo(fresh) >= 0, "stale must be at least fresh", problems);
            require(isPositive(patience), "patience must be positive", problems);
            require(isPositive(abandon), "abandon must be positive", problems);
            require(tenants > 0, "tenants must be positive", problems);
            require(misses > 0, "misses must be positive", problems);
            require(lookups > 0, "lookups must be positive", problems);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("cache: " + String.join("; ", problems));
            }
            return new CacheConfig(this);
        }

        private static boolean isPositive(Duration time) {
            return !time.isNegative() && !time.isZero();
        }

        private static void require(boolean holds, String problem, List<String> problems) {
            if (!holds) {
                problems.add(problem);
            }
        }
    }
}
