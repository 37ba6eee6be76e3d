package io.drsip.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which header fields of a message cannot be used, and what the others hold. */
final class HeaderIssues {

    private HeaderIssues() {}

    static List<ParseIssue> of(Headers headers, ParseLimits limits) {
        List<ParseIssue> issues = new ArrayList<>();
        for (HeaderType<?> type : HeaderTypes.ALL) {
            read(headers, type, limits, issues);
        }
        issues.sort(Comparator.comparingInt(ParseIssue::entry));
        return List.copyOf(issues);
    }

    static <T> List<T> sound(Headers headers, HeaderType<T> type, ParseLimits limits) {
        return read(headers, type, limits, new ArrayList<>(0));
    }

    private static <T> List<T> read(Headers headers, HeaderType<T> type, ParseLimits limits, List<ParseIssue> issues) {
        List<T> sound = new ArrayList<>(2);
        int first = headers.indexOf(type, 0);
        boolean doubtful = false;
        for (int entry = first; entry >= 0; entry = headers.indexOf(type, entry + 1)) {
            SipParseException error;
            if (type.standsOnce() && entry > first) {
                error = error(headers, entry, "a message has at most one " + type.name() + " header");
                doubtful = true;
            } else {
                error = add(headers, entry, type, type.limit(limits), sound);
            }
            if (error != null) {
                issues.add(new ParseIssue(entry, headers.name(entry).toString(), error));
            }
        }
        return doubtful ? List.of() : List.copyOf(sound);
    }

    /** An entry is taken whole or not at all: half a list would be a guess. */
    private static <T> @Nullable SipParseException add(
            Headers headers, int entry, HeaderType<T> type, int max, List<T> sound) {
        try {
            List<T> values = headers.values(entry, type);
            if (sound.size() + values.size() > max) {
                return error(headers, entry, "a message has at most " + max + " " + type.name() + " values");
            }
            sound.addAll(values);
            return null;
        } catch (SipParseException error) {
            return error;
        }
    }

    private static SipParseException error(Headers headers, int entry, String rule) {
        Slice line = headers.line(entry);
        return SipParseException.at(rule, line.array(), line.start());
    }
}
