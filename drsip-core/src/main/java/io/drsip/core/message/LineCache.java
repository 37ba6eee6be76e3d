package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are written again and again, such as the Allow of every message: who sets the very same list again need
 * not have it written again.
 *
 * <p>Only lists that cannot change are kept, and only a few. Thread-safe: an entry never changes, and the worst is to
 * write a line once more.
 */
public final class LineCache {

    private static final int MOST = 4;

    private final @Nullable Entry[] entries = new Entry[MOST];

    // Racy on purpose.
    private int next;

    /** Starts empty. */
    public LineCache() {}

    private record Entry(HeaderType<?> type, List<?> values, List<WrittenLine> lines) {

        boolean isFor(HeaderType<?> other, List<?> others) {
            return type == other && isSame(values, others);
        }
    }

    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** How some values are written that go into one line; null if nobody knows yet. */
    @Nullable
    Slice text(HeaderType<?> type, List<?> values) {
        List<WrittenLine> lines = find(type, values);
        return lines != null && lines.size() == 1 ? lines.get(0).text() : null;
    }

    private @Nullable List<WrittenLine> find(HeaderType<?> type, List<?> values) {
        for (Entry entry : entries) {
            if (entry != null && entry.isFor(type, values)) {
                return entry.lines;
            }
        }
        return null;
    }

    <T> List<WrittenLine> lines(HeaderType<T> type, List<T> values) {
        List<WrittenLine> known = find(type, values);
        if (known != null) {
            return known;
        }
        List<WrittenLine> lines = WrittenLine.of(type, values);
        if (values.size() > 1 && isSame(List.copyOf(values), values)) {
            int at = next & (MOST - 1);
            next = at + 1;
            entries[at] = new Entry(type, values, lines);
        }
        return lines;
    }
}
