package io.drsip.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the figures into the README of the benchmarks and draws their picture.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.report.Report [--check] benchmarks
 * </pre>
 *
 * <p>Reads {@code results/*} in the folder it is given, one folder per JDK, and rewrites {@code README.md} between
 * its markers, and {@code ratios.svg}. The exit code is 0 when both are written, 1 with {@code --check} if a target
 * is missed (they are written all the same), 2 if there is nothing to report or nowhere to write it. Single thread.
 */
public final class Report {

    private static final String BEGIN = "<!-- figures: begin -->";
    private static final String END = "<!-- figures: end -->";
    private static final String CHECK = "--check";
    private static final int EXIT_MISSED = 1;
    private static final int EXIT_UNUSABLE = 2;

    private Report() {}

    /**
     * Writes the report.
     *
     * @param args {@code --check}, if missed targets matter, and the folder of the benchmarks
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean checked = words.remove(CHECK);
        if (words.size() != 1) {
            System.out.println("arguments: [" + CHECK + "] folder of the benchmarks");
            System.exit(EXIT_UNUSABLE);
        }
        System.exit(run(Path.of(words.get(0)), checked, System.out));
    }

    private static int run(Path folder, boolean checked, PrintStream out) throws IOException {
        List<Results> jdks = read(folder.resolve("results"));
        if (jdks.isEmpty()) {
            out.println("no results in " + folder.resolve("results") + "; benchmarks/measure makes them");
            return EXIT_UNUSABLE;
        }
        Path readme = folder.resolve("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            out.println(readme + " has no lines " + BEGIN + " and " + END);
            return EXIT_UNUSABLE;
        }
        Path picture = folder.resolve("ratios.svg");
        Files.writeString(readme, text.substring(0, begin + BEGIN.length()) + figures(jdks) + text.substring(end));
        Files.writeString(picture, Picture.of(jdks));
        out.println("written: " + readme + ", " + picture);
        return misses(jdks, out) > 0 && checked ? EXIT_MISSED : 0;
    }

    private static List<Results> read(Path folder) throws IOException {
        List<Results> jdks = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                for (Path jdk : folders.filter(Files::isDirectory).toList()) {
                    jdks.add(Results.read(jdk));
                }
            }
        }
        jdks.sort(Comparator.comparingInt(Results::feature));
        return jdks;
    }

    private static String figures(List<Results> jdks) {
        return "\n\n![Time of other libraries over the time of drsip](ratios.svg)\n\n" + Tables.of(jdks) + "\n";
    }

    private static int misses(List<Results> jdks, PrintStream out) {
        int misses = 0;
        for (Results results : jdks) {
            for (Target target : Target.all()) {
                if (!target.isMet(results).orElse(true)) {
                    out.println("missed on JDK " + results.feature() + ": " + target.operation() + " " + target.bound()
                            + ", measured " + target.measured(results));
                    misses++;
                }
            }
        }
        return misses;
    }
}
