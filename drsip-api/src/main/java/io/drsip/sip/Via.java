package io.drsip.sip;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One hop of the way that a request has taken (RFC 3261 section 20.42).
 *
 * <p>Microsoft documents {@code SIP/2.0/TLS sbc1.adatum.biz:5061;alias;branch=z9hG4bK...} ("Plan Direct Routing"); its
 * proxy gives parameters back in another order, so hops are told apart by their branch. Only SIP/2.0 is read, in any
 * case; comments of RFC 2543 are not. Equal ones have equal parts. Immutable.
 */
public final class Via {

    /** How the branch of an element begins that follows RFC 3261 (section 8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private static final String PROTOCOL_RULE = "a Via begins with SIP/2.0/ and a transport";
    private static final String BRANCH = "branch";
    private static final String RECEIVED = "received";
    private static final String RPORT = "rport";

    private final String transport;
    private final Host host;
    private final int port;
    private final Params params;

    private Via(String transport, Host host, int port, Params params) {
        this.transport = transport;
        this.host = host;
        this.port = port;
        this.params = params;
    }

    /**
     * A hop without parameters.
     *
     * @param transport a token such as {@code TLS}
     * @param host where responses go
     * @param port 0 to 65535
     * @return the hop, which needs a branch
     * @throws IllegalArgumentException if the transport is no token, or the port is out of range
     */
    public static Via of(String transport, Host host, int port) {
        if (!Grammar.isToken(transport)) {
            throw new IllegalArgumentException("transport must be a token such as TLS, not \"" + transport + "\"");
        }
        SipUri.requirePort(port);
        return new Via(Grammar.upper(transport), host, port, Params.none());
    }

    /**
     * A hop with its branch.
     *
     * @param transport a token such as {@code TLS}
     * @param host where responses go
     * @param port 0 to 65535
     * @param branch a token
     * @return the hop
     * @throws IllegalArgumentException if transport or branch is no token, or the port is out of range
     */
    public static Via of(String transport, Host host, int port, String branch) {
        return of(transport, host, port).withParam(BRANCH, branch);
    }

    /**
     * Reads one hop.
     *
     * @param text such as {@code SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1}, white space around it allowed
     * @return the hop
     * @throws SipParseException if it breaks the grammar, or holds more than one hop
     */
    public static Via parse(String text) {
        return Scanner.readAll(text, Via::read);
    }

    /** Reads one hop of a list. */
    static Via read(Scanner scanner) {
        expectWord(scanner, "SIP");
        expectWord(scanner, "2.0");
        String transport = scanner.expectToken(PROTOCOL_RULE);
        if (!scanner.consumeLws()) {
            throw scanner.error("white space stands between transport and host of a Via");
        }
        Host host = scanner.expectHost();
        int port = scanner.consumeSeparator(':') ? scanner.expectPort() : -1;
        int paramsStart = scanner.offset();
        Params params = Params.read(scanner);
        String problem = paramProblem(params);
        if (problem != null) {
            throw scanner.errorAt(problem, paramsStart);
        }
        params.get(BRANCH).ifPresent(scanner::checkIdentifier);
        return new Via(Grammar.upper(transport), host, port, params);
    }

    private static void expectWord(Scanner scanner, String word) {
        int start = scanner.offset();
        if (!scanner.expectToken(PROTOCOL_RULE).equalsIgnoreCase(word)) {
            throw scanner.errorAt(PROTOCOL_RULE, start);
        }
        scanner.expectSeparator('/', PROTOCOL_RULE);
    }

    private static @Nullable String paramProblem(Params params) {
        if (params.has(BRANCH) && !params.get(BRANCH).map(Grammar::isToken).orElse(false)) {
            return "a branch is a token";
        }
        if (params.has(RECEIVED) && receivedOf(params).isEmpty()) {
            return "received is an address";
        }
        if (params.get(RPORT).isPresent() && rportOf(params).isEmpty()) {
            return "rport is a port, or has no value";
        }
        return null;
    }

    /** With or without brackets: RFC 5118 section 4.5. */
    private static Optional<Host> receivedOf(Params params) {
        return params.get(RECEIVED)
                .map(value -> value.indexOf(':') >= 0 && !value.startsWith("[") ? '[' + value + ']' : value)
                .flatMap(SipUriParts::hostOf);
    }

    private static OptionalInt rportOf(Params params) {
        String value = params.get(RPORT).orElse("");
        try {
            Scanner scanner = Scanner.of(value);
            int port = scanner.expectPort();
            return scanner.atEnd() ? OptionalInt.of(port) : OptionalInt.empty();
        } catch (SipParseException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * The transport.
     *
     * @return a token in capital letters, such as {@code TLS}
     */
    public String transport() {
        return transport;
    }

    /**
     * The host of sent-by.
     *
     * @return a name or an address
     */
    public Host host() {
        return host;
    }

    /**
     * The port of sent-by.
     *
     * @return 0 to 65535; empty if none is written
     */
    public OptionalInt port() {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * Where the hop says that it is.
     *
     * @return host and port as written, such as {@code sbc1.contoso.com:5061}
     */
    public String sentBy() {
        return port < 0 ? host.toString() : host + ":" + port;
    }

    /**
     * The parameters.
     *
     * @return what stands behind semicolons, in order
     */
    public Params params() {
        return params;
    }

    /**
     * What names the transaction.
     *
     * @return the token; empty if there is none, as before RFC 3261
     */
    public Optional<String> branch() {
        return params.get(BRANCH);
    }

    /**
     * The address from which the next hop received the request.
     *
     * @return the host, an IPv6 address in brackets however it was written; empty if there is none
     */
    public Optional<Host> received() {
        return receivedOf(params);
    }

    /**
     * The port from which the next hop received the request (RFC 3581).
     *
     * @return 0 to 65535; empty if there is none, also if {@code rport} is there without a value, which asks for it
     */
    public OptionalInt rport() {
        return rportOf(params);
    }

    /**
     * Adds or replaces a parameter.
     *
     * @param name a token
     * @param value a token, a host or a quoted string; a token for {@code branch}, an address for {@code received}, a
     *     port for {@code rport}
     * @return a changed hop
     * @throws IllegalArgumentException if name or value is none of these
     */
    public Via withParam(String name, String value) {
        return withParams(params.with(name, value));
    }

    /**
     * Adds a parameter without a value, such as {@code alias} or {@code rport}.
     *
     * @param name a token
     * @return a changed hop
     * @throws IllegalArgumentException if it is no token, or the parameter needs a value
     */
    public Via withParam(String name) {
        return withParams(params.with(name));
    }

    /**
     * Sets all parameters.
     *
     * @param params the parameters
     * @return a changed hop
     * @throws IllegalArgumentException if a Via cannot hold them
     */
    public Via withParams(Params params) {
        String problem = paramProblem(params.requireHeaderForm());
        if (problem != null) {
            throw new IllegalArgumentException(problem + ": change or remove it");
        }
        return new Via(transport, host, port, params);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Via via
                && via.transport.equals(transport)
                && via.host.equals(host)
                && via.port == port
                && via.params.equals(params);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport, host, port, params);
    }

    /** The hop as it is written, without white space but the one space before the host. */
    @Override
    public String toString() {
        return "SIP/2.0/" + transport + ' ' + sentBy() + params;
    }
}
