package io.drsip.sdp;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One medium of a session: its {@code m=} line and what follows up to the next one (RFC 8866 section 5.14). Immutable.
 */
public final class MediaDescription {

    private final SdpLine first;
    private final Media media;
    private final SdpLines lines;
    private final Optional<Connection> connection;

    /** The line as it came, which says the same as the value. */
    MediaDescription(SdpLine first, Media media, SdpLines lines) {
        this.first = first;
        this.media = media;
        this.lines = lines;
        this.connection = Sections.connection(lines);
        if (lines.list().stream().anyMatch(line -> line.type() == 'o')) {
            throw SdpParseException.octets(Sections.ORIGIN_RULE, "", 0);
        }
    }

    /**
     * A medium without further lines.
     *
     * @param media its line
     * @return a section that ends its lines with CR LF
     */
    public static MediaDescription of(Media media) {
        return new MediaDescription(line(media), media, SdpLines.of(List.of()));
    }

    private static SdpLine line(Media media) {
        return SdpLine.of('m', media.toString());
    }

    /**
     * What its first line says.
     *
     * @return kind, port, protocol and formats
     */
    public Media media() {
        return media;
    }

    /**
     * The lines below the first one.
     *
     * @return {@code i=}, {@code c=}, {@code b=}, {@code k=} and {@code a=}, and whatever else came
     */
    public SdpLines lines() {
        return lines;
    }

    /**
     * Where this medium is wanted, if it says so itself; see {@link SessionDescription#connection(int)}.
     *
     * @return the first {@code c=} of this section
     */
    public Optional<Connection> connection() {
        return connection;
    }

    /**
     * Which codec a payload number of this medium stands for.
     *
     * @param format one of its formats
     * @return what the first sound rtpmap for it says; empty if there is none, as there need not be for numbers up to
     *     95
     */
    public Optional<RtpMap> rtpMap(String format) {
        return lines.sound(AttributeType.RTPMAP).stream()
                .filter(map -> Integer.toString(map.payload()).equals(format))
                .findFirst();
    }

    /**
     * The same with another first line.
     *
     * @param other kind, port, protocol and formats
     * @return a copy; the same object if nothing changes
     */
    public MediaDescription withMedia(Media other) {
        return other.equals(media) ? this : new MediaDescription(line(other).withEnd(first.end()), other, lines);
    }

    /**
     * The same with an address of its own.
     *
     * @param other an address
     * @return a copy with this {@code c=} and no other; the same object if nothing changes
     */
    public MediaDescription withConnection(Connection other) {
        return connection.filter(other::equals).isPresent()
                ? this
                : withLines(found -> found.with(SdpLine.of('c', other.toString())));
    }

    /**
     * The same with other lines below the first one.
     *
     * @param change makes them of those that are there
     * @return a copy; the same object if nothing changes
     * @throws IllegalArgumentException if a {@code c=} line breaks the grammar, or there is an {@code o=} line
     */
    public MediaDescription withLines(UnaryOperator<SdpLines> change) {
        SdpLines others = change.apply(lines);
        return others.equals(lines) ? this : Sections.checked(() -> new MediaDescription(first, media, others));
    }

    SdpLine first() {
        return first;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaDescription medium && first.equals(medium.first) && lines.equals(medium.lines);
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + lines.hashCode();
    }

    /** The first line without its end. */
    @Override
    public String toString() {
        return first.toString();
    }
}
