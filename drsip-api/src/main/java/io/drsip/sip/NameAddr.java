package io.drsip.sip;

import java.util.Objects;
import java.util.Optional;

/**
 * A URI with a display name before and header parameters behind it: From, To, Contact, Route, Record-Route, Refer-To,
 * P-Asserted-Identity and the like (RFC 3261 sections 20.10 and 25.1, {@code name-addr} and {@code addr-spec}).
 *
 * <p>Without angle brackets parameters belong to the header, and the URI may hold no comma, question mark or semicolon.
 * Beyond the grammar it accepts an unquoted display name right before the bracket, as Microsoft sends it ({@code John
 * Doe<sip:...>}, RFC 4475 section 3.1.1.6), and unquoted letters outside ASCII. The {@code *} of a Contact is none of
 * these values.
 *
 * <p>A parsed one is written exactly as it came, but for folds, which become one space, and for names and parameters
 * that need quotes; one that was changed is written from its parts, with brackets, of which {@link #withUri} leaves the
 * parameters as they are. Equal ones have equal parts. Immutable.
 *
 * <p>It keeps one text, which it shares with its URI and may share with other values of the same header field, and
 * where each part stands in it; parts are cut out when somebody asks.
 */
public final class NameAddr {

    private static final String TAG = "tag";
    private static final String TAG_RULE = "a tag is a token";
    private static final ParamRules RULES =
            new ParamRules(new ParamRules.Rule(TAG, ParamRules.Form.IDENTIFIER, TAG_RULE));

    private final String text;
    private final Uri uri;
    private final int start;

    /** The start if there is no display name. */
    private final int nameEnd;

    private final int paramsStart;

    /** Where the value of the tag starts, or less than zero. */
    private final int tagStart;

    private final int end;

    private NameAddr(Scanner scanner) {
        start = scanner.inText(scanner.offset());
        nameEnd = scanner.inText(expectName(scanner));
        uri = scanner.peek() == '<' ? expectBracketed(scanner) : expectBare(scanner);
        paramsStart = scanner.inText(scanner.offset());
        int tag = ParamReader.header(scanner, RULES);
        tagStart = tag < 0 ? tag : scanner.inText(tag);
        end = scanner.inText(scanner.offset());
        text = scanner.text();
    }

    private NameAddr(String displayName, Uri uri, Params params) {
        String written = written(displayName);
        String tail = params.octets();
        text = written + (written.isEmpty() ? "<" : " <") + uri + '>' + tail;
        start = 0;
        nameEnd = written.length();
        this.uri = uri;
        end = text.length();
        paramsStart = end - tail.length();
        tagStart = tail.isEmpty() ? -1 : new Params(text, paramsStart, end, false).valueStart(TAG);
    }

    /** Another URI between the name of an old value and its parameters, which stay as they are written. */
    private NameAddr(NameAddr old, Uri uri) {
        boolean quoted = old.text.charAt(old.start) == '"';
        String name = quoted ? written(old.name()) : old.text.substring(old.start, old.nameEnd);
        String tail = old.text.substring(old.paramsStart, old.end);
        text = name + (name.isEmpty() ? "<" : " <") + uri + '>' + tail;
        start = 0;
        nameEnd = name.length();
        this.uri = uri;
        end = text.length();
        paramsStart = end - tail.length();
        tagStart = old.tagStart < 0 ? old.tagStart : old.tagStart - old.paramsStart + paramsStart;
    }

    /** The octets of a display name, in quotes if it needs them. */
    private static String written(String displayName) {
        return Octets.of(displayName.isEmpty() || isWords(displayName) ? displayName : Quoting.quote(displayName));
    }

    /**
     * A URI alone.
     *
     * @param uri any URI
     * @return the URI in angle brackets
     */
    public static NameAddr of(Uri uri) {
        return new NameAddr("", uri, Params.none());
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
        NameAddr value = new NameAddr(scanner);
        boolean loose = value.tagStart == ParamReader.LOOSE;
        if (!scanner.isPlain()) {
            value = new NameAddr(scanner.cleaned(start));
            loose |= value.isNamedLoosely();
        }
        return loose ? new NameAddr(value.name(), value.uri, value.params().quoted(RULES)) : value;
    }

    /** Whether the display name needs quotes, since it has other letters than those of ASCII. */
    private boolean isNamedLoosely() {
        return nameEnd > start
                && text.charAt(start) != '"'
                && text.substring(start, nameEnd).chars().anyMatch(c -> c > 127);
    }

    /** Moves over a display name and the white space behind it; tells where the name ends. */
    private static int expectName(Scanner scanner) {
        int start = scanner.offset();
        if (scanner.consumeQuoted()) {
            int end = scanner.offset();
            scanner.consumeLws();
            if (scanner.peek() != '<') {
                throw scanner.error("behind a quoted display name stands a URI in angle brackets");
            }
            return end;
        }
        int end = start;
        while (scanner.consumeNameWords()) {
            end = scanner.offset();
            scanner.consumeLws();
        }
        if (scanner.peek() != '<') {
            scanner.moveTo(start);
            return start;
        }
        return end;
    }

    private static Uri expectBracketed(Scanner scanner) {
        scanner.expect('<', "a URI stands in angle brackets");
        Uri uri = UriReader.read(scanner, '>');
        scanner.expect('>', "a URI in angle brackets ends with one");
        return uri;
    }

    private static Uri expectBare(Scanner scanner) {
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
        String name = name();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private String name() {
        String name = Octets.decode(text, start, nameEnd);
        return name.startsWith("\"") ? Quoting.unquote(name) : Quoting.singleSpaced(name);
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
        return paramsStart == end ? Params.none() : new Params(text, paramsStart, end, false);
    }

    /**
     * The tag of a From or To.
     *
     * @return the token; empty if there is none, as in the To of a first request
     */
    public Optional<String> tag() {
        return tagStart < 0
                ? Optional.empty()
                : Optional.of(text.substring(tagStart, Grammar.tokenEnd(text, tagStart, end)));
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
        return new NameAddr(displayName, uri, params());
    }

    /**
     * Drops the display name.
     *
     * @return a changed value
     */
    public NameAddr withoutDisplayName() {
        return new NameAddr("", uri, params());
    }

    /**
     * Sets the URI.
     *
     * @param uri any URI
     * @return a changed value, its parameters written as before
     */
    public NameAddr withUri(Uri uri) {
        return new NameAddr(this, uri);
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
        return withParams(params().with(TAG, tag));
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
        return withParams(params().with(name, value));
    }

    /**
     * Adds a parameter without a value to the header.
     *
     * @param name a token
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public NameAddr withParam(String name) {
        return withParams(params().with(name));
    }

    /**
     * Drops a parameter of the header.
     *
     * @param name the name, in any case
     * @return a changed value, or this one if it has no such parameter
     */
    public NameAddr withoutParam(String name) {
        Params params = params();
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
        Params form = params.headerForm(RULES);
        if (RULES.problem(form) != null) {
            throw new IllegalArgumentException(TAG_RULE + ": give it as one");
        }
        return new NameAddr(name(), uri, form);
    }

    /** With angle brackets around the URI, for headers that know no other form. */
    NameAddr bracketed() {
        return isBracketed() ? this : withUri(uri);
    }

    boolean isBracketed() {
        return paramsStart > start && text.charAt(paramsStart - 1) == '>';
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
        return other == this
                || (other instanceof NameAddr value
                        && value.uri.equals(uri)
                        && value.name().equals(name())
                        && value.params().equals(params()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name(), uri, params());
    }

    /** The value as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return Octets.decode(text, start, end);
    }
}
