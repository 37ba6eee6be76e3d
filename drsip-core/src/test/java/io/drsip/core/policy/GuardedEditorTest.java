package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageEditor;
import io.drsip.policy.HeaderEditor;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedEditorTest {

    private static final HeaderType<String> MARK = HeaderType.text("X-Mark");
    private static final Uri ELSEWHERE = Uri.parse("sip:fabrikam.com");

    private final SipMessage invite = Messages.of("INVITE", "-");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Via",
                "VIA",
                "v",
                "Route",
                "Max-Forwards",
                "max-forwards",
                "CSeq",
                "Call-ID",
                "I",
                "Content-Length",
                "l"
            })
    void whatTheLibraryWritesItselfCannotBeTouchedUnderAnyName(String name) {
        HeaderType<String> type = HeaderType.text(name);
        Map<String, Consumer<HeaderEditor>> attempts = Map.of(
                "set", editor -> editor.set(type, "1"),
                "setAll", editor -> editor.setAll(type, List.of()),
                "add", editor -> editor.add(type, "1"),
                "addFirst", editor -> editor.addFirst(type, "1"),
                "map", editor -> editor.map(type, value -> value),
                "remove", editor -> editor.remove(type));

        attempts.forEach((attempt, edit) ->
                assertTrue(refused(invite, edit).endsWith("the library writes it itself; leave it as it is"), attempt));
    }

    @ParameterizedTest
    @CsvSource({"From, FROM", "f, FROM", "To, TO", "T, TO"})
    void fromAndToAreChangedByTheirOwnKeyOnly(String name, String constant) {
        HeaderType<String> type = HeaderType.text(name);

        String rule = refused(invite, editor -> editor.set(type, "<sip:a@contoso.com>;tag=z"));

        assertTrue(rule.endsWith("set it with HeaderType." + constant), rule);
    }

    @Test
    void tagsStay() {
        NameAddr fabrikam = NameAddr.of(ELSEWHERE);

        assertEquals(
                "From: its tag belongs to the dialog; derive the new value from the old one",
                refused(invite, editor -> editor.set(HeaderType.FROM, fabrikam)));
        assertEquals(
                "From: its tag belongs to the dialog; derive the new value from the old one",
                refused(invite, editor -> editor.map(HeaderType.FROM, from -> from.withTag("other"))));
        assertEquals(
                "To: its tag belongs to the dialog; derive the new value from the old one",
                refused(invite, editor -> editor.set(HeaderType.TO, fabrikam.withTag("new"))));
    }

    @Test
    void fromAndToStaySingle() {
        NameAddr same = invite.headers().require(HeaderType.FROM);

        assertTrue(refused(invite, editor -> editor.add(HeaderType.FROM, same)).contains("exactly one"));
        assertTrue(refused(invite, editor -> editor.addFirst(HeaderType.FROM, same))
                .contains("exactly one"));
        assertTrue(refused(invite, editor -> editor.setAll(HeaderType.FROM, List.of(same, same)))
                .contains("exactly one"));
        assertTrue(refused(invite, editor -> editor.setAll(HeaderType.FROM, List.of()))
                .contains("exactly one"));
        assertTrue(refused(invite, editor -> editor.remove(HeaderType.TO)).contains("exactly one"));
    }

    @Test
    void aFirstRequestToMicrosoftCanBeAddressedAnew() {
        MessageEditor edits = MessageEditor.of(invite);
        HeaderEditor editor =
                new GuardedEditor(edits, Messages.toMicrosoft(invite).build());

        editor.requestUri(ELSEWHERE)
                .map(HeaderType.FROM, from -> from.withUri(ELSEWHERE))
                .set(HeaderType.TO, NameAddr.of(ELSEWHERE));

        assertEquals(Optional.of(ELSEWHERE), editor.requestUri());
        assertEquals(
                "<sip:fabrikam.com>;tag=a",
                edits.apply().headers().require(HeaderType.FROM).toString());
        assertEquals(
                "<sip:fabrikam.com>",
                edits.apply().headers().require(HeaderType.TO).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"re-INVITE", "ACK", "CANCEL", "BYE", "180 INVITE", "200 OPTIONS"})
    void everythingElseKeepsItsAddresses(String kind) {
        SipMessage message = Messages.of(kind, "-");

        String rule = "it can be changed in requests outside a dialog to Microsoft only";
        assertEquals("Request-URI: " + rule, refused(message, editor -> editor.requestUri(ELSEWHERE)));
        assertEquals(
                "From: " + rule,
                refused(message, editor -> editor.map(HeaderType.FROM, from -> from.withUri(ELSEWHERE))));
        assertEquals("To: " + rule, refused(message, editor -> editor.map(HeaderType.TO, to -> to.withUri(ELSEWHERE))));
    }

    @Test
    void whatComesFromMicrosoftKeepsItsAddresses() {
        HeaderEditor editor = new GuardedEditor(
                MessageEditor.of(invite), Messages.fromMicrosoft(invite).build());

        assertThrows(IllegalArgumentException.class, () -> editor.requestUri(ELSEWHERE));
    }

    @Test
    void aValueCannotBecomeAHeaderOfItsOwn() {
        assertEquals(
                "X-Mark must not hold the control character 13; remove it or escape it",
                refused(invite, editor -> editor.set(MARK, "1\r\nVia: SIP/2.0/TLS fabrikam.com")));
        assertEquals(
                "X-Mark must not hold the control character 10; remove it or escape it",
                refused(Messages.of("INVITE", "X-Mark: 1"), editor -> editor.map(MARK, value -> value + "\n")));
    }

    @Test
    void aResponseHasNoRequestUri() {
        SipMessage ringing = Messages.of("180 INVITE", "-");

        assertEquals(
                Optional.empty(),
                new GuardedEditor(
                                MessageEditor.of(ringing),
                                Messages.toMicrosoft(ringing).build())
                        .requestUri());
    }

    @Test
    void otherHeadersAreFreeToEdit() {
        MessageEditor edits = MessageEditor.of(Messages.of("INVITE", "X-Mark: 2"));
        HeaderEditor editor =
                new GuardedEditor(edits, Messages.toMicrosoft(invite).build());

        editor.add(MARK, "3").addFirst(MARK, "1").map(MARK, value -> value + value);

        assertEquals(List.of("11", "22", "33"), edits.apply().headers().all(MARK));
        assertEquals(Optional.of("11"), editor.first(MARK));
    }

    /** The words of a refusal, after which the message is as it was. */
    private static String refused(SipMessage message, Consumer<HeaderEditor> edit) {
        MessageEditor edits = MessageEditor.of(message);
        HeaderEditor editor =
                new GuardedEditor(edits, Messages.toMicrosoft(message).build());

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> edit.accept(editor));

        assertSame(message, edits.apply());
        return String.valueOf(refusal.getMessage());
    }
}
