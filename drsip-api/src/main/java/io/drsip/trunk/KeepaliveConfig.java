package io.drsip.trunk;

import java.time.Duration;

/**
 * How a trunk watches its datacenters: the timers and thresholds of its OPTIONS.
 *
 * <p>All of it holds per trunk and datacenter. Immutable.
 */
public final class KeepaliveConfig {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(60);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(3);
    private static final KeepaliveConfig DEFAULTS = builder().build();

    private final Duration interval;
    private final Duration jitter;
    private final Duration answerTimeout;
    private final int downAfter;
    private final int upAfter;
    private final Duration reconnectMin;
    private final Duration reconnectMax;
    private final Duration certificateRetry;
    private final Duration callHoldDownCap;
    private final Duration probeHoldDownCap;
    private final Duration dampingCap;
    private final Duration demotionWarning;
    private final Duration demotionError;

    private KeepaliveConfig(Builder builder) {
        interval = builder.interval;
        jitter = builder.jitter;
        answerTimeout = builder.answerTimeout;
        downAfter = builder.downAfter;
        upAfter = builder.upAfter;
        reconnectMin = builder.reconnectMin;
        reconnectMax = builder.reconnectMax;
        certificateRetry = builder.certificateRetry;
        callHoldDownCap = builder.callHoldDownCap;
        probeHoldDownCap = builder.probeHoldDownCap;
        dampingCap = builder.dampingCap;
        demotionWarning = builder.demotionWarning;
        demotionError = builder.demotionError;
    }

    /**
     * The values that Microsoft asks for, with time limits to match.
     *
     * @return the defaults of {@link Builder}
     */
    public static KeepaliveConfig defaults() {
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
     * The least time between two OPTIONS to one datacenter.
     *
     * @return 60 s to 180 s
     */
    public Duration interval() {
        return interval;
    }

    /**
     * The most that is added to each interval.
     *
     * @return an amount between zero and this is drawn for each OPTIONS
     */
    public Duration jitter() {
        return jitter;
    }

    /**
     * How long an OPTIONS may stay unanswered before it counts as failed.
     *
     * @return less than the interval
     */
    public Duration answerTimeout() {
        return answerTimeout;
    }

    /**
     * How many failures in a row make a datacenter DOWN.
     *
     * @return 1 or more
     */
    public int downAfter() {
        return downAfter;
    }

    /**
     * How many good answers in a row take a datacenter from RECOVERING to UP.
     *
     * @return 1 or more; a flapping one needs two at least
     */
    public int upAfter() {
        return upAfter;
    }

    /**
     * The first wait before a datacenter is connected to again.
     *
     * @return doubled after each failure
     */
    public Duration reconnectMin() {
        return reconnectMin;
    }

    /**
     * The longest wait before a datacenter is connected to again.
     *
     * @return where the doubling ends
     */
    public Duration reconnectMax() {
        return reconnectMax;
    }

    /**
     * The wait after a certificate was refused.
     *
     * @return the time until the next connection
     */
    public Duration certificateRetry() {
        return certificateRetry;
    }

    /**
     * The longest hold-down that a 503 to a call can ask for.
     *
     * @return a longer Retry-After counts as this
     */
    public Duration callHoldDownCap() {
        return callHoldDownCap;
    }

    /**
     * The longest hold-down that a 503 to an OPTIONS can ask for.
     *
     * @return a longer Retry-After counts as this
     */
    public Duration probeHoldDownCap() {
        return probeHoldDownCap;
    }

    /**
     * The longest time that a flapping datacenter is kept from being UP.
     *
     * @return also the time it has to stand to count as steady
     */
    public Duration dampingCap() {
        return dampingCap;
    }

    /**
     * How long a trunk may stay without a 2xx before {@link Demotion#WARNING}.
     *
     * @return also how long an OPTIONS counts in {@link OnlineReport}
     */
    public Duration demotionWarning() {
        return demotionWarning;
    }

    /**
     * How long a trunk may stay without a 2xx before {@link Demotion#ERROR}.
     *
     * @return more than {@link #demotionWarning}
     */
    public Duration demotionError() {
        return demotionError;
    }

    /** Collects the values of a {@link KeepaliveConfig}. Single thread. */
    public static final class Builder {

        private Duration interval = Duration.ofSeconds(60);
        private Duration jitter = Duration.ofSeconds(6);
        private Duration answerTimeout = Duration.ofSeconds(5);
        private int downAfter = 2;
        private int upAfter = 1;
        private Duration reconnectMin = Duration.ofSeconds(1);
        private Duration reconnectMax = Duration.ofSeconds(30);
        private Duration certificateRetry = Duration.ofSeconds(60);
        private Duration callHoldDownCap = Duration.ofSeconds(60);
        private Duration probeHoldDownCap = Duration.ofHours(1);
        private Duration dampingCap = Duration.ofMinutes(5);
        private Duration demotionWarning = Duration.ofMinutes(3);
        private Duration demotionError = Duration.ofMinutes(5);

        private Builder() {}

        /**
         * Sets the least time between two OPTIONS to one datacenter.
         *
         * @param duration default 60 s; Microsoft forbids less than 60 s and more than 180 s (Microsoft, Connect
         *     your SBC to Direct Routing)
         * @return this
         */
        public Builder interval(Duration duration) {
            interval = duration;
            return this;
        }

        /**
         * Sets the most that is added to each interval.
         *
         * @param duration default 6 s, so that trunks that started together drift apart
         * @return this
         */
        public Builder jitter(Duration duration) {
            jitter = duration;
            return this;
        }

        /**
         * Sets how long an OPTIONS may stay unanswered before it counts as failed.
         *
         * @param duration default 5 s; Timer F (32 s, RFC 3261 section 17.1.2.2) is too long to notice a dead peer
         * @return this
         */
        public Builder answerTimeout(Duration duration) {
            answerTimeout = duration;
            return this;
        }

        /**
         * Sets how many failures in a row make a datacenter DOWN.
         *
         * @param count default 2: one is lost to an accident
         * @return this
         */
        public Builder downAfter(int count) {
            downAfter = count;
            return this;
        }

        /**
         * Sets how many good answers in a row take a datacenter from RECOVERING to UP.
         *
         * @param count default 1; a flapping datacenter needs two at least
         * @return this
         */
        public Builder upAfter(int count) {
            upAfter = count;
            return this;
        }

        /**
         * Sets the first wait before a datacenter is connected to again.
         *
         * @param duration default 1 s
         * @return this
         */
        public Builder reconnectMin(Duration duration) {
            reconnectMin = duration;
            return this;
        }

        /**
         * Sets the longest wait before a datacenter is connected to again.
         *
         * @param duration default 30 s, so that one that is back is used within half an interval
         * @return this
         */
        public Builder reconnectMax(Duration duration) {
            reconnectMax = duration;
            return this;
        }

        /**
         * Sets the wait after a certificate was refused.
         *
         * @param duration default 60 s: no retry heals a certificate, somebody has to
         * @return this
         */
        public Builder certificateRetry(Duration duration) {
            certificateRetry = duration;
            return this;
        }

        /**
         * Sets the longest hold-down that a 503 to a call can ask for.
         *
         * @param duration default 60 s: one refused call is weak evidence, and the next OPTIONS tells
         * @return this
         */
        public Builder callHoldDownCap(Duration duration) {
            callHoldDownCap = duration;
            return this;
        }

        /**
         * Sets the longest hold-down that a 503 to an OPTIONS can ask for.
         *
         * @param duration default 1 h: whatever a datacenter says, somebody will look at it by then
         * @return this
         */
        public Builder probeHoldDownCap(Duration duration) {
            probeHoldDownCap = duration;
            return this;
        }

        /**
         * Sets the longest time that a flapping datacenter is kept from being UP.
         *
         * @param duration default 5 min; the first flap costs one interval, each next one twice that
         * @return this
         */
        public Builder dampingCap(Duration duration) {
            dampingCap = duration;
            return this;
        }

        /**
         * Sets how long a trunk may stay without a 2xx before {@link Demotion#WARNING}.
         *
         * @param duration default 3 min (Microsoft, Monitor and troubleshoot Direct Routing)
         * @return this
         */
        public Builder demotionWarning(Duration duration) {
            demotionWarning = duration;
            return this;
        }

        /**
         * Sets how long a trunk may stay without a 2xx before {@link Demotion#ERROR}.
         *
         * @param duration default 5 min (Microsoft, What's new for Direct Routing, 2022)
         * @return this
         */
        public Builder demotionError(Duration duration) {
            demotionError = duration;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong and what to change
         */
        public KeepaliveConfig build() {
            Problems problems = new Problems();
            checkRhythm(problems);
            checkLimits(problems);
            problems.throwIfAny();
            return new KeepaliveConfig(this);
        }

        private void checkRhythm(Problems problems) {
            problems.require(
                    interval.compareTo(SHORTEST_INTERVAL) >= 0 && interval.compareTo(LONGEST_INTERVAL) <= 0,
                    "interval: choose 60 s to 180 s, as Microsoft demands, not " + interval);
            problems.require(!jitter.isNegative(), "jitter: choose 0 or more, not " + jitter);
            problems.require(
                    jitter.isNegative() || interval.plus(jitter).compareTo(LONGEST_INTERVAL) <= 0,
                    "jitter: interval and jitter together must not exceed 180 s, which " + interval + " and " + jitter
                            + " do");
            problems.require(
                    isPositive(answerTimeout) && answerTimeout.compareTo(interval) < 0,
                    "answerTimeout: choose more than 0 and less than the interval, not " + answerTimeout);
            problems.require(downAfter >= 1, "downAfter: choose 1 or more, not " + downAfter);
            problems.require(upAfter >= 1, "upAfter: choose 1 or more, not " + upAfter);
        }

        private void checkLimits(Problems problems) {
            problems.require(isPositive(reconnectMin), "reconnectMin: choose more than 0, not " + reconnectMin);
            problems.require(
                    reconnectMax.compareTo(reconnectMin) >= 0,
                    "reconnectMax: choose at least reconnectMin, " + reconnectMin + ", not " + reconnectMax);
            problems.require(
                    isPositive(certificateRetry), "certificateRetry: choose more than 0, not " + certificateRetry);
            problems.require(
                    isPositive(callHoldDownCap), "callHoldDownCap: choose more than 0, not " + callHoldDownCap);
            problems.require(
                    isPositive(probeHoldDownCap), "probeHoldDownCap: choose more than 0, not " + probeHoldDownCap);
            problems.require(
                    dampingCap.compareTo(interval) >= 0,
                    "dampingCap: choose at least the interval, " + interval + ", not " + dampingCap);
            problems.require(
                    demotionWarning.compareTo(interval.plus(jitter)) > 0,
                    "demotionWarning: choose more than interval and jitter together, not " + demotionWarning);
            problems.require(
                    demotionError.compareTo(demotionWarning) > 0,
                    "demotionError: choose more than demotionWarning, " + demotionWarning + ", not " + demotionError);
        }

        private static boolean isPositive(Duration duration) {
            return !duration.isZero() && !duration.isNegative();
        }
    }
}
