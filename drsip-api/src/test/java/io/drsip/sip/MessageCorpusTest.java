package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.corpus.StreamCase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Torture messages of RFC 4475 and RFC 5118 and a corpus of hostile ones, if the build names them: what framing and the typed
 * headers decide. Whether a message that can be read is also served is decided above.
 */
class MessageCorpusTest {

    private final List<StreamCase> hostile = Corpus.hostile().toList();

    @Test
    void hostileStreamsBreakRulesAndNothingElse() {
        for (StreamCase row : hostile) {
            byte[] stream = row.octets();
            SipFramer framer = new SipFramer();
            framer.feed(stream);
            for (Frame frame : Frames.drain(framer)) {
                List<String> problems = problems(frame, stream.length);
                assertTrue(problems.stream().noneMatch(problem -> problem.contains(" outside of ")), row.id());
            }
        }
    }

    @Test
    void hostileStreamsEndOrGoOnAsTheTableSays() {
        Map<String, String> deviations = new TreeMap<>();
        for (StreamCase row : hostile) {
            SipFramer framer = new SipFramer();
            framer.feed(row.octets());
            List<Frame> frames = Frames.drain(framer);
            String actual = state(framer, frames, row);
            if (!actual.equals("as expected")) {
                deviations.put(row.toString(), row.expect() + "/" + row.after() + ": " + actual);
            }
        }

        assertEquals(Map.of(), deviations);
    }

    private static String state(SipFramer framer, List<Frame> frames, StreamCase row) {
        boolean found = frames.stream().anyMatch(Frame.Message.class::isInstance);
        List<String> problems = new ArrayList<>();
        frames.forEach(frame -> problems.addAll(problems(frame, row.octets().length)));
        boolean good = switch (row.expect()) {
            case "accept" -> found && !framer.isLost() && problems.stream().noneMatch(MessageCorpusTest::isMandatory);
            case "close" -> framer.isLost() || isUnfinishedLine(framer, row.octets());
            case "wait" -> !found;
            default -> true;
        };
        if (good && row.after().equals("open")) {
            good = Frames.of(framer, Samples.OPTIONS).equals(Frames.of(Samples.OPTIONS));
        }
        return good ? "as expected" : (framer.isLost() ? "lost" : "not lost") + (found ? ", found " : " ") + problems;
    }

    /** Of a header that every element reads; what is wrong with others is not looked at before somebody asks. */
    private static boolean isMandatory(String problem) {
        return Stream.of("Via", "From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length", "Request-URI")
                .anyMatch(name -> problem.startsWith(name + ":"));
    }

    /** Octets without a line end may become SIP until the start line has its largest length. */
    private static boolean isUnfinishedLine(SipFramer framer, byte[] octets) {
        boolean lineEnd = new String(octets, StandardCharsets.ISO_8859_1).contains("\r\n");
        return framer.isMidMessage()
                && !lineEnd
                && octets.length <= ParseLimits.defaults().startLine();
    }

    private static List<String> problems(Frame frame, int size) {
        if (frame instanceof Frame.Message message) {
            return TypedHeaders.problems(message.message());
        }
        List<String> problems = new ArrayList<>();
        if (frame instanceof Frame.Malformed malformed) {
            problems.add(malformed.cause().rule());
            malformed.headers().ifPresent(headers -> problems.addAll(TypedHeaders.problems(headers, size)));
        }
        return problems;
    }

    /**
     * What is not as the index of RFC 4475 says: an INVITE of RFC 2543 has no Content-Length and ends a stream, so that
     * nobody waits for more; and the second message of {@code dblreq} is followed by octets of a body that is longer than
     * its Content-Length.
     */
    private static final Map<String, String> STREAM_DEVIATIONS =
            Map.of("inv2543", "close", "dblreq", "two, then close");

    /** Valid, but of no length: two values of Content-Length differ (RFC 4475 section 3.3.9). */
    private static final Set<String> OF_NO_LENGTH = Set.of("mcl01");

    @Test
    void tortureMessagesLeaveTheStreamAsTheirIndexSays() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        Corpus.rows("rfc4475/index.tsv").forEach(row -> {
            String name = row.get(0);
            expected.put(name, STREAM_DEVIATIONS.getOrDefault(name, row.get(8)));
            actual.put(name, stream(Corpus.octets("rfc4475/" + name + ".dat")));
        });

        assertEquals(expected, actual);
    }

    private static String stream(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        int frames = Frames.drain(framer).size();
        String found = List.of("", "one", "two").get(framer.isLost() ? frames - 1 : frames);
        if (framer.isLost()) {
            return found.isEmpty() ? "close" : found + ", then close";
        }
        return framer.isMidMessage() ? "wait" : found;
    }

    @Test
    void validTortureMessagesAreReadWithoutAnError() {
        Set<String> read = new TreeSet<>();
        Corpus.rows("rfc4475/index.tsv")
                .filter(row -> row.get(4).equals("valid") && !OF_NO_LENGTH.contains(row.get(0)))
                .forEach(row -> read.add(verdict("rfc4475/", row.get(0))));
        Corpus.rows("rfc5118/index.tsv")
                .filter(row -> row.get(2).equals("valid"))
                .forEach(row -> read.add(verdict("rfc5118/", row.get(0))));

        read.remove("sound");
        assertEquals(Set.of(), read);
    }

    private static String verdict(String folder, String name) {
        try {
            List<String> problems = TypedHeaders.problems(SipMessage.parse(Corpus.octets(folder + name + ".dat")));
            return problems.isEmpty() ? "sound" : name + problems;
        } catch (SipParseException e) {
            return name + ": " + e.getMessage();
        }
    }
}
