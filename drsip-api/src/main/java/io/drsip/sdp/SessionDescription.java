package io.drsip.sdp;

import io.drsip.sip.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A session description: the lines of the session, then those of each medium (RFC 8866). Immutable.
 *
 * <p>Lines that nobody changes are written as they came, known or not. Read leniently, since offers of many makers have
 * to pass: lines end with CR LF or with LF alone (RFC 8866 section 5), the last one with nothing, or with empty lines
 * behind it; the order of lines and what else a session should have ({@code s=}, {@code t=}) is not asked for; unknown
 * types are kept; fields may have several blanks between them. Never accepted: a line that is none, NUL, a CR without
 * LF, another version than 0, no or two {@code o=}, an {@code o=}, {@code c=} or {@code m=} that breaks its grammar,
 * and what is beyond {@link SdpLimits}.
 */
public final class SessionDescription {

    private final SdpLines lines;
    private final List<MediaDescription> media;
    private final Origin origin;
    private final Optional<Connection> connection;

    SessionDescription(SdpLines session, List<MediaDescription> sections) {
        List<SdpLine> raw = new ArrayList<>(session.list());
        sections.forEach(section -> {
            raw.add(section.first());
            raw.addAll(section.lines().list());
        });
        List<SdpLine> joined = Sections.joined(raw);
        boolean same = joined.equals(raw);
        this.lines =
                same ? session : SdpLines.of(joined.subList(0, session.list().size()));
        this.media = same
                ? List.copyOf(sections)
                : sections(sections, joined, session.list().size());
        if (lines.list().isEmpty() || !lines.list().get(0).toString().equals("v=0")) {
            throw SdpParseException.octets("a description begins with v=0", "", 0);
        }
        this.origin = origin(lines);
        this.connection = Sections.connection(lines);
    }

    private static Origin origin(SdpLines lines) {
        List<SdpLine> found =
                lines.list().stream().filter(line -> line.type() == 'o').toList();
        if (found.size() != 1) {
            throw SdpParseException.octets(Sections.ORIGIN_RULE, "", 0);
        }
        return found.get(0).reader().readAll(Origin::read);
    }

    private static List<MediaDescription> sections(List<MediaDescription> old, List<SdpLine> joined, int start) {
        List<MediaDescription> sections = new ArrayList<>(old.size());
        int at = start;
        for (MediaDescription section : old) {
            int end = at + 1 + section.lines().list().size();
            SdpLines lines = SdpLines.of(joined.subList(at + 1, end));
            sections.add(new MediaDescription(joined.get(at), section.media(), lines));
            at = end;
        }
        return List.copyOf(sections);
    }

    /**
     * A description without media.
     *
     * @param origin who makes it
     * @return {@code v=}, {@code o=}, {@code s=-} and {@code t=0 0}
     */
    public static SessionDescription of(Origin origin) {
        List<SdpLine> lines = List.of(
                SdpLine.of('v', "0"), SdpLine.of('o', origin.toString()), SdpLine.of('s', "-"), SdpLine.of('t', "0 0"));
        return new SessionDescription(SdpLines.of(lines), List.of());
    }

    /**
     * Reads a description, such as the body of a message, with the default limits.
     *
     * @param octets the description
     * @return the description, which keeps a copy
     * @throws SdpParseException if it breaks the grammar or a limit
     */
    public static SessionDescription parse(Slice octets) {
        return parse(octets, SdpLimits.defaults());
    }

    /**
     * Reads a description.
     *
     * @param octets the description
     * @param limits how much is taken
     * @return the description, which keeps a copy
     * @throws SdpParseException if it breaks the grammar or a limit
     */
    public static SessionDescription parse(Slice octets, SdpLimits limits) {
        return parse(octets.toByteArray(), limits);
    }

    /**
     * Reads a description.
     *
     * @param octets the description; copied
     * @param limits how much is taken
     * @return the description
     * @throws SdpParseException if it breaks the grammar or a limit
     */
    public static SessionDescription parse(byte[] octets, SdpLimits limits) {
        return new Sections(new String(octets, StandardCharsets.ISO_8859_1), limits).read();
    }

    /**
     * Reads a description from a text, with the default limits.
     *
     * @param text the description
     * @return the description
     * @throws SdpParseException if it breaks the grammar or a limit; its offset counts octets of UTF-8
     */
    public static SessionDescription parse(String text) {
        return new Sections(SdpText.octets(text), SdpLimits.defaults()).read();
    }

    /**
     * Who made it, and which version it is.
     *
     * @return what {@code o=} says
     */
    public Origin origin() {
        return origin;
    }

    /**
     * The lines before the first medium.
     *
     * @return {@code v=}, {@code o=}, {@code s=} and so on
     */
    public SdpLines lines() {
        return lines;
    }

    /**
     * The media.
     *
     * @return sections in their order, by which offer and answer are compared (RFC 3264 section 6)
     */
    public List<MediaDescription> media() {
        return media;
    }

    /**
     * Where all media are wanted that do not say it themselves.
     *
     * @return the first {@code c=} before the media
     */
    public Optional<Connection> connection() {
        return connection;
    }

    /**
     * Where a medium is wanted.
     *
     * @param index which medium, from 0 on
     * @return its own {@code c=}, else that of the session
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public Optional<Connection> connection(int index) {
        return media.get(index).connection().or(() -> connection);
    }

    /**
     * The direction of a medium.
     *
     * @param index which medium, from 0 on
     * @return its own direction, else that of the session, else {@link MediaDirection#SENDRECV}
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public MediaDirection direction(int index) {
        return media.get(index).lines().direction().or(lines::direction).orElse(MediaDirection.SENDRECV);
    }

    /**
     * What holds for a medium of an attribute that may stand before the media, such as a fingerprint.
     *
     * @param index which medium, from 0 on
     * @param type which attribute
     * @param <T> the type of the value
     * @return the sound values of the medium; if it has none, those of the session
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public <T> List<T> sound(int index, AttributeType<T> type) {
        List<T> own = media.get(index).lines().sound(type);
        return own.isEmpty() ? lines.sound(type) : own;
    }

    /**
     * With what ICE checks of a medium are authenticated.
     *
     * @param index which medium, from 0 on
     * @return user fragment and password, wherever they stand; empty if one of them is missing or broken
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public Optional<IceCredentials> iceCredentials(int index) {
        Optional<String> password = sound(index, AttributeType.ICE_PWD).stream().findFirst();
        return sound(index, AttributeType.ICE_UFRAG).stream()
                .findFirst()
                .flatMap(ufrag -> password.map(found -> new IceCredentials(ufrag, found)));
    }

    /**
     * The same with another origin.
     *
     * @param other who makes it, and which version it is
     * @return a copy; the same object if nothing changes
     */
    public SessionDescription withOrigin(Origin other) {
        return other.equals(origin) ? this : withLines(found -> found.with(SdpLine.of('o', other.toString())));
    }

    /**
     * The same with another address for all media that do not say theirs.
     *
     * @param other an address
     * @return a copy with this {@code c=} before the media and no other; the same object if nothing changes
     */
    public SessionDescription withConnection(Connection other) {
        return connection.filter(other::equals).isPresent()
                ? this
                : withLines(found -> found.with(SdpLine.of('c', other.toString())));
    }

    /**
     * The same with other lines before the media.
     *
     * @param change makes them of those that are there
     * @return a copy; the same object if nothing changes
     * @throws IllegalArgumentException if {@code v=} or {@code o=} is lost, or an {@code o=} or {@code c=} breaks the
     *     grammar
     */
    public SessionDescription withLines(UnaryOperator<SdpLines> change) {
        SdpLines others = change.apply(lines);
        return others.equals(lines) ? this : Sections.checked(() -> new SessionDescription(others, media));
    }

    /**
     * The same with other media.
     *
     * @param others sections in their order
     * @return a copy; the same object if nothing changes
     */
    public SessionDescription withMedia(List<MediaDescription> others) {
        return others.equals(media) ? this : new SessionDescription(lines, others);
    }

    /**
     * The same with another medium at its place.
     *
     * @param index which medium, from 0 on
     * @param other what it becomes
     * @return a copy; the same object if nothing changes
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public SessionDescription withMedia(int index, MediaDescription other) {
        List<MediaDescription> others = new ArrayList<>(media);
        others.set(index, other);
        return withMedia(others);
    }

    /**
     * Changes the media one by one.
     *
     * @param change returns the section itself where nothing is to be changed
     * @return a copy; the same object if nothing changes
     */
    public SessionDescription mapMedia(UnaryOperator<MediaDescription> change) {
        return withMedia(media.stream().map(change).toList());
    }

    /**
     * All lines, media included.
     *
     * @return the lines in their order; the number of a line is its index and one
     */
    public List<SdpLine> allLines() {
        return Stream.concat(
                        lines.list().stream(),
                        media.stream()
                                .flatMap(section ->
                                        Stream.concat(Stream.of(section.first()), section.lines().list().stream())))
                .toList();
    }

    /**
     * The number of the first line of a medium.
     *
     * @param index which medium, from 0 on
     * @return the number of its {@code m=} line; that of the first line is 1
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public int lineOf(int index) {
        Objects.checkIndex(index, media.size());
        int line = lines.list().size() + 1;
        for (MediaDescription section : media.subList(0, index)) {
            line += 1 + section.lines().list().size();
        }
        return line;
    }

    /**
     * The attributes that cannot be used, of those that the API has a constant for.
     *
     * @return issues in the order of lines; empty if all can be used
     */
    public List<SdpIssue> issues() {
        List<SdpIssue> issues = new ArrayList<>();
        int number = 0;
        for (SdpLine line : allLines()) {
            number++;
            for (AttributeType<?> type : AttributeType.ALL) {
                if (line.isAttribute(type.name())) {
                    addIssue(type, line, number, issues);
                }
            }
        }
        return List.copyOf(issues);
    }

    private static void addIssue(AttributeType<?> type, SdpLine line, int number, List<SdpIssue> issues) {
        try {
            type.read(line);
        } catch (SdpParseException e) {
            issues.add(new SdpIssue(number, line.toString(), e));
        }
    }

    /**
     * How long it is.
     *
     * @return octets
     */
    public int length() {
        return lines.length()
                + media.stream()
                        .mapToInt(section ->
                                section.first().length() + section.lines().length())
                        .sum();
    }

    /**
     * The description as it is sent, keys included.
     *
     * @return its octets, a new array
     */
    public byte[] toBytes() {
        return octetText().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The description as it is sent, keys included.
     *
     * @return its octets as UTF-8, broken sequences replaced
     */
    public String text() {
        return SdpText.unicode(octetText());
    }

    private String octetText() {
        StringBuilder text = new StringBuilder(length());
        allLines().forEach(line -> line.appendTo(text));
        return text.toString();
    }

    /** Descriptions are equal if all their octets are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionDescription description
                && lines.equals(description.lines)
                && media.equals(description.media);
    }

    @Override
    public int hashCode() {
        return 31 * lines.hashCode() + media.hashCode();
    }

    /** The {@code o=} line, the {@code m=} lines and the size: the rest holds keys that do not belong into a log. */
    @Override
    public String toString() {
        return "o=" + origin + ' ' + media + " (" + length() + " octets)";
    }
}
