package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Edits of the header that stands first, and of those that stand around it. */
class TopmostHeaderTest {

    private static final SipMessage MESSAGE = Samples.text("""
            OPTIONS sip:contoso.com SIP/2.0
            Subject: one
            Allow: INVITE, ACK
            Subject: two
            Content-Length: 0
            """);

    private static final SipMessage LENGTH_FIRST = Samples.text("""
            OPTIONS sip:contoso.com SIP/2.0
            Content-Length: 0
            Subject: one
            """);

    private static final HeaderType<String> SUBJECT = HeaderType.text("Subject");
    private static final HeaderType<String> MARK = HeaderType.text("X-Mark");

    @Test
    void itsValuesAreFound() {
        MessageEditor editor = MessageEditor.of(MESSAGE);

        assertTrue(editor.has(SUBJECT));
        assertEquals(List.of("one", "two"), editor.all(SUBJECT));
        assertEquals("one", editor.first(SUBJECT).orElseThrow());
    }

    @Test
    void itIsReplacedInItsPlace() {
        assertEdited(editor -> editor.set(SUBJECT, "three"), "Subject: three", "Allow: INVITE, ACK");
        assertEdited(
                editor -> editor.setAll(SUBJECT, List.of("3", "4")), "Subject: 3", "Subject: 4", "Allow: INVITE, ACK");
    }

    @Test
    void itIsMapped() {
        assertEdited(
                editor -> editor.map(SUBJECT, text -> text + "!"),
                "Subject: one!",
                "Allow: INVITE, ACK",
                "Subject: two!");
        assertEdited(
                editor -> editor.remove(HeaderType.ALLOW).map(SUBJECT, text -> text.equals("one") ? "1" : text),
                "Subject: 1",
                "Subject: two");
    }

    @Test
    void whatIsAddedStandsBehindTheLastOrBeforeTheFirst() {
        assertEdited(
                editor -> editor.add(SUBJECT, "three"),
                "Subject: one",
                "Allow: INVITE, ACK",
                "Subject: two",
                "Subject: three");
        assertEdited(
                editor -> editor.addFirst(SUBJECT, "zero"),
                "Subject: zero",
                "Subject: one",
                "Allow: INVITE, ACK",
                "Subject: two");
        assertEdited(
                editor -> editor.addFirst(MARK, "zero"),
                "X-Mark: zero",
                "Subject: one",
                "Allow: INVITE, ACK",
                "Subject: two");
    }

    @Test
    void editsFollowOneAnother() {
        assertEdited(
                editor -> editor.set(SUBJECT, "3").addFirst(HeaderType.ALLOW, Method.BYE),
                "Subject: 3",
                "Allow: BYE",
                "Allow: INVITE, ACK");
    }

    @Test
    void aLengthThatStandsFirstIsReplacedInItsPlace() {
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);

        SipMessage edited = MessageEditor.of(LENGTH_FIRST)
                .body(MediaType.parse("text/plain"), body)
                .apply();

        assertEquals("Content-Length: 5\r\n", edited.headers().line(0).toString());
    }

    @Test
    void everyEditGivesTheEditor() {
        MessageEditor editor = MessageEditor.of(MESSAGE);

        assertSame(editor, editor.set(SUBJECT, "a").add(SUBJECT, "b").addFirst(SUBJECT, "c"));
        assertSame(editor, editor.map(SUBJECT, text -> text).map(MARK, text -> text));
        assertSame(editor, editor.map(SUBJECT, text -> text + "x"));
        assertSame(editor, editor.remove(MARK).setAll(MARK, List.of()));
    }

    @Test
    void theLengthIsNotSet() {
        MessageEditor editor = MessageEditor.of(MESSAGE);

        assertThrows(IllegalArgumentException.class, () -> editor.set(HeaderType.CONTENT_LENGTH, 0));
        assertThrows(IllegalArgumentException.class, () -> editor.setAll(HeaderType.CONTENT_LENGTH, List.of()));
        assertEquals(MESSAGE.bytes(), editor.octets());
    }

    private static void assertEdited(Consumer<MessageEditor> edit, String... lines) {
        MessageEditor editor = MessageEditor.of(MESSAGE);

        edit.accept(editor);

        String expected = String.join("\r\n", lines) + "\r\nContent-Length: 0\r\n";
        SipMessage edited = editor.apply();
        assertEquals(
                expected, edited.headers().lines(0, edited.headers().size()).toString());
        assertEquals(edited, SipMessage.parse(editor.octets(), edited.limits()));
    }
}
