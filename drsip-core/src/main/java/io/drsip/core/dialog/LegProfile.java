package io.drsip.core.dialog;

import io.drsip.sip.Method;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the machines of this package have to know of the other side of a call. Immutable. */
public final class LegProfile {

    /** No session interval is shorter, and no Min-SE says less (RFC 4028 sections 4 and 5). */
    public static final Duration SHORTEST_SESSION = Duration.ofSeconds(90);

    private final Set<Method> allowed;
    private final boolean reliable;
    private final SipTimers timers;
    private final HoldForm holdForm;
    private final Optional<Duration> sessionInterval;
    private final Duration minSe;
    private final Duration offerTime;
    private final Duration ringInterval;

    private LegProfile(Builder builder) {
        allowed = builder.allowed;
        reliable = builder.reliable;
        timers = builder.timers;
        holdForm = builder.holdForm;
        sessionInterval = builder.sessionInterval;
        minSe = builder.minSe;
        offerTime = builder.offerTime;
        ringInterval = builder.ringInterval;
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
     * The requests that this leg may send.
     *
     * @return methods in the order in which they were given; unmodifiable
     */
    public Set<Method> allowed() {
        return allowed;
    }

    /**
     * Whether messages of this leg arrive without repetition.
     *
     * @return true over TCP and TLS
     */
    public boolean reliable() {
        return reliable;
    }

    /**
     * The base values of SIP timers.
     *
     * @return T1, T2 and T4
     */
    public SipTimers timers() {
        return timers;
    }

    /**
     * How a hold is written.
     *
     * @return the form
     */
    public HoldForm holdForm() {
        return holdForm;
    }

    /**
     * How long a session lives without a refresh, if it is for us to say.
     *
     * @return 90 s or more; empty if this leg has no session timers
     */
    public Optional<Duration> sessionInterval() {
        return sessionInterval;
    }

    /**
     * The shortest session interval that is taken from the other side.
     *
     * @return 90 s or more
     */
    public Duration minSe() {
        return minSe;
    }

    /**
     * How long a PBX may think about an offer of the other side.
     *
     * @return a positive time
     */
    public Duration offerTime() {
        return offerTime;
    }

    /**
     * How often a provisional response is repeated while nobody answers.
     *
     * @return a positive time
     */
    public Duration ringInterval() {
        return ringInterval;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private Set<Method> allowed =
                inOrder(List.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.NOTIFY));
        private boolean reliable = true;
        private SipTimers timers = SipTimers.defaults();
        private HoldForm holdForm = HoldForm.INACTIVE;
        private Optional<Duration> sessionInterval = Optional.empty();
        private Duration minSe = SHORTEST_SESSION;
        private Duration offerTime = Duration.ofSeconds(10);
        private Duration ringInterval = Duration.ofSeconds(60);

        private Builder() {}

        /**
         * Sets which requests the leg may send.
         *
         * @param methods default INVITE, ACK, CANCEL, BYE, OPTIONS and NOTIFY, which no side refuses
         * @return this
         */
        public Builder allowed(List<Method> methods) {
            allowed = inOrder(methods);
            return this;
        }

        private static Set<Method> inOrder(List<Method> methods) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(methods));
        }

        /**
         * Sets whether messages arrive without repetition.
         *
         * @param yes default true, as over TLS
         * @return this
         */
        public Builder reliable(boolean yes) {
            reliable = yes;
            return this;
        }

        /**
         * Sets the base values of SIP timers.
         *
         * @param values default those of RFC 3261
         * @return this
         */
        public Builder timers(SipTimers values) {
            timers = values;
            return this;
        }

        /**
         * Sets how a hold is written.
         *
         * @param form default {@link HoldForm#INACTIVE}, which every side understands
         * @return this
         */
        public Builder holdForm(HoldForm form) {
            holdForm = form;
            return this;
        }

        /**
         * Sets that sessions have a timer, and how long they are if it is for us to say (RFC 4028).
         *
         * @param interval whole seconds, 90 s or more; 1800 s is what RFC 4028 section 4 recommends. Default is no
         *     session timer: none is asked for, and that of the other side is not taken
         * @return this
         */
        public Builder sessionInterval(Duration interval) {
            sessionInterval = Optional.of(interval);
            return this;
        }

        /**
         * Sets the shortest session interval that is taken from the other side.
         *
         * @param interval whole seconds, 90 s or more; default 90 s (RFC 4028 section 5)
         * @return this
         */
        public Builder minSe(Duration interval) {
            minSe = interval;
            return this;
        }

        /**
         * Sets how long a PBX may think about an offer of the other side; then it is refused with 488.
         *
         * @param time positive; default 10 s, so that the other side does not give up first
         * @return this
         */
        public Builder offerTime(Duration time) {
            offerTime = time;
            return this;
        }

        /**
         * Sets how often a provisional response is repeated while nobody answers.
         *
         * @param time positive; default 60 s (RFC 3261 section 13.3.1.1), well below the three minutes after which
         *     proxies give up
         * @return this
         */
        public Builder ringInterval(Duration time) {
            ringInterval = time;
            return this;
        }

        /**
         * Makes the profile.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         */
        public LegProfile build() {
            List<String> problems = new ArrayList<>();
            if (!sessionInterval.map(Builder::isInterval).orElse(true)) {
                problems.add("sessionInterval must be whole seconds, 90 or more");
            }
            if (!isInterval(minSe)) {
                problems.add("minSe must be whole seconds, 90 or more");
            }
            if (sessionInterval.filter(wanted -> wanted.compareTo(minSe) < 0).isPresent()) {
                problems.add("sessionInterval must not be below minSe");
            }
            if (!isPositive(offerTime)) {
                problems.add("offerTime must be positive");
            }
            if (!isPositive(ringInterval)) {
                problems.add("ringInterval must be positive");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new LegProfile(this);
        }

        private static boolean isInterval(Duration value) {
            boolean whole = value.equals(Duration.ofSeconds(value.toSeconds()));
            return whole && value.compareTo(SHORTEST_SESSION) >= 0 && value.toSeconds() <= 0xFFFF_FFFFL;
        }

        private static boolean isPositive(Duration value) {
            return !value.isNegative() && !value.isZero();
        }
    }
}
