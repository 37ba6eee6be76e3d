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
 * replaced or dropped without looking at its text, and those that stay together are copied together. The place of a
 * line that was dropped stays empty: as long as none was put between others, each header of the original has its own
 * place, and is found by the index of the original. Single thread.
 */
final class EditedLines {

    /** Stands in the place of a line that was dropped. */
    private static final int DROPPED = Integer.MIN_VALUE;

    private final Headers original;

    // Change with every edit; before the first one there are none, and all lines are those of the original.
    private final List<WrittenLine> ours = new ArrayList<>(4);
    private int @Nullable [] lines;
    private int places;
    private int dropped;

    /** Whether a line was put between others. */
    private boolean inserted;

    /** Whether there are headers that the original does not have. */
    private boolean added;

    EditedLines(Headers original) {
        this.original = original;
        this.places = original.size();
    }

    private int[] edited() {
        int[] edited = lines;
        if (edited == null) {
            edited = new int[places + 4];
            for (int line = 0; line < places; line++) {
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
        return places - dropped;
    }

    /** The place below all lines. */
    int end() {
        return places;
    }

    <T> List<T> values(int at, HeaderType<T> type) {
        int line = line(at);
        return line >= 0 ? original.values(line, type) : ours.get(~line).valuesAs(type);
    }

    /** Whether a line has a text in its value, letters in any case. */
    boolean mentions(int at, String ascii) {
        return text(at).mentions(ascii);
    }

    /** The value of a line as it is written. */
    Slice text(int at) {
        int line = line(at);
        return line >= 0 ? original.value(line) : ours.get(~line).text();
    }

    /** Whether a line may be one of those with so many values; false only if it has more. */
    boolean mayHave(int at, int values) {
        Slice text = text(at);
        int most = 1;
        for (int i = 0; i < text.length() && most <= values; i++) {
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

    /** The next line of a header below one of its lines, or -1. */
    int next(HeaderType<?> type, int at) {
        return inserted || original.count(type) > 1 ? find(type, at + 1) : -1;
    }

    private int find(HeaderType<?> type, int from) {
        if (inserted) {
            return added || original.has(type) ? search(type, from) : -1;
        }
        int at = original.indexOf(type, from);
        while (at >= 0 && line(at) == DROPPED) {
            at = original.indexOf(type, at + 1);
        }
        return at;
    }

    private int search(HeaderType<?> type, int from) {
        for (int at = from; at < places; at++) {
            int line = line(at);
            boolean found = line >= 0
                    ? original.is(line, type)
                    : line != DROPPED && ours.get(~line).type().isSameHeader(type);
            if (found) {
                return at;
            }
        }
        return -1;
    }

    void insert(int at, WrittenLine written) {
        int[] edited = edited();
        if (places == edited.length) {
            edited = Arrays.copyOf(edited, places * 2);
            lines = edited;
        }
        System.arraycopy(edited, at, edited, at + 1, places - at);
        edited[at] = ~ours.size();
        ours.add(written);
        places++;
        inserted = true;
        added |= !original.has(written.type());
    }

    /** Another line of the same header in the place of one. */
    void replace(int at, WrittenLine written) {
        edited()[at] = ~ours.size();
        ours.add(written);
    }

    void remove(int at) {
        edited()[at] = DROPPED;
        dropped++;
    }

    /** Removes all lines of a header; tells whether there was one. */
    boolean removeAll(HeaderType<?> type) {
        int first = first(type);
        for (int at = first; at >= 0; at = next(type, at)) {
            remove(at);
        }
        return first >= 0;
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
        while (at < places) {
            int line = line(at);
            if (line >= 0) {
                int behind = endOfRun(at);
                writer.lines(original.lines(line, line + behind - at));
                at = behind;
            } else {
                if (line != DROPPED) {
                    ours.get(~line).write(writer);
                }
                at++;
            }
        }
    }

    /** Where the lines end that stood together in the original too. */
    private int endOfRun(int start) {
        int at = start + 1;
        while (at < places && line(at) == line(at - 1) + 1) {
            at++;
        }
        return at;
    }
}
