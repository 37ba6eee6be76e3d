package io.drsip.fuzz;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The properties that are fuzzed, for every seed and what was ever found, and for changes that are always the same. */
class FuzzSeedsTest {

    private static final int ROUNDS = 5_000;

    @TestFactory
    Stream<DynamicTest> seedsHaveTheProperty() {
        return Stream.of(Target.values())
                .flatMap(target -> Inputs.seeds(target).entrySet().stream()
                        .map(seed -> dynamicTest(
                                target.folder() + "/" + seed.getKey(), () -> target.check(seed.getValue()))));
    }

    @ParameterizedTest
    @EnumSource
    void changedSeedsHaveTheProperty(Target target) {
        List<byte[]> seeds = List.copyOf(Inputs.seeds(target).values());
        List<byte[]> words = Inputs.words(target);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = Inputs.changed(seeds, words, new SplittableRandom(round));
            try {
                target.check(input);
            } catch (RuntimeException | AssertionError e) {
                String text = new String(input, StandardCharsets.ISO_8859_1);
                throw new AssertionError("round " + round + ": " + e.getMessage() + "\n" + text, e);
            }
        }
    }
}
