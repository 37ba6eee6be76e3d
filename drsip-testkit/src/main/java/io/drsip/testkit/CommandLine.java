package io.drsip.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Options of a shell, each with its value, in their order. Immutable. */
final class CommandLine {

    private final List<Given> given;

    private CommandLine(List<Given> given) {
        this.given = List.copyOf(given);
    }

    /**
     * One option.
     *
     * @param name with its dashes
     * @param value empty for a flag
     */
    record Given(String name, String value) {}

    /** Reads {@code --name value} and {@code --name=value}; flags stand alone. */
    static CommandLine parse(List<String> words, Set<String> withValue, Set<String> flags) {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(word)) {
                given.add(new Given(word, ""));
            } else if (!withValue.contains(name)) {
                throw new IllegalArgumentException("there is no option " + name + "; try --help");
            } else if (equals >= 0) {
                given.add(new Given(name, word.substring(equals + 1)));
            } else if (i + 1 < words.size()) {
                given.add(new Given(name, words.get(++i)));
            } else {
                throw new IllegalArgumentException(name + " needs a value; try --help");
            }
        }
        return new CommandLine(given);
    }

    List<Given> all() {
        return given;
    }

    boolean has(String name) {
        return given.stream().anyMatch(option -> option.name().equals(name));
    }

    List<String> values(String name) {
        return given.stream()
                .filter(option -> option.name().equals(name))
                .map(Given::value)
                .toList();
    }

    Optional<String> last(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
