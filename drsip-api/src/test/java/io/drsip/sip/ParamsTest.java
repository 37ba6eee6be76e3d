package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    private static final Params PARAMS =
            Params.none().with("Transport", "tls").with("lr").with("x", "1");

    @Test
    void orderAndCaseOfNamesStay() {
        assertEquals(";Transport=tls;lr;x=1", PARAMS.toString());
        assertEquals(List.of("Transport", "lr", "x"), PARAMS.names());
        assertEquals(";Transport=tls;LR=on;x=1", PARAMS.with("LR", "on").toString());
        assertEquals(";Transport=tls;x=1", PARAMS.without("LR").toString());
        assertEquals(3, PARAMS.size());
    }

    @Test
    void namesHaveNoCaseAndAMissingValueIsNotAMissingName() {
        assertEquals(Optional.of("tls"), PARAMS.get("TRANSPORT"));
        assertEquals(Optional.empty(), PARAMS.get("lr"));
        assertTrue(PARAMS.has("LR"));
        assertFalse(PARAMS.has("l"));
        assertSame(PARAMS, PARAMS.without("absent"));
        assertSame(Params.none(), Params.none().with("a").without("A"));
        assertTrue(Params.none().isEmpty());
    }

    @Test
    void textIsQuotedAndUnquoted() {
        Params params = Params.none().withText("text", "say \"a\\b\"; ok");

        assertEquals(Optional.of("\"say \\\"a\\\\b\\\"; ok\""), params.get("text"));
        assertEquals(Optional.of("say \"a\\b\"; ok"), params.text("text"));
        assertEquals(Optional.of("tls"), PARAMS.text("transport"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a;b", "a,b", "\"a", "\"a\"b", "\"", "a\r\n", "\"a\r\n b\"", "\u00e9", "a\0", "%zz/"})
    void whatNeitherHeaderNorUriCanHoldIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> PARAMS.with("y", value));
    }

    @Test
    void textWithControlCharactersIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PARAMS.withText("y", "a\r\nb"));
        assertThrows(IllegalArgumentException.class, () -> PARAMS.withText("a b", "c"));
        assertThrows(IllegalArgumentException.class, () -> PARAMS.with("a b"));
    }

    @Test
    void equalParametersHaveTheSameOrderAndValues() {
        assertEquals(Params.none().with("A", "x"), Params.none().with("a", "x"));
        assertEquals(
                Params.none().with("A", "x").hashCode(),
                Params.none().with("a", "x").hashCode());
        assertNotEquals(Params.none().with("a", "x"), Params.none().with("a", "X"));
        assertNotEquals(
                Params.none().with("a").with("b"), Params.none().with("b").with("a"));
        assertNotEquals(Params.none().with("a"), Params.none());
    }
}
