package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of a surrogate pair has no form in UTF-8: the JDK would write a question mark. */
class HalfPairTest {

    private static final NameAddr ADDRESS = NameAddr.parse("<sip:a@contoso.com>");

    private static final Map<String, Function<String, Object>> MAKERS = new TreeMap<>(Map.of(
            "displayName",
            ADDRESS::withDisplayName,
            "value of x",
            text -> ADDRESS.withParam("x", '"' + text + '"'),
            "x",
            text -> Params.none().withText("x", text),
            "text",
            text -> Reason.of("SIP", 200, text),
            "value",
            text -> SipUri.parse("sip:a@contoso.com").withHeader("Subject", text),
            " text",
            text -> new Warning(399, "contoso.com", text),
            "comment",
            text -> new RetryAfter(Duration.ofSeconds(1), text, Params.none()),
            "  text",
            Slice::of));

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDC4D", "a\uD83D?", "?\uDC4D\uD83D", "\uD83D\uDC4D\uD83D", "\u00e4\uD83Dz"})
    void itIsRefusedWithTheNameOfTheArgument(String text) {
        MAKERS.forEach((argument, maker) -> {
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> maker.apply(text), argument));
            assertTrue(message.contains(argument.strip()), message);
        });
    }

    @Test
    void aWholePairIsText() {
        assertEquals(
                "\uD83D\uDC4D?",
                ADDRESS.withDisplayName("\uD83D\uDC4D?").displayName().orElseThrow());
        assertEquals("\uD83D\uDC4D?", Slice.of("\uD83D\uDC4D?").toString());
    }

    @Test
    void aTextWithItBreaksARuleWhereItStands() {
        Map<String, Integer> offsets = Map.of("\"\uD83D\" <sip:h>", 1, "\"\u00e4\u20ac\uDC4D\" <sip:h>", 6);

        offsets.forEach((text, offset) -> assertEquals(
                offset,
                assertThrows(SipParseException.class, () -> NameAddr.parse(text))
                        .offset()));
        assertThrows(SipParseException.class, () -> HeaderType.SUBJECT.parse("\uD83D"));
        assertThrows(SipParseException.class, () -> HeaderType.text("X").parse("\uD83D"));
    }
}
