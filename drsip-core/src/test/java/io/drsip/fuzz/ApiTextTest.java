package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile texts for every method that takes one: they are refused, or become what they were meant to be. */
class ApiTextTest {

    private static final int ROUNDS = 20_000;

    @Test
    void everyMethodThatTakesATextCanBeCalled() {
        assertTrue(ApiCalls.ALL.size() > 40, () -> ApiCalls.ALL.toString());
        List<String> missing = ApiCalls.ALL.stream()
                .flatMap(call -> call.missing().stream().map(type -> call + " needs a sample of " + type))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void hostileTextsInjectNothing() {
        HostileTexts.check(ROUNDS);
    }
}
