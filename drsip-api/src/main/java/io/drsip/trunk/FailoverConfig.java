package io.drsip.trunk;

import java.time.Duration;

/** How a call finds the next datacenter when one fails. Immutable. */
public final class FailoverConfig {

    private static final FailoverConfig DEFAULTS = builder().build();

    private final Duration firstResponse;
    private final Duration budget;
    private final Duration retryAfter;

    private FailoverConfig(Builder builder) {
        firstResponse = builder.firstResponse;
        budget = builder.budget;
        retryAfter = builder.retryAfter;
    }

    /**
     * The values that suit a caller who waits.
     *
     * @return the defaults of {@link Builder}
     */
    public static FailoverConfig defaults() {
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
     * How long a datacenter has for its first response to an INVITE, connecting included.
     *
     * @return the time after which the next one is tried
     */
    public Duration firstResponse() {
        return firstResponse;
    }

    /**
     * How long all attempts together may take until one is answered at all.
     *
     * @return the time after which the caller hears a 503
     */
    public Duration budget() {
        return budget;
    }

    /**
     * What the caller is told in Retry-After if no datacenter said a time itself.
     *
     * @return whole seconds
     */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Collects the values of a {@link FailoverConfig}. Single thread. */
    public static final class Builder {

        private Duration firstResponse = Duration.ofSeconds(4);
        private Duration budget = Duration.ofSeconds(12);
        private Duration retryAfter = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets how long a datacenter has for its first response.
         *
         * @param duration default 4 s: a proxy that works sends its 100 at once, and Timer B (32 s, RFC 3261 section
         *     17.1.1.2) is too long for a caller
         * @return this
         */
        public Builder firstResponse(Duration duration) {
            firstResponse = duration;
            return this;
        }

        /**
         * Sets how long all attempts together may take.
         *
         * @param duration default 12 s: three datacenters with 4 s each
         * @return this
         */
        public Builder budget(Duration duration) {
            budget = duration;
            return this;
        }

        /**
         * Sets the Retry-After for a caller whom no datacenter can serve.
         *
         * @param duration default 5 s: the pace at which one that is back is noticed
         * @return this
         */
        public Builder retryAfter(Duration duration) {
            retryAfter = duration;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong and what to change
         */
        public FailoverConfig build() {
            Problems problems = new Problems();
            problems.require(firstResponse.compareTo(Duration.ZERO) > 0, "firstResponse: choose more than 0");
            problems.require(
                    budget.compareTo(firstResponse) >= 0,
                    "budget: choose at least firstResponse, " + firstResponse + ", not " + budget);
            problems.require(
                    retryAfter.compareTo(Duration.ofSeconds(1)) >= 0,
                    "retryAfter: choose at least 1 s, not " + retryAfter);
            problems.throwIfAny();
            return new FailoverConfig(this);
        }
    }
}
