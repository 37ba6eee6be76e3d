package io.drsip.sip;

import io.drsip.sip.ParamRules.Form;
import io.drsip.sip.ParamRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sip} or {@code sips} URI (RFC 3261 section 19.1).
 *
 * <p>A parsed one is written exactly as it came, so that Microsoft's Contact can be used whole as the next Request-URI;
 * one that was changed is written from its parts. No argument makes a URI that breaks the grammar. Equal URIs have
 * parts that are written alike but for the case of the scheme, of the host and of names of parameters; {@link
 * #equivalentTo} knows the rules of RFC 3261 section 19.1.4. Immutable.
 *
 * <p>It keeps one text, which it may share with the header that it stands in, and where each part stands in it; parts
 * are cut out when somebody asks.
 */
public final class SipUri implements Uri {

    static final ParamRules RULES = new ParamRules(
            new Rule("transport", Form.TOKEN, "the transport of a SIP URI is a token"),
            new Rule("user", Form.TOKEN, "the user of a SIP URI is a token"),
            new Rule("method", Form.TOKEN, "the method of a SIP URI is a token"),
            new Rule("ttl", Form.OCTET, "the ttl of a SIP URI is 0 to 255"),
            new Rule("maddr", Form.HOST, "the maddr of a SIP URI is a host"));

    // Where each part stands in the text: what is changed is copied from there.
    final String text;
    final boolean secure;
    final int start;

    /** -1 if there is no user. */
    final int userEnd;

    final int hostStart;
    final int hostEnd;

    /** -1 if there is none. */
    final int port;

    final int paramsStart;
    final int headersStart;
    final int end;

    /** Made when somebody asks. Racy on purpose: the worst is to make it twice. */
    private @Nullable Host host;

    /**
     * Reads what stands behind the colon of the scheme.
     *
     * @param schemeStart where the scheme began
     * @param closing the octet behind the URI, or -1
     */
    SipUri(Scanner scanner, int schemeStart, int closing) {
        secure = scanner.offset() - schemeStart == "sips:".length();
        int user = -1;
        int from = scanner.offset();
        if (!UriReader.consumeHost(scanner)) {
            user = UriReader.consumeUser(scanner, closing);
            from = scanner.offset();
            HostReader.expect(scanner);
        }
        hostStart = scanner.inText(from);
        hostEnd = scanner.inText(scanner.offset());
        port = scanner.consume(':') ? scanner.expectPort() : -1;
        paramsStart = scanner.inText(scanner.offset());
        ParamReader.uri(scanner, RULES);
        headersStart = scanner.inText(scanner.offset());
        UriReader.consumeHeaders(scanner);
        UriReader.expectEnd(
                scanner,
                schemeStart,
                closing,
                "behind the host of a SIP URI come a port, parameters and headers, nothing else");
        text = scanner.text();
        start = scanner.inText(schemeStart);
        userEnd = user < 0 ? -1 : scanner.inText(user);
        end = scanner.inText(scanner.offset());
    }

    SipUri(SipUriParts parts) {
        text = parts.text();
        secure = parts.secure;
        start = 0;
        userEnd = parts.userEnd();
        hostStart = parts.hostStart();
        hostEnd = parts.hostEnd();
        port = parts.port;
        paramsStart = parts.paramsStart();
        headersStart = parts.headersStart();
        end = text.length();
        host = parts.host();
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
        return new SipUri(new SipUriParts(host));
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
        return userEnd < 0 ? Optional.empty() : Optional.of(text.substring(userStart(), userEnd));
    }

    int userStart() {
        return start + (secure ? "sips:" : "sip:").length();
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
        boolean absent = userEnd < 0 || userEnd + 1 == hostStart;
        return absent ? Optional.empty() : Optional.of(text.substring(userEnd + 1, hostStart - 1));
    }

    /**
     * The host.
     *
     * @return a name or an address
     */
    public Host host() {
        Host known = host;
        if (known == null) {
            known = HostReader.of(text.substring(hostStart, hostEnd));
            host = known;
        }
        return known;
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
        return paramsStart == headersStart ? Params.none() : Params.ofUri(text, paramsStart, headersStart);
    }

    /**
     * The headers.
     *
     * @return what stands behind the question mark, in order; unmodifiable
     */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (int at = headersStart + 1; at < end; ) {
            int and = text.indexOf('&', at);
            int next = and < 0 || and > end ? end : and;
            int equals = text.indexOf('=', at);
            headers.add(new Header(text.substring(at, equals), text.substring(equals + 1, next)));
            at = next + 1;
        }
        return List.copyOf(headers);
    }

    /**
     * Whether there are headers.
     *
     * @return false if {@link #headers} is empty
     */
    public boolean hasHeaders() {
        return headersStart < end;
    }

    /**
     * Sets the scheme.
     *
     * @param secure true for {@code sips}
     * @return a changed URI
     */
    public SipUri withSecure(boolean secure) {
        return new SipUri(parts().secure(secure));
    }

    /**
     * Sets the user and drops the password.
     *
     * @param user not empty, and escaped as it is to be written
     * @return a changed URI
     * @throws IllegalArgumentException if it is empty, or if a character must be escaped and is not
     */
    public SipUri withUser(String user) {
        requireUser(user);
        return new SipUri(parts().user(user));
    }

    static void requireUser(String user) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("user is empty: use withoutUser");
        }
        requireEscaped("user", Grammar.USER_UNRESERVED, user);
    }

    /**
     * Drops user and password.
     *
     * @return a changed URI
     */
    public SipUri withoutUser() {
        return new SipUri(parts().noUser());
    }

    /**
     * Sets the host.
     *
     * @param host a name or an address
     * @return a changed URI
     */
    public SipUri withHost(Host host) {
        return new SipUri(parts().host(host));
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
        return new SipUri(parts().port(port));
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
        return new SipUri(parts().port(-1));
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
        return withParams(params().with(name, value));
    }

    /**
     * Adds a parameter without a value, such as {@code lr}.
     *
     * @param name the name
     * @return a changed URI
     * @throws IllegalArgumentException if a character must be escaped and is not, or if the parameter needs a value
     */
    public SipUri withParam(String name) {
        return withParams(params().with(name));
    }

    /**
     * Drops a parameter.
     *
     * @param name the name, in any case
     * @return a changed URI, or this one if it has no such parameter
     */
    public SipUri withoutParam(String name) {
        Params params = params();
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
        String problem = RULES.problem(params.requireUriForm());
        if (problem != null) {
            throw new IllegalArgumentException(problem + ": change or remove it");
        }
        return new SipUri(parts().params(params.octets()));
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
        Header header = new Header(
                Escapes.encode(Grammar.HEADER_UNRESERVED, name), Escapes.encode(Grammar.HEADER_UNRESERVED, value));
        SipUriParts parts = parts();
        return new SipUri(parts.headers(parts.headers() + (headersStart == end ? "?" : "&") + header));
    }

    /**
     * Drops all headers.
     *
     * @return a changed URI, or this one if it has none
     */
    public SipUri withoutHeaders() {
        return headersStart == end ? this : new SipUri(parts().headers(""));
    }

    /**
     * Starts to change several parts at once.
     *
     * @return a builder with all parts as they are
     */
    public SipUriBuilder toBuilder() {
        return new SipUriBuilder(parts());
    }

    /** All parts as they are; the host is made when somebody asks. */
    private SipUriParts parts() {
        return new SipUriParts(this).host(host);
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
        return other == this || (other instanceof SipUri uri && isEqual(uri));
    }

    private boolean isEqual(SipUri uri) {
        return uri.secure == secure
                && uri.port == port
                && uri.saysAt(uri.userStart(), uri.hostStart, this, userStart(), hostStart)
                && uri.saysAt(uri.headersStart, uri.end, this, headersStart, end)
                && uri.host().equals(host())
                && uri.params().equals(params());
    }

    private boolean saysAt(int from, int to, SipUri other, int otherFrom, int otherTo) {
        return to - from == otherTo - otherFrom && text.regionMatches(from, other.text, otherFrom, to - from);
    }

    private String part(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(part(userStart(), hostStart), host(), port, params());
    }

    /** The URI as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return part(start, end);
    }
}
