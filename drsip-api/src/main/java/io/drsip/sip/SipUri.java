package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sip} or {@code sips} URI (RFC 3261 section 19.1).
 *
 * <p>A parsed one is written exactly as it came, so that Microsoft's Contact can be used whole as the next Request-URI;
 * one that was changed is written from its parts. No argument makes a URI that breaks the grammar. Equal URIs have
 * parts that are written alike but for the case of the scheme, of the host and of names of parameters; {@link
 * #equivalentTo} knows the rules of RFC 3261 section 19.1.4. Immutable.
 */
public final class SipUri implements Uri {

    private final String text;
    private final boolean secure;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Host host;
    private final int port;
    private final Params params;
    private final List<Header> headers;

    private SipUri(SipUriParts parts, String text) {
        this.text = text;
        secure = parts.secure;
        user = parts.user;
        password = parts.password;
        host = parts.host;
        port = parts.port;
        params = parts.params;
        headers = parts.headers;
    }

    /**
     * A header of a URI (RFC 3261 section 19.1.1): what the request that is made from it shall carry.
     *
     * @param name the name, escaped as written
     * @param value the value, escaped as written; may be empty
     */
    public record Header(String name, String value) {

        /**
         * Checks the grammar.
         *
         * @param name the name
         * @param value the value
         * @throws IllegalArgumentException if a character must be escaped and is not, or the name is empty
         */
        public Header {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a header of a SIP URI has a name: give one");
            }
            requireEscaped("name", Grammar.HEADER_UNRESERVED, name);
            requireEscaped("value", Grammar.HEADER_UNRESERVED, value);
        }

        /**
         * The value without escapes.
         *
         * @return the text, which may hold any character: never write it into a message without checking
         */
        public String decodedValue() {
            return Escapes.decode(value);
        }

        /** The header as in a URI, {@code name=value}. */
        @Override
        public String toString() {
            return name + '=' + value;
        }
    }

    /**
     * A URI of a host alone.
     *
     * @param host a name or an address
     * @return such as {@code sip:sbc1.contoso.com}
     */
    public static SipUri of(Host host) {
        SipUriParts parts = new SipUriParts(host);
        return new SipUri(parts, parts.print());
    }

    /**
     * Reads a SIP URI.
     *
     * @param text without angle brackets and without white space around it
     * @return the URI
     * @throws SipParseException if it breaks the grammar, or is of another scheme
     */
    public static SipUri parse(String text) {
        if (Uri.parse(text) instanceof SipUri uri) {
            return uri;
        }
        throw Scanner.of(text).error("a SIP URI begins with sip: or sips:");
    }

    /** Reads what stands behind the colon of the scheme; {@code start} is where the scheme began. */
    static SipUri read(Scanner scanner, int start) {
        boolean secure = scanner.offset() - start == "sips:".length();
        SipUriParts parts = SipUriParts.read(scanner);
        parts.secure = secure;
        return new SipUri(parts, scanner.textFrom(start));
    }

    @Override
    public String scheme() {
        return secure ? "sips" : "sip";
    }

    /**
     * Whether the scheme is {@code sips}.
     *
     * @return false for {@code sip}, also with {@code transport=tls}, which is what Direct Routing uses
     */
    public boolean isSecure() {
        return secure;
    }

    /**
     * The user.
     *
     * @return what stands before the at sign or the colon, escaped as written
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * The user without escapes: for looking up, never for writing.
     *
     * @return the text, which may hold any character, NUL and line ends included
     */
    public Optional<String> decodedUser() {
        return user().map(Escapes::decode);
    }

    /**
     * The password, which nobody should use.
     *
     * @return what stands between colon and at sign, escaped as written; may be an empty text
     */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /**
     * The host.
     *
     * @return a name or an address
     */
    public Host host() {
        return host;
    }

    /**
     * The port.
     *
     * @return 0 to 65535; empty if none is written, which is not the same as the default port
     */
    public OptionalInt port() {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * The parameters.
     *
     * @return what stands behind semicolons, such as {@code transport}
     */
    public Params params() {
        return params;
    }

    /**
     * The headers.
     *
     * @return what stands behind the question mark, in order; unmodifiable
     */
    public List<Header> headers() {
        return headers;
    }

    /**
     * Sets the scheme.
     *
     * @param secure true for {@code sips}
     * @return a changed URI
     */
    public SipUri withSecure(boolean secure) {
        return change(parts -> parts.secure = secure);
    }

    /**
     * Sets the user and drops the password.
     *
     * @param user not empty, and escaped as it is to be written
     * @return a changed URI
     * @throws IllegalArgumentException if it is empty, or if a character must be escaped and is not
     */
    public SipUri withUser(String user) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("user is empty: use withoutUser");
        }
        requireEscaped("user", Grammar.USER_UNRESERVED, user);
        return change(parts -> {
            parts.user = user;
            parts.password = null;
        });
    }

    /**
     * Drops user and password.
     *
     * @return a changed URI
     */
    public SipUri withoutUser() {
        return change(parts -> {
            parts.user = null;
            parts.password = null;
        });
    }

    /**
     * Sets the host.
     *
     * @param host a name or an address
     * @return a changed URI
     */
    public SipUri withHost(Host host) {
        return change(parts -> parts.host = host);
    }

    /**
     * Sets the port.
     *
     * @param port 0 to 65535
     * @return a changed URI
     * @throws IllegalArgumentException if it is out of range
     */
    public SipUri withPort(int port) {
        requirePort(port);
        return change(parts -> parts.port = port);
    }

    static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }

    /**
     * Drops the port.
     *
     * @return a changed URI
     */
    public SipUri withoutPort() {
        return change(parts -> parts.port = -1);
    }

    /**
     * Adds or replaces a parameter.
     *
     * @param name the name
     * @param value not empty, and escaped as it is to be written
     * @return a changed URI
     * @throws IllegalArgumentException if a character must be escaped and is not, or if the value does not fit the name
     */
    public SipUri withParam(String name, String value) {
        return withParams(params.with(name, value));
    }

    /**
     * Adds a parameter without a value, such as {@code lr}.
     *
     * @param name the name
     * @return a changed URI
     * @throws IllegalArgumentException if a character must be escaped and is not, or if the parameter needs a value
     */
    public SipUri withParam(String name) {
        return withParams(params.with(name));
    }

    /**
     * Drops a parameter.
     *
     * @param name the name, in any case
     * @return a changed URI, or this one if it has no such parameter
     */
    public SipUri withoutParam(String name) {
        return params.has(name) ? withParams(params.without(name)) : this;
    }

    /**
     * Sets all parameters.
     *
     * @param params the parameters
     * @return a changed URI
     * @throws IllegalArgumentException if a URI cannot hold them
     */
    public SipUri withParams(Params params) {
        String problem = SipUriParts.paramProblem(params.requireUriForm());
        if (problem != null) {
            throw new IllegalArgumentException(problem + ": change or remove it");
        }
        return change(parts -> parts.params = params);
    }

    /**
     * Adds a header.
     *
     * @param name the name, such as {@code Replaces}
     * @param value the value as it stands in a message; it is escaped here
     * @return a changed URI
     * @throws IllegalArgumentException if the name is no token, or the value has a control character
     */
    public SipUri withHeader(String name, String value) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("name must be that of a header, not \"" + name + "\"");
        }
        Quoting.requireText("value", value);
        List<Header> longer = new ArrayList<>(headers);
        longer.add(new Header(
                Escapes.encode(Grammar.HEADER_UNRESERVED, name), Escapes.encode(Grammar.HEADER_UNRESERVED, value)));
        return change(parts -> parts.headers = List.copyOf(longer));
    }

    /**
     * Drops all headers.
     *
     * @return a changed URI, or this one if it has none
     */
    public SipUri withoutHeaders() {
        return headers.isEmpty() ? this : change(parts -> parts.headers = List.of());
    }

    private SipUri change(Consumer<SipUriParts> change) {
        SipUriParts parts = new SipUriParts(host);
        parts.secure = secure;
        parts.user = user;
        parts.password = password;
        parts.port = port;
        parts.params = params;
        parts.headers = headers;
        change.accept(parts);
        return new SipUri(parts, parts.print());
    }

    private static void requireEscaped(String argument, int classes, String text) {
        int illegal = Escapes.firstIllegal(classes, text);
        if (illegal >= 0) {
            throw new IllegalArgumentException(
                    argument + " has a character at index " + illegal + " that a URI does not take: write it as %HH");
        }
    }

    @Override
    public boolean equivalentTo(Uri other) {
        return other instanceof SipUri uri && SipUriEquivalence.of(this, uri);
    }

    /**
     * The first value of a header of this URI, such as the Replaces of a Refer-To; {@link #withHeader} adds one.
     *
     * @param <T> what it is decoded to
     * @param type the header looked for
     * @return the value without escapes; empty if there is no such header
     * @throws SipParseException if no message could carry it: it breaks the grammar, has a control character, or stands
     *     twice though it must not; the offset counts from the start of its value, escapes undone
     */
    public <T> Optional<T> header(HeaderType<T> type) {
        return UriHeaders.all(this, type).stream().findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipUri uri
                && uri.secure == secure
                && uri.port == port
                && Objects.equals(uri.user, user)
                && Objects.equals(uri.password, password)
                && uri.host.equals(host)
                && uri.params.equals(params)
                && uri.headers.equals(headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, host, port, params);
    }

    /** The URI as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return text;
    }
}
