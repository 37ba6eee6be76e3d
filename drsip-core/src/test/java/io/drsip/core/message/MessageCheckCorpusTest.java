package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.corpus.Corpus;
import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Torture messages of RFC 4475 and RFC 5118 and a corpus of hostile ones, if the build names them, up to the check. */
class MessageCheckCorpusTest {

    private static final Map<String, String> OWN = Map.of("sound", """
            OPTIONS sip:sbc1.contoso.com SIP/2.0
            v: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            f: "\\\7" <sip:a@contoso.com>;tag=1
            t: <sip:b@contoso.com>
            i: 1
            CSeq: 009 OPTIONS
            l: 0

            """, "400", """
            OPTIONS sip:sbc1.contoso.com SIP/2.0
            v: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1
            f: <sip:a@contoso.com;tag=1
            t: <sip:b@contoso.com>
            i: 1
            CSeq: 9 OPTIONS
            l: 0

            """, "505", """
            OPTIONS sip:sbc1.contoso.com SIP/3.0
            l: 0

            """);

    @Test
    void ownCasesAreDecidedAsTheyShould() {
        OWN.forEach((verdict, lines) ->
                assertEquals(verdict, verdict(lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * Where the check is stricter than RFC 4475: a message without a length, a tag and a branch is of a time before streams.
     */
    private static final Map<String, String> DEVIATIONS = Map.of("inv2543", "400");

    @Test
    void tortureMessagesAreDecidedAsTheirIndexSays() {
        Map<String, String> surprises = new TreeMap<>();
        Corpus.rows("rfc4475/index.tsv").forEach(row -> {
            String name = row.get(0);
            String actual = verdict(Corpus.octets("rfc4475/" + name + ".dat"));
            boolean expected = DEVIATIONS.containsKey(name)
                    ? actual.equals(DEVIATIONS.get(name)) && !fits(row, actual)
                    : fits(row, actual);
            if (!expected) {
                surprises.put(name, actual);
            }
        });
        Corpus.rows("rfc5118/index.tsv").forEach(row -> {
            String actual = verdict(Corpus.octets("rfc5118/" + row.get(0) + ".dat"));
            if (!actual.equals(row.get(3).equals("accept") ? "sound" : row.get(4))) {
                surprises.put(row.get(0), actual);
            }
        });

        assertEquals(Map.of(), surprises);
    }

    /** What other layers than the syntax refuse may be sound here, and so may what an element may accept. */
    private static boolean fits(List<String> row, String actual) {
        boolean ours = row.get(3).equals("syntax") && !row.get(7).equals("may-accept");
        if (row.get(8).equals("wait") && actual.equals("unfinished")) {
            return true;
        }
        return switch (row.get(5)) {
            case "accept" -> actual.equals("sound");
            case "discard" -> actual.equals("discarded") || (!ours && actual.equals("sound"));
            default -> List.of(row.get(6).split("\\|", -1)).contains(actual) || (!ours && actual.equals("sound"));
        };
    }

    @Test
    void hostileMessagesThatAreLegalPassAndEveryOneCanBeAnswered() {
        Map<String, byte[]> files = Corpus.archive("bad/bad.zip");
        Map<String, String> deviations = new TreeMap<>();
        Corpus.rows("bad/manifest.tsv").forEach(row -> {
            Set<String> verdicts = verdicts(files.getOrDefault(row.get(0), new byte[0]));
            if (row.get(3).equals("accept") && !verdicts.equals(Set.of("sound"))) {
                deviations.put(row.get(0), row.get(7) + verdicts);
            }
        });

        assertEquals(Map.of(), deviations);
    }

    private static String verdict(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        Frame frame = framer.poll();
        return frame == null ? "unfinished" : verdict(frame);
    }

    private static Set<String> verdicts(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            frames.add(frame);
        }
        return frames.stream()
                .filter(frame -> !(frame instanceof Frame.Ping))
                .map(MessageCheckCorpusTest::verdict)
                .collect(Collectors.toSet());
    }

    /** The status that a request gets so far; a response is discarded. */
    private static String verdict(Frame frame) {
        if (frame instanceof Frame.Malformed malformed) {
            Status status = malformed.cause().status();
            malformed.headers().ifPresent(headers -> SipMessages.refusal(headers, status, "a rule"));
            return malformed.headers().isEmpty() && !malformed.streamLost() ? "discarded" : "" + status.code();
        }
        SipMessage message = ((Frame.Message) frame).message();
        if (message instanceof SipResponse response) {
            return MessageCheck.check(response).isEmpty() ? "sound" : "discarded";
        }
        SipRequest request = (SipRequest) message;
        Optional<MessageCheck.Problem> problem = MessageCheck.check(request);
        SipMessages.refusal(request, Status.BAD_REQUEST, "a rule").ifPresent(MessageCheckCorpusTest::reread);
        if (problem.isPresent()) {
            return "" + problem.get().status().code();
        }
        reread(SipMessages.response(request, Status.OK)
                .toTag("t1")
                .recordRoute()
                .build());
        return "sound";
    }

    /** What we send is one message to whoever reads it. */
    private static void reread(SipResponse response) {
        SipFramer framer = new SipFramer();
        framer.feed(response.bytes().toByteArray());
        assertEquals(new Frame.Message(response), framer.poll());
    }
}
