package io.drsip.sip;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URI with a display name before and header parameters behind it: From, To, Contact, Route, Record-Route, Refer-To,
 * P-Asserted-Identity and the like (RFC 3261 sections 20.10 and 25.1, {@code name-addr} and {@code addr-spec}).
 *
 * <p>Without angle brackets parameters belong to the header, and the URI may hold no comma, question mark or semicolon.
 * Beyond the grammar it accepts an unquoted display name right before the bracket, as Microsoft sends it ({@code John
 * Doe<sip:...>}, RFC 4475 section 3.1.1.6), and unquoted letters outside ASCII. The {@code *} of a Contact is none of
 * these values.
 *
 * <p>A parsed one is written exactly as it came, folds as one space; one that was changed is written from its parts,
 * with brackets. Equal ones have equal parts. Immutable.
 */
public final class NameAddr {

    private static final String TAG = "tag";
    private static final String TAG_RULE = "a tag is a token";

    private final @Nullable String displayName;
    private final Uri uri;
    private final Params params;
    private final String text;

    private NameAddr(@Nullable String displayName, Uri uri, Params params, String text) {
        this.displayName = displayName;
        this.uri = uri;
        this.params = params;
        this.text = text;
    }

    private NameAddr(@Nullable String displayName, Uri uri, Params params) {
        this(displayName, uri, params, print(displayName, uri, params));
    }

    /**
     * A URI alone.
     *
     * @param uri any URI
     * @return the URI in angle brackets
     */
    public static NameAddr of(Uri uri) {
        return new NameAddr(null, uri, Params.none());
    }

    /**
     * Reads one value.
     *
     * @param text such as {@code "Alice" <sip:alice@contoso.com>;tag=1}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar, or holds more than one value
     */
    public static NameAddr parse(String text) {
        return Scanner.readAll(text, NameAddr::read);
    }

    /** Reads one value of a list. */
    static NameAddr read(Scanner scanner) {
        int start = scanner.offset();
        String displayName = readDisplayName(scanner);
        Uri uri = scanner.peek() == '<' ? readBracketed(scanner) : readBare(scanner);
        int paramsStart = scanner.offset();
        Params params = Params.read(scanner);
        if (params.has(TAG) && !isTag(params)) {
            throw scanner.errorAt(TAG_RULE, paramsStart);
        }
        params.get(TAG).ifPresent(scanner::checkIdentifier);
        return new NameAddr(displayName, uri, params, scanner.textFrom(start));
    }

    private static boolean isTag(Params params) {
        return params.get(TAG).map(Grammar::isToken).orElse(false);
    }

    private static @Nullable String readDisplayName(Scanner scanner) {
        int start = scanner.offset();
        if (scanner.consumeQuoted()) {
            String name = Quoting.unquote(scanner.textFrom(start));
            scanner.consumeLws();
            if (scanner.peek() != '<') {
                throw scanner.error("behind a quoted display name stands a URI in angle brackets");
            }
            return name.isEmpty() ? null : name;
        }
        StringBuilder words = new StringBuilder();
        int wordStart = start;
        while (scanner.consumeAll(Grammar.TOKEN | Grammar.NON_ASCII)) {
            words.append(words.isEmpty() ? "" : " ").append(scanner.textFrom(wordStart));
            scanner.consumeLws();
            wordStart = scanner.offset();
        }
        if (scanner.peek() == '<' && !words.isEmpty()) {
            return words.toString();
        }
        scanner.moveTo(start);
        return null;
    }

    private static Uri readBracketed(Scanner scanner) {
        scanner.expect('<', "a URI stands in angle brackets");
        int close = scanner.find('>');
        if (close < 0) {
            throw scanner.error("a URI in angle brackets ends with one");
        }
        Uri uri = UriReader.read(scanner.until(close));
        scanner.moveTo(close + 1);
        return uri;
    }

    private static Uri readBare(Scanner scanner) {
        int start = scanner.offset();
        if (scanner.peek() == '*') {
            throw scanner.error("a * is no address: it stands alone in the Contact of a REGISTER");
        }
        while (!scanner.atEnd() && !endsBareUri(scanner.peek())) {
            scanner.moveTo(scanner.offset() + 1);
        }
        if (scanner.peek() == '?') {
            throw scanner.error("a URI with a question mark stands in angle brackets");
        }
        int end = scanner.offset();
        scanner.moveTo(start);
        Uri uri = UriReader.read(scanner.until(end));
        scanner.moveTo(end);
        return uri;
    }

    private static boolean endsBareUri(int octet) {
        return ";,? \t\r".indexOf(octet) >= 0;
    }

    /**
     * The display name.
     *
     * @return the text without quotes and backslashes; empty if there is none or if it is an empty text
     */
    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    /**
     * The URI.
     *
     * @return what stands in the angle brackets
     */
    public Uri uri() {
        return uri;
    }

    /**
     * The parameters of the header, not those of the URI.
     *
     * @return what stands behind the angle brackets
     */
    public Params params() {
        return params;
    }

    /**
     * The tag of a From or To.
     *
     * @return the token; empty if there is none, as in the To of a first request
     */
    public Optional<String> tag() {
        return params.get(TAG);
    }

    /**
     * Sets the display name.
     *
     * @param displayName the text; an empty one takes the name away
     * @return a changed value
     * @throws IllegalArgumentException if it has a control character
     */
    public NameAddr withDisplayName(String displayName) {
        Quoting.requireText("displayName", displayName);
        return new NameAddr(displayName.isEmpty() ? null : displayName, uri, params);
    }

    /**
     * Drops the display name.
     *
     * @return a changed value
     */
    public NameAddr withoutDisplayName() {
        return new NameAddr(null, uri, params);
    }

    /**
     * Sets the URI.
     *
     * @param uri any URI
     * @return a changed value
     */
    public NameAddr withUri(Uri uri) {
        return new NameAddr(displayName, uri, params);
    }

    /**
     * Sets the tag.
     *
     * @param tag a token
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public NameAddr withTag(String tag) {
        if (!Grammar.isToken(tag)) {
            throw new IllegalArgumentException(TAG_RULE + ", not \"" + tag + "\"");
        }
        return withParams(params.with(TAG, tag));
    }

    /**
     * Adds or replaces a parameter of the header.
     *
     * @param name a token
     * @param value a token, a host or a quoted string
     * @return a changed value
     * @throws IllegalArgumentException if name or value is none of these
     */
    public NameAddr withParam(String name, String value) {
        return withParams(params.with(name, value));
    }

    /**
     * Adds a parameter without a value to the header.
     *
     * @param name a token
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public NameAddr withParam(String name) {
        return withParams(params.with(name));
    }

    /**
     * Drops a parameter of the header.
     *
     * @param name the name, in any case
     * @return a changed value, or this one if it has no such parameter
     */
    public NameAddr withoutParam(String name) {
        return params.has(name) ? withParams(params.without(name)) : this;
    }

    /**
     * Sets all parameters of the header.
     *
     * @param params the parameters
     * @return a changed value
     * @throws IllegalArgumentException if a header cannot hold them
     */
    public NameAddr withParams(Params params) {
        if (params.requireHeaderForm().has(TAG) && !isTag(params)) {
            throw new IllegalArgumentException(TAG_RULE + ": give it as one");
        }
        return new NameAddr(displayName, uri, params);
    }

    private static String print(@Nullable String displayName, Uri uri, Params params) {
        StringBuilder out = new StringBuilder(96);
        if (displayName != null) {
            out.append(isWords(displayName) ? displayName : Quoting.quote(displayName))
                    .append(' ');
        }
        return out.append('<').append(uri).append('>').append(params).toString();
    }

    private static boolean isWords(String text) {
        int start = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', start)) {
            if (!Grammar.isToken(text.substring(start, space))) {
                return false;
            }
            start = space + 1;
        }
        return Grammar.isToken(text.substring(start));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameAddr value
                && Objects.equals(value.displayName, displayName)
                && value.uri.equals(uri)
                && value.params.equals(params);
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName, uri, params);
    }

    /** The value as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return text;
    }
}
