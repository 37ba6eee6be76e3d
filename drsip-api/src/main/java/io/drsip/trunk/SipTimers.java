package io.drsip.trunk;

import java.time.Duration;

/**
 * The base values of all SIP timers (RFC 3261 section 17.1.1.1 and appendix A). Immutable.
 *
 * @param t1 an estimate of the round trip; default 500 ms. Timers B, F, H, L and M are 64 times this
 * @param t2 the longest wait between repetitions of a request other than INVITE, and of a 2xx; default 4 s
 * @param t4 how long a message may stay in the network; default 5 s
 */
public record SipTimers(Duration t1, Duration t2, Duration t4) {

    private static final int TRANSACTION_FACTOR = 64;

    private static final SipTimers DEFAULTS =
            new SipTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

    /**
     * Checks that time passes.
     *
     * @param t1 an estimate of the round trip; default 500 ms. Timers B, F, H, L and M are 64 times this
     * @param t2 the longest wait between repetitions of a request other than INVITE, and of a 2xx; default 4 s
     * @param t4 how long a message may stay in the network; default 5 s
     * @throws IllegalArgumentException if one of them is zero or negative, or {@code t2} is shorter than {@code t1}
     */
    public SipTimers {
        if (t1.isNegative() || t1.isZero() || t2.compareTo(t1) < 0 || t4.isNegative() || t4.isZero()) {
            throw new IllegalArgumentException(
                    "timers are positive and t2 is not below t1: " + t1 + ", " + t2 + ", " + t4);
        }
    }

    /**
     * The values of RFC 3261.
     *
     * @return 500 ms, 4 s and 5 s
     */
    public static SipTimers defaults() {
        return DEFAULTS;
    }

    /**
     * How long a transaction waits for the other side.
     *
     * @return 64 times T1: 32 s by default
     */
    public Duration transactionTimeout() {
        return t1.multipliedBy(TRANSACTION_FACTOR);
    }
}
