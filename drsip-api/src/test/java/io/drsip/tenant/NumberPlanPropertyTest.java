package io.drsip.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan and every text: seeds are fixed, plans and texts are drawn. */
class NumberPlanPropertyTest {

    private static final int PLANS = 60;
    private static final int TEXTS = 1_000;

    /** What numbers are made of comes often, so that many texts are nearly numbers. */
    private static final List<String> PIECES = List.of(
            "+",
            "0",
            "00",
            "011",
            "1",
            "8",
            "810",
            "49",
            "(0)",
            "425",
            "5550",
            "100",
            "112",
            "911",
            "7",
            "9",
            "99",
            " ",
            "-",
            ".",
            "(",
            ")",
            "*",
            "#",
            ";ext=1",
            "%2B",
            "a",
            "anonymous",
            "\u0660",
            "\uD83D\uDE00",
            "\uD83D",
            "\0");

    @ParameterizedTest
    @MethodSource("plans")
    void shapingIsTotalIdempotentAndForgetsNothing(NumberPlan plan) {
        Random random = new Random(4);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            for (NumberShape first : NumberShape.values()) {
                String once = plan.shape(text, first);
                for (NumberShape second : NumberShape.values()) {
                    assertEquals(plan.shape(text, second), plan.shape(once, second), () -> plan + ": " + text);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anEmergencyNumberIsNeverChangedNorMade(NumberPlan plan) {
        Random random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            for (NumberShape shape : NumberShape.values()) {
                String shaped = plan.shape(text, shape);
                assertEquals(plan.isEmergency(text), plan.isEmergency(shaped), () -> plan + ": " + text);
                assertTrue(!plan.isEmergency(text) || shaped.equals(text), () -> plan + ": " + text);
            }
        }
        for (String number : plan.emergencyNumbers()) {
            for (NumberShape shape : NumberShape.values()) {
                assertEquals(number, plan.shape(number, shape));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void whatIsReadIsAPlusAndEightToFifteenDigits(NumberPlan plan) {
        Random random = new Random(6);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            plan.e164(text)
                    .ifPresent(number -> assertTrue(
                            number.isGlobal() && number.text().matches("\\+[1-9][0-9]{7,14}"),
                            () -> plan + ": " + text));
        }
    }

    static List<NumberPlan> plans() {
        Random random = new Random(3);
        List<NumberPlan> plans = new ArrayList<>();
        plans.add(NumberPlan.northAmerica());
        while (plans.size() < PLANS) {
            int least = 1 + random.nextInt(10);
            NumberPlanBuilder builder = NumberPlan.builder(one(random, "1", "49", "7", "425", "99"))
                    .internationalPrefixes(one(random, "00", "011", "810", "9"), one(random, "00", "0011", "5"))
                    .nationalDigits(least, least + random.nextInt(12 - least + 1))
                    .emergencyNumbers(one(random, "110", "0", "99", "5550100", "14255550100")
                            .concat("1"))
                    .shortNumbers(one(random, "115", "55501", "*100", "4255550100"))
                    .extensions("100", one(random, "199", "555"))
                    .extensions(one(random, "+14255550000", "+14255550100"), "+14255559999")
                    .extensions("55500000", one(random, "55500100", "99999999"));
            builder.trunkPrefix(one(random, "", "", "0", "0", "8", "1", "06"));
            if (random.nextBoolean()) {
                builder.bareNumbersAreNational();
            }
            plans.add(builder.build());
        }
        return plans;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(random.nextInt(3) == 0 ? PIECES.size() : 17)));
        }
        return text.toString();
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
