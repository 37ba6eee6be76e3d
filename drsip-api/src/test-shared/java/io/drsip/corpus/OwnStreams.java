package io.drsip.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the streams that were written for this project; how they are written stands at the top of their file. */
final class OwnStreams {

    private static final String FILE = "/corpus/own-streams.txt";
    private static final Pattern HEADING = Pattern.compile("== (\\S+) (\\S+)/(\\S+)(?: \\[([\\d ]*)\\])? (.*)");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]*)\\}");

    private OwnStreams() {}

    static Stream<StreamCase> all() {
        return Arrays.stream(text().split("(?m)^(?=== )", -1)).skip(1).map(OwnStreams::read);
    }

    /** The octets of the file are those of the streams. */
    private static String text() {
        try (InputStream file = Objects.requireNonNull(OwnStreams.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StreamCase read(String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        Matcher heading = HEADING.matcher(lines.get(0));
        if (!heading.matches()) {
            throw new IllegalArgumentException("a heading is == id expect/after [answers] why, not " + lines.get(0));
        }
        String base = lines.get(1);
        String answers = Objects.requireNonNullElse(heading.group(4), "?");
        byte[] octets = octets(heading.group(1), lines.subList(1, lines.size())).getBytes(ISO_8859_1);
        return new StreamCase(
                heading.group(1), base, heading.group(2), heading.group(3), answers, heading.group(5), octets);
    }

    private static String octets(String id, List<String> lines) {
        StringBuilder stream = new StringBuilder();
        List<String> part = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("& ")) {
                stream.append(part(id, part));
                part.clear();
                part.add(line.substring(2));
            } else {
                part.add(line);
            }
        }
        return stream.append(part(id, part)).toString();
    }

    private static String part(String id, List<String> lines) {
        List<String> changes = lines.subList(1, lines.size());
        if (lines.get(0).equals("raw")) {
            return octets(String.join("\n", changes) + "\n");
        }
        OwnMessage message = OwnMessage.of(lines.get(0), id);
        changes.forEach(message::change);
        return octets(message.head()) + octets(message.body());
    }

    /** Lines with the line ends of the wire, repetitions and escapes replaced. */
    static String octets(String lines) {
        String wire = lines.replace("\\\n", "").replace("\n", "\r\n");
        return REPEATED.matcher(wire)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))))
                .translateEscapes();
    }
}
