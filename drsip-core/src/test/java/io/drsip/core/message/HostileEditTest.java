package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.corpus.StreamCase;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever a peer sends can be read, edited and written, or breaks a rule that is told; nothing else happens. */
class HostileEditTest {

    private static final HeaderType<String> MARK = HeaderType.text("X-Mark");
    private static final List<HeaderType<?>> TYPES = HeaderTypes.all();

    @Test
    void hostileMessagesAreEditedOrBreakARule() {
        Map<String, String> deviations = new TreeMap<>();
        for (StreamCase row : Corpus.hostile().toList()) {
            SipFramer framer = new SipFramer();
            framer.feed(row.octets());
            for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
                if (frame instanceof Frame.Message message) {
                    TYPES.forEach(type -> {
                        try {
                            edit(message.message(), type);
                        } catch (SipParseException broken) {
                            // It came like that.
                        } catch (RuntimeException | AssertionError e) {
                            if (!(e instanceof IllegalArgumentException && isUnprintable(message.message(), type))) {
                                deviations.put(row.id() + " " + type, String.valueOf(e));
                            }
                        }
                    });
                }
            }
        }

        assertEquals(Map.of(), deviations);
    }

    private static <T> void edit(SipMessage message, HeaderType<T> type) {
        MessageEditor editor = MessageEditor.of(message).add(MARK, "here");
        if (type != HeaderType.CONTENT_LENGTH) {
            editor.map(type, UnaryOperator.identity());
            assertEquals(
                    message.headers().all(type),
                    reread(editor.apply()).headers().all(type));
            editor.setAll(type, message.headers().all(type));
            assertEquals(
                    message.headers().all(type),
                    reread(editor.apply()).headers().all(type));
            editor.remove(type);
            assertTrue(!reread(editor.apply()).headers().has(type));
        }
        assertEquals("here", reread(editor.apply()).headers().require(MARK));
        assertEquals(message.body(), reread(editor.apply()).body());
    }

    /** A control character that came may stay where it is, but nobody writes one anew. */
    private static boolean isUnprintable(SipMessage message, HeaderType<?> type) {
        return message.headers().all(type).stream()
                .anyMatch(value -> String.valueOf(value).chars().anyMatch(c -> c < ' ' || c == 0x7F));
    }

    /** What we write is one message to whoever reads it. */
    private static SipMessage reread(SipMessage written) {
        SipFramer framer = new SipFramer();
        framer.feed(written.bytes().toByteArray());
        assertEquals(new Frame.Message(written), framer.poll());
        return written;
    }
}
