package io.drsip.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A header: its name, its compact name, and how its value is read and written. The key to {@link Headers}.
 *
 * <p>Messages know no header by name. A header of your own is a constant of yours, made by {@link #text}, {@link #of}
 * or {@link #list}. Immutable.
 *
 * @param <T> the type of one value
 */
public final class HeaderType<T> {

    /** Via, RFC 3261 section 20.42. */
    public static final HeaderType<Via> VIA = several("Via", "v", Via::read);

    /** From, RFC 3261 section 20.20. */
    public static final HeaderType<NameAddr> FROM = single("From", "f", NameAddr::read);

    /** To, RFC 3261 section 20.39. */
    public static final HeaderType<NameAddr> TO = single("To", "t", NameAddr::read);

    /** Call-ID, RFC 3261 section 20.8. */
    public static final HeaderType<CallId> CALL_ID = single("Call-ID", "i", CallId::read);

    /** CSeq, RFC 3261 section 20.16. */
    public static final HeaderType<CSeq> CSEQ = single("CSeq", "", CSeq::read);

    /** Contact, RFC 3261 section 20.10; the {@code *} of a REGISTER is refused. */
    public static final HeaderType<NameAddr> CONTACT = several("Contact", "m", NameAddr::read);

    /** Route, RFC 3261 section 20.34; written with angle brackets, however it came. */
    public static final HeaderType<NameAddr> ROUTE = addresses("Route");

    /** Record-Route, RFC 3261 section 20.30; written with angle brackets, however it came. */
    public static final HeaderType<NameAddr> RECORD_ROUTE = addresses("Record-Route");

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
            several("Allow", "", scanner -> scanner.expectMethod("a method is a token"));

    /** Supported, RFC 3261 section 20.37: option tags. */
    public static final HeaderType<OptionTag> SUPPORTED = several("Supported", "k", OptionTag::read);

    /** Require, RFC 3261 section 20.32: option tags. */
    public static final HeaderType<OptionTag> REQUIRE = several("Require", "", OptionTag::read);

    /** Proxy-Require, RFC 3261 section 20.29: option tags. */
    public static final HeaderType<OptionTag> PROXY_REQUIRE = several("Proxy-Require", "", OptionTag::read);

    /** Unsupported, RFC 3261 section 20.40: option tags. */
    public static final HeaderType<OptionTag> UNSUPPORTED = several("Unsupported", "", OptionTag::read);

    /** Retry-After, RFC 3261 section 20.33. */
    public static final HeaderType<RetryAfter> RETRY_AFTER = single("Retry-After", "", RetryAfter::read);

    /** Reason, RFC 3326. */
    public static final HeaderType<Reason> REASON = several("Reason", "", Reason::read);

    /**
     * P-Asserted-Identity, RFC 3325 section 9.1: name and URI, but no parameters.
     *
     * <p>Parameters behind the brackets are passed over when a value is read, those of a URI without brackets belong to
     * it; a line that nobody changes keeps both. A value that has some is not written: they belong into the URI.
     */
    public static final HeaderType<NameAddr> P_ASSERTED_IDENTITY = identities("P-Asserted-Identity");

    /** P-Preferred-Identity, RFC 3325 section 9.2; the same is true as of {@link #P_ASSERTED_IDENTITY}. */
    public static final HeaderType<NameAddr> P_PREFERRED_IDENTITY = identities("P-Preferred-Identity");

    /** Remote-Party-ID, draft-ietf-sip-privacy-04; written with angle brackets, however it came. */
    public static final HeaderType<RemotePartyId> REMOTE_PARTY_ID =
            written("Remote-Party-ID", RemotePartyId::read, value -> AddressForms.bracketed(value.address()));

    /** Privacy, RFC 3323 section 4.2. */
    public static final HeaderType<Privacy> PRIVACY = single("Privacy", "", Privacy::read);

    /** History-Info, RFC 7044 section 5; written with angle brackets, however it came. */
    public static final HeaderType<HistoryInfo> HISTORY_INFO =
            written("History-Info", HistoryInfo::read, value -> AddressForms.bracketed(value.address()));

    /** Diversion, RFC 5806; written with angle brackets, however it came. */
    public static final HeaderType<Diversion> DIVERSION =
            written("Diversion", Diversion::read, value -> AddressForms.bracketed(value.address()));

    /** Refer-To, RFC 3515 section 2.1. */
    public static final HeaderType<NameAddr> REFER_TO = single("Refer-To", "r", NameAddr::read);

    /** Referred-By, RFC 3892 section 3. */
    public static final HeaderType<NameAddr> REFERRED_BY = single("Referred-By", "b", NameAddr::read);

    /** Replaces, RFC 3891 section 6.1. */
    public static final HeaderType<Replaces> REPLACES = single("Replaces", "", Replaces::read);

    /** Event, RFC 6665 section 8.2.1. */
    public static final HeaderType<EventPackage> EVENT = single("Event", "o", EventPackage::read);

    /** Allow-Events, RFC 6665 section 8.2.2: names of event packages. */
    public static final HeaderType<String> ALLOW_EVENTS = several("Allow-Events", "u", EventPackage::readName);

    /** Subscription-State, RFC 6665 section 8.2.3. */
    public static final HeaderType<SubscriptionState> SUBSCRIPTION_STATE =
            single("Subscription-State", "", SubscriptionState::read);

    /** Session-Expires, RFC 4028 section 4. */
    public static final HeaderType<SessionExpires> SESSION_EXPIRES =
            single("Session-Expires", "x", SessionExpires::read);

    /** Min-SE, RFC 4028 section 5. */
    public static final HeaderType<MinSe> MIN_SE = single("Min-SE", "", MinSe::read);

    /** Expires, RFC 3261 section 20.19: 0 to 2<sup>32</sup>-1 seconds. */
    public static final HeaderType<Duration> EXPIRES = seconds("Expires");

    /** Min-Expires, RFC 3261 section 20.23: 0 to 2<sup>32</sup>-1 seconds. */
    public static final HeaderType<Duration> MIN_EXPIRES = seconds("Min-Expires");

    /** Date, RFC 3261 section 20.17. */
    public static final HeaderType<Instant> DATE =
            new HeaderType<>("Date", "", Form.ONE, SipDate::read, SipDate::print);

    /** RSeq, RFC 3262 section 7.1: 1 to 2<sup>32</sup>-1. */
    public static final HeaderType<Long> RSEQ = single("RSeq", "", RAck::readNumber);

    /** RAck, RFC 3262 section 7.2. */
    public static final HeaderType<RAck> RACK = single("RAck", "", RAck::read);

    /** Warning, RFC 3261 section 20.43. */
    public static final HeaderType<Warning> WARNING = several("Warning", "", Warning::read);

    /** Accept, RFC 3261 section 20.1; without a value it takes no body at all, without the header it takes SDP. */
    public static final HeaderType<MediaRange> ACCEPT = several("Accept", "", MediaRange::read);

    /** Content-Disposition, RFC 3261 section 20.11. */
    public static final HeaderType<ContentDisposition> CONTENT_DISPOSITION =
            single("Content-Disposition", "", ContentDisposition::read);

    /** Content-Encoding, RFC 3261 section 20.12: tokens such as {@code gzip}. */
    public static final HeaderType<String> CONTENT_ENCODING =
            several("Content-Encoding", "e", scanner -> scanner.expectToken("a content coding is a token"));

    /**
     * Geolocation, RFC 6442 section 4.1: URIs such as {@code <cid:target123@contoso.com>}, written with angle brackets,
     * however they came.
     */
    public static final HeaderType<NameAddr> GEOLOCATION = addresses("Geolocation");

    /** User-Agent, RFC 3261 section 20.41, as text. */
    public static final HeaderType<String> USER_AGENT = single("User-Agent", "", Scanner::rest);

    /** Server, RFC 3261 section 20.35, as text. */
    public static final HeaderType<String> SERVER = single("Server", "", Scanner::rest);

    /** Subject, RFC 3261 section 20.36, as text. */
    public static final HeaderType<String> SUBJECT = single("Subject", "s", Scanner::rest);

    /** X-MS-UserLocation: {@code internal} or {@code external} (Microsoft, Local Media Optimization). */
    public static final HeaderType<String> X_MS_USER_LOCATION = text("X-MS-UserLocation");

    /** X-MS-MediaPath: the SBCs that the media passes, the target last (Microsoft, Local Media Optimization). */
    public static final HeaderType<String> X_MS_MEDIA_PATH =
            list("X-MS-MediaPath", Function.identity(), Function.identity());

    /** X-MS-UserSite: the site that the user is at (Microsoft, Local Media Optimization). */
    public static final HeaderType<String> X_MS_USER_SITE = text("X-MS-UserSite");

    private final String name;
    private final String compact;
    private final Slice label;
    private final int id;
    private final Form form;
    private final Function<Scanner, T> reader;
    private final Function<T, String> printer;

    /** How often a value may stand, and whether this library or a user defines it. */
    private enum Form {
        ONE,
        SEVERAL,
        OWN_ONE,
        OWN_SEVERAL
    }

    private HeaderType(
            String name, String compact, Form form, Function<Scanner, T> reader, Function<T, String> printer) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a header name is a token such as X-Trunk, not \"" + name + "\"");
        }
        this.name = name;
        this.compact = compact;
        this.label = Slice.of(name + ": ");
        this.id = HeaderName.idOf(name);
        this.form = form;
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
        return new HeaderType<>(name, "", Form.OWN_ONE, Scanner::rest, Function.identity());
    }

    /**
     * A header of your own, with one value in a field.
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
        return new HeaderType<>(
                name, "", Form.OWN_ONE, scanner -> read(name, parse, scanner.offset(), scanner.rest(), scanner), print);
    }

    /**
     * A header of your own, with several values in a field and commas between them.
     *
     * <p>A comma inside of quotes or angle brackets separates nothing. No value is empty.
     *
     * @param <T> the type of one value
     * @param name the long name
     * @param parse makes a value from its text, without the white space around it; may throw as for {@link #of}
     * @param print makes the text from a value
     * @return a key
     * @throws IllegalArgumentException if {@code name} is no token
     */
    public static <T> HeaderType<T> list(String name, Function<String, T> parse, Function<T, String> print) {
        return new HeaderType<>(name, "", Form.OWN_SEVERAL, scanner -> readElement(name, parse, scanner), print);
    }

    /**
     * Gives a header of your own a short name.
     *
     * @param compact such as {@code x}
     * @return a key to the same header that also finds it under its short name
     * @throws IllegalArgumentException if {@code compact} is no token, or is a name of another header
     */
    public HeaderType<T> withCompactName(String compact) {
        if (!Grammar.isToken(compact)) {
            throw new IllegalArgumentException("a compact name is a token such as x, not \"" + compact + "\"");
        }
        if (HeaderName.idOf(compact) != id) {
            throw new IllegalArgumentException("\"" + compact + "\" is not free for " + name + ": take another one");
        }
        return new HeaderType<>(name, compact, form, reader, printer);
    }

    private static <T> T readElement(String name, Function<String, T> parse, Scanner scanner) {
        int start = scanner.offset();
        int end = start;
        while (!scanner.atEnd() && scanner.peek() != ',') {
            if (!scanner.consumeLws()) {
                consumeInElement(scanner);
                end = scanner.offset();
            }
        }
        scanner.moveTo(end);
        if (end == start) {
            throw scanner.error("no value of a list is empty");
        }
        return read(name, parse, start, scanner.textFrom(start), scanner);
    }

    private static void consumeInElement(Scanner scanner) {
        if (scanner.consumeQuoted()) {
            return;
        }
        int close = scanner.peek() == '<' ? scanner.find('>') : scanner.offset();
        if (close < 0) {
            throw scanner.error("an angle bracket is closed");
        }
        scanner.moveTo(close + 1);
    }

    private static <T> T read(String name, Function<String, T> parse, int start, String text, Scanner scanner) {
        try {
            return parse.apply(text);
        } catch (SipParseException error) {
            throw error.shifted(start);
        } catch (IllegalArgumentException error) {
            throw scanner.errorAt(name + " has a value that its type takes", start);
        }
    }

    private static <T> HeaderType<T> single(String name, String compact, Function<Scanner, T> reader) {
        return new HeaderType<>(name, compact, Form.ONE, reader, String::valueOf);
    }

    private static <T> HeaderType<T> several(String name, String compact, Function<Scanner, T> reader) {
        return new HeaderType<>(name, compact, Form.SEVERAL, reader, String::valueOf);
    }

    /** A list whose values are written as a function has it, not as they came. */
    private static <T> HeaderType<T> written(String name, Function<Scanner, T> reader, Function<T, String> printer) {
        return new HeaderType<>(name, "", Form.SEVERAL, reader, printer);
    }

    /** A list of what is {@code name-addr} and nothing else. */
    private static HeaderType<NameAddr> addresses(String name) {
        return written(name, NameAddr::read, AddressForms::bracketed);
    }

    /** A list of addresses without parameters. */
    private static HeaderType<NameAddr> identities(String name) {
        return written(name, AddressForms::readIdentity, value -> AddressForms.identity(name, value));
    }

    private static HeaderType<Duration> seconds(String name) {
        return new HeaderType<>(name, "", Form.ONE, scanner -> DeltaSeconds.read(scanner, name), DeltaSeconds::print);
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
     * What this library writes before a value.
     *
     * @return the long name, a colon and a blank
     */
    public Slice label() {
        return label;
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
        return form == Form.SEVERAL || form == Form.OWN_SEVERAL;
    }

    /**
     * Reads the values of one header field from a text, within {@link ParseLimits#defaults()}.
     *
     * @param text the text behind the colon, white space around it allowed, no folds
     * @return the values of a comma list, which may be none; one value for a header that is no list
     * @throws SipParseException if it breaks the grammar or a limit, or has a control character other than a tab; the
     *     offset counts octets from the start of the text
     */
    public List<T> parse(String text) {
        byte[] octets = Octets.toRead(text);
        Slice value = new Slice(octets, 0, octets.length);
        ParseLimits limits = ParseLimits.defaults();
        if (value.length() > limits.headerLine()) {
            String rule = "a header has at most " + limits.headerLine() + " octets";
            throw SipParseException.at(rule, value.array(), limits.headerLine());
        }
        for (int i = 0; i < value.length(); i++) {
            if ((value.at(i) < ' ' && value.at(i) != '\t') || value.at(i) == 0x7F) {
                throw SipParseException.at("a header has no control characters and no line ends", value.array(), i);
            }
        }
        Object decoded = decode(value.array(), value.start(), value.end(), limits);
        return isList() ? several(decoded) : List.of(one(decoded));
    }

    /**
     * Whether another key opens the same header.
     *
     * @param other a key, perhaps of somebody's own making
     * @return true if both have the same name, long or compact, in any case
     */
    public boolean isSameHeader(HeaderType<?> other) {
        return id == other.id
                && (id != HeaderName.UNKNOWN
                        || isNamed(other.name)
                        || isNamed(other.compact)
                        || other.isNamed(compact));
    }

    /**
     * Writes a value.
     *
     * @param value what to write
     * @return the value as text, without the name
     * @throws IllegalArgumentException if it has what this header does not have
     */
    public String print(T value) {
        return printer.apply(value);
    }

    int id() {
        return id;
    }

    /** Whether a second field of this name is against the rules; nobody knows that of a header of one's own. */
    boolean standsOnce() {
        return form == Form.ONE;
    }

    boolean isNamed(Slice written) {
        return written.equalsIgnoreCase(name) || (!compact.isEmpty() && written.equalsIgnoreCase(compact));
    }

    private boolean isNamed(String other) {
        return !other.isEmpty() && (other.equalsIgnoreCase(name) || other.equalsIgnoreCase(compact));
    }

    /** Whether this is the one type that the library itself has for a name: then a message remembers bare values. */
    boolean isBuiltIn() {
        return id != HeaderName.UNKNOWN && (form == Form.ONE || form == Form.SEVERAL);
    }

    int limit(ParseLimits limits) {
        return this == VIA ? limits.vias() : limits.valuesPerHeader();
    }

    /** What one header field says: the list of its values for a type that is a list, else the value. */
    Object decode(byte[] bytes, int start, int end, ParseLimits limits) {
        Scanner scanner = new Scanner(bytes, start, end, limits);
        return isList()
                ? scanner.expectList(reader, limit(limits))
                : Objects.requireNonNull(scanner.expectOnly(reader));
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
