package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header lines of a message that is being edited, from top to bottom: some as they came, some of ours.
 *
 * <p>A line is a number: that of a header of the original, or the complement of that of a line of ours. So a line is
 * moved, replaced or dropped without looking at its text, and those that stay together are copied together. Single
 * thread.
 */
final class EditedLines {

    private final Headers original;

    // Change with every edit.
    private final List<WrittenLine> ours = new ArrayList<>(4);
    private int[] lines;
    private int count;

    EditedLines(Headers original) {
        this.original = original;
        this.count = original.size();
        this.lines = new int[count + 4];
        for (int line = 0; line < count; line++) {
            lines[line] = line;
        }
    }

    int count() {
        return count;
    }

    boolean is(int at, HeaderType<?> type) {
        int line = lines[at];
        return line >= 0 ? original.is(line, type) : ours.get(~line).type().isSameHeader(type);
    }

    <T> List<T> values(int at, HeaderType<T> type) {
        int line = lines[at];
        return line >= 0 ? original.values(line, type) : ours.get(~line).valuesAs(type);
    }

    /** The first line of a header from {@code from} on, or -1. */
    int indexOf(HeaderType<?> type, int from) {
        if (ours.isEmpty() && !original.has(type)) {
            return -1;
        }
        for (int at = from; at < count; at++) {
            if (is(at, type)) {
                return at;
            }
        }
        return -1;
    }

    void insert(int at, WrittenLine written) {
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        System.arraycopy(lines, at, lines, at + 1, count - at);
        lines[at] = ~ours.size();
        ours.add(written);
        count++;
    }

    void remove(int at) {
        count--;
        System.arraycopy(lines, at + 1, lines, at, count - at);
    }

    /** Removes all lines of a header; tells whether there was one. */
    boolean removeAll(HeaderType<?> type) {
        int before = count;
        for (int at = indexOf(type, 0); at >= 0; at = indexOf(type, at)) {
            remove(at);
        }
        return count < before;
    }

    void write(MessageWriter writer) {
        int at = 0;
        while (at < count) {
            int line = lines[at];
            if (line < 0) {
                ours.get(~line).write(writer);
                at++;
            } else {
                int behind = endOfRun(at);
                writer.lines(original.lines(line, line + behind - at));
                at = behind;
            }
        }
    }

    /** Where the lines end that stood together in the original too. */
    private int endOfRun(int start) {
        int at = start + 1;
        while (at < count && lines[at] == lines[at - 1] + 1 && lines[at] > 0) {
            at++;
        }
        return at;
    }
}
