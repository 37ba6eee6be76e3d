package io.drsip.testkit;

import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints a recording line by line as it grows. Lines may come from several event loops. Thread-safe. */
final class Timeline {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final boolean redacted;

    Timeline(PrintStream out, boolean redacted) {
        this.out = out;
        this.redacted = redacted;
    }

    void print(Recorded line) {
        String text = redacted ? Ladder.redact(text(line)) : text(line);
        out.printf("%s %-6s %s%n", TIME.format(line.at()), Ladder.brief(line.datacenter()), text);
    }

    private static String text(Recorded line) {
        if (line instanceof Recorded.Message message) {
            String arrow = message.isReceived() ? "SBC -->" : "SBC <--";
            return arrow + " " + Ladder.startLine(message) + "  (#"
                    + message.connection().number() + ")";
        }
        return line instanceof Recorded.Note note
                ? "        " + note.kind().name().toLowerCase(Locale.ROOT) + ": " + note.text()
                : "";
    }
}
