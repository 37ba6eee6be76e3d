package io.drsip.core.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import io.drsip.trunk.KeepaliveConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Interprets a timeline of one datacenter: {@code seconds | input | state | outputs}, with no jitter. The input {@code
 * -} is time alone. A row fails if the machine wanted to be called before it. Single thread.
 */
final class MonitorTimeline {

    static final Datacenter SIP = Datacenter.of("sip.pstnhub.microsoft.com");

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final DatacenterMonitor monitor;
    private DatacenterState state = DatacenterState.UNKNOWN;

    MonitorTimeline(KeepaliveConfig config, int scale) {
        monitor = new DatacenterMonitor(SIP, new Timing(config, scale, () -> 0L), START);
    }

    static DatacenterHealth play(String rows) {
        return play(KeepaliveConfig.defaults(), rows);
    }

    static DatacenterHealth play(KeepaliveConfig config, String rows) {
        MonitorTimeline timeline = new MonitorTimeline(config, 1);
        rows.lines().forEach(timeline::row);
        return timeline.health();
    }

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    DatacenterHealth health() {
        return monitor.health();
    }

    void row(String row) {
        List<String> cells =
                List.of(row.split("\\|", -1)).stream().map(String::strip).toList();
        Instant now = START.plusMillis(Math.round(Double.parseDouble(cells.get(0)) * 1000));
        monitor.deadline().ifPresent(due -> assertFalse(due.isBefore(now), "before " + row + ": wanted " + due));

        List<String> seen = input(cells.get(1), now);

        assertEquals(cells.get(2), monitor.health().state().toString(), row);
        assertEquals(cells.get(3), String.join(", ", seen), row);
    }

    /** Gives one input and returns the outputs in short. */
    List<String> input(String input, Instant now) {
        give(input, now);
        List<String> seen = new ArrayList<>();
        for (KeepaliveOutput output = monitor.poll(); output != null; output = monitor.poll()) {
            if (output instanceof StateChanged change) {
                assertEquals(state, change.from());
                state = change.to();
            } else {
                seen.add(brief(output));
            }
        }
        assertEquals(state, monitor.health().state());
        return seen;
    }

    private void give(String input, Instant now) {
        switch (input) {
            case "-" -> monitor.onTimeout(now);
            case "connected" -> monitor.onConnected(now);
            case "connect fails" -> monitor.onConnectFailed("refused", now);
            case "bad certificate" -> monitor.onCertificateRefused("wrong name", now);
            case "lost" -> monitor.onConnectionLost("reset", now);
            case "silence" -> monitor.onNoAnswer(now);
            case "call fails" -> monitor.onCallFailed("no response", now);
            case "disable" -> monitor.disable("maintenance", now);
            case "enable" -> monitor.enable("maintenance over", now);
            case "force up" -> monitor.forceUp("it works", now);
            case "silence of 0" -> monitor.onNoAnswer(START, now);
            case "silence of 120" -> monitor.onNoAnswer(at(120), now);
            default -> giveStatus(List.of(input.split(" ", -1)), now);
        }
    }

    private void giveStatus(List<String> words, Instant now) {
        boolean call = words.get(0).equals("call");
        Status status = Status.of(Integer.parseInt(words.get(call ? 1 : 0)));
        Optional<Duration> retryAfter = words.contains("after")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(words.get(words.size() - 1))))
                : Optional.empty();
        if (!call) {
            monitor.onAnswered(new ProbeAnswer(status, retryAfter, Duration.ofMillis(40), status.phrase()), now);
        } else if (status.equals(Status.SERVICE_UNAVAILABLE)) {
            monitor.onCallRefused(retryAfter, now);
        } else {
            monitor.onCallAnswered(status, now);
        }
    }

    private static String brief(KeepaliveOutput output) {
        if (output instanceof IdentityAlarm alarm) {
            return "identity " + alarm.status();
        }
        if (output instanceof Warning warning) {
            return "warning " + warning.status();
        }
        if (output instanceof CertificateAlarm alarm) {
            return "certificate " + alarm.cause();
        }
        assertEquals(true, output instanceof SendOptions || output instanceof Connect, output.toString());
        return output instanceof Connect ? "connect" : "options";
    }
}
