package io.drsip.benchmarks.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on one JDK: a folder with {@code machine.properties}, the JSON files of one or more rounds,
 * and tables and lists of what JMH does not measure.
 *
 * <p>A figure is the median over the iterations of all rounds. A benchmark is named as in
 * {@code PeerComparison.drsip_parse}, with its parameters behind it as in {@code GrowthBenchmark.whole longBody full};
 * that of all messages has none. Immutable.
 */
final class Results {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String ALL = "all";

    private final Properties machine;
    private final Map<String, Double> nanos = new TreeMap<>();
    private final Map<String, Double> octets = new TreeMap<>();
    private final List<String> slowest;
    private final List<String> calls = new ArrayList<>();

    private Results(Properties machine, List<String> slowest) {
        this.machine = machine;
        this.slowest = slowest;
    }

    static Results read(Path folder) throws IOException {
        Properties machine = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("machine.properties"))) {
            machine.load(file);
        }
        Path slowest = folder.resolve("slowest.txt");
        Results results = new Results(machine, Files.exists(slowest) ? Files.readAllLines(slowest) : List.of());
        results.addRounds(folder);
        for (String name : List.of("idle-calls.txt", "calls-over-tls.txt")) {
            results.addCalls(folder.resolve(name));
        }
        return results;
    }

    private void addCalls(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("|"))
                    .forEach(calls::add);
            calls.add("");
        }
    }

    private void addRounds(Path folder) throws IOException {
        Map<String, List<Double>> times = new TreeMap<>();
        Map<String, List<Double>> allocations = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (Object benchmark : list(Json.parse(Files.readString(file)))) {
                    addBenchmark(map(benchmark), times, allocations);
                }
            }
        }
        times.forEach((name, values) -> nanos.put(name, median(values)));
        allocations.forEach((name, values) -> octets.put(name, median(values)));
    }

    private static void addBenchmark(
            Map<?, ?> benchmark, Map<String, List<Double>> times, Map<String, List<Double>> allocations) {
        String name = name(benchmark);
        addIterations(times.computeIfAbsent(name, key -> new ArrayList<>()), map(benchmark.get("primaryMetric")));
        Object allocation = map(benchmark.get("secondaryMetrics")).get(ALLOCATION);
        if (allocation != null) {
            addIterations(allocations.computeIfAbsent(name, key -> new ArrayList<>()), map(allocation));
        }
    }

    private static void addIterations(List<Double> values, Map<?, ?> metric) {
        for (Object fork : list(metric.get("rawData"))) {
            for (Object iteration : list(fork)) {
                values.add((Double) iteration);
            }
        }
    }

    private static String name(Map<?, ?> benchmark) {
        String name = String.valueOf(benchmark.get("benchmark"));
        int method = name.lastIndexOf('.');
        StringBuilder words = new StringBuilder(name.substring(name.lastIndexOf('.', method - 1) + 1));
        if (benchmark.get("params") instanceof Map<?, ?> params) {
            params.values().stream()
                    .filter(value -> !ALL.equals(value))
                    .forEach(value -> words.append(' ').append(value));
        }
        return words.toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("no result of JMH: an object expected instead of " + value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("no result of JMH: an array expected instead of " + value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** What {@code Machine} has printed under a name. */
    String machine(String name) {
        return machine.getProperty(name, "");
    }

    /** The version by which the JDK is called, such as 17. */
    int feature() {
        return Integer.parseInt(machine("feature"));
    }

    OptionalDouble nanos(String benchmark) {
        return optional(nanos.get(benchmark));
    }

    OptionalDouble octets(String benchmark) {
        return optional(octets.get(benchmark));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** One time over another, if both were measured. */
    OptionalDouble ratio(String benchmark, String other) {
        OptionalDouble time = nanos(benchmark);
        OptionalDouble divisor = nanos(other);
        return time.isPresent() && divisor.isPresent()
                ? OptionalDouble.of(time.getAsDouble() / divisor.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The benchmarks whose names begin in some way. */
    List<String> benchmarks(String prefix) {
        return nanos.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Tables about calls that were made by other means; may be empty. */
    List<String> calls() {
        return calls;
    }

    /** The slowest message in microseconds and its name, in the part of the list with some heading. */
    Optional<String> slowest(String heading) {
        for (int i = 0; i < slowest.size() - 1; i++) {
            if (slowest.get(i).startsWith("slowest " + heading)) {
                String[] row = slowest.get(i + 1).split("\t", -1);
                return row.length == 4 ? Optional.of(row[0] + " us (" + row[3] + ")") : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
