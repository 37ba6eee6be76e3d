package io.drsip.core.keepalive;

import java.time.Duration;

/** The wait before the next attempt to connect: doubled each time, up to a limit. Single thread. */
final class Backoff {

    private final Timing timing;
    private Duration next;

    Backoff(Timing timing) {
        this.timing = timing;
        this.next = timing.reconnectMin();
    }

    Duration advance() {
        Duration wait = next;
        next = Timing.min(wait.multipliedBy(2), timing.reconnectMax());
        return wait;
    }

    void reset() {
        next = timing.reconnectMin();
    }
}
