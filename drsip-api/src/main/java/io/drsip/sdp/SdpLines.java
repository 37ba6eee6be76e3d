package io.drsip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The lines of a section in their order: those before the first medium, or those of one medium below its {@code m=}
 * line. Immutable.
 *
 * <p>Every change returns other lines and leaves these as they are; one that changes nothing returns the same object.
 */
public final class SdpLines {

    /** The order of types in a session (RFC 8866 section 5); that of a medium is a part of it. */
    private static final String ORDER = "vosiuepcbtrzka";

    private final List<SdpLine> lines;

    private SdpLines(List<SdpLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Lines in their order.
     *
     * @param lines any lines but {@code m=}
     * @return a section
     * @throws IllegalArgumentException if there is an {@code m=} line, which would begin another section
     */
    public static SdpLines of(List<SdpLine> lines) {
        SdpText.require(lines.stream().noneMatch(line -> line.type() == 'm'), "lines must have no m=");
        return new SdpLines(lines);
    }

    /**
     * All lines.
     *
     * @return an unmodifiable list
     */
    public List<SdpLine> list() {
        return lines;
    }

    /**
     * Whether an attribute is there.
     *
     * @param type which one
     * @return true if it is, sound or not
     */
    public boolean has(AttributeType<?> type) {
        return lines.stream().anyMatch(line -> line.isAttribute(type.name()));
    }

    /**
     * The first value of an attribute.
     *
     * @param type which one
     * @param <T> the type of the value
     * @return the value, if the attribute is there
     * @throws SdpParseException if it breaks the grammar; the offset counts from the start of its line
     */
    public <T> Optional<T> first(AttributeType<T> type) {
        for (SdpLine line : lines) {
            if (line.isAttribute(type.name())) {
                return Optional.of(type.read(line));
            }
        }
        return Optional.empty();
    }

    /**
     * All values of an attribute.
     *
     * @param type which one
     * @param <T> the type of the value
     * @return the values in their order; empty if there is none
     * @throws SdpParseException if one breaks the grammar; the offset counts from the start of its line
     */
    public <T> List<T> all(AttributeType<T> type) {
        List<T> values = new ArrayList<>();
        for (SdpLine line : lines) {
            if (line.isAttribute(type.name())) {
                values.add(type.read(line));
            }
        }
        return List.copyOf(values);
    }

    /**
     * The values of an attribute that can be used; broken ones are left out, as RFC 8866 section 5.13 has it for what
     * is not understood.
     *
     * @param type which one
     * @param <T> the type of the value
     * @return the values in their order
     */
    public <T> List<T> sound(AttributeType<T> type) {
        List<T> values = new ArrayList<>();
        for (SdpLine line : lines) {
            if (line.isAttribute(type.name())) {
                value(type, line).ifPresent(values::add);
            }
        }
        return List.copyOf(values);
    }

    /**
     * The value in a line.
     *
     * @param type which attribute
     * @param line one of these or any other
     * @param <T> the type of the value
     * @return the value; empty if the line is something else, or cannot be used
     */
    public static <T> Optional<T> value(AttributeType<T> type, SdpLine line) {
        try {
            return line.isAttribute(type.name()) ? Optional.of(type.read(line)) : Optional.empty();
        } catch (SdpParseException e) {
            return Optional.empty();
        }
    }

    /**
     * What is said about the direction.
     *
     * @return the first direction of this section, if any
     */
    public Optional<MediaDirection> direction() {
        return lines.stream().flatMap(line -> MediaDirection.of(line).stream()).findFirst();
    }

    /**
     * Says the direction, at the place of the first one that is there, else at the end.
     *
     * @param direction the direction
     * @return lines with this direction and no other
     */
    public SdpLines withDirection(MediaDirection direction) {
        SdpLine line = SdpLine.of(AttributeType.flag(direction.toString()), "");
        return replace(found -> MediaDirection.of(found).isPresent(), line);
    }

    /**
     * Sets an attribute, at the place of the first one that is there, else at the end.
     *
     * @param type which one
     * @param value its only value from now on
     * @param <T> the type of the value
     * @return lines with this value and no other of the attribute
     */
    public <T> SdpLines with(AttributeType<T> type, T value) {
        SdpLine line = SdpLine.of(type, value);
        return replace(found -> found.isAttribute(type.name()), line);
    }

    /**
     * Sets a line of a type that stands once, such as {@code c}, at the place of the first one or where RFC 8866
     * section 5 has it.
     *
     * @param line the only line of its type from now on
     * @return lines with it
     * @throws IllegalArgumentException if it is an {@code m=} line
     */
    public SdpLines with(SdpLine line) {
        return replace(found -> found.type() == line.type(), line);
    }

    /**
     * Adds a line behind all lines that RFC 8866 section 5 has before it.
     *
     * @param line any line but {@code m=}
     * @return lines with it
     * @throws IllegalArgumentException if it is an {@code m=} line
     */
    public SdpLines add(SdpLine line) {
        SdpText.require(line.type() != 'm', "a section has no m= line");
        int index = lines.size();
        int rank = ORDER.indexOf(line.type());
        while (index > 0 && rank >= 0 && ORDER.indexOf(lines.get(index - 1).type()) > rank) {
            index--;
        }
        List<SdpLine> more = new ArrayList<>(lines);
        more.add(index, line.withEnd(style()));
        return new SdpLines(more);
    }

    /**
     * Adds an attribute at the end.
     *
     * @param type which one
     * @param value its value
     * @param <T> the type of the value
     * @return lines with it
     */
    public <T> SdpLines add(AttributeType<T> type, T value) {
        return add(SdpLine.of(type, value));
    }

    /**
     * Removes an attribute.
     *
     * @param type which one
     * @return lines without it
     */
    public SdpLines without(AttributeType<?> type) {
        return keep(line -> !line.isAttribute(type.name()));
    }

    /**
     * Removes all lines but some.
     *
     * @param which those that stay
     * @return lines without the others
     */
    public SdpLines keep(Predicate<SdpLine> which) {
        List<SdpLine> kept = lines.stream().filter(which).toList();
        return kept.size() == lines.size() ? this : new SdpLines(kept);
    }

    /**
     * Changes lines one by one.
     *
     * @param change returns the line itself where nothing is to be changed
     * @return lines with the changes, line ends as they were
     * @throws IllegalArgumentException if a line becomes an {@code m=} line
     */
    public SdpLines map(UnaryOperator<SdpLine> change) {
        List<SdpLine> changed = new ArrayList<>(lines.size());
        for (SdpLine line : lines) {
            changed.add(change.apply(line).withEnd(line.end()));
        }
        return changed.equals(lines) ? this : of(changed);
    }

    private SdpLines replace(Predicate<SdpLine> which, SdpLine line) {
        SdpText.require(line.type() != 'm', "a section has no m= line");
        List<SdpLine> changed = new ArrayList<>(lines.size());
        boolean done = false;
        for (SdpLine found : lines) {
            if (!which.test(found)) {
                changed.add(found);
            } else if (!done) {
                changed.add(line.withEnd(found.end()));
                done = true;
            }
        }
        if (!done) {
            return add(line);
        }
        return changed.equals(lines) ? this : new SdpLines(changed);
    }

    /** How lines end here. */
    private String style() {
        return lines.isEmpty() || lines.get(0).end().startsWith("\r") ? SdpLine.CRLF : "\n";
    }

    int length() {
        return lines.stream().mapToInt(SdpLine::length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SdpLines section && lines.equals(section.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(lines);
    }

    /** The lines without their ends; of lines with keys only their names. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
