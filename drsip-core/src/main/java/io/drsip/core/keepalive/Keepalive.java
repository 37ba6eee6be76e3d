package io.drsip.core.keepalive;

import io.drsip.core.Machine;
import io.drsip.core.keepalive.KeepaliveOutput.DemotionChanged;
import io.drsip.core.keepalive.KeepaliveOutput.OnlineChanged;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.Demotion;
import io.drsip.trunk.KeepaliveConfig;
import io.drsip.trunk.OnlineReport;
import io.drsip.trunk.PeerPing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Health of one trunk: its datacenters, each by itself, and the OPTIONS in both directions.
 *
 * <p>It starts with a connection to every datacenter and an OPTIONS over each as soon as it stands; then one OPTIONS
 * per datacenter and interval (Microsoft, Connect your SBC to Direct Routing: one in 60 s at most, one in 180 s at
 * least). How one datacenter fares is the table of {@code DatacenterMonitor}.
 *
 * <p>Its owner reports connections and answers, and what calls met. A connection that a {@link KeepaliveOutput.Connect}
 * asked for is reported here once, not a second time as the failure of a call that waited for it. Single thread.
 */
public final class Keepalive implements Machine<KeepaliveOutput> {

    private final Map<Datacenter, DatacenterMonitor> monitors = new LinkedHashMap<>();
    private final PeerPings pings = new PeerPings();
    private final Presence presence;
    private final Queue<KeepaliveOutput> outputs = new ArrayDeque<>();

    // What was told last.
    private OnlineReport reported = OnlineReport.SILENT;
    private Demotion predicted = Demotion.NONE;

    /**
     * Starts watching.
     *
     * @param cloud the datacenters, and what times are divided by
     * @param config the timers and thresholds
     * @param random where the jitter comes from
     * @param now the moment of the start
     */
    public Keepalive(Cloud cloud, KeepaliveConfig config, RandomGenerator random, Instant now) {
        Timing timing = new Timing(config, cloud.timeScale(), random);
        presence = new Presence(timing, now);
        for (Datacenter datacenter : cloud.datacenters()) {
            monitors.put(datacenter, new DatacenterMonitor(datacenter, timing, now));
        }
        onTimeout(now);
    }

    /**
     * A connection to a datacenter stands, TLS included, and takes requests.
     *
     * @param datacenter where to
     * @param now the moment
     * @throws IllegalArgumentException if {@code datacenter} is none of the cloud's, here and in all other inputs
     */
    public void onConnected(Datacenter datacenter, Instant now) {
        tell(datacenter, monitor -> monitor.onConnected(now));
    }

    /**
     * A connection to a datacenter could not be made: no address, refused, timed out, or TLS failed.
     *
     * @param datacenter where to
     * @param cause why, in words
     * @param now the moment
     */
    public void onConnectFailed(Datacenter datacenter, String cause, Instant now) {
        tell(datacenter, monitor -> monitor.onConnectFailed(cause, now));
    }

    /**
     * A connection to a datacenter could not be made because its certificate is not to be trusted. It is down at once,
     * and the next attempt waits longer, because no attempt heals a certificate.
     *
     * @param datacenter where to
     * @param cause why, in words
     * @param now the moment
     */
    public void onCertificateRefused(Datacenter datacenter, String cause, Instant now) {
        tell(datacenter, monitor -> monitor.onCertificateRefused(cause, now));
    }

    /**
     * The last connection to a datacenter that took new requests broke or was closed.
     *
     * @param datacenter where to
     * @param cause why, in words
     * @param now the moment
     */
    public void onConnectionLost(Datacenter datacenter, String cause, Instant now) {
        tell(datacenter, monitor -> monitor.onConnectionLost(cause, now));
    }

    /**
     * A datacenter answered our OPTIONS.
     *
     * @param datacenter which one
     * @param answer what it sent
     * @param now the moment
     */
    public void onAnswered(Datacenter datacenter, ProbeAnswer answer, Instant now) {
        tell(datacenter, monitor -> monitor.onAnswered(answer, now));
        if (answer.status().isSuccess()) {
            presence.onAnswered(now);
            report();
        }
    }

    /**
     * The transaction of one of our OPTIONS ended without an answer. No harm if this machine found that out before, or
     * if a later OPTIONS is in flight by now, as after Timer F.
     *
     * @param datacenter which one
     * @param sent the moment of its {@link KeepaliveOutput.SendOptions}
     * @param now the moment
     */
    public void onNoAnswer(Datacenter datacenter, Instant sent, Instant now) {
        tell(datacenter, monitor -> monitor.onNoAnswer(sent, now));
    }

    /**
     * The OPTIONS that was asked for last has no answer, because it could not be sent. No harm if none is in flight.
     *
     * @param datacenter which one
     * @param now the moment
     */
    public void onNoAnswer(Datacenter datacenter, Instant now) {
        tell(datacenter, monitor -> monitor.onNoAnswer(now));
    }

    /**
     * A datacenter sent a final response to a call, other than 503.
     *
     * @param datacenter which one
     * @param status a 2xx is a good answer; anything else says that the datacenter is alive, and no more
     * @param now the moment
     */
    public void onCallAnswered(Datacenter datacenter, Status status, Instant now) {
        tell(datacenter, monitor -> monitor.onCallAnswered(status, now));
    }

    /**
     * A datacenter sent a 503 to a call.
     *
     * @param datacenter which one
     * @param retryAfter how long it asks to be left alone; at most {@link KeepaliveConfig#callHoldDownCap} counts
     * @param now the moment
     */
    public void onCallRefused(Datacenter datacenter, Optional<Duration> retryAfter, Instant now) {
        tell(datacenter, monitor -> monitor.onCallRefused(retryAfter, now));
    }

    /**
     * A call met silence or a broken connection.
     *
     * @param datacenter which one
     * @param cause what it met, in words
     * @param now the moment
     */
    public void onCallFailed(Datacenter datacenter, String cause, Instant now) {
        tell(datacenter, monitor -> monitor.onCallFailed(cause, now));
    }

    /**
     * An OPTIONS of Microsoft arrived over a connection whose peer was verified.
     *
     * @param origin the host of its From
     * @param userAgent its User-Agent
     * @param now the moment
     */
    public void onPinged(Fqdn origin, Optional<String> userAgent, Instant now) {
        pings.add(origin, userAgent, now);
        presence.onPinged(now);
        report();
    }

    /**
     * The owner takes a datacenter out: no calls, no OPTIONS, no connections.
     *
     * @param datacenter which one
     * @param reason why, in words
     * @param now the moment
     */
    public void disable(Datacenter datacenter, String reason, Instant now) {
        tell(datacenter, monitor -> monitor.disable(reason, now));
    }

    /**
     * The owner brings a disabled datacenter back. A hold-down it asked for still counts.
     *
     * @param datacenter which one
     * @param reason why, in words
     * @param now the moment
     */
    public void enable(Datacenter datacenter, String reason, Instant now) {
        tell(datacenter, monitor -> monitor.enable(reason, now));
    }

    /**
     * The owner knows better: the datacenter is up, whatever was seen and whatever it asked for.
     *
     * @param datacenter which one
     * @param reason why, in words
     * @param now the moment
     */
    public void forceUp(Datacenter datacenter, String reason, Instant now) {
        tell(datacenter, monitor -> monitor.forceUp(reason, now));
    }

    @Override
    public void onTimeout(Instant now) {
        for (DatacenterMonitor monitor : monitors.values()) {
            monitor.onTimeout(now);
            drain(monitor);
        }
        presence.onTimeout(now);
        report();
    }

    @Override
    public @Nullable KeepaliveOutput poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        return Stream.concat(
                        monitors.values().stream().map(DatacenterMonitor::deadline), Stream.of(presence.deadline()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /**
     * Health of all datacenters.
     *
     * @return in the cloud's order
     */
    public List<DatacenterHealth> health() {
        return monitors.values().stream().map(DatacenterMonitor::health).toList();
    }

    /**
     * Whether OPTIONS flow in both directions. A report, never a gate.
     *
     * @return as of the last input
     */
    public OnlineReport online() {
        return presence.report();
    }

    /**
     * Whether Microsoft probably demoted the trunk.
     *
     * @return as of the last input
     */
    public Demotion demotion() {
        return presence.demotion();
    }

    /**
     * The OPTIONS of Microsoft, per origin region and instance.
     *
     * @return the one seen last comes last; at most 64
     */
    public List<PeerPing> pings() {
        return pings.list();
    }

    private void tell(Datacenter datacenter, Consumer<DatacenterMonitor> input) {
        DatacenterMonitor monitor = monitors.get(datacenter);
        if (monitor == null) {
            throw new IllegalArgumentException("datacenter: " + datacenter + " is none of " + monitors.keySet());
        }
        input.accept(monitor);
        drain(monitor);
    }

    private void drain(DatacenterMonitor monitor) {
        for (KeepaliveOutput output = monitor.poll(); output != null; output = monitor.poll()) {
            outputs.add(output);
        }
    }

    private void report() {
        if (!presence.report().equals(reported)) {
            reported = presence.report();
            outputs.add(new OnlineChanged(reported));
        }
        if (presence.demotion() != predicted) {
            outputs.add(new DemotionChanged(predicted, presence.demotion()));
            predicted = presence.demotion();
        }
    }
}
