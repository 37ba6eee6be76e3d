package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one message, in their order: found by the parser, decoded when they are asked for.
 *
 * <p>Long and compact names are the same name, in any case. A decoded value is remembered; a failure is not. The list
 * of entries (by number) shows each header field as it came; the typed methods see through comma lists and repeated
 * fields. Immutable.
 */
public final class Headers {

    private final byte[] octets;
    private final MessageIndex index;
    private final ParseLimits limits;

    /**
     * What was decoded, by entry: the value or the list of values of a built-in type, anything else with its type. Racy
     * on purpose: what makes up a value is final, and what a value remembers of itself it can find out again, so that
     * the worst is to decode twice.
     */
    private @Nullable Object @Nullable [] decoded;

    Headers(byte[] octets, MessageIndex index, ParseLimits limits) {
        this.octets = octets;
        this.index = index;
        this.limits = limits;
    }

    private record Decoded(HeaderType<?> type, Object value) {}

    ParseLimits limits() {
        return limits;
    }

    /**
     * How many header fields there are.
     *
     * @return entries, a comma list counted once
     */
    public int size() {
        return index.count();
    }

    /**
     * The name of an entry.
     *
     * @param entry 0 to {@code size() - 1}
     * @return the name as it came
     */
    public Slice name(int entry) {
        int start = index.lineStart(entry);
        return new Slice(octets, start, start + index.nameLength(entry));
    }

    /**
     * The value of an entry.
     *
     * @param entry 0 to {@code size() - 1}
     * @return the value as it came, without blanks around it; folds are still in it
     */
    public Slice value(int entry) {
        return new Slice(octets, index.valueStart(entry), index.valueEnd(entry));
    }

    /**
     * A whole entry.
     *
     * @param entry 0 to {@code size() - 1}
     * @return name, colon, value, folds and the line end, as they came
     */
    public Slice line(int entry) {
        return new Slice(octets, index.lineStart(entry), index.lineEnd(entry));
    }

    /**
     * Several entries, one behind the other.
     *
     * @param from the first entry
     * @param to the first entry behind them
     * @return their lines, as they came; nothing if {@code from} is {@code to}
     * @throws IndexOutOfBoundsException if there are no such entries
     */
    public Slice lines(int from, int to) {
        Objects.checkFromToIndex(from, to, index.count());
        return from == to ? Slice.empty() : new Slice(octets, index.lineStart(from), index.lineEnd(to - 1));
    }

    /**
     * Whether an entry has a certain name.
     *
     * @param entry 0 to {@code size() - 1}
     * @param type the header looked for
     * @return true if the parsed name is its long or compact name, in any case
     */
    public boolean is(int entry, HeaderType<?> type) {
        return index.nameIdAt(entry) == type.id() && (type.id() != HeaderName.UNKNOWN || type.isNamed(name(entry)));
    }

    /**
     * Whether a header is there.
     *
     * @param type the header looked for
     * @return true if at least one entry has its name
     */
    public boolean has(HeaderType<?> type) {
        return indexOf(type, 0) >= 0;
    }

    /**
     * The place of a header.
     *
     * @param type the header looked for
     * @param from the first entry to look at
     * @return the first entry of that name, or -1
     */
    public int indexOf(HeaderType<?> type, int from) {
        int entry = index.find(type.id(), from);
        while (entry >= 0 && !is(entry, type)) {
            entry = index.find(type.id(), entry + 1);
        }
        return entry;
    }

    /**
     * How many header fields of one name there are.
     *
     * @param type the header looked for
     * @return entries, a comma list counted once
     */
    public int count(HeaderType<?> type) {
        if (!index.repeats(type.id())) {
            return has(type) ? 1 : 0;
        }
        int count = 0;
        for (int entry = indexOf(type, 0); entry >= 0; entry = indexOf(type, entry + 1)) {
            count++;
        }
        return count;
    }

    /**
     * The first value of a header.
     *
     * @param <T> what it is decoded to
     * @param type the header looked for
     * @return the topmost value, or empty if there is no such header
     * @throws SipParseException if the entry it stands in breaks the grammar; the offset counts from the message's
     *     start
     */
    public <T> Optional<T> first(HeaderType<T> type) {
        return Optional.ofNullable(find(type));
    }

    private <T> @Nullable T find(HeaderType<T> type) {
        for (int entry = indexOf(type, 0); entry >= 0; entry = indexOf(type, entry + 1)) {
            Object value = decoded(entry, type);
            if (!type.isList()) {
                return type.one(value);
            }
            List<T> values = type.several(value);
            if (!values.isEmpty()) {
                return values.get(0);
            }
        }
        return null;
    }

    /**
     * The first value of a header that must be there.
     *
     * @param <T> what it is decoded to
     * @param type the header looked for
     * @return the topmost value
     * @throws SipParseException if it is missing or breaks the grammar
     */
    public <T> T require(HeaderType<T> type) {
        T value = find(type);
        if (value == null) {
            throw SipParseException.at("a message has a " + type.name() + " header", octets, 0);
        }
        return value;
    }

    /**
     * All values of a header, comma lists and repeated fields alike.
     *
     * @param <T> what they are decoded to
     * @param type the header looked for
     * @return the values from top to bottom; empty if there is no such header
     * @throws SipParseException if one of them breaks the grammar, or there are more than the limits allow
     */
    public <T> List<T> all(HeaderType<T> type) {
        int entry = indexOf(type, 0);
        if (entry < 0) {
            return List.of();
        }
        int next = index.repeats(type.id()) ? indexOf(type, entry + 1) : -1;
        if (next < 0) {
            return values(entry, type);
        }
        List<T> values = new ArrayList<>(values(entry, type));
        for (; next >= 0; next = indexOf(type, next + 1)) {
            values.addAll(values(next, type));
            if (values.size() > type.limit(limits)) {
                String rule = "a message has at most " + type.limit(limits) + " " + type.name() + " values";
                throw SipParseException.at(rule, octets, index.lineStart(next));
            }
        }
        return List.copyOf(values);
    }

    /**
     * The values of one entry.
     *
     * @param <T> what they are decoded to
     * @param entry 0 to {@code size() - 1}
     * @param type what to read it as; the name is not compared
     * @return the values of the comma list; one value for a header that is no list
     * @throws SipParseException if one of them breaks the grammar
     */
    public <T> List<T> values(int entry, HeaderType<T> type) {
        Object value = decoded(entry, type);
        return type.isList() ? type.several(value) : List.of(type.one(value));
    }

    private Object decoded(int entry, HeaderType<?> type) {
        @Nullable Object[] known = decoded;
        if (known == null) {
            known = new Object[index.count()];
            decoded = known;
        }
        boolean bare = type.isBuiltIn() && index.nameIdAt(entry) == type.id();
        Object remembered = known[entry];
        if (remembered instanceof Decoded other) {
            if (other.type == type) {
                return other.value;
            }
        } else if (bare && remembered != null) {
            return remembered;
        }
        Object value = type.decode(octets, index.valueStart(entry), index.valueEnd(entry), limits);
        known[entry] = bare ? value : new Decoded(type, value);
        return value;
    }

    /**
     * The values of a header, with the entries left out that cannot be used: for optional headers, whose faults shall
     * not disturb a call.
     *
     * <p>An entry that breaks the grammar is left out whole: half a list would be a guess. A header that may stand only
     * once and stands twice has no value here: which one is meant would be a guess. {@link #issues} tells what is
     * left out.
     *
     * <p>To, From, CSeq, Call-ID, Max-Forwards and Via, which RFC 3261 section 8.1.1 makes mandatory, are not for this
     * method, nor are Contact, Record-Route and Require where a dialog depends on them: a message without them belongs
     * to no transaction or dialog, so that they are read by {@link #require} or {@link #all}, and a request is answered
     * with 400.
     *
     * @param <T> what they are decoded to
     * @param type the header looked for
     * @return the values from top to bottom; empty if there are none
     */
    public <T> List<T> sound(HeaderType<T> type) {
        return HeaderIssues.sound(this, type, limits);
    }

    /**
     * What is wrong with the headers that have a constant in {@link HeaderType}: values that break the grammar, and
     * headers that stand twice though they must not.
     *
     * @return one for each such entry, from top to bottom; empty for a message in order
     */
    public List<ParseIssue> issues() {
        return HeaderIssues.of(this, limits);
    }
}
