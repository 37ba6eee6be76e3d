package io.drsip.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The deadlines of all machines inside one engine, the soonest first: finding and moving one costs the same with a
 * thousand machines as with a hundred thousand, but for a logarithm. Single thread.
 */
final class Deadlines {

    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));

    // Tells entries of the same moment apart.
    private long last;

    /** One machine's wish to be called. */
    record Entry(Instant at, long number, Child<?, ?> child) {}

    void file(Child<?, ?> child, Optional<Instant> deadline) {
        Entry before = child.filed;
        if (before != null && deadline.isPresent() && before.at.equals(deadline.get())) {
            return;
        }
        if (before != null) {
            entries.remove(before);
            child.filed = null;
        }
        if (deadline.isPresent()) {
            Entry entry = new Entry(deadline.get(), ++last, child);
            entries.add(entry);
            child.filed = entry;
        }
    }

    Optional<Instant> next() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.first().at);
    }

    int size() {
        return entries.size();
    }

    /** Calls each machine whose deadline has come, once. */
    void onTimeout(Instant now) {
        List<Child<?, ?>> due = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.at.isAfter(now)) {
                break;
            }
            due.add(entry.child);
        }
        for (Child<?, ?> child : due) {
            boolean stillDue = child.filed != null && !child.filed.at.isAfter(now);
            if (stillDue) {
                child.onTimeout(now);
            }
        }
    }
}
