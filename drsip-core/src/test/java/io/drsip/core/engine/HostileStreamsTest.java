package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.corpus.Corpus;
import io.drsip.corpus.StreamCase;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Hostile and odd streams through a framer and an engine, as a driver feeds them: our own, and those of a corpus if the
 * build names one. After each of them we live, and nothing of it stays behind.
 */
class HostileStreamsTest {

    /** Where we differ from a table, and why, by the words of the table. */
    private static final Map<String, String> TOLERANCES = Map.of(
            "b''", "the table says that there is no Request-URI, but there is one: it is the unchanged INVITE",
            "Via port b'1;2'", "a port and a parameter: both are in the grammar",
            "random text", "a start line may come as long as its limit allows, and until the timer of the driver ends");

    @Test
    void eachStreamEndsAsItsTableSaysAndWeLive() {
        List<StreamCase> cases = Corpus.hostile().toList();
        Expectations expectations = new Expectations(cases);
        Map<String, String> deviations = new TreeMap<>();
        for (StreamCase row : cases) {
            WirePeer peer = new WirePeer(expectations.sbcOf(row));
            WirePeer.Outcome outcome = peer.says(row.octets());
            if (!expectations.areMet(row, outcome)) {
                deviations.put(row.why(), row.id() + " " + outcome);
            }
            boolean sameConnection =
                    outcome.open() && !outcome.waiting() && !row.expect().equals("wait");

            WirePeer.Outcome life = sameConnection ? peer.asks() : peer.asksAnew();

            assertEquals(List.of(200), life.answers(), row.toString());
            peer.leaves();
        }

        TOLERANCES.keySet().forEach(deviations::remove);
        assertEquals(Map.of(), deviations);
    }

    /** What sound messages get, and so what others that are legal should get. */
    private static final class Expectations {

        private final Map<String, WirePeer.Outcome> sound = new HashMap<>();
        private final Map<Boolean, Fqdn> names = new HashMap<>();

        Expectations(List<StreamCase> cases) {
            for (StreamCase row : cases) {
                if (row.id().contains("control")) {
                    hosts(row).ifPresent(host -> names.putIfAbsent(row.isOwn(), host));
                    sound.put(row.isOwn() + row.base(), new WirePeer(sbcOf(row)).says(row.octets()));
                }
            }
        }

        private static Optional<Fqdn> hosts(StreamCase row) {
            return SipMessage.parse(row.octets()) instanceof SipRequest request
                            && request.requestUri() instanceof SipUri uri
                            && uri.host() instanceof Fqdn host
                    ? Optional.of(host)
                    : Optional.empty();
        }

        Fqdn sbcOf(StreamCase row) {
            return Objects.requireNonNull(names.get(row.isOwn()));
        }

        boolean areMet(StreamCase row, WirePeer.Outcome outcome) {
            boolean stated = !row.answers().equals("?");
            String answers = outcome.answers().stream().map(String::valueOf).collect(Collectors.joining(" "));
            if (stated && !row.answers().equals(answers)) {
                return false;
            }
            boolean expected = switch (row.expect()) {
                case "accept" ->
                    outcome.open() && !outcome.waiting() && (stated || isServedLikeSoundOnes(row, outcome));
                case "reject" -> !outcome.isServed() && (outcome.isRefused() || !outcome.open() || !hasVia(row));
                case "discard" -> outcome.isSilent();
                case "close" -> !outcome.open() && (stated || !outcome.isServed());
                case "wait" -> !outcome.isServed() && (outcome.waiting() || !outcome.open() || row.size() == 1);
                default -> true;
            };
            return expected
                    && switch (row.after()) {
                        case "open" -> outcome.open();
                        case "closed" -> !outcome.open() || outcome.waiting();
                        default -> true;
                    };
        }

        private boolean isServedLikeSoundOnes(StreamCase row, WirePeer.Outcome outcome) {
            List<Integer> answers = new ArrayList<>();
            int offers = 0;
            for (Frame frame : frames(row)) {
                if (frame instanceof Frame.Message message && message.message() instanceof SipRequest request) {
                    WirePeer.Outcome one = Objects.requireNonNull(sound.get(row.isOwn() + "" + request.method()));
                    answers.addAll(one.answers());
                    offers += one.offers();
                }
            }
            return outcome.answers().equals(answers) && outcome.offers() == offers;
        }

        /** Without a Via there is nobody to answer to. */
        private static boolean hasVia(StreamCase row) {
            return frames(row).stream()
                    .anyMatch(frame -> frame instanceof Frame.Message message
                            && message.message().headers().has(HeaderType.VIA));
        }

        private static List<Frame> frames(StreamCase row) {
            SipFramer framer = new SipFramer();
            framer.feed(row.octets());
            List<Frame> frames = new ArrayList<>();
            for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
                frames.add(frame);
            }
            return frames;
        }
    }
}
