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

    @Test
    void noNameStandsTwiceHoweverManyThereAre() {
        for (int second = 1; second < 60; second++) {
            StringBuilder header = new StringBuilder();
            for (int i = 0; i < second; i++) {
                header.append(";a")
                        .append((char) ('A' + i % 26))
                        .append(i / 26)
                        .append("b=")
                        .append(i);
            }
            assertEquals(second, Params.read(Scanner.of(header.toString())).size());
            assertEquals(second, SipUri.parse("sip:h" + header).params().size());
            for (int first = 0; first < second; first++) {
                String twice = header + ";A" + (char) ('a' + first % 26) + first / 26 + "B";
                assertThrows(SipParseException.class, () -> Params.read(Scanner.of(twice)));
                assertThrows(SipParseException.class, () -> SipUri.parse("sip:h" + twice));
            }
        }
    }

    @Test
    void onlyAUriLooksThroughEscapesInNames() {
        Params header = Params.read(Scanner.of(";%6Cr;lr"));

        assertEquals(List.of("%6Cr", "lr"), header.names());
        assertEquals(header, Params.read(Scanner.of(" ; %6cr ; LR")));
        for (String twice : List.of(";%6Cr;lr", ";lr;%6Cr", ";%6cr;x;l%72", ";a%3b;A%3B")) {
            assertThrows(SipParseException.class, () -> SipUri.parse("sip:h" + twice), twice);
        }
        assertThrows(IllegalArgumentException.class, () -> SipUri.parse("sip:h").withParams(header));
        assertThrows(SipParseException.class, () -> SipUri.parse("sip:h;%74tl=256"));
    }

    @Test
    void valuesAreFoundBetweenWhiteSpaceAndQuotes() {
        Params params = Params.read(Scanner.of(" ;\ta = \"x;b=\\\"1\\\\\" ;\r\n c;b\t=\t2 "));

        assertEquals(Optional.of("x;b=\"1\\"), params.text("a"));
        assertEquals(Optional.of("2"), params.get("B"));
        assertEquals(";a=\"x;b=\\\"1\\\\\";c;b=2", params.toString());
        assertEquals(List.of("a", "c", "b"), params.names());
        assertEquals(";A=1;c;b=2", params.with("A", "1").toString());
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

    @Test
    void aValueThatIsNeitherTokenNorHostGetsQuotes() {
        Tables.canonical(NameAddr::parse, """
                <sip:h>;x=a:b                       | <sip:h>;x="a:b"
                <sip:h>;x=a[b]                      | <sip:h>;x="a[b]"
                <sip:h>;x=192.0.2.1:5060;y          | <sip:h>;x="192.0.2.1:5060";y
                <sip:h> ; x = : ; tag = t           | <sip:h>;x=":";tag=t
                "a:b;c" <sip:h>;y=[::1];x=::1       | "a:b;c" <sip:h>;y=[::1];x="::1"
                sip:h;x=a:b                         | <sip:h>;x="a:b"
                <sip:h>;x=192.0.2.1;y=[2001:db8::1] | <sip:h>;x=192.0.2.1;y=[2001:db8::1]
                <sip:h>;x="a:b"                     | <sip:h>;x="a:b"
                <sip:h;x=a:b>;x=a.b                 | <sip:h;x=a:b>;x=a.b
                """);
        Tables.canonical(Via::parse, """
                SIP/2.0/TLS h;received=2001:db8::1;branch=z  | SIP/2.0/TLS h;received=2001:db8::1;branch=z
                SIP/2.0/TLS h;x=:;received=::1;branch=z;y=[] | SIP/2.0/TLS h;x=":";received=::1;branch=z;y="[]"
                """);
        Tables.canonical(MediaType::parse, "a/b;x=a:b;y | a/b;x=\"a:b\";y");
        Tables.canonical(Reason::parse, """
                SIP;x=a:b;cause=1        | SIP;x="a:b";cause=1
                Q.850;text=Busy;cause=17 | Q.850;text="Busy";cause=17
                SIP;Text=a:b             | SIP;Text="a:b"
                SIP;text                 | SIP;text
                """);
    }

    @Test
    void whatIsQuotedIsFoundAsBefore() {
        NameAddr read = NameAddr.parse("<sip:h>;x=a:b;tag=1");
        NameAddr made = NameAddr.parse("<sip:h>;tag=1").withParam("X", "a:b");

        assertEquals(Optional.of("a:b"), read.params().text("x"));
        assertEquals(Optional.of("1"), read.tag());
        assertEquals("<sip:h>;tag=1;X=\"a:b\"", made.toString());
        assertEquals("<sip:h>;x=\"a:b\";tag=2", read.withTag("2").toString());
        assertEquals(
                "<sip:h>;x=\"a:b\"",
                made.withParams(Params.none().with("x", "a:b")).toString());
        assertEquals("a/b;x=\"a:b\"", new MediaType("a", "b", Params.none().with("x", "a:b")).toString());
        assertEquals("sip:h;x=a:b", SipUri.parse("sip:h").withParam("x", "a:b").toString());
    }
}
