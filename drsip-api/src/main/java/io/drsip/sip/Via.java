package io.drsip.sip;

import io.drsip.sip.ParamRules.Form;
import io.drsip.sip.ParamRules.Rule;
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
 *
 * <p>It keeps one text, which it may share with other hops of the same header field, and where each part stands in it;
 * parts are cut out when somebody asks.
 */
public final class Via {

    /** How the branch of an element begins that follows RFC 3261 (section 8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private static final String BRANCH = "branch";
    private static final String RECEIVED = "received";
    private static final String RPORT = "rport";
    private static final ParamRules RULES = new ParamRules(
            new Rule(BRANCH, Form.IDENTIFIER, "a branch is a token"),
            new Rule(RECEIVED, Form.ADDRESS, "received is an address"),
            new Rule(RPORT, Form.PORT, "rport is a port, or has no value"));

    private final String transport;
    private final String text;
    private final int hostStart;
    private final int hostEnd;

    /** -1 if there is none. */
    private final int port;

    private final int paramsStart;

    /** Where the value of the branch starts, or less than zero. */
    private final int branchStart;

    private final int end;

    /** Made when somebody asks. Racy on purpose: the worst is to make it twice. */
    private @Nullable Host host;

    private Via(Scanner scanner) {
        transport = ViaProtocol.expect(scanner);
        hostStart = scanner.inText(scanner.offset());
        HostReader.expect(scanner);
        hostEnd = scanner.inText(scanner.offset());
        port = scanner.consumeSeparator(':') ? scanner.expectPort() : -1;
        paramsStart = scanner.inText(scanner.offset());
        int branch = ParamReader.header(scanner, RULES);
        branchStart = branch < 0 ? branch : scanner.inText(branch);
        end = scanner.inText(scanner.offset());
        text = scanner.text();
    }

    private Via(String transport, Host host, int port, Params params) {
        this.transport = transport;
        this.host = host;
        this.port = port;
        String address = host.toString();
        text = address + params.octets();
        hostStart = 0;
        hostEnd = address.length();
        paramsStart = hostEnd;
        end = text.length();
        branchStart = new Params(text, paramsStart, end, false).valueStart(BRANCH);
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
        int start = scanner.offset();
        Via plain = new Via(scanner);
        Via via = scanner.isPlain() ? plain : new Via(scanner.cleaned(start));
        return via.branchStart == ParamReader.LOOSE
                ? new Via(via.transport, via.host(), via.port, via.params().quoted(RULES))
                : via;
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
        Host known = host;
        if (known == null) {
            known = HostReader.of(text.substring(hostStart, hostEnd));
            host = known;
        }
        return known;
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
        String address = text.substring(hostStart, hostEnd);
        return port < 0 ? address : address + ':' + port;
    }

    /**
     * The parameters.
     *
     * @return what stands behind semicolons, in order
     */
    public Params params() {
        return paramsStart == end ? Params.none() : new Params(text, paramsStart, end, false);
    }

    /**
     * What names the transaction.
     *
     * @return the token; empty if there is none, as before RFC 3261
     */
    public Optional<String> branch() {
        return branchStart < 0
                ? Optional.empty()
                : Optional.of(text.substring(branchStart, Grammar.tokenEnd(text, branchStart, end)));
    }

    /**
     * The address from which the next hop received the request.
     *
     * @return the host, an IPv6 address in brackets however it was written; empty if there is none
     */
    public Optional<Host> received() {
        return params().get(RECEIVED).flatMap(ParamRules::addressOf);
    }

    /**
     * The port from which the next hop received the request (RFC 3581).
     *
     * @return 0 to 65535; empty if there is none, also if {@code rport} is there without a value, which asks for it
     */
    public OptionalInt rport() {
        Optional<String> value = params().get(RPORT);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ParamRules.portOf(value.get()));
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
        return withParams(params().with(name, value));
    }

    /**
     * Adds a parameter without a value, such as {@code alias} or {@code rport}.
     *
     * @param name a token
     * @return a changed hop
     * @throws IllegalArgumentException if it is no token, or the parameter needs a value
     */
    public Via withParam(String name) {
        return withParams(params().with(name));
    }

    /**
     * Sets all parameters.
     *
     * @param params the parameters
     * @return a changed hop
     * @throws IllegalArgumentException if a Via cannot hold them
     */
    public Via withParams(Params params) {
        Params form = params.headerForm(RULES);
        String problem = RULES.problem(form);
        if (problem != null) {
            throw new IllegalArgumentException(problem + ": change or remove it");
        }
        return new Via(transport, host(), port, form);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Via via
                && via.transport.equals(transport)
                && via.port == port
                && via.host().equals(host())
                && via.params().equals(params());
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport, host(), port, params());
    }

    /** The hop as it is written, without white space but the one space before the host. */
    @Override
    public String toString() {
        return "SIP/2.0/" + transport + ' ' + sentBy() + params();
    }
}
