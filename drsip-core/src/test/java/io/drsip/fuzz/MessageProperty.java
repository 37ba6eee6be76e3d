package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageCheck;
import io.drsip.core.message.MessageEditor;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.testkit.StrictMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A message: what is read is written as it came; an edit changes what it names and nothing else; what a strict judge
 * finds nothing wrong with is understood to its last header, and stays strict when it is edited.
 */
final class MessageProperty implements Target.Property {

    private static final HeaderType<String> MARK = HeaderType.text("X-Fuzz-Mark");

    /** Whose grammar the judge knows to the last letter. */
    private static final Set<HeaderType<?>> JUDGED = Set.of(
            HeaderType.VIA,
            HeaderType.FROM,
            HeaderType.TO,
            HeaderType.CALL_ID,
            HeaderType.CSEQ,
            HeaderType.CONTACT,
            HeaderType.ROUTE,
            HeaderType.RECORD_ROUTE,
            HeaderType.MAX_FORWARDS,
            HeaderType.CONTENT_LENGTH,
            HeaderType.CONTENT_TYPE,
            HeaderType.ALLOW,
            HeaderType.SUPPORTED,
            HeaderType.REQUIRE,
            HeaderType.UNSUPPORTED,
            HeaderType.RETRY_AFTER,
            HeaderType.REASON,
            HeaderType.P_ASSERTED_IDENTITY);

    @Override
    public void check(byte[] octets) {
        boolean strict = StrictMessage.problems(octets).isEmpty();
        SipMessage message;
        try {
            message = SipMessage.parse(octets);
        } catch (SipParseException broken) {
            assertTrue(broken.offset() >= 0 && broken.offset() <= octets.length);
            assertTrue(!strict || isLimit(broken), () -> "a strict message is understood: " + broken.getMessage());
            return;
        }
        byte[] written = message.bytes().toByteArray();
        assertEquals(message, SipMessage.parse(written));
        checkWithin(octets, written);
        checkHeaders(message, strict);
        checkEdited(message, strict);
    }

    /** What is left out is CR LF before the message, and what follows its Content-Length. */
    private static void checkWithin(byte[] octets, byte[] written) {
        int start = 0;
        while (octets[start] == '\r') {
            start += 2;
        }
        assertTrue(Arrays.equals(octets, start, start + written.length, written, 0, written.length));
    }

    private static void checkHeaders(SipMessage message, boolean strict) {
        for (int entry = 0; entry < message.headers().size(); entry++) {
            for (HeaderType<?> type : Types.ALL) {
                if (message.headers().is(entry, type)) {
                    HeaderProperty.check(message, entry, type);
                    checkUnderstood(message, type, strict);
                }
            }
        }
        if (message instanceof SipRequest request) {
            MessageCheck.check(request);
            try {
                assertEquals(
                        request.requestUriText().toString(),
                        request.requestUri().toString());
            } catch (SipParseException broken) {
                assertTrue(!strict, () -> "a strict Request-URI is understood: " + broken.getMessage());
            }
        }
    }

    private static void checkUnderstood(SipMessage message, HeaderType<?> type, boolean strict) {
        try {
            message.headers().all(type);
        } catch (SipParseException broken) {
            boolean judged = strict && JUDGED.contains(type);
            assertTrue(!judged || isLimit(broken), () -> "a strict " + type + " is understood: " + broken.getMessage());
        }
    }

    private static boolean isLimit(SipParseException broken) {
        return broken.rule().contains("at most") || broken.rule().contains("REGISTER");
    }

    private static void checkEdited(SipMessage message, boolean strict) {
        assertSame(message, MessageEditor.of(message).apply());
        SipMessage marked = MessageEditor.of(message).add(MARK, "one").apply();
        assertNotSame(message, marked);
        assertEquals(message.body(), marked.body());
        assertEquals(message.startLine(), marked.startLine());
        assertEquals(message.headers().size() + 1, marked.headers().size());
        for (int entry = 0; entry < message.headers().size(); entry++) {
            assertEquals(message.headers().line(entry), marked.headers().line(entry));
        }
        SipMessage cleared = MessageEditor.of(marked).remove(MARK).apply();
        if (!message.headers().has(MARK)) {
            assertEquals(message, cleared);
        }
        if (strict) {
            assertEquals(List.of(), StrictMessage.problems(marked.bytes().toByteArray()));
        }
    }
}
