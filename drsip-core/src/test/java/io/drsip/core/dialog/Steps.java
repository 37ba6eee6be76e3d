package io.drsip.core.dialog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drsip.core.Machine;
import io.drsip.sip.SipMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What timelines of machines are read and compared with: columns with bars between them, times in seconds. */
final class Steps {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Steps() {}

    static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split("\\|", -1)).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    static Instant at(String seconds) {
        return START.plusMillis(Math.round(Double.parseDouble(seconds) * 1000));
    }

    /** All that a machine has to say. */
    static <O> List<O> drain(Machine<O> machine) {
        List<O> outputs = new ArrayList<>();
        for (O output = machine.poll(); output != null; output = machine.poll()) {
            outputs.add(output);
        }
        return outputs;
    }

    static <O> String outputs(Machine<O> machine, Function<O, String> text) {
        List<String> outputs = drain(machine).stream().map(text).toList();
        return outputs.isEmpty() ? "-" : String.join(", ", outputs);
    }

    static String deadline(Machine<?> machine) {
        return machine.deadline()
                .map(deadline -> Duration.between(START, deadline).toMillis() / 1000.0)
                .map(seconds -> seconds == Math.rint(seconds) ? "" + seconds.intValue() : "" + seconds)
                .orElse("-");
    }

    /** A message with some header lines, separated by slashes with blanks around them. */
    static SipMessage message(String start, String headers) {
        String lines = headers.isEmpty() ? "" : headers.replace(" / ", "\r\n") + "\r\n";
        return SipMessage.parse((start + "\r\n" + lines + "\r\n").getBytes(UTF_8));
    }
}
