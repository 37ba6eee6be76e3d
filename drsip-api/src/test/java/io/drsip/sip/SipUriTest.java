package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {

    private static final SipUri SBC = SipUri.of(Fqdn.parse("sbc1.contoso.com"));

    @Test
    void theContactOfMicrosoftIsReadWholeAndWrittenAsItCame() {
        String contact = "sip:api-du-b-euwe.pstnhub.microsoft.com:443"
                + ";x-i=0c6f2a1e-8d34-4c52-a7bb-91c9d2e7f013;x-c=59c9e2a0b1/d/8/c0364b2a";

        SipUri uri = SipUri.parse(contact);

        assertEquals(contact, uri.toString());
        assertEquals(Optional.empty(), uri.user());
        assertEquals(OptionalInt.of(443), uri.port());
        assertEquals(Optional.of("59c9e2a0b1/d/8/c0364b2a"), uri.params().get("X-C"));
    }

    @Test
    void theReferToOfMicrosoftIsReadWhole() {
        SipUri uri = SipUri.parse("sip:sip.pstnhub.microsoft.com:5061;transport=tls"
                + ";x-m=8:orgid:11111111-2222-4333-8444-555555555555;x-t=bbbbbbbb;x-tt=aHR0cHM6Ly9hcGk%3D");

        assertEquals(List.of("transport", "x-m", "x-t", "x-tt"), uri.params().names());
        assertEquals(
                Optional.of("8:orgid:11111111-2222-4333-8444-555555555555"),
                uri.params().get("x-m"));
        assertEquals(Optional.of("aHR0cHM6Ly9hcGk%3D"), uri.params().get("x-tt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP:+14255550100@Contoso.COM:005061;User=phone?a=b&c=",
                "sips:a;day=tuesday:p&w@[2001:DB8::1]:5061;lr",
                "sip:[2001:db8:::192.0.2.1]",
                "sip:h;maddr=[::01];ttl=255;method=REGISTER?to=sip:b%40h"
            })
    void aParsedUriIsWrittenAsItCame(String text) {
        assertEquals(text, Uri.parse(text).toString());
    }

    @Test
    void theAtSignEndsTheUserWhateverStandsBeforeIt() {
        SipUri uri = SipUri.parse("sip:u;x=1?y=2/%40:&=+$,@contoso.com");

        assertEquals(Optional.of("u;x=1?y=2/%40"), uri.user());
        assertEquals(Optional.of("u;x=1?y=2/@"), uri.decodedUser());
        assertEquals(Optional.of("&=+$,"), uri.password());
        assertTrue(uri.params().isEmpty());
    }

    @Test
    void escapesInNamesOfParametersAreLookedThrough() {
        SipUri uri = SipUri.parse("sip:h;%6C%72;n%61me=v%61lue%25%34%31?Sub%6Aect=a%20b");

        assertTrue(uri.params().has("lr"));
        assertEquals(Optional.of("v%61lue%25%34%31"), uri.params().get("name"));
        assertEquals("a b", uri.headers().get(0).decodedValue());
        Tables.refused(SipUri::parse, "sip:h;lr;%6C%72 | 9");
    }

    @Test
    void whatBreaksTheGrammarIsRefusedWhereItBreaks() {
        Tables.refused(SipUri::parse, """
                sip               | 0
                sip:              | 4
                tel:+1            | 0
                sip:@contoso.com  | 4
                sip::x@h          | 4
                sip:u@            | 6
                sip:a b@h         | 5
                sip:a%2@h         | 5
                sip:a\\0b@h       | 5
                sip:a:b:c@h       | 7
                sip:a@b@c         | 7
                sip:\u00e9@h      | 4
                sip:h:            | 6
                sip:h:65536       | 6
                sip:h:99999999999999999999999999 | 6
                sip:h:5061x       | 10
                sip:h;            | 6
                sip:h;;lr         | 6
                sip:h;a=          | 8
                sip:h;lr;LR       | 9
                sip:h;a="b"       | 8
                sip:h;a=b\\r\\nX: y | 9
                sip:h;ttl=256     | 5
                sip:h;transport   | 5
                sip:h;user=a/b    | 5
                sip:h;maddr=a_b   | 5
                sip:h?            | 6
                sip:h?a           | 7
                sip:h?a=b&        | 10
                sip:h>            | 5
                sip:h/path        | 5
                sip:h#x           | 5
                sip:[::1          | 8
                """);
    }

    @Test
    void thereAreAtMostAsManyParametersAsTheLimitsSay() {
        String params = IntStream.range(0, 64).mapToObj(i -> ";p" + i).collect(Collectors.joining());

        assertEquals(64, SipUri.parse("sip:h" + params).params().size());
        assertThrows(SipParseException.class, () -> SipUri.parse("sip:h" + params + ";p64"));
    }

    @Test
    void aUriIsChangedPartByPart() {
        SipUri uri = SBC.withUser("+14255550100")
                .withPort(5061)
                .withParam("transport", "tls")
                .withParam("lr");

        assertEquals("sip:+14255550100@sbc1.contoso.com:5061;transport=tls;lr", uri.toString());
        assertEquals(uri, Uri.parse(uri.toString()));
        assertEquals(
                "sips:sbc1.contoso.com;lr",
                uri.withSecure(true)
                        .withoutUser()
                        .withoutPort()
                        .withoutParam("TRANSPORT")
                        .toString());
        assertEquals(
                "sip:a@[::1]",
                SipUri.parse("sip:a:b@h")
                        .withUser("a")
                        .withHost(Host.parse("[::1]"))
                        .toString());
        assertEquals(
                "sip:sbc1.contoso.com;lr=on",
                SBC.withParam("LR").withParam("lr", "on").toString());
        assertSame(SBC, SBC.withoutParam("lr").withoutHeaders());
    }

    @Test
    void aChangedUriIsTheOneThatItsTextIsReadAs() {
        for (String text :
                List.of("sip:a:b@h:05;x=1;lr?c=d&e=", "SIPS:h", "sip:a:@[::1];lr", "sip:192.0.2.1:5061?a=")) {
            SipUri uri = SipUri.parse(text);
            for (SipUri changed : List.of(
                    uri.withSecure(true),
                    uri.withUser("u;x=1"),
                    uri.withoutUser(),
                    uri.withHost(Host.parse("[::2]")),
                    uri.withPort(5061).withHeader("f", "g h"),
                    uri.withoutPort(),
                    uri.withParam("LR").withParam("y", "2"),
                    uri.withoutParam("lr").withoutHeaders())) {
                SipUri read = SipUri.parse(changed.toString());

                assertEquals(read, changed);
                assertEquals(read.hashCode(), changed.hashCode());
                assertEquals(read.user(), changed.user());
                assertEquals(read.password(), changed.password());
                assertEquals(read.headers(), changed.headers());
                assertEquals(read.params().toString(), changed.params().toString());
            }
        }
    }

    @Test
    void aHostIsToldFromAUserThatLooksLikeOne() {
        String table = """
                sip:a.com@b.com | a.com | b.com
                sip:a.com:5061@b.com | a.com | b.com
                sip:a.com;x=1@b.com | a.com;x=1 | b.com
                sip:a.com:5061;x=1 | - | a.com
                sip:a.com;x=1?y=2 | - | a.com
                sip:192.0.2.1@192.0.2.2 | 192.0.2.1 | 192.0.2.2
                sip:1:2@h:3;4 | 1 | h
                """;
        for (List<String> row : Tables.rows(table)) {
            SipUri uri = SipUri.parse(row.get(0));

            assertEquals(row.get(1), uri.user().orElse("-"));
            assertEquals(row.get(2), uri.host().toString());
            assertEquals(uri, NameAddr.parse("<" + uri + ">").uri());
        }
    }

    @Test
    void aHeaderIsEscapedWhenItIsAdded() {
        SipUri uri = SBC.withHeader("Replaces", "a@b;to-tag=1");

        assertEquals("sip:sbc1.contoso.com?Replaces=a%40b%3Bto-tag%3D1", uri.toString());
        assertEquals("a@b;to-tag=1", uri.headers().get(0).decodedValue());
        assertEquals("sip:sbc1.contoso.com", uri.withoutHeaders().toString());
        assertThrows(IllegalArgumentException.class, () -> SBC.withHeader("Subject", "a\r\nVia: x"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withHeader("", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "a%", "a\r\nb", "a\0", "a:b", "\u00e9"})
    void aUserThatWouldBreakTheUriIsRefused(String user) {
        assertThrows(IllegalArgumentException.class, () -> SBC.withUser(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a@b", "a?b", "a%zz", "a\r\nb", "\"a\"", "a>"})
    void aParameterThatWouldBreakTheUriIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("x", value));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam(value, "x"));
    }

    @Test
    void aParameterWithAFormOfItsOwnKeepsIt() {
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("ttl", "256"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("transport"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withParam("maddr", "a:b"));
        assertThrows(IllegalArgumentException.class, () -> SBC.withPort(65_536));
    }

    @Test
    void equalUrisAreWrittenAlikeButForCaseWhereCaseMeansNothing() {
        assertEquals(Uri.parse("SIP:a@H;LR"), Uri.parse("sip:a@h;lr"));
        assertEquals(Uri.parse("SIP:a@H;LR").hashCode(), Uri.parse("sip:a@h;lr").hashCode());
        assertNotEquals(Uri.parse("sip:a@h"), Uri.parse("sip:%61@h"));
        assertNotEquals(Uri.parse("sip:a@h"), Uri.parse("sip:a@h;x"));
        assertNotEquals(Uri.parse("sip:h;a;b"), Uri.parse("sip:h;b;a"));
    }

    @Test
    void equivalenceFollowsTheRfcAndIsNotTransitive() {
        Uri plain = Uri.parse("sip:carol@contoso.com");
        Uri on = Uri.parse("sip:carol@contoso.com;security=on");
        Uri off = Uri.parse("sip:carol@contoso.com;security=off");

        assertTrue(plain.equivalentTo(on) && plain.equivalentTo(off));
        assertFalse(on.equivalentTo(off));
        assertFalse(plain.equivalentTo(Uri.parse("sip:carol@contoso.com;transport=udp")));
        assertFalse(plain.equivalentTo(Uri.parse("tel:+1")));
    }

    @Test
    void otherSchemesAreKeptAsText() {
        OtherUri uri = assertInstanceOf(OtherUri.class, Uri.parse("URN:service:sos"));

        assertEquals("urn", uri.scheme());
        assertEquals("URN:service:sos", uri.toString());
        assertTrue(uri.equivalentTo(Uri.parse("urn:service:sos")));
        assertFalse(uri.equivalentTo(Uri.parse("urn:service:SOS")));
        Tables.refused(OtherUri::parse, "sip:h | 0\nurn: | 4\nhttp://a b | 8\nx:%zz | 2\n1a:b | 0");
    }
}
