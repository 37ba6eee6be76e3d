package io.drsip.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that is moved by hand, and what is to be done later. Single thread. */
final class ManualDelay implements Delay, InstantSource {

    private record Later(Instant at, Runnable body) {}

    private final List<Later> waiting = new ArrayList<>();

    private Instant now = Instant.parse("2026-06-01T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration time, Runnable body) {
        waiting.add(new Later(now.plus(time), body));
    }

    void advance(Duration time) {
        Instant target = now.plus(time);
        List<Later> due = waiting.stream()
                .filter(later -> !later.at.isAfter(target))
                .sorted(Comparator.comparing(Later::at))
                .toList();
        waiting.removeAll(due);
        for (Later later : due) {
            now = later.at;
            later.body.run();
        }
        now = target;
    }
}
