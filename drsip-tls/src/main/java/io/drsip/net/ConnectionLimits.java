package io.drsip.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of anything the network may take from us, but for the size of messages. Immutable.
 *
 * <p>Values without a source named are our own choice, to be measured.
 */
public final class ConnectionLimits {

    private static final ConnectionLimits DEFAULTS = builder().build();

    private final Duration connect;
    private final Duration handshakeOut;
    private final Duration handshakeIn;
    private final Duration firstMessage;
    private final Duration wholeMessage;
    private final Duration idle;
    private final Duration writeStuck;
    private final int writeQueue;
    private final int perAddress;
    private final int perCloudAddress;
    private final int connections;
    private final int handshakes;
    private final int pingsPerSecond;
    private final int messagesPerTurn;
    private final int waitingCallbacks;
    private final Duration stop;

    private ConnectionLimits(Builder builder) {
        connect = builder.connect;
        handshakeOut = builder.handshakeOut;
        handshakeIn = builder.handshakeIn;
        firstMessage = builder.firstMessage;
        wholeMessage = builder.wholeMessage;
        idle = builder.idle;
        writeStuck = builder.writeStuck;
        writeQueue = builder.writeQueue;
        perAddress = builder.perAddress;
        perCloudAddress = builder.perCloudAddress;
        connections = builder.connections;
        handshakes = builder.handshakes;
        pingsPerSecond = builder.pingsPerSecond;
        messagesPerTurn = builder.messagesPerTurn;
        waitingCallbacks = builder.waitingCallbacks;
        stop = builder.stop;
    }

    /**
     * The limits that fit one SBC towards Microsoft.
     *
     * @return the defaults of {@link Builder}
     */
    public static ConnectionLimits defaults() {
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
     * How long one address may take to accept a connection.
     *
     * @return a positive time
     */
    public Duration connect() {
        return connect;
    }

    /**
     * How long the TLS handshake of a connection that we dial may take.
     *
     * @return a positive time
     */
    public Duration handshakeOut() {
        return handshakeOut;
    }

    /**
     * How long the TLS handshake of a connection that a peer dialled may take.
     *
     * @return a positive time
     */
    public Duration handshakeIn() {
        return handshakeIn;
    }

    /**
     * How long a peer that dialled us may say nothing after its handshake.
     *
     * @return a positive time
     */
    public Duration firstMessage() {
        return firstMessage;
    }

    /**
     * How long a message may take from its first to its last octet.
     *
     * @return a positive time
     */
    public Duration wholeMessage() {
        return wholeMessage;
    }

    /**
     * How long a connection may live without an octet in either direction.
     *
     * @return a positive time
     */
    public Duration idle() {
        return idle;
    }

    /**
     * How long a peer may refuse to read while octets wait for it.
     *
     * @return a positive time
     */
    public Duration writeStuck() {
        return writeStuck;
    }

    /**
     * How many octets may wait to be written to one connection.
     *
     * @return octets
     */
    public int writeQueue() {
        return writeQueue;
    }

    /**
     * How many connections one address outside the cloud's published ranges may hold.
     *
     * @return at least 1
     */
    public int perAddress() {
        return perAddress;
    }

    /**
     * How many connections one address within the cloud's published ranges may hold.
     *
     * @return at least 1
     */
    public int perCloudAddress() {
        return perCloudAddress;
    }

    /**
     * How many connections peers may hold in all.
     *
     * @return at least 1
     */
    public int connections() {
        return connections;
    }

    /**
     * How many connections of peers may be in their handshake at once.
     *
     * @return at least 1
     */
    public int handshakes() {
        return handshakes;
    }

    /**
     * How many keepalive pings (RFC 5626 section 3.5.1) one connection may send in a second.
     *
     * @return at least 1
     */
    public int pingsPerSecond() {
        return pingsPerSecond;
    }

    /**
     * How many messages one connection may have processed before others get their turn.
     *
     * @return at least 1
     */
    public int messagesPerTurn() {
        return messagesPerTurn;
    }

    /**
     * How many events may wait for a slow listener before further ones are left out.
     *
     * @return at least 1
     */
    public int waitingCallbacks() {
        return waitingCallbacks;
    }

    /**
     * How long the end of all calls may take when the SBC is closed.
     *
     * @return a positive time
     */
    public Duration stop() {
        return stop;
    }

    /** Sets limits that differ from the defaults. Single thread. */
    public static final class Builder {

        private Duration connect = Duration.ofSeconds(5);
        private Duration handshakeOut = Duration.ofSeconds(5);
        private Duration handshakeIn = Duration.ofSeconds(10);
        private Duration firstMessage = Duration.ofSeconds(10);
        private Duration wholeMessage = Duration.ofSeconds(10);
        private Duration idle = Duration.ofMinutes(10);
        private Duration writeStuck = Duration.ofSeconds(10);
        private int writeQueue = 1024 * 1024;
        private int perAddress = 64;
        private int perCloudAddress = 1024;
        private int connections = 10_000;
        private int handshakes = 1_000;
        private int pingsPerSecond = 100;
        private int messagesPerTurn = 64;
        private int waitingCallbacks = 10_000;
        private Duration stop = Duration.ofSeconds(2);

        private Builder() {}

        /**
         * Sets how long one address may take to accept a connection.
         *
         * @param time default 5 s; the operating system would try for two minutes while a caller waits
         * @return this
         */
        public Builder connect(Duration time) {
            connect = time;
            return this;
        }

        /**
         * Sets how long the TLS handshake of a connection that we dial may take.
         *
         * @param time default 5 s, so that the next datacenter is tried while the caller still waits
         * @return this
         */
        public Builder handshakeOut(Duration time) {
            handshakeOut = time;
            return this;
        }

        /**
         * Sets how long the TLS handshake of a connection that a peer dialled may take.
         *
         * @param time default 10 s, as Netty has it
         * @return this
         */
        public Builder handshakeIn(Duration time) {
            handshakeIn = time;
            return this;
        }

        /**
         * Sets how long a peer that dialled us may say nothing after its handshake.
         *
         * @param time default 10 s; who dials has something to say
         * @return this
         */
        public Builder firstMessage(Duration time) {
            firstMessage = time;
            return this;
        }

        /**
         * Sets how long a message may take from its first to its last octet.
         *
         * @param time default 10 s, as Kamailio had it; a trickle does not extend it
         * @return this
         */
        public Builder wholeMessage(Duration time) {
            wholeMessage = time;
            return this;
        }

        /**
         * Sets how long a connection may live without an octet in either direction.
         *
         * @param time default 10 min, as Kamailio has it for TLS; what is in use carries OPTIONS each minute
         * @return this
         */
        public Builder idle(Duration time) {
            idle = time;
            return this;
        }

        /**
         * Sets how long a peer may refuse to read while octets wait for it.
         *
         * @param time default 10 s, as Kamailio's send timeout
         * @return this
         */
        public Builder writeStuck(Duration time) {
            writeStuck = time;
            return this;
        }

        /**
         * Sets how many octets may wait to be written to one connection.
         *
         * @param octets default 1 MiB, about 300 messages of Microsoft's size; one more and the connection is closed
         * @return this
         */
        public Builder writeQueue(int octets) {
            writeQueue = octets;
            return this;
        }

        /**
         * Sets how many connections one address outside the cloud's published ranges may hold.
         *
         * @param count default 64
         * @return this
         */
        public Builder perAddress(int count) {
            perAddress = count;
            return this;
        }

        /**
         * Sets how many connections one address within the cloud's published ranges may hold.
         *
         * @param count default 1,024, as Kamailio has it
         * @return this
         */
        public Builder perCloudAddress(int count) {
            perCloudAddress = count;
            return this;
        }

        /**
         * Sets how many connections peers may hold in all.
         *
         * @param count default 10,000; those that we dial come on top
         * @return this
         */
        public Builder connections(int count) {
            connections = count;
            return this;
        }

        /**
         * Sets how many connections of peers may be in their handshake at once.
         *
         * @param count default 1,000, so that strangers cannot take all places
         * @return this
         */
        public Builder handshakes(int count) {
            handshakes = count;
            return this;
        }

        /**
         * Sets how many keepalive pings (RFC 5626 section 3.5.1) one connection may send in a second.
         *
         * @param count default 100; more is a flood
         * @return this
         */
        public Builder pingsPerSecond(int count) {
            pingsPerSecond = count;
            return this;
        }

        /**
         * Sets how many messages one connection may have processed before others get their turn.
         *
         * @param count default 64
         * @return this
         */
        public Builder messagesPerTurn(int count) {
            messagesPerTurn = count;
            return this;
        }

        /**
         * Sets how many events may wait for a slow listener before further ones are left out.
         *
         * @param count default 10,000 per trunk; events of calls are never left out
         * @return this
         */
        public Builder waitingCallbacks(int count) {
            waitingCallbacks = count;
            return this;
        }

        /**
         * Sets how long the end of all calls may take when the SBC is closed.
         *
         * @param time default 2 s, then connections are cut
         * @return this
         */
        public Builder stop(Duration time) {
            stop = time;
            return this;
        }

        /**
         * Makes the limits.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming all that are not positive
         */
        public ConnectionLimits build() {
            List<String> problems = new ArrayList<>();
            check(problems, "connect", connect.toNanos());
            check(problems, "handshakeOut", handshakeOut.toNanos());
            check(problems, "handshakeIn", handshakeIn.toNanos());
            check(problems, "firstMessage", firstMessage.toNanos());
            check(problems, "wholeMessage", wholeMessage.toNanos());
            check(problems, "idle", idle.toNanos());
            check(problems, "writeStuck", writeStuck.toNanos());
            check(problems, "writeQueue", writeQueue);
            check(problems, "perAddress", perAddress);
            check(problems, "perCloudAddress", perCloudAddress);
            check(problems, "connections", connections);
            check(problems, "handshakes", handshakes);
            check(problems, "pingsPerSecond", pingsPerSecond);
            check(problems, "messagesPerTurn", messagesPerTurn);
            check(problems, "waitingCallbacks", waitingCallbacks);
            check(problems, "stop", stop.toNanos());
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("limits: " + String.join("; ", problems));
            }
            return new ConnectionLimits(this);
        }

        private static void check(List<String> problems, String name, long value) {
            if (value <= 0) {
                problems.add(name + " must be positive");
            }
        }
    }
}
