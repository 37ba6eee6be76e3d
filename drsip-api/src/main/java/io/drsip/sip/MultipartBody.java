package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A body of several parts (RFC 2046 section 5.1, RFC 5621 section 4), such as a session description with a location.
 * Immutable.
 *
 * <p>The content of a part can be changed; everything else stays octet for octet: the other parts, preamble, epilogue
 * and delimiters. Delimiters stand at the start or behind CR LF, as RFC 2046 has it; a bare LF ends no part, so that no
 * two elements can disagree about where a part ends.
 */
public final class MultipartBody {

    private static final String BOUNDARY_RULE = "a boundary has 1 to 70 characters of RFC 2046 section 5.1.1";
    private static final String BOUNDARY_MARKS = "'()+_,-./:=? ";
    private static final int LONGEST_BOUNDARY = 70;

    private final MediaType type;
    private final BodyLimits limits;
    private final Slice octets;
    private final List<BodyPart> parts;

    /** Where each part begins and ends in the octets, in pairs. */
    private final List<Integer> places;

    private MultipartBody(MediaType type, Slice octets, BodyLimits limits) {
        this.type = type;
        this.octets = octets;
        this.limits = limits;
        this.places = new ArrayList<>();
        this.parts = read(delimiter(type));
    }

    /**
     * Reads a body, with the default limits.
     *
     * @param type its Content-Type, {@code multipart/...} with a boundary
     * @param octets the body
     * @return the parts, which look into the octets
     * @throws SipParseException if it breaks the grammar or a limit
     */
    public static MultipartBody parse(MediaType type, Slice octets) {
        return parse(type, octets, BodyLimits.defaults());
    }

    /**
     * Reads a body.
     *
     * @param type its Content-Type, {@code multipart/...} with a boundary
     * @param octets the body
     * @param limits how many parts there may be, and how long their heads
     * @return the parts, which look into the octets
     * @throws SipParseException if it breaks the grammar or a limit
     */
    public static MultipartBody parse(MediaType type, Slice octets, BodyLimits limits) {
        return new MultipartBody(type, octets, limits);
    }

    private static Slice delimiter(MediaType type) {
        Optional<String> boundary = type.params().text("boundary").filter(MultipartBody::isBoundary);
        byte[] told = type.toString().getBytes(StandardCharsets.UTF_8);
        if (!type.type().equals("multipart")) {
            throw SipParseException.at("a body of several parts is multipart", told, 0);
        }
        return Slice.of("--" + boundary.orElseThrow(() -> SipParseException.at(BOUNDARY_RULE, told, 0)));
    }

    private static boolean isBoundary(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_BOUNDARY
                && !text.endsWith(" ")
                && text.chars()
                        .allMatch(c -> BOUNDARY_MARKS.indexOf(c) >= 0
                                || (c < 128 && Grammar.is(Grammar.ALPHA | Grammar.DIGIT, c)));
    }

    private List<BodyPart> read(Slice delimiter) {
        List<BodyPart> found = new ArrayList<>();
        int at = next(delimiter, 0);
        while (at < octets.length() && !isLast(delimiter, at)) {
            if (found.size() == limits.parts()) {
                String rule = "a body has at most " + limits.parts() + " parts";
                throw SipParseException.at(rule, octets, at, Status.REQUEST_ENTITY_TOO_LARGE);
            }
            int start = behindLine(at + delimiter.length());
            int next = next(delimiter, start);
            int end = Math.max(start, next - 2);
            places.add(start);
            places.add(end);
            found.add(part(start, end));
            at = next;
        }
        if (at == octets.length()) {
            throw error("a body of several parts ends with its boundary and two hyphens", at);
        }
        return List.copyOf(found);
    }

    /** Where the next delimiter begins, from a line start on; the length of the body if there is none. */
    private int next(Slice delimiter, int start) {
        for (int at = start; at + delimiter.length() <= octets.length(); at++) {
            boolean line = at == 0 || (at >= start + 2 && octets.at(at - 2) == '\r' && octets.at(at - 1) == '\n');
            if (line && octets.at(at) == '-' && matches(delimiter, at) && endsLine(at + delimiter.length())) {
                return at;
            }
        }
        return octets.length();
    }

    private boolean matches(Slice delimiter, int at) {
        for (int i = 0; i < delimiter.length(); i++) {
            if (octets.at(at + i) != delimiter.at(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLast(Slice delimiter, int at) {
        int end = at + delimiter.length();
        return end + 1 < octets.length() && octets.at(end) == '-' && octets.at(end + 1) == '-';
    }

    /** Whether two hyphens and blanks at most stand before the line end: else it was another boundary. */
    private boolean endsLine(int start) {
        boolean last = start + 1 < octets.length() && octets.at(start) == '-' && octets.at(start + 1) == '-';
        int at = last ? start + 2 : start;
        while (at < octets.length() && (octets.at(at) == ' ' || octets.at(at) == '\t')) {
            at++;
        }
        boolean end = at + 1 < octets.length() && octets.at(at) == '\r' && octets.at(at + 1) == '\n';
        return end || (last && at == octets.length());
    }

    private int behindLine(int start) {
        int at = start;
        while (octets.at(at) != '\n') {
            at++;
        }
        return at + 1;
    }

    private BodyPart part(int start, int end) {
        int content = start;
        int headers = 0;
        while (content < end && !isLineEnd(content, end)) {
            content = behindLine(content, end);
            headers++;
        }
        if (content - start > limits.head() || headers > limits.headers()) {
            String rule =
                    "the head of a part has at most " + limits.headers() + " lines and " + limits.head() + " octets";
            throw SipParseException.at(rule, octets, start, Status.REQUEST_ENTITY_TOO_LARGE);
        }
        int body = Math.min(end, content + 2);
        return new BodyPart(slice(start, body), slice(body, end));
    }

    private boolean isLineEnd(int at, int end) {
        return at + 1 < end && octets.at(at) == '\r' && octets.at(at + 1) == '\n';
    }

    private int behindLine(int start, int end) {
        int at = start;
        while (at < end && !isLineEnd(at, end)) {
            at++;
        }
        return Math.min(end, at + 2);
    }

    /** Where an octet stands, from an index on, or -1. */
    static int indexOf(Slice octets, char octet, int from) {
        for (int i = from; i < octets.length(); i++) {
            if (octets.at(i) == octet) {
                return i;
            }
        }
        return -1;
    }

    private Slice slice(int from, int to) {
        return new Slice(octets.array(), octets.start() + from, octets.start() + to);
    }

    private SipParseException error(String rule, int offset) {
        return SipParseException.at(rule, octets, offset, Status.BAD_REQUEST);
    }

    /**
     * What it is, with the boundary.
     *
     * @return the Content-Type it was read with
     */
    public MediaType type() {
        return type;
    }

    /**
     * The parts.
     *
     * @return parts in their order
     */
    public List<BodyPart> parts() {
        return parts;
    }

    /**
     * The body with other content in one part. If the head of the part has a Content-Length it is corrected; a
     * Content-Transfer-Encoding is left to the caller.
     *
     * @param index which part, from 0 on
     * @param content the new content
     * @return a body in which all other octets are as they were
     * @throws IndexOutOfBoundsException if there is no such part
     * @throws IllegalArgumentException if the content holds the boundary as a line, or would break a limit
     */
    public MultipartBody withContent(int index, Slice content) {
        Objects.checkIndex(index, parts.size());
        Slice before = slice(0, places.get(2 * index));
        Slice behind = slice(places.get(2 * index + 1), octets.length());
        Slice whole = Slice.concat(List.of(before, parts.get(index).withContent(content), behind));
        MultipartBody changed;
        try {
            changed = new MultipartBody(type, whole, limits);
        } catch (SipParseException e) {
            throw new IllegalArgumentException("content must fit into the body: " + e.getMessage(), e);
        }
        if (changed.parts.size() != parts.size()
                || !changed.parts.get(index).content().equals(content)) {
            throw new IllegalArgumentException("content must not hold the boundary of the body");
        }
        return changed;
    }

    /**
     * The whole body.
     *
     * @return all octets, with what stands before the first and behind the last delimiter
     */
    public Slice octets() {
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultipartBody body && type.equals(body.type) && octets.equals(body.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    /** What it is, and its parts. */
    @Override
    public String toString() {
        return type + " " + parts;
    }
}
