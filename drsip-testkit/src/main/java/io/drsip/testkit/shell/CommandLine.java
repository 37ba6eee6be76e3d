package io.drsip.testkit.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The options that were given: {@code --name value}, {@code --name=value} or {@code --flag}, in any order. Immutable.
 */
final class CommandLine {

    private static final int NAME_COLUMN = 34;

    private final Map<String, List<String>> values;

    private CommandLine(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the arguments of a program.
     *
     * @throws UsageException naming every argument that is wrong
     */
    static CommandLine parse(List<Option> known, String... args) {
        Map<String, Option> byName = known.stream().collect(Collectors.toMap(Option::name, Function.identity()));
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            Option option = name.startsWith("--") ? byName.get(name.substring(2)) : null;
            if (option == null) {
                problems.add(name + " is no option of this program" + similar(name, known));
            } else if (option.isFlag() && equals >= 0) {
                problems.add(name + " takes no value");
            } else if (!option.isFlag() && equals < 0 && !rest.hasNext()) {
                problems.add(name + " needs a value: " + option);
            } else {
                String value = option.isFlag() ? "" : equals < 0 ? rest.next() : arg.substring(equals + 1);
                values.computeIfAbsent(option.name(), key -> new ArrayList<>()).add(value);
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new CommandLine(values);
    }

    private static String similar(String wrong, List<Option> known) {
        String start = wrong.replaceFirst("^-*", "");
        return known.stream()
                .filter(option ->
                        !start.isEmpty() && (option.name().startsWith(start) || start.startsWith(option.name())))
                .findFirst()
                .map(option -> "; " + option + " is one")
                .orElse("");
    }

    /** A line or more for each option. */
    static String help(List<Option> options) {
        StringBuilder text = new StringBuilder();
        for (Option option : options) {
            String left = "  " + option;
            text.append(left).append(left.length() < NAME_COLUMN ? "" : "\n" + " ".repeat(NAME_COLUMN));
            text.append(" ".repeat(Math.max(0, left.length() < NAME_COLUMN ? NAME_COLUMN - left.length() : 0)))
                    .append(option.text().replace("\n", "\n" + " ".repeat(NAME_COLUMN)))
                    .append('\n');
        }
        return text.toString();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The last value of an option. */
    Optional<String> value(String name) {
        List<String> all = values(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All values of an option that may be repeated. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }
}
