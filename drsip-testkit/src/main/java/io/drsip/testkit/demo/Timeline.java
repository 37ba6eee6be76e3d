package io.drsip.testkit.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints what happens, with the seconds since the start. Thread-safe. */
final class Timeline {

    private static final int WIDTH = 130;

    private final PrintStream out;
    private final Clock clock;
    private final Instant start;

    Timeline(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    void heading(Stage stage) {
        out.printf("%n%s%2d/%d  %s%n", time(), stage.number(), Stage.values().length, stage.title());
    }

    /** Something one of the sides says. */
    void line(String who, String what) {
        out.printf("%s      %-10s %s%n", time(), who, what);
    }

    void verdict(boolean passed, String what) {
        out.printf("%s      %s %s%n", time(), passed ? "passed:   " : "FAILED:   ", what);
    }

    void picture(String ladder) {
        ladder.lines().forEach(line -> out.printf("           | %s%n", shortened(line)));
    }

    /** Microsoft's Contact is longer than any screen. */
    private static String shortened(String line) {
        return line.length() > WIDTH ? line.substring(0, WIDTH - 3) + "..." : line;
    }

    void text(String what) {
        out.println(what);
    }

    private String time() {
        return String.format(
                Locale.ROOT,
                "%6.2f s ",
                Duration.between(start, clock.instant()).toMillis() / 1e3);
    }
}
