package io.drsip.sip;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A header: its name, its compact name, and how its value is read and written. The key to {@link Headers}.
 *
 * <p>Messages know no header by name. A header of your own is a constant of yours, made by {@link #text} or {@link
 * #of}. Immutable.
 *
 * @param <T> the type of one value
 */
public final class HeaderType<T> {

    /** Via, RFC 3261 section 20.42. */
    public static final HeaderType<Via> VIA = list("Via", "v", Via::read);

    /** From, RFC 3261 section 20.20. */
    public static final HeaderType<NameAddr> FROM = single("From", "f", NameAddr::read);

    /** To, RFC 3261 section 20.39. */
    public static final HeaderType<NameAddr> TO = single("To", "t", NameAddr::read);

    /** Call-ID, RFC 3261 section 20.8. */
    public static final HeaderType<CallId> CALL_ID = single("Call-ID", "i", CallId::read);

    /** CSeq, RFC 3261 section 20.16. */
    public static final HeaderType<CSeq> CSEQ = single("CSeq", "", CSeq::read);

    /** Contact, RFC 3261 section 20.10; the {@code *} of a REGISTER is refused. */
    public static final HeaderType<NameAddr> CONTACT = list("Contact", "m", NameAddr::read);

    /** Route, RFC 3261 section 20.34. */
    public static final HeaderType<NameAddr> ROUTE = list("Route", "", NameAddr::read);

    /** Record-Route, RFC 3261 section 20.30. */
    public static final HeaderType<NameAddr> RECORD_ROUTE = list("Record-Route", "", NameAddr::read);

    /** Max-Forwards, RFC 3261 section 20.22: 0 to 255. */
    public static final HeaderType<Integer> MAX_FORWARDS =
            single("Max-Forwards", "", scanner -> (int) scanner.expectNumber(255, "Max-Forwards is 0 to 255"));

    /** Content-Length, RFC 3261 section 20.14. */
    public static final HeaderType<Integer> CONTENT_LENGTH = single("Content-Length", "l", scanner ->
            (int) scanner.expectNumber(Integer.MAX_VALUE, "Content-Length is a number of octets"));

    /** Content-Type, RFC 3261 section 20.15. */
    public static final HeaderType<MediaType> CONTENT_TYPE = single("Content-Type", "c", MediaType::read);

    /** Allow, RFC 3261 section 20.5. */
    public static final HeaderType<Method> ALLOW =
            list("Allow", "", scanner -> Method.of(scanner.expectToken("a method is a token")));

    /** Supported, RFC 3261 section 20.37: option tags. */
    public static final HeaderType<OptionTag> SUPPORTED = list("Supported", "k", OptionTag::read);

    /** Require, RFC 3261 section 20.32: option tags. */
    public static final HeaderType<OptionTag> REQUIRE = list("Require", "", OptionTag::read);

    /** Unsupported, RFC 3261 section 20.40: option tags. */
    public static final HeaderType<OptionTag> UNSUPPORTED = list("Unsupported", "", OptionTag::read);

    /** Retry-After, RFC 3261 section 20.33. */
    public static final HeaderType<RetryAfter> RETRY_AFTER = single("Retry-After", "", RetryAfter::read);

    /** Reason, RFC 3326. */
    public static final HeaderType<Reason> REASON = list("Reason", "", Reason::read);

    /** P-Asserted-Identity, RFC 3325 section 9.1. */
    public static final HeaderType<NameAddr> P_ASSERTED_IDENTITY = list("P-Asserted-Identity", "", NameAddr::read);

    /** User-Agent, RFC 3261 section 20.41, as text. */
    public static final HeaderType<String> USER_AGENT = single("User-Agent", "", Scanner::rest);

    /** Server, RFC 3261 section 20.35, as text. */
    public static final HeaderType<String> SERVER = single("Server", "", Scanner::rest);

    /** Privacy, RFC 3323, as text. */
    public static final HeaderType<String> PRIVACY = single("Privacy", "", Scanner::rest);

    /** Replaces, RFC 3891, as text. */
    public static final HeaderType<String> REPLACES = single("Replaces", "", Scanner::rest);

    private final String name;
    private final String compact;
    private final int id;
    private final boolean list;
    private final boolean builtIn;
    private final Function<Scanner, T> reader;
    private final Function<T, String> printer;

    private HeaderType(
            String name,
            String compact,
            boolean list,
            Function<Scanner, T> reader,
            Function<T, String> printer,
            boolean builtIn) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a header name is a token such as X-Trunk, not \"" + name + "\"");
        }
        this.name = name;
        this.compact = compact;
        this.id = HeaderName.idOf(name);
        this.list = list;
        this.builtIn = builtIn;
        this.reader = reader;
        this.printer = printer;
    }

    /**
     * A header whose value is kept as text, folds replaced by one blank.
     *
     * @param name the long name
     * @return a key
     * @throws IllegalArgumentException if {@code name} is no token
     */
    public static HeaderType<String> text(String name) {
        return new HeaderType<>(name, "", false, Scanner::rest, Function.identity(), false);
    }

    /**
     * A header of your own.
     *
     * @param <T> the type of its value
     * @param name the long name
     * @param parse makes the value from the whole text; may throw {@link SipParseException} with an offset in the text,
     *     or {@link IllegalArgumentException}, which becomes one
     * @param print makes the text from the value
     * @return a key
     * @throws IllegalArgumentException if {@code name} is no token
     */
    public static <T> HeaderType<T> of(String name, Function<String, T> parse, Function<T, String> print) {
        return new HeaderType<>(name, "", false, scanner -> read(name, parse, scanner), print, false);
    }

    private static <T> T read(String name, Function<String, T> parse, Scanner scanner) {
        int start = scanner.offset();
        try {
            return parse.apply(scanner.rest());
        } catch (SipParseException error) {
            throw error.shifted(start);
        } catch (IllegalArgumentException error) {
            throw scanner.errorAt(name + " has a value that its type takes", start);
        }
    }

    private static <T> HeaderType<T> single(String name, String compact, Function<Scanner, T> reader) {
        return new HeaderType<>(name, compact, false, reader, String::valueOf, true);
    }

    private static <T> HeaderType<T> list(String name, String compact, Function<Scanner, T> reader) {
        return new HeaderType<>(name, compact, true, reader, String::valueOf, true);
    }

    /**
     * The long name.
     *
     * @return the name as this library writes it
     */
    public String name() {
        return name;
    }

    /**
     * The short name.
     *
     * @return the compact name of RFC 3261 section 7.3.3, or empty if the header has none
     */
    public Optional<String> compactName() {
        return compact.isEmpty() ? Optional.empty() : Optional.of(compact);
    }

    /**
     * Whether several values may stand in one field, with commas between them.
     *
     * @return true for Contact, Via, Allow and the like
     */
    public boolean isList() {
        return list;
    }

    /**
     * Reads the values of one header field from a text.
     *
     * @param text the text
     * @return the values
     */
    public List<T> parse(String text) {
        Slice value = Slice.of(text);
        Object decoded = decode(value.array(), value.start(), value.end(), ParseLimits.defaults());
        return list ? several(decoded) : List.of(one(decoded));
    }

    /**
     * Whether another key opens the same header.
     *
     * @param other a key, perhaps of somebody's own making
     * @return true if both have the same name, long or compact, in any case
     */
    public boolean isSameHeader(HeaderType<?> other) {
        return id == other.id && (id != HeaderName.UNKNOWN || name.equalsIgnoreCase(other.name));
    }

    /**
     * Writes a value.
     *
     * @param value what to write
     * @return the value as text, without the name
     */
    public String print(T value) {
        return printer.apply(value);
    }

    int id() {
        return id;
    }

    boolean isNamed(Slice written) {
        return written.equalsIgnoreCase(name);
    }

    /** Whether this is the one type that the library itself has for a name: then a message remembers bare values. */
    boolean isBuiltIn() {
        return builtIn;
    }

    int limit(ParseLimits limits) {
        return this == VIA ? limits.vias() : limits.valuesPerHeader();
    }

    /** What one header field says: the list of its values for a type that is a list, else the value. */
    Object decode(byte[] bytes, int start, int end, ParseLimits limits) {
        Scanner scanner = new Scanner(bytes, start, end, limits);
        return list ? scanner.expectList(reader, limit(limits)) : Objects.requireNonNull(scanner.expectOnly(reader));
    }

    /** What this type has decoded, for one that is no list. */
    @SuppressWarnings("unchecked")
    T one(Object decoded) {
        return (T) decoded;
    }

    /** What this type has decoded, for one that is a list. */
    @SuppressWarnings("unchecked")
    List<T> several(Object decoded) {
        return (List<T>) decoded;
    }

    /** The long name. */
    @Override
    public String toString() {
        return name;
    }
}
