package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Uri;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEditorTest {

    static final List<String> NAMES = Samples.NAMES;

    private static final HeaderType<String> MARK = HeaderType.text("X-Mark");
    private static final HeaderType<String> SUBJECT = HeaderType.text("Subject");

    private static final SipMessage MESSAGE = Samples.text("""
            OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
            VIA : SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            ALLOW:  INVITE ,ACK
            s: one
            m: John<sip:j@contoso.com>, <sip:k@contoso.com>
            allow:BYE
            Contact:\t<sip:l@contoso.com>
            l: 0
            """);

    @ParameterizedTest
    @FieldSource("NAMES")
    void aMessageThatNobodyChangesIsTheSameObject(String name) {
        SipMessage message = Samples.message(name);
        MessageEditor editor = MessageEditor.of(message);

        editor.setAll(HeaderType.ALLOW, message.headers().all(HeaderType.ALLOW));
        editor.map(HeaderType.CONTACT, UnaryOperator.identity());
        editor.remove(MARK);
        editor.setAll(MARK, List.of());
        message.headers()
                .first(HeaderType.CONTENT_TYPE)
                .ifPresent(type -> editor.body(type, message.body().toByteArray()));

        assertFalse(editor.isChanged());
        assertSame(message, editor.apply());
        assertSame(message, editor.original());
    }

    @Test
    void aHeaderIsSetAtThePlaceOfItsFirstLineWhateverItsSpelling() {
        assertEquals(
                """
                OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
                VIA : SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                Allow: INFO, BYE
                Subject: two
                m: John<sip:j@contoso.com>, <sip:k@contoso.com>
                Contact:\t<sip:l@contoso.com>
                l: 0
                X-Mark: 1
                """,
                edited(editor -> editor.set(SUBJECT, "two")
                        .setAll(HeaderType.ALLOW, List.of(Method.INFO, Method.BYE))
                        .set(MARK, "1")));
    }

    @Test
    void valuesAreAddedBelowOrAboveTheOthersOfTheirHeader() {
        assertEquals(
                """
                OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
                X-Mark: 0
                X-Mark: 1
                VIA : SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                Allow: INFO
                ALLOW:  INVITE ,ACK
                s: one
                m: John<sip:j@contoso.com>, <sip:k@contoso.com>
                allow:BYE
                Contact:\t<sip:l@contoso.com>
                Contact: <sip:m@contoso.com>
                l: 0
                Server: x
                """,
                edited(editor -> editor.addFirst(HeaderType.ALLOW, Method.INFO)
                        .add(HeaderType.CONTACT, NameAddr.parse("<sip:m@contoso.com>"))
                        .addFirst(MARK, "1")
                        .addFirst(MARK, "0")
                        .add(HeaderType.SERVER, "x")));
    }

    @Test
    void onlyTheLineWhoseValueChangesIsWrittenAnew() {
        UnaryOperator<NameAddr> change =
                value -> value.uri().toString().contains("k@") ? value.withDisplayName("K") : value;

        assertEquals("""
                OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
                VIA : SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                ALLOW:  INVITE ,ACK
                s: one
                Contact: John<sip:j@contoso.com>
                Contact: K <sip:k@contoso.com>
                allow:BYE
                Contact:\t<sip:l@contoso.com>
                l: 0
                """, edited(editor -> editor.map(HeaderType.CONTACT, change)));
    }

    @Test
    void aHeaderIsRemovedInEverySpelling() {
        assertEquals("""
                OPTIONS sip:a@contoso.com;x=%41 SIP/2.0
                VIA : SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
                s: one
                l: 0
                """, edited(editor -> editor.remove(HeaderType.ALLOW).setAll(HeaderType.CONTACT, List.of())));
    }

    @Test
    void anEmptyHeaderIsRemovedByNoValues() {
        SipMessage message = Samples.text("OPTIONS sip:a@contoso.com SIP/2.0\nAllow:\nX: 1");

        SipMessage edited =
                MessageEditor.of(message).setAll(HeaderType.ALLOW, List.of()).apply();

        assertEquals("OPTIONS sip:a@contoso.com SIP/2.0\nX: 1\n", Samples.lines(edited));
    }

    @Test
    void aBrokenHeaderCanBeReplaced() {
        SipMessage message = Samples.text("OPTIONS sip:a@contoso.com SIP/2.0\nContact: <sip:\nX: 1");
        NameAddr sound = NameAddr.parse("<sip:b@contoso.com>");

        SipMessage edited =
                MessageEditor.of(message).set(HeaderType.CONTACT, sound).apply();

        assertEquals(Optional.of(sound), edited.headers().first(HeaderType.CONTACT));
        assertThrows(SipParseException.class, () -> MessageEditor.of(message).first(HeaderType.CONTACT));
    }

    @Test
    void readingShowsTheEditsSoFar() {
        MessageEditor editor = MessageEditor.of(MESSAGE);

        editor.set(SUBJECT, "two").add(HeaderType.ALLOW, Method.INFO).remove(HeaderType.CONTACT);
        editor.requestUri(Uri.parse("sip:b@contoso.com"));

        assertEquals(Optional.of("two"), editor.first(SUBJECT));
        assertEquals(List.of(Method.INVITE, Method.ACK, Method.BYE, Method.INFO), editor.all(HeaderType.ALLOW));
        assertFalse(editor.has(HeaderType.CONTACT));
        assertEquals("sip:b@contoso.com", editor.requestUri().toString());
        assertEquals("sip:a@contoso.com;x=%41", MESSAGE.startLine().toString().split(" ", -1)[1]);
    }

    @Test
    void theLastRequestUriCountsAlsoIfItIsTheFirst() {
        Uri other = Uri.parse("sip:b@contoso.com");
        Uri original = Uri.parse("sip:a@contoso.com;x=%41");

        String changed = edited(editor -> editor.requestUri(other));

        assertTrue(changed.startsWith("OPTIONS sip:b@contoso.com SIP/2.0\n"), changed);
        assertEquals(
                Samples.lines(MESSAGE),
                edited(editor -> editor.requestUri(other).requestUri(original)));
        assertSame(MESSAGE, MessageEditor.of(MESSAGE).requestUri(original).apply());
    }

    @Test
    void aResponseHasNoRequestUri() {
        MessageEditor editor = MessageEditor.of(Samples.message("05-trying"));

        assertThrows(IllegalStateException.class, editor::requestUri);
        assertThrows(IllegalStateException.class, () -> editor.requestUri(Uri.parse("sip:a@contoso.com")));
    }

    @Test
    void aBodyComesWithItsTypeAndItsLength() {
        byte[] body = "v=0\r\n\0\u00e4".getBytes(StandardCharsets.UTF_8);

        SipMessage edited = MessageEditor.of(MESSAGE).body(MediaType.SDP, body).apply();

        assertEquals(
                Samples.lines(MESSAGE).replace("l: 0\n", "Content-Length: 8\nContent-Type: application/sdp\n"),
                Samples.lines(edited));
        assertEquals("v=0\r\n\0\u00e4", edited.body().toString());
        assertEquals(edited, SipMessage.parse(edited.bytes().toByteArray()));
    }

    @Test
    void anotherBodyOfTheSameLengthLeavesTheLinesAlone() {
        SipMessage message = Samples.message("03-invite-sbc");
        byte[] body = message.body().toByteArray();
        body[0] = 'w';

        SipMessage edited = MessageEditor.of(message).body(MediaType.SDP, body).apply();

        assertNotSame(message, edited);
        assertEquals(Samples.lines(message), Samples.lines(edited));
        assertTrue(edited.body().toString().startsWith("w=0"));
    }

    @Test
    void aBodyMayBeEmptiedAndFilledAgain() {
        SipMessage message = Samples.message("04-invite-teams");
        byte[] body = message.body().toByteArray();

        SipMessage emptied =
                MessageEditor.of(message).body(MediaType.SDP, new byte[0]).apply();
        SipMessage filled = MessageEditor.of(emptied).body(MediaType.SDP, body).apply();

        assertTrue(emptied.body().isEmpty());
        assertEquals(Optional.of(0), emptied.headers().first(HeaderType.CONTENT_LENGTH));
        assertEquals(message.body(), filled.body());
        assertEquals(Optional.of(body.length), filled.headers().first(HeaderType.CONTENT_LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "l", "L"})
    void theLengthFollowsTheBodyAndNothingElse(String name) {
        HeaderType<String> type = HeaderType.text(name);
        MessageEditor editor = MessageEditor.of(MESSAGE);
        List<Runnable> attempts = List.of(
                () -> editor.set(type, "1"),
                () -> editor.setAll(type, List.of()),
                () -> editor.add(type, "0"),
                () -> editor.addFirst(type, "0"),
                () -> editor.map(type, value -> value),
                () -> editor.remove(type));

        attempts.forEach(attempt -> assertThrows(IllegalArgumentException.class, attempt::run));
        assertFalse(editor.isChanged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: 1", "a\n", "\r", "\0", "a\u001b[2J", "\u007f"})
    void aRefusedValueLeavesTheMessageAsItWas(String value) {
        MessageEditor editor = MessageEditor.of(MESSAGE);
        List<Runnable> attempts = List.of(
                () -> editor.set(SUBJECT, value),
                () -> editor.setAll(SUBJECT, List.of("sound", value)),
                () -> editor.add(MARK, value),
                () -> editor.addFirst(MARK, value),
                () -> editor.map(SUBJECT, old -> value));

        attempts.forEach(attempt -> assertThrows(IllegalArgumentException.class, attempt::run));
        assertFalse(editor.isChanged());
        assertSame(MESSAGE, editor.apply());
    }

    private static String edited(Consumer<MessageEditor> edits) {
        MessageEditor editor = MessageEditor.of(MESSAGE);
        edits.accept(editor);
        assertTrue(editor.isChanged());
        return Samples.lines(editor.apply());
    }
}
