package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ViaTest {

    private static final Via SBC = Via.of("TLS", Fqdn.parse("sbc1.contoso.com"), 5061);

    @Test
    void ourViaHasTheFormThatMicrosoftDocuments() {
        Via via = SBC.withParam("alias").withParam("branch", "z9hG4bK776asdhds");

        assertEquals("SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK776asdhds", via.toString());
        assertEquals(via, Via.parse(via.toString()));
        assertEquals("sbc1.contoso.com:5061", via.sentBy());
        assertEquals(
                "SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1",
                Via.of("tls", via.host(), 5061, "z9hG4bK1").toString());
    }

    @Test
    void aViaIsReadWithItsWhiteSpace() {
        String table = """
                SIP/2.0/TLS 52.114.76.76:5061;branch=z9hG4bK63b8fe05 | SIP/2.0/TLS 52.114.76.76:5061;branch=z9hG4bK63b8fe05
                sip/2.0/tls h;branch=z9hG4bKlc | SIP/2.0/TLS h;branch=z9hG4bKlc
                SIP / 2.0 / TLS h ; branch = z9hG4bKlws | SIP/2.0/TLS h;branch=z9hG4bKlws
                SIP  /   2.0\\r\\n /UDP\\r\\n    192.0.2.2;branch=390skdjuw | SIP/2.0/UDP 192.0.2.2;branch=390skdjuw
                SIP/2.0/TLS [::1]:5061;branch=z9hG4bK6 | SIP/2.0/TLS [::1]:5061;branch=z9hG4bK6
                SIP/2.0/UNKNOWN h : 05061 | SIP/2.0/UNKNOWN h:5061
                SIP/2.0/TCP host1.contoso.com;branch=z9hG4bK-.!%66*_+`'~ | SIP/2.0/TCP host1.contoso.com;branch=z9hG4bK-.!%66*_+`'~
                """;
        for (List<String> row : Tables.rows(table)) {
            Via via = Via.parse(row.get(0));

            assertEquals(row.get(1), via.toString());
            assertEquals(via, Via.parse(via.toString()));
        }
    }

    @Test
    void receivedIsReadWithAndWithoutBrackets() {
        Optional<Host> address = Optional.of(Host.parse("[2001:db8::9:255]"));

        assertEquals(
                address, Via.parse("SIP/2.0/UDP h;received=2001:db8::9:255").received());
        assertEquals(
                address, Via.parse("SIP/2.0/UDP h;received=[2001:db8::9:255]").received());
        assertEquals(
                Optional.of(Host.parse("192.0.2.5")),
                Via.parse("SIP/2.0/UDP h;received=192.0.2.5").received());
        assertEquals(Optional.empty(), SBC.received());
    }

    @Test
    void rportAsksOrAnswers() {
        Via asked = SBC.withParam("rport");

        assertEquals(OptionalInt.empty(), asked.rport());
        assertTrue(asked.params().has("rport"));
        assertEquals(OptionalInt.of(5062), asked.withParam("rport", "5062").rport());
        assertEquals(OptionalInt.empty(), Via.parse("SIP/2.0/UDP h").port());
        assertEquals("h", Via.parse("SIP/2.0/UDP h").sentBy());
    }

    @Test
    void whatBreaksTheGrammarIsRefusedWhereItBreaks() {
        Tables.refused(Via::parse, """
                SIP/2.0/TLS                 | 11
                SIP/2.0 h                   | 7
                SIP/2.0/ h                  | 10
                SIP//TLS h                  | 4
                /2.0/TLS h                  | 0
                SIP/3.0/TLS h               | 4
                HTTP/2.0/TLS h              | 0
                SIP/2.0/TLS ::1             | 12
                SIP/2.0/TLS h h             | 14
                SIP/2.0/TLS h:-1            | 14
                SIP/2.0/TLS h:65536         | 14
                SIP/2.0/TLS h:1a            | 15
                SIP/2.0/TLS h;;             | 14
                SIP/2.0/TLS h;branch        | 13
                SIP/2.0/TLS h;branch=       | 21
                SIP/2.0/TLS h;branch="z"    | 13
                SIP/2.0/TLS h;branch=a;Branch=b | 23
                SIP/2.0/TLS h;branch=\u00e9 | 21
                SIP/2.0/TLS h;received=e"x  | 24
                SIP/2.0/TLS h;received=1.2.3 | 13
                SIP/2.0/TLS h;rport=x       | 13
                SIP/2.0/TLS h:5061 (comment) | 19
                SIP/2.0/TLS h, SIP/2.0/TLS i | 13
                """);
    }

    @Test
    void whatWouldBreakTheHeaderIsRefused() {
        Host host = SBC.host();

        assertThrows(IllegalArgumentException.class, () -> Via.of("T S", host, 5061));
        assertThrows(IllegalArgumentException.class, () -> Via.of("TLS", host, 65_536));
        assertThrows(IllegalArgumentException.class, () -> Via.of("TLS", host, 5061, "a\r\nb"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("branch"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("received", "_"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("rport", "a"));
    }

    @Test
    void hopsOfOneFieldAreToldApart() {
        String text = "SIP/2.0/TLS a.com:1 ; branch = b1 ; x=\"\u00e9,\" , sip/2.0/tls-sctp\r\n [::1];branch=b2";

        List<Via> hops = Scanner.of(text).expectList(Via::read, 3);

        assertEquals("SIP/2.0/TLS a.com:1;branch=b1;x=\"\u00e9,\"", hops.get(0).toString());
        assertEquals("SIP/2.0/TLS-SCTP [::1];branch=b2", hops.get(1).toString());
        assertEquals(Optional.of("b1"), hops.get(0).branch());
        assertEquals(Optional.of("b2"), hops.get(1).branch());
        assertEquals("a.com:1", hops.get(0).sentBy());
        assertEquals(Optional.of("c"), hops.get(0).withParam("branch", "c").branch());
        assertThrows(SipParseException.class, () -> Via.parse("SIP/2.0/TLS h;branch=" + "b".repeat(513)));
    }

    @Test
    void equalHopsHaveEqualParts() {
        assertEquals(
                Via.parse("sip/2.0/tls H;Branch=a").hashCode(),
                Via.parse("SIP/2.0/TLS h;branch=a").hashCode());
        assertEquals(Via.parse("sip/2.0/tls H;Branch=a"), Via.parse("SIP/2.0/TLS h;branch=a"));
        assertNotEquals(Via.parse("SIP/2.0/TLS h"), Via.parse("SIP/2.0/TLS h:5061"));
    }
}
