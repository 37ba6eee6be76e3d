package io.drsip.core.keepalive;

import io.drsip.trunk.Demotion;
import io.drsip.trunk.OnlineReport;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether OPTIONS flow in both directions, and whether Microsoft probably demoted the trunk.
 *
 * <p>One answer from any datacenter, and one OPTIONS from any region, holds for {@code demotionWarning}. The prediction
 * counts from the last 2xx, before the first one from the start. Single thread.
 */
final class Presence {

    private final Timing timing;
    private final Instant start;

    // What was seen last, and what follows from it.
    private @Nullable Instant answeredAt;
    private @Nullable Instant pingedAt;
    private OnlineReport report = OnlineReport.SILENT;
    private Demotion demotion = Demotion.NONE;

    Presence(Timing timing, Instant start) {
        this.timing = timing;
        this.start = start;
    }

    void onAnswered(Instant now) {
        answeredAt = now;
        onTimeout(now);
    }

    void onPinged(Instant now) {
        pingedAt = now;
        onTimeout(now);
    }

    void onTimeout(Instant now) {
        report = new OnlineReport(isFresh(answeredAt, now), isFresh(pingedAt, now));
        if (!now.isBefore(silentSince().plus(timing.demotionError()))) {
            demotion = Demotion.ERROR;
        } else if (!now.isBefore(silentSince().plus(timing.demotionWarning()))) {
            demotion = Demotion.WARNING;
        } else {
            demotion = Demotion.NONE;
        }
    }

    OnlineReport report() {
        return report;
    }

    Demotion demotion() {
        return demotion;
    }

    Optional<Instant> deadline() {
        Optional<Instant> pingExpires = report.pinged() && pingedAt != null
                ? Optional.of(pingedAt.plus(timing.demotionWarning()))
                : Optional.empty();
        Optional<Instant> demoted = switch (demotion) {
            case NONE -> Optional.of(silentSince().plus(timing.demotionWarning()));
            case WARNING -> Optional.of(silentSince().plus(timing.demotionError()));
            case ERROR -> Optional.empty();
        };
        return Stream.of(pingExpires, demoted).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private boolean isFresh(@Nullable Instant seen, Instant now) {
        return seen != null && now.isBefore(seen.plus(timing.demotionWarning()));
    }

    private Instant silentSince() {
        return answeredAt != null ? answeredAt : start;
    }
}
