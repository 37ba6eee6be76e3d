package io.drsip.testkit;

import java.time.Duration;
import java.util.List;

/**
 * What may be turned on the simulated Microsoft side, with the values that traces show or, where no trace exists, a
 * guess that says so. Immutable.
 */
public final class Knobs {

    private final double timeScale;
    private final double sessionTimeScale;
    private final Duration optionsInterval;
    private final Duration failoverTime;
    private final Duration ackTime;
    private final Duration responseTime;
    private final Duration patience;
    private final boolean optionsBack;
    private final boolean recordRoute;
    private final boolean inDialogOnNewConnection;
    private final boolean presentsCertificate;
    private final boolean checksDialledName;
    private final List<String> tlsProtocols;
    private final int pieces;
    private final long seed;

    private Knobs(Builder builder) {
        timeScale = builder.timeScale;
        sessionTimeScale = builder.sessionTimeScale > 0 ? builder.sessionTimeScale : builder.timeScale;
        optionsInterval = builder.optionsInterval;
        failoverTime = builder.failoverTime;
        ackTime = builder.ackTime;
        responseTime = builder.responseTime;
        patience = builder.patience;
        optionsBack = builder.optionsBack;
        recordRoute = builder.recordRoute;
        inDialogOnNewConnection = builder.inDialogOnNewConnection;
        presentsCertificate = builder.presentsCertificate;
        checksDialledName = builder.checksDialledName;
        tlsProtocols = List.copyOf(builder.tlsProtocols);
        pieces = builder.pieces;
        seed = builder.seed;
    }

    /**
     * Nothing turned.
     *
     * @return the defaults of {@link Builder}
     */
    public static Knobs defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** A duration of the field as one of the simulation. */
    Duration scaled(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() / timeScale));
    }

    /** A part of a session interval as one of the simulation. */
    Duration sessionScaled(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() / sessionTimeScale));
    }

    Duration optionsInterval() {
        return scaled(optionsInterval);
    }

    Duration failoverTime() {
        return failoverTime;
    }

    Duration ackTime() {
        return ackTime;
    }

    Duration responseTime() {
        return responseTime;
    }

    Duration patience() {
        return patience;
    }

    boolean optionsBack() {
        return optionsBack;
    }

    boolean recordRoute() {
        return recordRoute;
    }

    boolean inDialogOnNewConnection() {
        return inDialogOnNewConnection;
    }

    boolean presentsCertificate() {
        return presentsCertificate;
    }

    boolean checksDialledName() {
        return checksDialledName;
    }

    List<String> tlsProtocols() {
        return tlsProtocols;
    }

    int pieces() {
        return pieces;
    }

    long seed() {
        return seed;
    }

    /** Turns knobs. Single thread. */
    public static final class Builder {

        private double timeScale = 1;
        private double sessionTimeScale;
        private Duration optionsInterval = Duration.ofSeconds(60);
        private Duration failoverTime = Duration.ofSeconds(10);
        private Duration ackTime = Duration.ofSeconds(20);
        private Duration responseTime = Duration.ofSeconds(32);
        private Duration patience = Duration.ofSeconds(40);
        private boolean optionsBack = true;
        private boolean recordRoute = true;
        private boolean inDialogOnNewConnection = true;
        private boolean presentsCertificate = true;
        private boolean checksDialledName = true;
        private List<String> tlsProtocols = List.of("TLSv1.3", "TLSv1.2");
        private int pieces = Integer.MAX_VALUE;
        private long seed = 1;

        private Builder() {}

        /**
         * Lets the time of the field pass faster: intervals, trunks' health and the delays of behaviours are divided by
         * this. Limits on how fast an SBC has to react are not, since its processor is as fast as ever: they have their
         * own knobs.
         *
         * @param factor default 1; with 60 a minute takes a second
         * @return this
         * @throws IllegalArgumentException if the factor is not positive
         */
        public Builder timeScale(double factor) {
            if (!(factor > 0)) {
                throw new IllegalArgumentException("timeScale must be positive, not " + factor);
            }
            timeScale = factor;
            return this;
        }

        /**
         * Lets session timers pass faster or slower than the rest. What the messages say is not changed, so an SBC
         * whose own clock is not scaled alike has to be left out of it: by {@link SessionTimer} with Microsoft as
         * refresher, or with a factor of 1 and a short interval.
         *
         * @param factor default as {@link #timeScale}
         * @return this
         * @throws IllegalArgumentException if the factor is not positive
         */
        public Builder sessionTimeScale(double factor) {
            if (!(factor > 0)) {
                throw new IllegalArgumentException("sessionTimeScale must be positive, not " + factor);
            }
            sessionTimeScale = factor;
            return this;
        }

        /**
         * How often each datacenter sends its own OPTIONS to a trunk.
         *
         * @param interval default 60 s, which practice suggests and no document states; zero sends one OPTIONS only
         * @return this
         */
        public Builder optionsInterval(Duration interval) {
            optionsInterval = interval;
            return this;
        }

        /**
         * How long an SBC may take for its first response to an INVITE.
         *
         * @param time default 10 s, as FailoverTimeSeconds of a trunk (Microsoft, New-CsOnlinePSTNGateway)
         * @return this
         */
        public Builder failoverTime(Duration time) {
            failoverTime = time;
            return this;
        }

        /**
         * How long the ACK to a 200 may take, until the call is dropped.
         *
         * @param time default 20 s, as seen with wrong ACKs
         * @return this
         */
        public Builder ackTime(Duration time) {
            ackTime = time;
            return this;
        }

        /**
         * How long the final response to a request other than the first INVITE may take.
         *
         * @param time default 32 s, timer F of RFC 3261
         * @return this
         */
        public Builder responseTime(Duration time) {
            responseTime = time;
            return this;
        }

        /**
         * How long an SBC may take for what it has to do by a timer of 32 s of its own: to hang up where no ACK came,
         * where its re-INVITE failed for good, where nobody hangs up after a transfer.
         *
         * @param time default 40 s; shorter for an SBC whose timers are shorter
         * @return this
         */
        public Builder patience(Duration time) {
            patience = time;
            return this;
        }

        /**
         * Whether a trunk that sent a valid OPTIONS gets OPTIONS itself.
         *
         * @param on default true
         * @return this
         */
        public Builder optionsBack(boolean on) {
            optionsBack = on;
            return this;
        }

        /**
         * Whether requests and responses that found a dialog carry a Record-Route with the regional host.
         *
         * @param on default true, as in traces of 2019 and 2020; whether it is so today is unknown
         * @return this
         */
        public Builder recordRoute(boolean on) {
            recordRoute = on;
            return this;
        }

        /**
         * Whether requests inside a call come over a new connection from another address.
         *
         * @param on default true, as seen in the field
         * @return this
         */
        public Builder inDialogOnNewConnection(boolean on) {
            inDialogOnNewConnection = on;
            return this;
        }

        /**
         * Whether Microsoft shows its certificate when it dials and is asked for one.
         *
         * @param on default true (Microsoft, Plan Direct Routing); some in the field say it does not
         * @return this
         */
        public Builder presentsCertificate(boolean on) {
            presentsCertificate = on;
            return this;
        }

        /**
         * Whether Microsoft compares the dialled name with the certificate of the SBC.
         *
         * @param on default true
         * @return this
         */
        public Builder checksDialledName(boolean on) {
            checksDialledName = on;
            return this;
        }

        /**
         * Which TLS versions are spoken.
         *
         * @param names default {@code TLSv1.3} and {@code TLSv1.2}; whether Microsoft speaks 1.3 is unknown
         * @return this
         */
        public Builder tlsProtocols(String... names) {
            tlsProtocols = List.of(names);
            return this;
        }

        /**
         * Cuts every message into pieces that are written one by one, each in a TLS record of its own.
         *
         * @param octets the size of a piece, at least 1; default is whole messages
         * @return this
         * @throws IllegalArgumentException if the size is not positive
         */
        public Builder pieces(int octets) {
            if (octets < 1) {
                throw new IllegalArgumentException("pieces must have at least one octet, not " + octets);
            }
            pieces = octets;
            return this;
        }

        /**
         * What tags, branches and GUIDs are drawn from.
         *
         * @param value default 1
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return an immutable copy
         */
        public Knobs build() {
            return new Knobs(this);
        }
    }
}
