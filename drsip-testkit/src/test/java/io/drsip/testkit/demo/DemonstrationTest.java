package io.drsip.testkit.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationTest {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(octets, true, StandardCharsets.UTF_8);

    @Test
    void allStagesHappen() {
        int code = Demonstration.run(new String[0], out);

        assertEquals(0, code, this::shown);
        assertTrue(shown().contains("All 17 stages happened."), this::shown);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aSabotagedStageIsNoticedAndNamed(Stage stage) {
        int code = Demonstration.run(new String[] {"--sabotage=" + stage.key()}, out);

        assertEquals(stage.exitCode(), code, this::shown);
        assertTrue(shown().contains("Stage \"" + stage.key() + "\" did not happen"), this::shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sabotage=nothing", "--sabotage", "fast", "--sabotage="})
    void whatItDoesNotKnowEndsWithItsUsage(String arg) {
        int code = Demonstration.run(new String[] {arg}, out);

        assertEquals(2, code);
        assertTrue(shown().contains("usage:"), this::shown);
    }

    @Test
    void numbersAreRedactedInTheTimeline() {
        Demonstration.run(new String[] {"--sabotage=busy"}, out);

        assertTrue(shown().contains("+1425555****"), this::shown);
        assertTrue(!shown().contains(World.CUSTOMER_USER), this::shown);
    }

    private String shown() {
        return octets.toString(StandardCharsets.UTF_8);
    }
}
