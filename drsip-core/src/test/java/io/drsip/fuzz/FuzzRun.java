package io.drsip.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fuzzes each target in a process of its own, for some seconds, and prints a line about each: {@code mvn -q -ntp -Pfuzz
 * -Dfuzz.seconds=60 -Dfuzz.targets=framer,uri}. What was learnt is kept in {@code .cifuzz-corpus}, findings beside it.
 *
 * <p>Single thread.
 */
public final class FuzzRun {

    private static final Path KEPT = Path.of(".cifuzz-corpus");
    private static final String INSTRUMENTED =
            "io.drsip.sip.**:io.drsip.sdp.**:io.drsip.core.message.**:io.drsip.core.sdp.**";
    private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: *([0-9]+)");
    private static final Pattern COVERED = Pattern.compile("cov: ([0-9]+) ");
    private static final Pattern FINDING = Pattern.compile("Test unit written to (\\S+)");
    private static final Pattern CAUSE = Pattern.compile("== Java Exception: (.*)");

    private final PrintStream out;
    private final int seconds;

    // Findings so far.
    private int findings;

    private FuzzRun(PrintStream out, int seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    /**
     * Runs.
     *
     * @param arguments {@code --seconds=}, {@code --texts=}, {@code --targets=} and {@code --replay=}, each of which may
     *     be left out
     * @throws Exception if a replayed input does what it was found for, or Jazzer cannot be started
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            options.put(argument.substring(2, sign), argument.substring(sign + 1));
        }
        if (!options.getOrDefault("replay", "").isEmpty()) {
            replay(Path.of(options.get("replay")));
            return;
        }
        FuzzRun run = new FuzzRun(System.out, Integer.parseInt(options.getOrDefault("seconds", "60")));
        for (Target target : chosen(options.getOrDefault("targets", ""))) {
            run.fuzz(target);
        }
        HostileTexts.check(Integer.parseInt(options.getOrDefault("texts", "1000000")));
        System.out.println("texts for every method of the API that takes one: nothing injected, nothing found");
        System.exit(run.findings == 0 ? 0 : 1);
    }

    /** The name of a finding begins with that of its target, as does the name of the folder of a seed. */
    private static void replay(Path file) throws IOException {
        for (Target target : Target.values()) {
            boolean folder = file.toAbsolutePath().toString().contains("/fuzz/" + target.folder() + "/");
            if (folder || file.getFileName().toString().startsWith(target.folder() + "-")) {
                target.check(Files.readAllBytes(file));
                System.out.println("the " + target.folder() + " property holds for " + file);
                return;
            }
        }
        throw new IllegalArgumentException("the name of " + file + " does not begin with that of a target");
    }

    private static List<Target> chosen(String names) {
        return Stream.of(Target.values())
                .filter(target ->
                        names.isEmpty() || List.of(names.split(",", -1)).contains(target.folder()))
                .toList();
    }

    private void fuzz(Target target) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(KEPT.resolve(target.folder()));
        Path log = KEPT.resolve(target.folder() + ".log");
        Process process = new ProcessBuilder(command(target, corpus))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        Files.write(log, lines);
        report(target, process.waitFor(), lines, log);
    }

    private List<String> command(Target target, Path corpus) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "com.code_intelligence.jazzer.Jazzer"));
        command.add("--target_class=" + FuzzTarget.class.getName());
        command.add("--target_args=" + target.name());
        command.add("--instrumentation_includes=" + INSTRUMENTED);
        command.add("--custom_hook_includes=io.drsip.sip.**:io.drsip.sdp.**");
        command.add("--reproducer_path=" + KEPT);
        command.addAll(List.of("-max_total_time=" + seconds, "-print_final_stats=1", "-timeout=10"));
        command.addAll(List.of("-max_len=6000", "-len_control=20"));
        command.add("-dict=" + Inputs.dictionary(target));
        command.add("-artifact_prefix=" + KEPT.resolve(target.folder() + "-"));
        command.add(corpus.toString());
        Inputs.folders(target).forEach(folder -> command.add(folder.toString()));
        return command;
    }

    private void report(Target target, int code, List<String> lines, Path log) {
        String runs = last(RUNS, lines);
        String covered = last(COVERED, lines);
        if (code == 0) {
            long each = Long.parseLong(runs) / Math.max(1, seconds);
            out.printf(
                    Locale.ROOT,
                    "fuzz  %-8s  %d s  %s runs  %d a second  coverage %s  nothing found%n",
                    target.folder(),
                    seconds,
                    runs,
                    each,
                    covered);
            return;
        }
        findings++;
        String file = last(FINDING, lines);
        String cause = last(CAUSE, lines);
        out.printf("fuzz  %-8s  FAILED: %s%n", target.folder(), cause.isEmpty() ? "exit code " + code : cause);
        if (file.isEmpty()) {
            out.println("      no input was written; see " + log.toAbsolutePath());
            return;
        }
        Path found = Path.of(file).toAbsolutePath().normalize();
        out.println("      input:  " + found);
        out.println("      replay: mvn -q -ntp -Pfuzz -pl drsip-core -am -Dfuzz.replay=" + found);
        out.println("      keep:   copy it to drsip-core/src/test/resources/fuzz/" + target.folder()
                + ", and each build replays it");
        out.println("      log:    " + log.toAbsolutePath());
    }

    private static String last(Pattern pattern, List<String> lines) {
        String found = "";
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            found = matcher.find() ? matcher.group(1) : found;
        }
        return found;
    }
}
