package io.drsip.core.number;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What .NET writes in the place of a match: text, and references that begin with a dollar sign. A reference to a group
 * that does not exist is text. Immutable.
 *
 * @param parts in order
 */
record DotNetReplacement(List<Part> parts) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:(?<special>[$&`'+_])|(?<number>\\d+)|\\{(?<name>\\w+)})");

    DotNetReplacement {
        parts = List.copyOf(parts);
    }

    /** What one part writes. */
    interface Part {

        void write(String input, MatchResult match, StringBuilder out);
    }

    static DotNetReplacement parse(String text, DotNetPattern pattern) {
        List<Part> parts = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(text);
        int end = 0;
        while (reference.find()) {
            parts.add(literal(text.substring(end, reference.start())));
            parts.add(part(reference, pattern));
            end = reference.end();
        }
        parts.add(literal(text.substring(end)));
        return new DotNetReplacement(parts);
    }

    /** Whether a text has a reference to a group that does not exist, which is written as it stands. */
    static boolean hasLooseEnd(String text, DotNetPattern pattern) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            if (reference.group("special") == null && index(reference, pattern).isEmpty()) {
                return true;
            }
        }
        return reference.replaceAll("").indexOf('$') >= 0;
    }

    private static Part part(Matcher reference, DotNetPattern pattern) {
        String special = reference.group("special");
        if (special != null) {
            return special(special.charAt(0), pattern.groups());
        }
        OptionalInt index = index(reference, pattern);
        return index.isPresent() ? group(index.getAsInt()) : literal(reference.group());
    }

    private static OptionalInt index(Matcher reference, DotNetPattern pattern) {
        String number = reference.group("number");
        return pattern.group(number == null ? String.valueOf(reference.group("name")) : number);
    }

    private static Part special(char c, int groups) {
        return switch (c) {
            case '&' -> group(0);
            case '+' -> group(groups);
            case '_' -> (input, match, out) -> out.append(input);
            case '`' -> (input, match, out) -> out.append(input, 0, match.start());
            case '\'' -> (input, match, out) -> out.append(input, match.end(), input.length());
            default -> literal("$");
        };
    }

    private static Part literal(String text) {
        return (input, match, out) -> out.append(text);
    }

    /** A group that took no part in the match is nothing. */
    private static Part group(int index) {
        return (input, match, out) -> {
            if (match.start(index) >= 0) {
                out.append(input, match.start(index), match.end(index));
            }
        };
    }

    void write(String input, MatchResult match, StringBuilder out) {
        parts.forEach(part -> part.write(input, match, out));
    }
}
