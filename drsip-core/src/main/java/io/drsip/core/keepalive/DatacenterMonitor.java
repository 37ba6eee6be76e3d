package io.drsip.core.keepalive;

import io.drsip.core.Machine;
import io.drsip.core.keepalive.KeepaliveOutput.CertificateAlarm;
import io.drsip.core.keepalive.KeepaliveOutput.Connect;
import io.drsip.core.keepalive.KeepaliveOutput.IdentityAlarm;
import io.drsip.core.keepalive.KeepaliveOutput.SendOptions;
import io.drsip.core.keepalive.KeepaliveOutput.StateChanged;
import io.drsip.core.keepalive.KeepaliveOutput.Warning;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.DatacenterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Health of one datacenter. States and thresholds after Kamailio's dispatcher, but exclusive.
 *
 * <pre>
 *  state       good            failed         503 + Retry-After  connected   disable   enable   force up
 *  UNKNOWN     UP              SUSPECT, DOWN  DOWN, held         -           DISABLED  -        UP
 *  UP          -               SUSPECT, DOWN  DOWN, held         -           DISABLED  -        -
 *  SUSPECT     UP              -, DOWN        DOWN, held         -           DISABLED  -        UP
 *  RECOVERING  -, UP           DOWN           DOWN, held         -           DISABLED  -        UP
 *  DOWN        connects now    -              held longer        RECOVERING  DISABLED  -        UP
 *  DOWN, held  -               -              held longer        -           DISABLED  -        UP
 *  DISABLED    -               -              remembered         -           -         UNKNOWN  UP
 * </pre>
 *
 * <p>Good is a 2xx to an OPTIONS or a call. Failed is another 5xx or 6xx to an OPTIONS, a 503 to either, no answer in
 * time, a connection that cannot be made, or one that breaks under an OPTIONS or a call, before anything was learnt
 * over it, or while RECOVERING; any other that breaks is replaced at once. A refused certificate counts as all failures
 * that DOWN takes. Other answers only end a row of failures. Where two states stand, the threshold decides; {@link
 * Damping} can delay UP. A datacenter that is enabled while held is DOWN. OPTIONS go in {@link ProbeSlots} over an open
 * connection and never while DOWN or DISABLED. Single thread.
 */
final class DatacenterMonitor implements Machine<KeepaliveOutput> {

    private final Datacenter datacenter;
    private final Timing timing;
    private final ProbeSlots probe;
    private final Backoff backoff;
    private final Damping damping;
    private final Queue<KeepaliveOutput> outputs = new ArrayDeque<>();

    // What is believed.
    private DatacenterState state = DatacenterState.UNKNOWN;
    private Instant since;
    private String cause = "not asked yet";
    private int failures;
    private int goodAnswers;

    // The connection: at most one of the first two is true, and only without both is there a connectAt.
    private boolean connected;
    private boolean connecting;
    private boolean judged;
    private @Nullable Instant connectAt;
    private @Nullable Instant heldUntil;

    // What was seen last.
    private @Nullable Duration latency;
    private @Nullable Instant lastAnswered;
    private @Nullable KeepaliveOutput lastAlarm;

    DatacenterMonitor(Datacenter datacenter, Timing timing, Instant now) {
        this.datacenter = datacenter;
        this.timing = timing;
        this.probe = new ProbeSlots(timing);
        this.backoff = new Backoff(timing);
        this.damping = new Damping(timing);
        this.since = now;
        this.connectAt = now;
    }

    void onConnected(Instant now) {
        connecting = false;
        connectAt = null;
        if (state == DatacenterState.DOWN && isHeld(now)) {
            connectAt = heldUntil;
            return;
        }
        connected = true;
        judged = false;
        if (lastAlarm instanceof CertificateAlarm) {
            lastAlarm = null;
        }
        if (state == DatacenterState.DOWN) {
            damping.onRise(now);
            become(DatacenterState.RECOVERING, "connected", now);
        }
        onTimeout(now);
    }

    void onConnectFailed(String why, Instant now) {
        connectionGone(now.plus(backoff.advance()));
        failed("no connection: " + why, now);
        onTimeout(now);
    }

    void onCertificateRefused(String why, Instant now) {
        alarm(new CertificateAlarm(datacenter, why));
        connectionGone(now.plus(timing.certificateRetry()));
        if (state != DatacenterState.DOWN && state != DatacenterState.DISABLED) {
            fall("certificate refused: " + why, now);
        }
        onTimeout(now);
    }

    void onConnectionLost(String why, Instant now) {
        if (!connected) {
            return;
        }
        boolean idle = judged && state != DatacenterState.RECOVERING && !probe.settle();
        connectionGone(idle ? now : now.plus(backoff.advance()));
        if (!idle) {
            probe.settle();
            failed("connection lost: " + why, now);
        }
        onTimeout(now);
    }

    void onAnswered(ProbeAnswer answer, Instant now) {
        probe.settle();
        judged = true;
        latency = answer.latency();
        Status status = answer.status();
        if (status.isSuccess()) {
            lastAnswered = now;
            lastAlarm = null;
            good(status + " to OPTIONS", now);
        } else if (status.equals(Status.SERVICE_UNAVAILABLE)) {
            refused(answer.retryAfter().map(timing::probeHoldDown), status + " to OPTIONS", now);
        } else if (status.code() >= 500) {
            failed(status + " to OPTIONS", now);
        } else {
            failures = 0;
            alarm(
                    status.equals(Status.FORBIDDEN)
                            ? new IdentityAlarm(datacenter, status, answer.reason())
                            : new Warning(datacenter, status, answer.reason()));
        }
        onTimeout(now);
    }

    void onNoAnswer(Instant sent, Instant now) {
        if (probe.isInFlight(sent)) {
            onNoAnswer(now);
        }
    }

    void onNoAnswer(Instant now) {
        if (probe.settle()) {
            judged = true;
            failed("no answer to OPTIONS", now);
        }
        onTimeout(now);
    }

    void onCallAnswered(Status status, Instant now) {
        judged = true;
        if (status.isSuccess()) {
            good(status + " to a call", now);
        } else {
            failures = 0;
        }
        onTimeout(now);
    }

    void onCallRefused(Optional<Duration> retryAfter, Instant now) {
        refused(retryAfter.map(timing::callHoldDown), Status.SERVICE_UNAVAILABLE + " to a call", now);
        onTimeout(now);
    }

    void onCallFailed(String why, Instant now) {
        failed("a call failed: " + why, now);
        onTimeout(now);
    }

    void disable(String reason, Instant now) {
        probe.settle();
        connectAt = null;
        become(DatacenterState.DISABLED, reason, now);
    }

    void enable(String reason, Instant now) {
        if (state != DatacenterState.DISABLED) {
            return;
        }
        failures = 0;
        become(isHeld(now) ? DatacenterState.DOWN : DatacenterState.UNKNOWN, reason, now);
        if (state == DatacenterState.DOWN) {
            connected = false;
        }
        wantConnection(now);
        onTimeout(now);
    }

    void forceUp(String reason, Instant now) {
        heldUntil = null;
        failures = 0;
        damping.forget();
        rise(reason, now);
        connectAt = null;
        wantConnection(now);
        onTimeout(now);
    }

    @Override
    public void onTimeout(Instant now) {
        if (probe.isOverdue(now)) {
            onNoAnswer(now);
        }
        if (connectAt != null && !now.isBefore(connectAt)) {
            connectAt = null;
            connecting = true;
            outputs.add(new Connect(datacenter));
        }
        if (mayProbe() && probe.isOpen(now)) {
            probe.sent(now);
            outputs.add(new SendOptions(datacenter));
        }
    }

    @Override
    public @Nullable KeepaliveOutput poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        Optional<Instant> slot =
                mayProbe() && probe.answerBy().isEmpty() ? Optional.of(probe.next()) : Optional.empty();
        return Stream.of(Optional.ofNullable(connectAt), probe.answerBy(), slot)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    DatacenterHealth health() {
        return new DatacenterHealth(
                datacenter,
                state,
                since,
                cause,
                Optional.ofNullable(latency),
                Optional.ofNullable(lastAnswered),
                Optional.ofNullable(heldUntil),
                Optional.ofNullable(connectAt));
    }

    private void good(String what, Instant now) {
        if (isHeld(now)) {
            return;
        }
        failures = 0;
        goodAnswers++;
        switch (state) {
            case UNKNOWN, SUSPECT -> {
                if (damping.allowsUp(now)) {
                    rise(what, now);
                }
            }
            case RECOVERING -> {
                if (damping.allowsUp(goodAnswers, now)) {
                    rise(what, now);
                }
            }
            case DOWN -> connectAt = connecting ? null : now;
            case UP, DISABLED -> {}
        }
    }

    private void failed(String what, Instant now) {
        failures++;
        goodAnswers = 0;
        switch (state) {
            case UNKNOWN, UP, SUSPECT -> {
                if (failures >= timing.downAfter()) {
                    fall(what, now);
                } else {
                    become(DatacenterState.SUSPECT, what, now);
                }
            }
            case RECOVERING -> fall(what, now);
            case DOWN, DISABLED -> {}
        }
    }

    private void refused(Optional<Duration> holdDown, String what, Instant now) {
        if (holdDown.isEmpty()) {
            failed(what, now);
            return;
        }
        Instant end = now.plus(holdDown.get());
        heldUntil = isHeld(now) ? later(end, heldUntil) : end;
        if (state == DatacenterState.DISABLED) {
            return;
        }
        if (state != DatacenterState.DOWN) {
            fall(what + ", leave it alone for " + holdDown.get().toSeconds() + " s", now);
        }
        connectAt = connecting ? null : later(end, connectAt);
    }

    private void rise(String why, Instant now) {
        damping.onUp(now);
        backoff.reset();
        become(DatacenterState.UP, why, now);
    }

    private void fall(String why, Instant now) {
        damping.onFall(now);
        become(DatacenterState.DOWN, why, now);
        probe.settle();
        connected = false;
        if (connectAt == null) {
            wantConnection(now.plus(backoff.advance()));
        }
    }

    private void become(DatacenterState to, String why, Instant now) {
        if (state == to) {
            return;
        }
        outputs.add(new StateChanged(datacenter, state, to, why));
        state = to;
        since = now;
        if (to != DatacenterState.DOWN && to != DatacenterState.DISABLED) {
            heldUntil = null;
        }
        cause = why;
        goodAnswers = 0;
    }

    private void connectionGone(Instant retryAt) {
        connected = false;
        connecting = false;
        connectAt = null;
        if (state != DatacenterState.DISABLED) {
            wantConnection(retryAt);
        }
    }

    private void wantConnection(Instant at) {
        if (!connected && !connecting) {
            connectAt = later(at, heldUntil);
        }
    }

    private void alarm(KeepaliveOutput alarm) {
        if (!alarm.equals(lastAlarm)) {
            lastAlarm = alarm;
            outputs.add(alarm);
        }
    }

    private boolean mayProbe() {
        return connected && state != DatacenterState.DOWN && state != DatacenterState.DISABLED;
    }

    private boolean isHeld(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
