package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a message that is being edited, from top to bottom: some as they came, some of ours.
 *
 * <p>A line is a number: that of a header of the original, or the complement of that of a line of ours. So a line is
 * moved, replaced or dropped without looking at its text, and those that stay together are copied together. Single
 * thread.
 */
final class EditedLines {

    private final Headers original;

    // Change with every edit; before the first one there are none, and all lines are those of the original.
    private final List<WrittenLine> ours = new ArrayList<>(4);
    private int @Nullable [] lines;
    private int count;

    /** Whether there are headers that the original does not have. */
    private boolean added;

    EditedLines(Headers original) {
        this.original = original;
        this.count = original.size();
    }

    private int[] edited() {
        int[] edited = lines;
        if (edited == null) {
            edited = new int[count + 4];
            for (int line = 0; line < count; line++) {
                edited[line] = line;
            }
            lines = edited;
        }
        return edited;
    }

    private int line(int at) {
        return lines == null ? at : lines[at];
    }

    int count() {
        return count;
    }

    <T> List<T> values(int at, HeaderType<T> type) {
        int line = line(at);
        return line >= 0 ? original.values(line, type) : ours.get(~line).valuesAs(type);
    }

    /** Whether a line has a text in its value, letters in any case. */
    boolean mentions(int at, String ascii) {
        return text(at).mentions(ascii);
    }

    private Slice text(int at) {
        int line = line(at);
        return line >= 0 ? original.value(line) : ours.get(~line).text();
    }

    /** Whether a line may be one of those with so many values; false only if it has more. */
    boolean mayHave(int at, int values) {
        Slice text = text(at);
        int most = 1;
        for (int i = 0; i < text.length(); i++) {
            int octet = text.at(i);
            if (octet == '<' || octet == '"') {
                return true;
            }
            most += octet == ',' ? 1 : 0;
        }
        return most <= values;
    }

    /** The first line of a header, or -1. */
    int first(HeaderType<?> type) {
        return find(type, 0);
    }

    /** The next line of a header behind its first one, or -1. */
    int second(HeaderType<?> type) {
        int known = find(type, 0);
        return known < 0 ? -1 : find(type, known + 1);
    }

    /** The first line of a header from {@code from} on, or -1. */
    int indexOf(HeaderType<?> type, int from) {
        return from == 0 ? first(type) : find(type, from);
    }

    private int find(HeaderType<?> type, int from) {
        if (lines == null) {
            return original.indexOf(type, from);
        }
        if (!added && !original.has(type)) {
            return -1;
        }
        int theirs = indexOfTheirs(type, from, lines);
        for (int i = 0; i < ours.size(); i++) {
            if (ours.get(i).type().isSameHeader(type)) {
                return nearest(type, from, theirs < 0 ? count : theirs, lines);
            }
        }
        return theirs;
    }

    /** Lines of the original keep their order, so that each stands no higher than the removed ones let it rise. */
    private int indexOfTheirs(HeaderType<?> type, int from, int[] edited) {
        int removed = original.size() + ours.size() - count;
        int at = from;
        for (int entry = original.indexOf(type, 0); entry >= 0; entry = original.indexOf(type, entry + 1)) {
            at = Math.max(at, entry - removed);
            while (at < count && edited[at] < entry) {
                at++;
            }
            if (at < count && edited[at] == entry) {
                return at;
            }
        }
        return -1;
    }

    /** A line of ours before a place, or the place itself if it is one. */
    private int nearest(HeaderType<?> type, int from, int end, int[] edited) {
        for (int at = from; at < end; at++) {
            if (edited[at] < 0 && ours.get(~edited[at]).type().isSameHeader(type)) {
                return at;
            }
        }
        return end < count ? end : -1;
    }

    void insert(int at, WrittenLine written) {
        int[] edited = edited();
        if (count == edited.length) {
            edited = Arrays.copyOf(edited, count * 2);
            lines = edited;
        }
        System.arraycopy(edited, at, edited, at + 1, count - at);
        edited[at] = ~ours.size();
        ours.add(written);
        count++;
        added |= !original.has(written.type());
    }

    /** Another line of the same header in the place of one. */
    void replace(int at, WrittenLine written) {
        edited()[at] = ~ours.size();
        ours.add(written);
    }

    void remove(int at) {
        int[] edited = edited();
        count--;
        System.arraycopy(edited, at + 1, edited, at, count - at);
    }

    /** Removes all lines of a header; tells whether there was one. */
    boolean removeAll(HeaderType<?> type) {
        int before = count;
        for (int at = indexOf(type, 0); at >= 0; at = indexOf(type, at)) {
            remove(at);
        }
        return count < before;
    }

    /** Whether no name of ours is longer than that. */
    boolean areNamed(int most) {
        for (int i = 0; i < ours.size(); i++) {
            if (ours.get(i).type().name().length() > most) {
                return false;
            }
        }
        return true;
    }

    void write(MessageWriter writer) {
        int at = 0;
        while (at < count) {
            int line = line(at);
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
        while (at < count && line(at) == line(at - 1) + 1 && line(at) > 0) {
            at++;
        }
        return at;
    }
}
