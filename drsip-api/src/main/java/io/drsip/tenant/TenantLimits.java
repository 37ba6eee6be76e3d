package io.drsip.tenant;

import java.util.OptionalInt;

/**
 * How much one tenant may use of a trunk, both directions together. Immutable.
 *
 * <p>They count on each trunk of each SBC for itself, since SBCs share no state. A call to an emergency number is never
 * refused for a limit, though it counts.
 */
public final class TenantLimits {

    /** Which limit was reached. */
    public enum Kind {

        /** As many calls are up as there may be. */
        CALLS,

        /** Calls come faster than they may. */
        CALLS_PER_SECOND
    }

    private static final TenantLimits NONE = new TenantLimits(OptionalInt.empty(), OptionalInt.empty());
    private static final int MOST = 100_000;

    private final OptionalInt calls;
    private final OptionalInt callsPerSecond;

    private TenantLimits(OptionalInt calls, OptionalInt callsPerSecond) {
        this.calls = calls;
        this.callsPerSecond = callsPerSecond;
    }

    /**
     * No limits of its own: those of the trunk hold.
     *
     * @return limits that nobody reaches
     */
    public static TenantLimits none() {
        return NONE;
    }

    /**
     * Limits how many calls are up at once, ringing ones included.
     *
     * @param most 0 to 100,000, the range of MaxConcurrentSessions of a trunk (Microsoft, Set-CsOnlinePSTNGateway); 0
     *     blocks the tenant
     * @return limits that differ in this
     * @throws IllegalArgumentException if it is out of range
     */
    public TenantLimits withCalls(int most) {
        return new TenantLimits(OptionalInt.of(checked("calls", 0, most)), callsPerSecond);
    }

    /**
     * Limits how fast calls may come. As many may come at once as in a second.
     *
     * @param most 1 to 100,000 calls a second
     * @return limits that differ in this
     * @throws IllegalArgumentException if it is out of range
     */
    public TenantLimits withCallsPerSecond(int most) {
        return new TenantLimits(calls, OptionalInt.of(checked("callsPerSecond", 1, most)));
    }

    private static int checked(String name, int least, int value) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + MOST + ", not " + value);
        }
        return value;
    }

    /**
     * How many calls may be up at once.
     *
     * @return the limit, if there is one
     */
    public OptionalInt calls() {
        return calls;
    }

    /**
     * How many calls may begin within a second.
     *
     * @return the limit, if there is one
     */
    public OptionalInt callsPerSecond() {
        return callsPerSecond;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TenantLimits limits
                && calls.equals(limits.calls)
                && callsPerSecond.equals(limits.callsPerSecond);
    }

    @Override
    public int hashCode() {
        return 31 * calls.hashCode() + callsPerSecond.hashCode();
    }

    /** Both limits in words. */
    @Override
    public String toString() {
        return words(calls, " calls") + ", " + words(callsPerSecond, " calls per second");
    }

    private static String words(OptionalInt limit, String what) {
        return (limit.isPresent() ? "at most " + limit.getAsInt() : "any number of") + what;
    }
}
