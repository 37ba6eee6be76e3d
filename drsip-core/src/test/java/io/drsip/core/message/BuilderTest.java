package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.OptionTag;
import io.drsip.sip.Privacy;
import io.drsip.sip.Reason;
import io.drsip.sip.Replaces;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {

    private static final Uri TARGET = Uri.parse("sip:a@contoso.com;x=%41");
    private static final HeaderType<String> OWN = HeaderType.of("X-Own", text -> text, text -> text);

    private static final SipRequest REQUEST = Samples.request("""
            OPTIONS sip:a@contoso.com SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            From: <sip:b@contoso.com>;tag=1
            To: <sip:a@contoso.com>
            Call-ID: 1
            CSeq: 1 OPTIONS
            """);

    @Test
    void headersStandInTheOrderOfTheirCallsAndTheLengthIsLast() {
        byte[] body = "\r\n\0\u00e4".getBytes(StandardCharsets.UTF_8);

        SipRequest request = SipMessages.request(Method.of("FOO"), TARGET)
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(HeaderType.CALL_ID, new CallId("1@contoso.com"))
                .body(new MediaType("text", "plain", MediaType.SDP.params()), body)
                .header(HeaderType.CSEQ, new CSeq(1, Method.of("FOO")))
                .build();

        assertEquals("""
                FOO sip:a@contoso.com;x=%41 SIP/2.0
                Max-Forwards: 70
                Call-ID: 1@contoso.com
                Content-Type: text/plain
                CSeq: 1 FOO
                Content-Length: 5
                """, Samples.lines(request));
        assertEquals("\r\n\0\u00e4", request.body().toString());
    }

    @Test
    void tokensShareALineAndAddressesHaveOneEach() {
        SipRequest request = SipMessages.request(Method.OPTIONS, TARGET)
                .headers(HeaderType.ALLOW, List.of(Method.INVITE, Method.ACK, Method.BYE))
                .headers(HeaderType.SUPPORTED, List.of())
                .headers(HeaderType.REQUIRE, List.of(OptionTag.TIMER))
                .headers(HeaderType.ROUTE, List.of(NameAddr.parse("<sip:x>"), NameAddr.parse("<sip:y>")))
                .headers(HeaderType.text("X"), List.of("a", "b"))
                .build();

        assertEquals("""
                OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
                Allow: INVITE, ACK, BYE
                Require: timer
                Route: <sip:x>
                Route: <sip:y>
                X: a
                X: b
                Content-Length: 0
                """, Samples.lines(request));
    }

    @Test
    void aResponseHasItsOwnHeadersBehindTheCopiedOnes() {
        SipResponse response = SipMessages.response(REQUEST, Status.of(299))
                .phrase("All \u00e4")
                .header(HeaderType.SERVER, "x")
                .headers(HeaderType.ALLOW, List.of(Method.INVITE))
                .body(MediaType.SDP, new byte[] {'v'})
                .build();

        assertEquals("""
                SIP/2.0 299 All \u00e4
                Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                From: <sip:b@contoso.com>;tag=1
                To: <sip:a@contoso.com>
                Call-ID: 1
                CSeq: 1 OPTIONS
                Server: x
                Allow: INVITE
                Content-Type: application/sdp
                Content-Length: 1
                """, Samples.lines(response));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r",
                "\n",
                "\0",
                "\r\n",
                "\r\n ",
                "a\rb",
                "a\nb",
                "a\0b",
                "a\u000bb",
                "\u001b[1m",
                "a\u007f",
                "x\r\nX: 1"
            })
    void noValueBreaksItsLine(String value) {
        Map<String, Consumer<String>> setters = new TreeMap<>();
        setters.put("request text", text -> request().header(HeaderType.text("X"), text));
        setters.put("request own", text -> request().header(OWN, text));
        setters.put("request several", text -> request().headers(HeaderType.text("X"), List.of("a", text)));
        setters.put("User-Agent", text -> request().header(HeaderType.USER_AGENT, text));
        setters.put("Privacy", text -> request().header(HeaderType.PRIVACY, Privacy.of(text)));
        setters.put("Replaces", text -> request().header(HeaderType.REPLACES, Replaces.of(new CallId("a"), text, "1")));
        setters.put("header name", text -> request().header(HeaderType.text(text), "x"));
        setters.put("method", text -> SipMessages.request(Method.of(text), TARGET));
        setters.put("Call-ID", text -> request().header(HeaderType.CALL_ID, new CallId(text)));
        setters.put("option tag", text -> request().header(HeaderType.REQUIRE, new OptionTag(text)));
        setters.put(
                "display name",
                text -> request().header(HeaderType.TO, NameAddr.of(TARGET).withDisplayName(text)));
        setters.put(
                "tag",
                text -> request().header(HeaderType.TO, NameAddr.of(TARGET).withTag(text)));
        setters.put(
                "media type", text -> request().body(new MediaType("a", text, MediaType.SDP.params()), new byte[0]));
        setters.put("response text", text -> response().header(HeaderType.text("X"), text));
        setters.put("response own", text -> response().header(OWN, text));
        setters.put("response several", text -> response().headers(HeaderType.SERVER, List.of("a", text)));
        setters.put("Server", text -> response().header(HeaderType.SERVER, text));
        setters.put("phrase", text -> response().phrase(text).build());
        setters.put("To tag", text -> response().toTag(text).build());
        setters.put("reason", text -> SipMessages.cancel(REQUEST, Reason.of("SIP", 200, text)));
        setters.put("refusal", text -> SipMessages.refusal(REQUEST, Status.OK, text));

        setters.forEach(
                (name, setter) -> assertThrows(IllegalArgumentException.class, () -> setter.accept(value), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "l"})
    void theLengthFollowsFromTheBody(String name) {
        HeaderType<String> type = HeaderType.text(name);

        assertThrows(IllegalArgumentException.class, () -> request().header(type, "0"));
        assertThrows(IllegalArgumentException.class, () -> request().headers(type, List.of("0")));
        assertThrows(IllegalArgumentException.class, () -> response().header(type, "0"));
        assertThrows(IllegalArgumentException.class, () -> response().headers(type, List.of("0")));
    }

    private static RequestBuilder request() {
        return SipMessages.request(Method.OPTIONS, TARGET);
    }

    private static ResponseBuilder response() {
        return SipMessages.response(REQUEST, Status.OK);
    }
}
