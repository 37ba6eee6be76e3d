package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What builders and the editor refuse because it contradicts itself, or belongs elsewhere. */
class RequestRulesTest {

    private static final SipRequest REQUEST = Samples.request("""
            OPTIONS sip:a@contoso.com SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            From: <sip:b@contoso.com>;tag=1
            To: <sip:a@contoso.com>
            Call-ID: 1
            CSeq: 1 OPTIONS
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:a@contoso.com?Subject=x",
                "sip:a@contoso.com?Route=",
                "sips:contoso.com;x?a=b&c=d",
                "sip:a@contoso.com;method=INVITE",
                "sip:a@contoso.com;METHOD=OPTIONS",
                "sip:a@contoso.com;lr;%6dethod=INVITE",
                "sip:a@contoso.com;method=INVITE?a=b"
            })
    void aRequestUriHasNeitherHeadersNorAMethod(String uri) {
        Uri target = Uri.parse(uri);

        String builder = refusal(() -> SipMessages.request(Method.OPTIONS, target));
        MessageEditor editor = MessageEditor.of(REQUEST);
        String edited = refusal(() -> editor.requestUri(target));

        assertEquals(builder, edited);
        assertTrue(builder.contains("withoutHeaders()"), builder);
        assertSame(REQUEST, editor.apply());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:a@contoso.com;x=method",
                "sip:method=x@contoso.com",
                "sip:a@contoso.com;methods=x",
                "tel:+1425;method=x",
                "http://contoso.com/?a=b"
            })
    void whatOnlyLooksLikeThatIsTaken(String uri) {
        Uri target = Uri.parse(uri);

        assertEquals(
                uri,
                SipMessages.request(Method.OPTIONS, target).build().requestUri().toString());
        assertEquals(
                uri, MessageEditor.of(REQUEST).requestUri(target).requestUri().toString());
    }

    @Test
    void aRequestThatCameWithThemStaysAsItCame() {
        SipRequest came = Samples.request(Samples.lines(REQUEST).replace(" SIP/", ";method=INVITE?a=b SIP/"));
        MessageEditor editor = MessageEditor.of(came).set(HeaderType.SUBJECT, "x");

        assertEquals(came.startLine(), editor.apply().startLine());
        assertEquals(
                came.startLine(), editor.requestUri(came.requestUri()).apply().startLine());
    }

    @Test
    void aCSeqHasTheMethodOfItsRequest() {
        CSeq other = new CSeq(2, Method.INVITE);
        List<UnaryOperator<MessageEditor>> edits = List.of(
                editor -> editor.set(HeaderType.CSEQ, other),
                editor -> editor.add(HeaderType.CSEQ, other),
                editor -> editor.addFirst(HeaderType.CSEQ, other),
                editor -> editor.setAll(HeaderType.CSEQ, List.of(new CSeq(2, Method.OPTIONS), other)),
                editor -> editor.map(HeaderType.CSEQ, old -> other));

        edits.forEach(
                edit -> assertThrows(IllegalArgumentException.class, () -> edit.apply(MessageEditor.of(REQUEST))));
        String message = refusal(
                () -> SipMessages.request(Method.OPTIONS, REQUEST.requestUri()).header(HeaderType.CSEQ, other));
        assertEquals("CSeq has the method of its request: give it OPTIONS, not INVITE", message);
        CSeq next = new CSeq(2, Method.OPTIONS);
        assertEquals(
                next,
                MessageEditor.of(REQUEST)
                        .set(HeaderType.CSEQ, next)
                        .apply()
                        .headers()
                        .require(HeaderType.CSEQ));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ~ ", quoteCharacter = '\0', textBlock = """
                    Not here                    ~ Not here
                    a-b_c.d!e~f*g'h(i)j;k/l?m:n ~ a-b_c.d!e~f*g'h(i)j;k/l?m:n
                    @&=+$,                      ~ @&=+$,
                    \u00e4\u20ac               ~ \u00e4\u20ac
                    say "no"                    ~ say %22no%22
                    100%                        ~ 100%25
                    100%41                      ~ 100%2541
                    <a>#[b]\\^`{|}               ~ %3Ca%3E%23%5Bb%5D%5C%5E%60%7B%7C%7D
                    """)
    void aReasonPhraseIsEscapedWhereItMustBe(String text, String phrase) {
        SipResponse response =
                SipMessages.response(REQUEST, Status.of(400)).phrase(text).build();

        assertEquals(phrase, response.reasonPhrase().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "a\u0000", "\u007f", "a\uD83D", "\uDC4D?"})
    void aReasonPhraseWithWhatNobodyCanWriteIsRefused(String text) {
        ResponseBuilder builder = SipMessages.response(REQUEST, Status.of(400));

        String message = refusal(() -> builder.phrase(text));

        assertTrue(message.startsWith("phrase "), message);
    }

    @Test
    void halfASurrogatePairIsRefusedWithTheNameOfTheHeader() {
        HeaderType<String> mark = HeaderType.text("X-Mark");

        for (String half : List.of("\uD83D", "?\uDC4D", "\u00e4\uD83D")) {
            MessageEditor editor = MessageEditor.of(REQUEST);
            String message = refusal(() -> editor.set(mark, half));
            assertTrue(message.startsWith("X-Mark "), message);
            assertSame(REQUEST, editor.apply());
        }
    }

    @Test
    void anIdentityWithParametersStaysOrIsWrittenWithoutThem() {
        SipRequest came = Samples.request(Samples.lines(REQUEST) + "P-Asserted-Identity: <sip:a@contoso.com>;x=1\n");
        NameAddr other = NameAddr.parse("<sip:c@contoso.com>");

        MessageEditor untouched = MessageEditor.of(came).map(HeaderType.P_ASSERTED_IDENTITY, value -> value);
        MessageEditor changed =
                MessageEditor.of(came).map(HeaderType.P_ASSERTED_IDENTITY, value -> value.withDisplayName("A"));

        assertSame(came, untouched.apply());
        assertEquals("A <sip:a@contoso.com>", changed.apply().headers().value(5).toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> MessageEditor.of(came).set(HeaderType.P_ASSERTED_IDENTITY, other.withParam("x", "1")));
        assertThrows(
                IllegalArgumentException.class,
                () -> MessageEditor.of(came).map(HeaderType.P_ASSERTED_IDENTITY, value -> value.withParam("x", "1")));
    }

    @Test
    void aRouteThatCameWithoutBracketsStaysOrIsWrittenWithThem() {
        SipRequest came = Samples.request(Samples.lines(REQUEST) + "Route: sip:one.contoso.com;lr\n");
        NameAddr two = NameAddr.parse("<sip:two.contoso.com;lr>");

        MessageEditor below = MessageEditor.of(came).add(HeaderType.ROUTE, two);
        List<NameAddr> both = below.all(HeaderType.ROUTE);

        assertEquals(
                "Route: sip:one.contoso.com;lr\r\n",
                below.apply().headers().line(5).toString());
        assertEquals(
                "<sip:one.contoso.com>;lr",
                MessageEditor.of(came)
                        .setAll(HeaderType.ROUTE, both)
                        .apply()
                        .headers()
                        .value(5)
                        .toString());
    }

    private static String refusal(Executable executable) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
