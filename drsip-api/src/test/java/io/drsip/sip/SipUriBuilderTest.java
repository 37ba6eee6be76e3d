package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriBuilderTest {

    private static final Fqdn HOST = Fqdn.parse("sbc1.contoso.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:contoso.com",
                "sips:+14255550100:secret@192.0.2.1:5060;transport=tcp;lr?Subject=a&Priority=b",
                "SIP:a;b@[2001:db8::1];x",
                "sip:a@contoso.com?Subject=a"
            })
    void withoutAChangeAllPartsStay(String text) {
        SipUri uri = SipUri.parse(text);

        SipUri built = uri.toBuilder().build();

        assertEquals(uri, built);
        assertEquals(text.replace("SIP:", "sip:"), built.toString());
        assertEquals(uri.user(), built.user());
        assertEquals(uri.password(), built.password());
        assertEquals(uri.host(), built.host());
        assertEquals(uri.port(), built.port());
        assertEquals(uri.params(), built.params());
        assertEquals(uri.headers(), built.headers());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sip:a:b@192.0.2.1:5060;transport=tcp;maddr=192.0.2.9;lr?x=y | sip:c@sbc1.contoso.com:5061;transport=tls;lr
            sips:192.0.2.1                                              | sip:c@sbc1.contoso.com:5061;transport=tls
            sip:192.0.2.1;Transport=udp;m%61ddr=192.0.2.9               | sip:c@sbc1.contoso.com:5061;transport=tls
            sip:c@contoso.com;lr;transport=x;ob                         | sip:c@sbc1.contoso.com:5061;lr;transport=tls;ob
            """)
    void severalPartsAreChangedAtOnce(String before, String after) {
        SipUri old = SipUri.parse(before);

        SipUri built = old.toBuilder()
                .secure(false)
                .user("c")
                .host(HOST)
                .port(5061)
                .noParam("MADDR")
                .noHeaders()
                .param("transport", "tls")
                .build();

        assertEquals(after, built.toString());
        assertEquals(SipUri.parse(after), built);
        assertEquals(
                old.withSecure(false)
                        .withUser("c")
                        .withHost(HOST)
                        .withPort(5061)
                        .withoutParam("maddr")
                        .withoutHeaders()
                        .withParam("transport", "tls"),
                built);
    }

    @Test
    void aValueCanBeTakenAway() {
        assertEquals(
                "sip:contoso.com;lr;x",
                SipUri.parse("sip:contoso.com:5060;lr=on").toBuilder()
                        .noPort()
                        .param("lr")
                        .param("x")
                        .build()
                        .toString());
    }

    @Test
    void whatNoUriCanHoldIsRefused() {
        refuse(uri -> uri.user(""));
        refuse(uri -> uri.user("a b"));
        refuse(uri -> uri.port(65_536));
        refuse(uri -> uri.param("a;b", "c"));
        refuse(uri -> uri.param("a", "b c"));
        refuse(uri -> uri.param("a", ""));
        refuse(uri -> uri.param("a", "\r\nVia: b"));
        refuse(uri -> uri.param("ttl", "256"));
        refuse(uri -> uri.param("ttl"));
        refuse(uri -> uri.param("maddr", "-"));
    }

    private static void refuse(Consumer<SipUriBuilder> change) {
        SipUriBuilder builder = SipUri.of(HOST).toBuilder();

        assertThrows(IllegalArgumentException.class, () -> change.accept(builder));

        assertEquals("sip:sbc1.contoso.com", builder.build().toString());
    }
}
