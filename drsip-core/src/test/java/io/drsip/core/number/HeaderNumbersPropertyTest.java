package io.drsip.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.NumberShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every URI that can be parsed. Seeds are fixed. */
class HeaderNumbersPropertyTest {

    private static final int URIS = 4_000;
    private static final List<NumberPlan> PLANS = List.of(
            NumberPlan.northAmerica().toBuilder().extensions("1000", "4999").build(),
            NumberPlan.builder("49").emergencyNumbers("110").build());
    private static final List<String> PIECES = List.of(
            "+",
            "0",
            "00",
            "011",
            "1",
            "49",
            "425",
            "5550",
            "100",
            "112",
            "911",
            "110",
            "-",
            ".",
            "(",
            ")",
            "%2B",
            "%20",
            "%31",
            "%00",
            "%C3%A4",
            "*",
            "%23",
            "a",
            "anonymous",
            ";ext=1",
            ";phone-context=+1",
            ";phone-context=+49",
            ";phone-context=contoso.com",
            ";isub=1",
            ";",
            "=",
            "?",
            "/",
            "&",
            ":",
            ",");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shapingUrisIsTotalIdempotentAndForgetsNothing(long seed) {
        for (NumberPlan plan : PLANS) {
            List<UnaryOperator<Uri>> shapers = shapers(plan);
            for (Uri uri : uris(new Random(seed))) {
                for (UnaryOperator<Uri> first : shapers) {
                    Uri once = first.apply(uri);
                    assertSame(once, first.apply(once), uri::toString);
                    assertEquals(once, Uri.parse(once.toString()), uri::toString);
                    for (UnaryOperator<Uri> second : shapers) {
                        assertEquals(second.apply(uri), second.apply(once), uri::toString);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void anEmergencyCallIsNeverTouched(long seed) {
        for (NumberPlan plan : PLANS) {
            for (Uri uri : uris(new Random(seed))) {
                for (UnaryOperator<Uri> shaper : shapers(plan)) {
                    Uri shaped = shaper.apply(uri);
                    assertEquals(plan.isEmergency(uri), plan.isEmergency(shaped), uri::toString);
                    assertSame(plan.isEmergency(uri) ? uri : shaped, shaped, uri::toString);
                }
            }
        }
    }

    private static List<UnaryOperator<Uri>> shapers(NumberPlan plan) {
        List<UnaryOperator<Uri>> shapers = new ArrayList<>();
        for (NumberShape shape : NumberShape.values()) {
            shapers.add(HeaderNumbers.of(plan)
                    .with(Direction.TO_MICROSOFT, shape, NumberField.TO)
                    .uris(Direction.TO_MICROSOFT, NumberField.TO));
        }
        return shapers;
    }

    private static List<Uri> uris(Random random) {
        List<Uri> uris = new ArrayList<>();
        while (uris.size() < URIS) {
            StringBuilder user = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                user.append(PIECES.get(random.nextInt(random.nextInt(3) == 0 ? PIECES.size() : 16)));
            }
            String tail = random.nextInt(4) == 0 ? "@contoso.com;user=phone" : "@contoso.com";
            String text = random.nextInt(4) == 0 ? "tel:" + user : "sip:" + user + tail;
            parsed(text).ifPresent(uris::add);
        }
        return uris;
    }

    /** What is drawn at random may be no URI; the next one may be. */
    private static Optional<Uri> parsed(String text) {
        try {
            return Optional.of(Uri.parse(text));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }
}
