package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Headers inside of URIs: read as values, and refused if no message could carry them. */
class UriHeadersTest {

    @Test
    void aReferToNamesTheDialogToReplace() {
        NameAddr target = HeaderType.REFER_TO
                .parse(
                        "<sip:dave@denver.example.org?Replaces=12345%40192.168.118.3%3Bto-tag%3D12345%3Bfrom-tag%3D5FFE-3994>")
                .get(0);
        SipUri uri = (SipUri) target.uri();

        assertEquals(
                Optional.of(Replaces.of(CallId.parse("12345@192.168.118.3"), "12345", "5FFE-3994")),
                uri.header(HeaderType.REPLACES));
        assertEquals(Optional.empty(), uri.header(HeaderType.REASON));
    }

    @Test
    void whatIsAddedIsReadAgain() {
        Replaces replaces = Replaces.of(CallId.parse("a\"{b}@h"), "1", "2").withEarlyOnly();
        SipUri uri = SipUri.parse("sip:a@contoso.com")
                .withHeader(HeaderType.REPLACES.name(), HeaderType.REPLACES.print(replaces))
                .withHeader("Subject", "caf\u00e9 & co?")
                .withHeader("Reason", "SIP;cause=200;text=\"a, b\"")
                .withHeader("Reason", "Q.850;cause=16");

        SipUri read = SipUri.parse(uri.toString());

        assertEquals(Optional.of(replaces), read.header(HeaderType.REPLACES));
        assertEquals(Optional.of("caf\u00e9 & co?"), read.header(HeaderType.SUBJECT));
        assertEquals(Optional.of(Reason.of("SIP", 200, "a, b")), read.header(HeaderType.REASON));
        assertEquals(2, UriHeaders.all(read, HeaderType.REASON).size());
    }

    @Test
    void namesAreLongOrCompactInAnyCaseAndMayBeEscaped() {
        for (String name : List.of("Refer-To", "REFER-TO", "r", "R", "%52efer%2DTo", "%72")) {
            SipUri uri = SipUri.parse("sip:h?x=y&" + name + "=sip:a");

            assertEquals(Optional.of(NameAddr.parse("sip:a")), uri.header(HeaderType.REFER_TO), name);
        }
        assertEquals(Optional.empty(), SipUri.parse("sip:h?Refer=sip:a").header(HeaderType.REFER_TO));
        assertEquals(Optional.of("v"), SipUri.parse("sip:h?x-own=v").header(HeaderType.text("X-Own")));
        assertEquals(Optional.empty(), SipUri.parse("sip:h").header(HeaderType.text("X-Own")));
    }

    @Test
    void whatNoMessageCouldCarryIsRefused() {
        Tables.refused(text -> SipUri.parse("sip:h?" + text).header(HeaderType.SUBJECT), """
                Subject=a%0D%0AVia:%20x      | 1
                Subject=a%0D%0A%20b          | 1
                Subject=a%00                 | 1
                s=%7F                        | 0
                Subject=a&s=b                | 0
                """);
        Tables.refused(text -> SipUri.parse("sip:h?" + text).header(HeaderType.REPLACES), """
                Replaces=a                   | 1
                Replaces=                    | 0
                Replaces=a%3Bto-tag%3D1%3Bfrom-tag%3D1%0A | 21
                """);
        String tags = "%3Bto-tag%3D1%3Bfrom-tag%3D1";
        SipUri twice = SipUri.parse("sip:h?Replaces=a" + tags + "&Replaces=a" + tags);
        assertThrows(SipParseException.class, () -> twice.header(HeaderType.REPLACES));
        SipUri large = SipUri.parse(
                "sip:h?Subject=" + "a".repeat(ParseLimits.defaults().headerLine() + 1));
        assertThrows(SipParseException.class, () -> large.header(HeaderType.SUBJECT));
    }
}
