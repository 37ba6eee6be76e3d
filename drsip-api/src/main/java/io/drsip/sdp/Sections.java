package io.drsip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What sections are made of, and how a description is cut into them. Single thread. */
final class Sections {

    static final String ORIGIN_RULE = "a description has one o= line, before its media";

    private final String octets;
    private final SdpLimits limits;
    private final List<SdpLine> lines = new ArrayList<>();
    private final List<MediaDescription> media = new ArrayList<>();

    // What is being read: the lines since the last m= line, and that line with its offset.
    private List<SdpLine> section = new ArrayList<>();
    private @Nullable SdpLine mediaLine;
    private int mediaStart;
    private int at;

    Sections(String octets, SdpLimits limits) {
        this.octets = octets;
        this.limits = limits;
    }

    SessionDescription read() {
        if (octets.length() > limits.octets()) {
            throw error("a description has at most " + limits.octets() + " octets", limits.octets());
        }
        int count = 0;
        while (at < octets.length()) {
            if (++count > limits.lines()) {
                throw error("a description has at most " + limits.lines() + " lines", at);
            }
            add(at, nextLine());
        }
        closeSection();
        return new SessionDescription(SdpLines.of(lines), media);
    }

    private void add(int start, SdpLine line) {
        if (start == 0 && !line.equals(new SdpLine("v=0", line.end()))) {
            throw error("a description begins with v=0", 0);
        }
        if (line.type() == 'm') {
            closeSection();
            if (media.size() == limits.media()) {
                throw error("a description has at most " + limits.media() + " media", start);
            }
            mediaLine = line;
            mediaStart = start;
            section = new ArrayList<>();
            return;
        }
        if (line.type() == 'c') {
            shifted(start, () -> line.reader().readAll(Connection::read));
        } else if (line.type() == 'o') {
            shifted(start, () -> line.reader().readAll(Origin::read));
            if (mediaLine != null) {
                throw error(ORIGIN_RULE, start);
            }
        }
        (mediaLine == null ? lines : section).add(line);
    }

    private void closeSection() {
        SdpLine first = mediaLine;
        if (first != null) {
            Media value = shifted(mediaStart, () -> first.reader().readAll(reader -> Media.read(reader, limits)));
            media.add(new MediaDescription(first, value, SdpLines.of(section)));
        }
    }

    private SdpLine nextLine() {
        int start = at;
        int feed = octets.indexOf('\n', start);
        int next = feed < 0 ? octets.length() : feed + 1;
        boolean carriage = feed > start && octets.charAt(feed - 1) == '\r';
        int end = feed < 0 ? octets.length() : carriage ? feed - 1 : feed;
        check(start, end);
        at = next;
        if (onlyLineEndsFrom(next)) {
            at = octets.length();
        }
        // One text for the ends of all lines: a description has many lines, and may be kept for hours.
        String mark = octets.startsWith(SdpLine.CRLF, end) && at == end + 2 ? SdpLine.CRLF : octets.substring(end, at);
        return new SdpLine(octets.substring(start, end), mark);
    }

    private void check(int start, int end) {
        boolean typed = end - start >= 2 && SdpText.isLetter(octets.charAt(start)) && octets.charAt(start + 1) == '=';
        if (!typed) {
            throw error("a line is a letter, an equals sign and a value", start);
        }
        if (end - start > limits.line()) {
            throw error("a line has at most " + limits.line() + " octets", start + limits.line());
        }
        for (int i = start; i < end; i++) {
            if (octets.charAt(i) == '\r' || octets.charAt(i) == '\0') {
                throw error("a line has no NUL, and a CR only before its LF", i);
            }
        }
    }

    /** Some elements end a description with empty lines, which belong to nothing. */
    private boolean onlyLineEndsFrom(int start) {
        if (start >= octets.length() || (octets.charAt(start) != '\r' && octets.charAt(start) != '\n')) {
            return false;
        }
        for (int i = start; i < octets.length(); i++) {
            boolean pair = octets.charAt(i) == '\r' && i + 1 < octets.length() && octets.charAt(i + 1) == '\n';
            if (!pair && octets.charAt(i) != '\n') {
                return false;
            }
        }
        return true;
    }

    private SdpParseException error(String rule, int offset) {
        int start = octets.lastIndexOf('\n', Math.max(0, Math.min(offset, octets.length()) - 1)) + 1;
        String line = octets.substring(start, end(start));
        String secret = SdpLine.secret(line);
        return secret.isEmpty()
                ? SdpParseException.octets(rule, line, offset - start).shifted(start)
                : SdpParseException.hidden(rule, secret, offset);
    }

    private int end(int start) {
        int feed = octets.indexOf('\n', start);
        return feed < 0 ? octets.length() : feed;
    }

    private static <T> T shifted(int start, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SdpParseException e) {
            throw e.shifted(start);
        }
    }

    // --- parts of both kinds of section ---------------------------------------------------------------------------

    /** The first address of a section. */
    static Optional<Connection> connection(SdpLines lines) {
        return lines.list().stream()
                .filter(line -> line.type() == 'c')
                .map(line -> line.reader().readAll(Connection::read))
                .findFirst();
    }

    /** Lines of our caller, who is to blame if they break the grammar. */
    static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (SdpParseException e) {
            throw new IllegalArgumentException("lines must keep the grammar: " + e.getMessage(), e);
        }
    }

    /** Puts a plain line end behind each line that another one follows. */
    static List<SdpLine> joined(List<SdpLine> lines) {
        List<SdpLine> joined = new ArrayList<>(lines);
        for (int i = 0; i < joined.size() - 1; i++) {
            SdpLine line = joined.get(i);
            if (!line.endsOnce()) {
                joined.set(i, line.withEnd(line.end().startsWith("\n") ? "\n" : SdpLine.CRLF));
            }
        }
        return joined;
    }
}
