package io.drsip.core.keepalive;

import io.drsip.trunk.KeepaliveConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The timers of a configuration, divided for a simulated cloud. Single thread, for the randomness. */
final class Timing {

    private final KeepaliveConfig config;
    private final int scale;
    private final RandomGenerator random;

    Timing(KeepaliveConfig config, int scale, RandomGenerator random) {
        this.config = config;
        this.scale = scale;
        this.random = random;
    }

    Duration interval() {
        return scaled(config.interval());
    }

    Duration intervalWithJitter() {
        return interval().plusNanos(random.nextLong(scaled(config.jitter()).toNanos() + 1));
    }

    /** Real time, because the network is real; but an answer that is later than the next OPTIONS is none. */
    Duration answerTimeout() {
        return min(config.answerTimeout(), interval());
    }

    int downAfter() {
        return config.downAfter();
    }

    int upAfter() {
        return config.upAfter();
    }

    Duration reconnectMin() {
        return scaled(config.reconnectMin());
    }

    Duration reconnectMax() {
        return scaled(config.reconnectMax());
    }

    Duration certificateRetry() {
        return scaled(config.certificateRetry());
    }

    Duration callHoldDown(Duration retryAfter) {
        return scaled(min(retryAfter, config.callHoldDownCap()));
    }

    Duration probeHoldDown(Duration retryAfter) {
        return scaled(min(retryAfter, config.probeHoldDownCap()));
    }

    Duration dampingCap() {
        return scaled(config.dampingCap());
    }

    Duration demotionWarning() {
        return scaled(config.demotionWarning());
    }

    Duration demotionError() {
        return scaled(config.demotionError());
    }

    private Duration scaled(Duration duration) {
        return duration.dividedBy(scale);
    }

    static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
