package io.drsip.core.engine;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantLimits;
import io.drsip.trunk.TenantConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each tenant uses of the trunk, against what it may.
 *
 * <pre>
 * limit            answer                 why
 * CALLS            486                    busy: final, and no failure of the trunk in Microsoft's statistics
 * CALLS_PER_SECOND 503, Retry-After: 1 s  over in a moment: Microsoft tries the next trunk, and this one again later
 * </pre>
 *
 * <p>Neither moves the trunk to the end of Microsoft's list, since that rests on OPTIONS alone (Microsoft, Monitor and
 * troubleshoot Direct Routing), which no limit refuses. An emergency call is let in and counts. Single thread.
 */
final class TenantUsage {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int FIRST_SWEEP = 1_024;

    /** One that was reached. */
    record Reached(TenantLimits.Kind limit, Refusal refusal) {}

    /** What one tenant uses. */
    private static final class Use {

        // How many calls are up, and the moment from which on the bucket is full again.
        private int calls;
        private Instant full = Instant.MIN;

        boolean isIdle(Instant now) {
            return calls == 0 && !full.isAfter(now);
        }
    }

    private final TenantConfig config;
    private final Map<Fqdn, Use> uses = new HashMap<>();

    // When idle tenants are forgotten the next time.
    private int sweepAt = FIRST_SWEEP;

    TenantUsage(TenantConfig config) {
        this.config = config;
    }

    /** Whether no limit may refuse a call to this number. */
    boolean isEmergency(Tenant tenant, String dialled) {
        return tenant.numberPlan().filter(plan -> plan.isEmergency(dialled)).isPresent()
                || PhoneNumber.ofUser(dialled)
                        .map(PhoneNumber::digits)
                        .filter(config.emergencyNumbers()::contains)
                        .isPresent();
    }

    /** Counts a call, unless a limit is reached. */
    Optional<Reached> enter(Tenant tenant, boolean emergency, Instant now) {
        sweep(now);
        Use use = uses.computeIfAbsent(tenant.fqdn(), name -> new Use());
        TenantLimits limits = tenant.limits();
        boolean full = limits.calls().isPresent() && use.calls >= limits.calls().getAsInt();
        if (full && !emergency) {
            return Optional.of(new Reached(
                    TenantLimits.Kind.CALLS,
                    Refusal.of(Status.BUSY_HERE, tenant + " may have " + limits + ", and has " + use.calls)));
        }
        if (limits.callsPerSecond().isPresent()
                && !take(use, limits.callsPerSecond().getAsInt(), emergency, now)) {
            String cause = tenant + " may have " + limits + ", and calls come faster";
            return Optional.of(
                    new Reached(TenantLimits.Kind.CALLS_PER_SECOND, Refusal.unavailable(cause, Duration.ofSeconds(1))));
        }
        use.calls++;
        return Optional.empty();
    }

    /** A bucket of as many tokens as flow in within a second, kept as the moment at which it will be full. */
    private static boolean take(Use use, int perSecond, boolean emergency, Instant now) {
        Instant full = use.full.isAfter(now) ? use.full : now;
        Instant after = full.plus(SECOND.dividedBy(perSecond));
        boolean room = !after.isAfter(now.plus(SECOND));
        if (room) {
            use.full = after;
        } else if (emergency) {
            use.full = now.plus(SECOND);
        }
        return room || emergency;
    }

    /** A call that entered is over. */
    void leave(Fqdn tenant) {
        Use use = uses.get(tenant);
        if (use != null && use.calls > 0) {
            use.calls--;
        }
    }

    int calls(Fqdn tenant) {
        Use use = uses.get(tenant);
        return use == null ? 0 : use.calls;
    }

    /** How many tenants are remembered. */
    int size() {
        return uses.size();
    }

    private void sweep(Instant now) {
        if (uses.size() >= sweepAt) {
            uses.values().removeIf(use -> use.isIdle(now));
            sweepAt = Math.max(FIRST_SWEEP, 2 * uses.size());
        }
    }
}
