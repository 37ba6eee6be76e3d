package io.drsip.core.number;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A regular expression of .NET, as Microsoft takes it, to be run by {@link Pattern}. Immutable.
 *
 * @param pattern the same in Java's grammar, with groups that have no names
 * @param unnamed indexes of the groups without a name; .NET gives them the first numbers
 * @param named indexes of the groups with a name, in order; .NET gives them the numbers behind
 * @param isWhole whether it begins with {@code ^} and ends with {@code $}
 */
record DotNetPattern(Pattern pattern, List<Integer> unnamed, Map<String, Integer> named, boolean isWhole) {

    DotNetPattern {
        unnamed = List.copyOf(unnamed);
        // The order counts, so there must be no Map.copyOf.
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException in words, if .NET does not take it or if it cannot be run here
     */
    static DotNetPattern parse(String text) {
        return new DotNetPatternReader(text).read();
    }

    /** The index of a group by the number or name that it has in .NET. */
    OptionalInt group(String numberOrName) {
        Integer byName = named.get(numberOrName);
        if (byName != null) {
            return OptionalInt.of(byName);
        }
        return number(numberOrName).map(this::group).orElse(OptionalInt.empty());
    }

    private static Optional<Integer> number(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && text.length() < 5 ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private OptionalInt group(int number) {
        if (number == 0) {
            return OptionalInt.of(0);
        }
        if (number <= unnamed.size()) {
            return OptionalInt.of(unnamed.get(number - 1));
        }
        return named.values().stream()
                .skip(number - unnamed.size() - 1L)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    int groups() {
        return unnamed.size() + named.size();
    }
}
