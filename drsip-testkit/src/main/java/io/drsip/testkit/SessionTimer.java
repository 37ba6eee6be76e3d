package io.drsip.testkit;

import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.Optional;

/**
 * A session timer as Microsoft offers or answers it (RFC 4028; Microsoft, SIP protocol; Issues with inbound calls).
 *
 * <p>The interval goes over the wire as it is; the simulation waits as much of it as {@link
 * Knobs.Builder#sessionTimeScale} says. Immutable.
 */
public final class SessionTimer {

    private final Duration interval;
    private final Optional<Duration> minSe;
    private final Optional<Party> refresher;
    private final boolean vanishing;

    private SessionTimer(Duration interval, Optional<Duration> minSe, Optional<Party> refresher, boolean vanishing) {
        this.interval = interval;
        this.minSe = minSe;
        this.refresher = refresher;
        this.vanishing = vanishing;
    }

    /**
     * A timer that Microsoft refreshes, without a Min-SE.
     *
     * @param interval of Session-Expires, whole seconds. Less than the 90 s of RFC 4028 is possible, for an SBC that
     *     takes it and a test that cannot wait
     * @return the timer
     * @throws IllegalArgumentException if the interval is shorter than a second
     */
    public static SessionTimer of(Duration interval) {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException("a session lasts at least a second, not " + interval);
        }
        return new SessionTimer(interval, Optional.empty(), Optional.of(Party.TEAMS), false);
    }

    /**
     * What Microsoft offers: 1800 s, refreshed by itself.
     *
     * @return the timer of the example in Microsoft's Issues with inbound calls
     */
    public static SessionTimer usual() {
        return of(Duration.ofMinutes(30));
    }

    /**
     * Adds the shortest interval that is acceptable.
     *
     * @param least of Min-SE, whole seconds
     * @return a timer with it
     */
    public SessionTimer minSe(Duration least) {
        return new SessionTimer(interval, Optional.of(least), refresher, vanishing);
    }

    /**
     * Lets the SBC refresh: at half the interval a re-INVITE is expected, and its absence noted as a violation.
     *
     * @return a timer with the SBC as refresher
     */
    public SessionTimer refreshedBySbc() {
        return new SessionTimer(interval, minSe, Optional.of(Party.SBC), vanishing);
    }

    /**
     * Offers no refresher, so that the SBC chooses. In an answer this is as if Microsoft refreshed.
     *
     * @return a timer without refresher
     */
    public SessionTimer refresherLeftOpen() {
        return new SessionTimer(interval, minSe, Optional.empty(), vanishing);
    }

    /**
     * Lets Microsoft promise to refresh and never do so: the SBC is expected to hang up before the interval has passed.
     *
     * @return a timer whose refresher vanishes
     */
    public SessionTimer vanishing() {
        return new SessionTimer(interval, minSe, refresher, true);
    }

    Duration interval() {
        return interval;
    }

    Optional<Duration> minSe() {
        return minSe;
    }

    Optional<Party> refresher() {
        return refresher;
    }

    boolean isVanishing() {
        return vanishing;
    }

    /** The same with what the other side made of it. */
    SessionTimer agreed(Duration interval, Party refresher) {
        return new SessionTimer(interval, minSe, Optional.of(refresher), vanishing);
    }

    /** The value of Session-Expires in a message of Microsoft: {@code uac} and {@code uas} name its own role. */
    String header(boolean inRequest) {
        String value = Long.toString(interval.toSeconds());
        return refresher
                .map(party -> value + ";refresher=" + ((party == Party.TEAMS) == inRequest ? "uac" : "uas"))
                .orElse(value);
    }

    /** The interval and who refreshes. */
    @Override
    public String toString() {
        return interval.toSeconds() + " s, refreshed by "
                + refresher.map(Party::toString).orElse("whom the SBC chooses")
                + (vanishing ? ", who vanishes" : "");
    }
}
