package io.drsip.core.failover;

import io.drsip.core.Machine;
import io.drsip.core.failover.FailoverOutput.Abandon;
import io.drsip.core.failover.FailoverOutput.Cancelled;
import io.drsip.core.failover.FailoverOutput.DatacenterAnswered;
import io.drsip.core.failover.FailoverOutput.DatacenterFailed;
import io.drsip.core.failover.FailoverOutput.DatacenterRefused;
import io.drsip.core.failover.FailoverOutput.Final;
import io.drsip.core.failover.FailoverOutput.GaveUp;
import io.drsip.core.failover.FailoverOutput.RetireConnection;
import io.drsip.core.failover.FailoverOutput.Try;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.FailoverConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, one datacenter after the other (RFC 3263 section 4.3; Microsoft, Direct Routing SIP
 * protocol: failover).
 *
 * <pre>
 *  state    connect failed  connection broke  silence 4 s  1xx             503     other final  hung up
 *  TRYING   next            abandon, next     abandon,     100 HEARD       next    end          abandon, end
 *                                             next         other RINGING
 *  HEARD    next            abandon, next     -            other RINGING   next    end          abandon, end
 *  RINGING  next            abandon, give up  -            -               next    end          abandon, end
 *  ENDED    -               -                 -            -               retire  -            -
 * </pre>
 *
 * <p>Next means the next candidate, or giving up with a 503 of ours if there is none or the budget (12 s) is used up.
 * The budget ends no attempt that was heard of. Whatever else was received is final: a 603 must not be tried elsewhere,
 * and a 408, 500 or 504 was sent by somebody. A 503 with Retry-After retires the connection it came over, even that of
 * an abandoned attempt. Single thread.
 */
public final class Failover implements Machine<FailoverOutput> {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private enum State {
        TRYING,
        HEARD,
        RINGING,
        ENDED
    }

    private final List<Datacenter> order;
    private final FailoverConfig config;
    private final Instant budgetEnd;
    private final Queue<FailoverOutput> outputs = new ArrayDeque<>();

    // The attempt that goes on: the first has number 1.
    private State state = State.TRYING;
    private int attempt;
    private Instant respondBy;
    private @Nullable Duration shortestRetryAfter;

    /**
     * Starts the first attempt, or gives up at once if there is no candidate.
     *
     * @param candidates where to
     * @param config the timers
     * @param now the moment of the call
     */
    public Failover(Candidates candidates, FailoverConfig config, Instant now) {
        this.order = candidates.order();
        this.config = config;
        this.budgetEnd = now.plus(config.budget());
        this.respondBy = budgetEnd;
        this.shortestRetryAfter = candidates.retryAfter().orElse(null);
        if (order.isEmpty()) {
            giveUp("no datacenter is usable now");
        } else {
            next("", now);
        }
    }

    /**
     * No connection could be made for an attempt, or TLS failed: nothing was sent.
     *
     * @param number of the attempt
     * @param cause why, in words
     * @param now the moment
     */
    public void onConnectFailed(int number, String cause, Instant now) {
        if (goesOn(number)) {
            outputs.add(new DatacenterFailed(datacenter(), cause));
            next(cause, now);
        }
    }

    /**
     * The connection of an attempt broke before a final response came.
     *
     * @param number of the attempt
     * @param cause why, in words
     * @param now the moment
     */
    public void onTransportError(int number, String cause, Instant now) {
        if (!goesOn(number)) {
            return;
        }
        abandon(cause);
        if (state == State.RINGING) {
            giveUp(cause);
        } else {
            next(cause, now);
        }
    }

    /**
     * A provisional response came.
     *
     * @param number of the attempt
     * @param status 100 to 199; silence is no reason any more, and after another one than 100 a broken connection
     *     neither
     * @param now the moment
     */
    public void onProvisional(int number, Status status, Instant now) {
        if (!goesOn(number)) {
            return;
        }
        if (!status.equals(Status.TRYING)) {
            state = State.RINGING;
        } else if (state == State.TRYING) {
            state = State.HEARD;
        }
    }

    /**
     * A final response came.
     *
     * @param number of the attempt
     * @param status 200 to 699
     * @param retryAfter its Retry-After (RFC 3261 section 20.33)
     * @param now the moment
     */
    public void onFinal(int number, Status status, Optional<Duration> retryAfter, Instant now) {
        if (number < 1 || number > attempt) {
            return;
        }
        if (status.equals(Status.SERVICE_UNAVAILABLE)) {
            onRefused(number, retryAfter, now);
        } else if (goesOn(number)) {
            outputs.add(new DatacenterAnswered(datacenter(), status));
            end(new Final(number, status));
        }
    }

    /**
     * The caller hung up.
     *
     * @param now the moment
     */
    public void onCancelled(Instant now) {
        if (state != State.ENDED) {
            outputs.add(new Abandon(attempt));
            end(new Cancelled());
        }
    }

    @Override
    public void onTimeout(Instant now) {
        if (state == State.TRYING && !now.isBefore(respondBy)) {
            String cause = "no response within " + config.firstResponse().toSeconds() + " s";
            abandon(cause);
            next(cause, now);
        }
    }

    @Override
    public @Nullable FailoverOutput poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        return state == State.TRYING ? Optional.of(respondBy) : Optional.empty();
    }

    private void onRefused(int number, Optional<Duration> retryAfter, Instant now) {
        boolean current = goesOn(number);
        if (current || retryAfter.isPresent()) {
            outputs.add(new DatacenterRefused(order.get(number - 1), retryAfter));
        }
        retryAfter.ifPresent(wait -> {
            outputs.add(new RetireConnection(number));
            shortestRetryAfter = shorter(wait, shortestRetryAfter);
        });
        if (current) {
            next(Status.SERVICE_UNAVAILABLE.toString(), now);
        }
    }

    private void abandon(String cause) {
        outputs.add(new DatacenterFailed(datacenter(), cause));
        outputs.add(new Abandon(attempt));
    }

    private void next(String cause, Instant now) {
        if (attempt == order.size()) {
            giveUp("no datacenter took the call, the last one: " + cause);
        } else if (!now.isBefore(budgetEnd)) {
            giveUp("no datacenter took the call in time, the last one: " + cause);
        } else {
            attempt++;
            state = State.TRYING;
            Instant end = now.plus(config.firstResponse());
            respondBy = end.isBefore(budgetEnd) ? end : budgetEnd;
            outputs.add(new Try(datacenter(), attempt));
        }
    }

    private void giveUp(String cause) {
        Duration wait = shortestRetryAfter != null ? shortestRetryAfter : config.retryAfter();
        end(new GaveUp(
                Duration.ofSeconds(
                        Math.max(1, wait.plus(ONE_SECOND).minusNanos(1).toSeconds())),
                cause));
    }

    private void end(FailoverOutput how) {
        state = State.ENDED;
        outputs.add(how);
    }

    private boolean goesOn(int number) {
        return number == attempt && state != State.ENDED;
    }

    private Datacenter datacenter() {
        return order.get(attempt - 1);
    }

    private static Duration shorter(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) < 0 ? one : other;
    }
}
