package io.drsip.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a trunk treats its calls: transfers, forks, session timers, and how long it waits for whom. Immutable.
 *
 * <p>Fork and media policies belong to calls that the PBX places, everything else to calls of both directions.
 */
public final class CallConfig {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(90);
    private static final CallConfig DEFAULTS = builder().build();

    private final TransferMode transfers;
    private final boolean mediaBypass;
    private final Optional<Duration> sessionInterval;
    private final Duration minSessionInterval;
    private final boolean transferParameters;
    private final ForkPolicy forks;
    private final SilentMediaPolicy silentMedia;
    private final Duration offerPatience;
    private final Duration transferPatience;
    private final Duration ringRepeat;
    private final Duration takeOver;
    private final int maxCalls;

    private CallConfig(Builder builder) {
        transfers = builder.transfers;
        mediaBypass = builder.mediaBypass;
        sessionInterval = builder.mediaBypass ? Optional.empty() : builder.sessionInterval;
        minSessionInterval = builder.minSessionInterval;
        transferParameters = builder.transferParameters;
        forks = builder.forks;
        silentMedia = builder.silentMedia;
        offerPatience = builder.offerPatience;
        transferPatience = builder.transferPatience;
        ringRepeat = builder.ringRepeat;
        takeOver = builder.takeOver;
        maxCalls = builder.maxCalls;
    }

    /**
     * What fits most PBXes.
     *
     * @return the defaults of {@link Builder}
     */
    public static CallConfig defaults() {
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
     * Who carries transfers out.
     *
     * @return decides what Allow says
     */
    public TransferMode transfers() {
        return transfers;
    }

    /**
     * Whether media go past Microsoft's media processors.
     *
     * @return true on a trunk with media bypass
     */
    public boolean isMediaBypass() {
        return mediaBypass;
    }

    /**
     * How long a session may go on without a sign of life.
     *
     * @return what is asked for; empty if there are no session timers, as always with media bypass
     */
    public Optional<Duration> sessionInterval() {
        return sessionInterval;
    }

    /**
     * The shortest interval that is accepted.
     *
     * @return 90 s or more
     */
    public Duration minSessionInterval() {
        return minSessionInterval;
    }

    /**
     * Whether To of a transfer's INVITE has the parameters of Refer-To.
     *
     * @return false for its user and host alone
     */
    public boolean hasTransferParameters() {
        return transferParameters;
    }

    /**
     * Which endpoints of a call that rings are told.
     *
     * @return each, or the first one only
     */
    public ForkPolicy forks() {
        return forks;
    }

    /**
     * What becomes of early media, which may be silence.
     *
     * @return how it is told
     */
    public SilentMediaPolicy silentMedia() {
        return silentMedia;
    }

    /**
     * How long the PBX may think about an offer inside a call.
     *
     * @return then the offer is refused with 488, and the session goes on as it was
     */
    public Duration offerPatience() {
        return offerPatience;
    }

    /**
     * How long the PBX may think about a transfer.
     *
     * @return then Microsoft hears that it failed with 603, and the call goes on as it was
     */
    public Duration transferPatience() {
        return transferPatience;
    }

    /**
     * How often a ringing call says so again.
     *
     * @return the time between two 18x
     */
    public Duration ringRepeat() {
        return ringRepeat;
    }

    /**
     * How long a call waits for Microsoft to repeat it after its connection broke.
     *
     * @return then it is lost
     */
    public Duration takeOver() {
        return takeOver;
    }

    /**
     * How many calls the trunk holds at once, those that are being set up among them. One more is refused with 503 if
     * it comes from Microsoft, and fails if the PBX places it; 1,000 emergency calls more have room.
     *
     * @return 1 or more
     */
    public int maxCalls() {
        return maxCalls;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private TransferMode transfers = TransferMode.MICROSOFT;
        private boolean mediaBypass;
        private Optional<Duration> sessionInterval = Optional.of(Duration.ofMinutes(30));
        private Duration minSessionInterval = SHORTEST_INTERVAL;
        private boolean transferParameters;
        private ForkPolicy forks = ForkPolicy.EACH_FORK;
        private SilentMediaPolicy silentMedia = SilentMediaPolicy.PASS;
        private Duration offerPatience = Duration.ofSeconds(10);
        private Duration transferPatience = Duration.ofSeconds(20);
        private Duration ringRepeat = Duration.ofSeconds(60);
        private Duration takeOver = Duration.ofSeconds(12);
        private int maxCalls = 20_000;

        private Builder() {}

        /**
         * Chooses who carries transfers out.
         *
         * @param value default {@link TransferMode#MICROSOFT}
         * @return this
         */
        public Builder transfers(TransferMode value) {
            transfers = value;
            return this;
        }

        /**
         * Says that the trunk has media bypass: then Microsoft knows no session timers, and neither does this side
         * (Microsoft, Direct Routing SIP protocol: session timer).
         *
         * @return this
         */
        public Builder mediaBypass() {
            mediaBypass = true;
            return this;
        }

        /**
         * Sets what is asked for as the interval of the session timer (RFC 4028).
         *
         * @param value 90 s or more; default 30 minutes, which is what Microsoft asks for itself
         * @return this
         */
        public Builder sessionInterval(Duration value) {
            sessionInterval = Optional.of(value);
            return this;
        }

        /**
         * Asks for no session timers, and ignores those that Microsoft offers.
         *
         * @return this
         */
        public Builder withoutSessionTimers() {
            sessionInterval = Optional.empty();
            return this;
        }

        /**
         * Sets the shortest interval that is accepted.
         *
         * @param value default 90 s, below which RFC 4028 does not go
         * @return this
         */
        public Builder minSessionInterval(Duration value) {
            minSessionInterval = value;
            return this;
        }

        /**
         * Writes the parameters of Refer-To into To of a transfer's INVITE as well. Public traces have both forms;
         * without them is the newer one, and the default.
         *
         * @return this
         */
        public Builder transferParameters() {
            transferParameters = true;
            return this;
        }

        /**
         * Chooses which endpoints of a call that rings are told.
         *
         * @param value default {@link ForkPolicy#EACH_FORK}
         * @return this
         */
        public Builder forks(ForkPolicy value) {
            forks = value;
            return this;
        }

        /**
         * Chooses what becomes of early media.
         *
         * @param value default {@link SilentMediaPolicy#PASS}
         * @return this
         */
        public Builder silentMedia(SilentMediaPolicy value) {
            silentMedia = value;
            return this;
        }

        /**
         * Sets how long the PBX may think about an offer inside a call.
         *
         * @param value default 10 s, a third of what the transaction allows
         * @return this
         */
        public Builder offerPatience(Duration value) {
            offerPatience = value;
            return this;
        }

        /**
         * Sets how long the PBX may think about a transfer.
         *
         * @param value default 20 s
         * @return this
         */
        public Builder transferPatience(Duration value) {
            transferPatience = value;
            return this;
        }

        /**
         * Sets how often a ringing call says so again.
         *
         * @param value default 60 s (RFC 3261 section 13.3.1.1)
         * @return this
         */
        public Builder ringRepeat(Duration value) {
            ringRepeat = value;
            return this;
        }

        /**
         * Sets how long a call waits for its repetition from another datacenter.
         *
         * @param value default 12 s: Microsoft gives an attempt 10 s (Microsoft, Trunk failover on outbound calls)
         * @return this
         */
        public Builder takeOver(Duration value) {
            takeOver = value;
            return this;
        }

        /**
         * Sets how many calls the trunk holds at once.
         *
         * @param value default 20,000, more than one PBX serves: what it could never serve must not eat the memory. An
         *     idle call takes up to 8 KiB
         * @return this
         */
        public Builder maxCalls(int value) {
            maxCalls = value;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException if an interval is below 90 s, or a time is not positive; names all problems
         */
        public CallConfig build() {
            List<String> problems = new ArrayList<>();
            atLeast(SHORTEST_INTERVAL, minSessionInterval, "minSessionInterval", problems);
            sessionInterval.ifPresent(value -> atLeast(minSessionInterval, value, "sessionInterval", problems));
            atLeast(Duration.ofMillis(1), offerPatience, "offerPatience", problems);
            atLeast(Duration.ofMillis(1), transferPatience, "transferPatience", problems);
            atLeast(Duration.ofSeconds(1), ringRepeat, "ringRepeat", problems);
            atLeast(Duration.ofMillis(1), takeOver, "takeOver", problems);
            if (maxCalls < 1) {
                problems.add("maxCalls is " + maxCalls + "; use 1 or more");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new CallConfig(this);
        }

        private static void atLeast(Duration least, Duration value, String name, List<String> problems) {
            if (value.compareTo(least) < 0) {
                problems.add(name + " is " + value + "; use " + least + " or more");
            }
        }
    }
}
