package io.drsip.net;

import java.time.Instant;
import java.time.InstantSource;

/** The wall clock at start, advanced by the monotonic one: a clock that is set right fires no timers. Thread-safe. */
final class MonotonicClock implements InstantSource {

    private final Instant start = Instant.now();
    private final long origin = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - origin);
    }
}
