package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of lines that are not as everybody writes them: each of its examples is tried. */
class ToleranceTest {

    private static final String HEADING = "### What is accepted, and what is refused";

    private static final String SOUND = """
            INVITE sip:+14255550100@sbc1.contoso.com SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1
            From: <sip:+14255550101@contoso.com>;tag=f1
            To: <sip:+14255550100@sbc1.contoso.com>
            Call-ID: 1@192.0.2.1
            CSeq: 1 INVITE
            Max-Forwards: 70
            Contact: <sip:192.0.2.1:5061>
            Content-Length: 0
            """;

    @Test
    void whatTheReadmeSaysIsWhatHappens() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (List<String> row : rows()) {
            expected.add(row.get(0) + " | " + row.get(1));
            actual.add(row.get(0) + " | " + verdict(row.get(0)));
        }

        assertTrue(expected.size() > 30);
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    /** Example and verdict of each row below the heading. */
    private static List<List<String>> rows() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String section = readme.substring(readme.indexOf(HEADING) + HEADING.length());
        return section.lines()
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> List.of(cells.get(1), cells.get(2)))
                .toList();
    }

    private static String verdict(String cell) {
        String octets = changed(cell.replace("`", "").replace(" … ", " ")) + "\n";
        SipFramer framer = new SipFramer();
        framer.feed(octets.replace("\n", "\r\n").translateEscapes().getBytes(StandardCharsets.UTF_8));
        Frame frame = Objects.requireNonNull(framer.poll());
        if (frame instanceof Frame.Malformed malformed) {
            return malformed.cause().status().code() + (malformed.streamLost() ? ", then closed" : "");
        }
        SipRequest request = (SipRequest) ((Frame.Message) frame).message();
        Optional<MessageCheck.Problem> problem = MessageCheck.check(request);
        if (problem.isPresent()) {
            return "" + problem.get().status().code();
        }
        return request.headers().issues().isEmpty() ? "accepted" : "reported";
    }

    /** The sound message with a line in the place of its own one, or one more, or one less. */
    private static String changed(String line) {
        if (line.startsWith("no ")) {
            return SOUND.replaceAll("(?m)^" + line.substring(3) + ": .*\n", "");
        }
        if (line.startsWith("INVITE ")) {
            return SOUND.replaceAll("^INVITE .*", line.replace("\\", "\\\\"));
        }
        String name = line.replaceAll("(?s)[ \\\\:].*", "");
        String own = "(?mi)^" + (name.equals("f") ? "From" : name) + ": .*\n";
        String changed = SOUND.replaceAll(own, line.replace("\\", "\\\\") + "\n");
        return changed.equals(SOUND) ? SOUND.replace("Content-Length", line + "\nContent-Length") : changed;
    }
}
