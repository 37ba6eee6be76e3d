package io.drsip.sip;

import java.util.List;
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
            list("Allow", "", scanner -> scanner.expectMethod("a method is a token"));

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
    public static final HeaderType<String> USER_AGENT = text("User-Agent");

    /** Server, RFC 3261 section 20.35, as text. */
    public static final HeaderType<String> SERVER = text("Server");

    /** Privacy, RFC 3323, as text. */
    public static final HeaderType<String> PRIVACY = text("Privacy");

    /** Replaces, RFC 3891, as text. */
    public static final HeaderType<String> REPLACES = text("Replaces");

    private final String name;
    private final String compact;
    private final int id;
    private final boolean list;
    private final Function<Scanner, T> reader;
    private final Function<T, String> printer;

    private HeaderType(
            String name, String compact, boolean list, Function<Scanner, T> reader, Function<T, String> printer) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a header name is a token such as X-Trunk, not \"" + name + "\"");
        }
        this.name = name;
        this.compact = compact;
        this.id = HeaderName.idOf(name);
        this.list = list;
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
        return new HeaderType<>(name, "", false, Scanner::rest, Function.identity());
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
        return new HeaderType<>(name, "", false, scanner -> read(name, parse, scanner), print);
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
        return new HeaderType<>(name, compact, false, reader, String::valueOf);
    }

    private static <T> HeaderType<T> list(String name, String compact, Function<Scanner, T> reader) {
        return new HeaderType<>(name, compact, true, reader, String::valueOf);
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

    int limit(ParseLimits limits) {
        return this == VIA ? limits.vias() : limits.valuesPerHeader();
    }

    /** All values of one header field. */
    List<T> decode(Slice value, ParseLimits limits) {
        Scanner scanner = Scanner.of(value, limits);
        return list ? List.copyOf(scanner.expectList(reader, limit(limits))) : List.of(scanner.expectOnly(reader));
    }

    /** The long name. */
    @Override
    public String toString() {
        return name;
    }
}
