package io.drsip.core.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays rows of {@code at  input  state  outputs} against a transaction, columns two blanks apart, outputs with commas
 * between them, {@code -} for none.
 *
 * <p>The input {@code timer} must stand exactly where the machine's deadline is; {@code late} stands behind it. No
 * deadline may pass without a row. In the end 64*T1 pass, and nothing may be left.
 */
abstract class Timeline<O, T extends Transaction<O>> {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final void play(String rows) {
        Instant at = START;
        for (String row : rows.lines().toList()) {
            String[] columns = row.strip().split("\\s{2,}", -1);
            at = START.plus(duration(columns[0]));
            step(row, at, columns[1]);
            assertEquals(expected(columns[3]), drain(), row);
            assertEquals(columns[2], machine().state().name(), row);
            machine().onTimeout(at);
            assertEquals(List.of(), drain(), "early: " + row);
        }
        machine().onTimeout(at.plus(SipTimers.defaults().transactionTimeout()));
        assertEquals(Optional.empty(), machine().deadline(), "a deadline is left");
    }

    private void step(String row, Instant at, String input) {
        if (input.equals("start")) {
            start(at);
            return;
        }
        Optional<Instant> deadline = machine().deadline();
        if (input.equals("timer")) {
            assertEquals(Optional.of(at), deadline, row);
            machine().onTimeout(at);
        } else if (input.equals("late")) {
            assertTrue(deadline.orElseThrow().isBefore(at), row);
            machine().onTimeout(at);
        } else {
            assertTrue(deadline.isEmpty() || deadline.get().isAfter(at), "a deadline has passed before: " + row);
            input(input, at);
        }
    }

    abstract void start(Instant at);

    abstract T machine();

    abstract void input(String input, Instant at);

    abstract O output(String text);

    private List<O> expected(String column) {
        return column.equals("-")
                ? List.of()
                : List.of(column.split(", ", -1)).stream().map(this::output).toList();
    }

    private List<O> drain() {
        List<O> outputs = new ArrayList<>();
        for (O next = machine().poll(); next != null; next = machine().poll()) {
            outputs.add(next);
        }
        return outputs;
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                : Duration.ofSeconds(Long.parseLong(text.replace("s", "")));
    }
}
