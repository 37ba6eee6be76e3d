package io.drsip.testkit.shell;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What happens, a line each, with the time in UTC. Thread-safe. */
final class LogLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final Redaction redaction;

    LogLines(PrintStream out, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
    }

    void add(String line) {
        out.println(TIME.format(Instant.now()) + " " + redaction.text(line));
        out.flush();
    }
}
