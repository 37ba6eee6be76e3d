package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.message.MessageCheck;
import io.drsip.corpus.Corpus;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The torture messages of RFC 4475 and RFC 5118, if the build names them, over a connection to the SBC that they are for:
 * which layer objects, what is answered, and what becomes of the connection.
 */
class TortureTest {

    /**
     * The first one to object, and the answers. {@code framer}: nobody can tell where the next message begins; {@code
     * start line}; {@code header}: a value that the check reads; {@code check}: what every element needs; {@code engine}:
     * who was asked; {@code nobody}.
     */
    private static final String WHO_OBJECTS = """
            wsinv      | nobody     | 481
            intmeth    | nobody     | 501
            esc01      | nobody     | 100
            escnull    | nobody     | 405
            esc02      | nobody     | 501
            lwsdisp    | nobody     | 200
            longreq    | nobody     | 100
            dblreq     | nobody     | 405 400
            semiuri    | nobody     | 200
            transports | nobody     | 200
            mpart01    | nobody     | 405
            unreason   | nobody     |
            noreason   | nobody     |
            badinv01   | header     | 400
            clerr      | incomplete |
            ncl        | framer     | 400
            scalar02   | header     | 400
            scalarlg   | header     |
            quotbal    | header     | 400
            ltgtruri   | header     | 400
            lwsruri    | start line | 400
            lwsstart   | start line | 400
            trws       | start line | 400
            escruri    | check      | 400
            baddate    | nobody     | 100
            regbadct   | nobody     | 405
            badaspec   | header     | 400
            baddn      | header     | 400
            badvers    | start line | 505
            mismatch01 | check      | 400
            mismatch02 | check      | 400
            bigcode    | start line |
            badbranch  | check      | 400
            insuf      | check      | 400
            unkscm     | engine     | 416
            novelsc    | engine     | 416
            unksm2     | nobody     | 405
            bext01     | engine     | 420
            invut      | engine     | 100 415
            regaut01   | nobody     | 405
            multi01    | check      | 400
            mcl01      | framer     | 400
            bcast      | nobody     |
            zeromf     | nobody     | 200
            cparam01   | nobody     | 405
            cparam02   | nobody     | 405
            regescrt   | nobody     | 405
            sdp01      | engine     | 100 406
            inv2543    | framer     | 400
            """;

    /** Where we are stricter than the index of RFC 4475, and why. */
    private static final Map<String, String> TOLERANCES = Map.of(
            "dblreq", "its second message is followed by five octets more than its Content-Length says: no third one",
            "inv2543", "has no Content-Length: in a stream nobody can tell where it ends, so nobody waits for more");

    private record Verdict(String objector, List<Integer> answers, int offers, String stream) {

        @Override
        public String toString() {
            return objector + " | " + codes();
        }

        String codes() {
            return answers.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }

        int lastCode() {
            return answers.isEmpty() ? 0 : answers.get(answers.size() - 1);
        }
    }

    @Test
    void theLayerThatHasToObjectsWithTheStatusOfTheIndex() {
        Map<String, String> deviations = new TreeMap<>();
        Corpus.rows("rfc4475/index.tsv").forEach(row -> {
            Verdict verdict = verdict(Corpus.octets("rfc4475/" + row.get(0) + ".dat"));
            if (!fits(row, verdict)) {
                deviations.put(row.get(0), verdict + " " + verdict.stream);
            }
        });

        TOLERANCES.forEach((name, why) -> deviations.computeIfPresent(name, (key, value) -> why));
        assertEquals(Corpus.isGiven() ? TOLERANCES : Map.of(), deviations);
    }

    private static boolean fits(List<String> row, Verdict verdict) {
        String layer = row.get(3);
        Set<String> codes = Set.of(row.get(6).split("\\|", -1));
        boolean mayServe = row.get(7).equals("may-accept") && verdict.objector.equals("nobody");
        boolean objected = codes.contains(String.valueOf(verdict.lastCode())) && isOf(layer, verdict.objector);
        boolean expected = switch (row.get(5)) {
            case "accept" ->
                verdict.objector.equals("nobody") && (codes.contains("-") || codes.contains(verdict.codes()));
            case "discard" -> verdict.answers.isEmpty() && verdict.offers == 0;
            default -> objected || mayServe || verdict.objector.equals("incomplete");
        };
        return expected && verdict.stream.equals(row.get(8));
    }

    /** What applies to one element may be seen by any of its layers, but syntax is never left to who serves requests. */
    private static boolean isOf(String layer, String objector) {
        return switch (layer) {
            case "syntax" -> Set.of("framer", "start line", "header", "check").contains(objector);
            case "transaction" -> objector.equals("check");
            default -> !objector.equals("header") && !objector.equals("nobody");
        };
    }

    @Test
    void eachTortureMessageIsStoppedWhereItShould() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        Corpus.rows("rfc4475/index.tsv").forEach(row -> {
            expected.put(row.get(0), row.get(0) + ": " + who(row.get(0)));
            actual.put(row.get(0), row.get(0) + ": " + verdict(Corpus.octets("rfc4475/" + row.get(0) + ".dat")));
        });

        assertEquals(expected, actual);
    }

    private static String who(String name) {
        for (String line : WHO_OBJECTS.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells[0].strip().equals(name)) {
                return cells[1].strip() + " | " + cells[2].strip();
            }
        }
        return "not in the table";
    }

    @Test
    void addressesOfIpv6AreReadAsTheirIndexSays() {
        Map<String, String> deviations = new TreeMap<>();
        Corpus.rows("rfc5118/index.tsv").forEach(row -> {
            Verdict verdict = verdict(Corpus.octets("rfc5118/" + row.get(0) + ".dat"));
            boolean expected = row.get(3).equals("accept")
                    ? Set.of("nobody", "engine").contains(verdict.objector)
                    : verdict.codes().equals(row.get(4)) && isOf("syntax", verdict.objector);
            if (!expected || !verdict.stream.equals("one")) {
                deviations.put(row.get(0), verdict + " " + verdict.stream);
            }
        });

        assertEquals(Map.of(), deviations);
    }

    private static Verdict verdict(byte[] octets) {
        List<Frame> frames = frames(octets);
        WirePeer peer = new WirePeer(nameOf(frames));
        WirePeer.Outcome outcome = peer.says(octets);
        WirePeer.Outcome life = outcome.open() && !outcome.waiting() ? peer.asks() : peer.asksAnew();
        assertEquals(List.of(200), life.answers());
        peer.leaves();
        String stream = List.of("wait", "one", "two").get(frames.size());
        String end = outcome.open() ? stream : frames.size() == 1 ? "close" : "two, then close";
        return new Verdict(objector(frames, outcome), outcome.answers(), outcome.offers(), end);
    }

    private static List<Frame> frames(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            boolean leftOver = frame instanceof Frame.Malformed && frames.size() == 2;
            if (!(frame instanceof Frame.Ping) && !leftOver) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** Each message has come to the right place. */
    private static Fqdn nameOf(List<Frame> frames) {
        boolean request = !frames.isEmpty()
                && frames.get(0) instanceof Frame.Message message
                && message.message() instanceof SipRequest;
        try {
            return request
                            && ((SipRequest) ((Frame.Message) frames.get(0)).message()).requestUri()
                                    instanceof SipUri uri
                            && uri.host() instanceof Fqdn host
                    ? host
                    : EngineRig.TRUNK;
        } catch (SipParseException broken) {
            return EngineRig.TRUNK;
        }
    }

    private static String objector(List<Frame> frames, WirePeer.Outcome outcome) {
        if (frames.isEmpty()) {
            return "incomplete";
        }
        if (frames.get(0) instanceof Frame.Malformed malformed) {
            return malformed.streamLost() ? "framer" : "start line";
        }
        SipMessage message = ((Frame.Message) frames.get(0)).message();
        Optional<MessageCheck.Problem> problem = message instanceof SipRequest request
                ? MessageCheck.check(request)
                : MessageCheck.check((SipResponse) message);
        if (problem.isPresent()) {
            return problem.get().offset() > 0 ? "header" : "check";
        }
        boolean unserved = List.of(404, 405, 481, 501)
                .contains(outcome.answers().stream().findFirst().orElse(0));
        return !unserved && outcome.isRefused() ? "engine" : "nobody";
    }
}
