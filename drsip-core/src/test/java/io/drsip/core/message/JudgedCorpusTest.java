package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.testkit.StrictMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Every message that has to be accepted, odd ones among them, written again and laid before a strict judge, who
 * shares no code with the parser.
 */
class JudgedCorpusTest {

    private static final HeaderType<String> MARK = HeaderType.text("X-Judged");

    /** What is accepted of a message although it is not strict, and why writing its headers anew does not mend it. */
    private static final Map<String, String> LENIENT = Map.of(
            "a 'S' belongs here",
            "the version has no case, and no edit touches the version of the peer",
            "no control character stands in a line",
            "legal behind a backslash, and passed over in texts: a line with one stays, since it is never written anew",
            "max-forwards is there",
            "an endpoint does not need it",
            "a branch begins with z9hG4bK",
            "a hop of RFC 2543 finds its way by the Via that it wrote",
            "one double colon at most",
            "an address belongs to who wrote it (RFC 5118 section 4.10)");

    @Test
    void linesThatNobodyTouchedAreNoWorseThanTheyCame() {
        Map<String, String> deviations = new TreeMap<>();
        forEach((id, message) -> {
            SipMessage marked = MessageEditor.of(message).add(MARK, "1").apply();
            String before = problems(message);
            if (!before.equals(problems(marked))) {
                deviations.put(id, before + " has become " + problems(marked));
            }
        });

        assertEquals(Map.of(), deviations);
    }

    @Test
    void headersThatAreWrittenAnewAreStrict() {
        Set<String> objections = new TreeSet<>();
        Set<String> lenient = new TreeSet<>();
        forEach((id, message) -> StrictMessage.problems(
                        rewritten(message).bytes().toByteArray())
                .forEach(problem -> LENIENT.keySet().stream()
                        .filter(problem::contains)
                        .findFirst()
                        .ifPresentOrElse(lenient::add, () -> objections.add(id + ": " + problem))));

        assertEquals(Set.of(), objections);
        assertEquals(Corpus.isGiven() ? LENIENT.keySet() : lenient, lenient, "what is tolerated, is there");
    }

    private static String problems(SipMessage message) {
        return StrictMessage.problems(message.bytes().toByteArray()).toString();
    }

    /**
     * With all headers written from their values, one behind the other. Without those that nobody needs and nobody
     * understands: they stay as they come, or go.
     */
    private static SipMessage rewritten(SipMessage message) {
        MessageEditor editor = MessageEditor.of(message);
        HeaderTypes.all().forEach(type -> rewrite(editor, type));
        return editor.apply();
    }

    private static <T> void rewrite(MessageEditor editor, HeaderType<T> type) {
        if (type == HeaderType.CONTENT_LENGTH) {
            return;
        }
        try {
            List<T> values = editor.all(type);
            MessageEditor.of(editor.original()).remove(type).setAll(type, values);
            editor.remove(type).setAll(type, values);
        } catch (SipParseException optional) {
            editor.remove(type);
        } catch (IllegalArgumentException control) {
            assertTrue(control.toString().contains("control character"), control::toString);
        }
    }

    private static void forEach(BiConsumer<String, SipMessage> check) {
        Corpus.hostile()
                .filter(row -> row.expect().equals("accept"))
                .forEach(row -> messages(row.toString(), row.octets(), check));
        Corpus.rows("rfc4475/index.tsv")
                .filter(row -> row.get(4).equals("valid"))
                .forEach(row -> file("rfc4475/" + row.get(0) + ".dat", check));
        Corpus.rows("rfc5118/index.tsv")
                .filter(row -> row.get(2).equals("valid"))
                .forEach(row -> file("rfc5118/" + row.get(0) + ".dat", check));
        Corpus.files("messages").forEach(file -> file(file, check));
        Samples.NAMES.forEach(name -> messages(name, Samples.octets(name), check));
    }

    /** A sound message may still be one that a layer above the grammar refuses. */
    private static boolean isAccepted(SipMessage message) {
        return message instanceof SipRequest request
                ? MessageCheck.check(request).isEmpty()
                : MessageCheck.check((SipResponse) message).isEmpty();
    }

    private static void file(String file, BiConsumer<String, SipMessage> check) {
        messages(file, Corpus.octets(file), check);
    }

    private static void messages(String id, byte[] octets, BiConsumer<String, SipMessage> check) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        int number = 0;
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            number++;
            if (frame instanceof Frame.Message found && isAccepted(found.message())) {
                check.accept(id + " #" + number, found.message());
            }
        }
    }
}
