package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a SIP URI while it is read or changed. Single thread. */
final class SipUriParts {

    static final String USER_RULE = "a user has letters, digits, some marks and escapes, and an end at @";

    // All of them change until the URI is made.
    boolean secure;

    @Nullable
    String user;

    @Nullable
    String password;

    Host host;
    int port = -1;
    Params params = Params.none();
    List<SipUri.Header> headers = List.of();

    SipUriParts(Host host) {
        this.host = host;
    }

    /** Reads what stands behind the scheme, up to the end of the range. */
    static SipUriParts read(Scanner scanner) {
        String user = null;
        String password = null;
        if (scanner.find('@') >= 0) {
            user = readUser(scanner);
            password = scanner.consume(':') ? readPassword(scanner) : null;
            scanner.expect('@', USER_RULE);
        }
        SipUriParts parts = new SipUriParts(scanner.expectHost());
        parts.user = user;
        parts.password = password;
        parts.port = scanner.consume(':') ? scanner.expectPort() : -1;
        int paramsStart = scanner.offset();
        parts.params = Params.readUri(scanner);
        String problem = paramProblem(parts.params);
        if (problem != null) {
            throw scanner.errorAt(problem, paramsStart);
        }
        parts.headers = readHeaders(scanner);
        scanner.expectEnd("behind the host of a SIP URI come a port, parameters and headers, nothing else");
        return parts;
    }

    private static String readUser(Scanner scanner) {
        int start = scanner.offset();
        if (!scanner.consumeEscaped(Grammar.USER_UNRESERVED)) {
            throw scanner.error(scanner.peek() == '@' ? "without a user a SIP URI has no @" : USER_RULE);
        }
        return scanner.textFrom(start);
    }

    private static String readPassword(Scanner scanner) {
        int start = scanner.offset();
        scanner.consumeEscaped(Grammar.PASSWORD);
        return scanner.textFrom(start);
    }

    private static List<SipUri.Header> readHeaders(Scanner scanner) {
        if (!scanner.consume('?')) {
            return List.of();
        }
        List<SipUri.Header> headers = new ArrayList<>(2);
        do {
            int start = scanner.offset();
            if (!scanner.consumeEscaped(Grammar.HEADER_UNRESERVED)) {
                throw scanner.error("a header of a SIP URI has a name");
            }
            String name = scanner.textFrom(start);
            scanner.expect('=', "a header of a SIP URI has = behind its name");
            int valueStart = scanner.offset();
            scanner.consumeEscaped(Grammar.HEADER_UNRESERVED);
            headers.add(new SipUri.Header(name, scanner.textFrom(valueStart)));
        } while (scanner.consume('&'));
        return List.copyOf(headers);
    }

    /** What is wrong with the parameters that RFC 3261 section 25.1 gives a form of their own, or null. */
    static @Nullable String paramProblem(Params params) {
        for (String name : List.of("transport", "user", "method")) {
            if (params.has(name) && !params.get(name).map(Grammar::isToken).orElse(false)) {
                return "the " + name + " of a SIP URI is a token";
            }
        }
        if (params.has("ttl") && !params.get("ttl").map(SipUriParts::isTtl).orElse(false)) {
            return "the ttl of a SIP URI is 0 to 255";
        }
        if (params.has("maddr") && !params.get("maddr").map(SipUriParts::isHost).orElse(false)) {
            return "the maddr of a SIP URI is a host";
        }
        return null;
    }

    private static boolean isTtl(String value) {
        return value.length() <= 3 && Grammar.consistsOf(Grammar.DIGIT, value) && Integer.parseInt(value) <= 255;
    }

    private static boolean isHost(String value) {
        return hostOf(value).isPresent();
    }

    static Optional<Host> hostOf(String value) {
        try {
            return Optional.of(Host.parse(value));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    /** The URI in the order of the grammar. */
    String print() {
        StringBuilder out = new StringBuilder(64).append(secure ? "sips:" : "sip:");
        if (user != null) {
            out.append(user);
            if (password != null) {
                out.append(':').append(password);
            }
            out.append('@');
        }
        out.append(host);
        if (port >= 0) {
            out.append(':').append(port);
        }
        out.append(params);
        char separator = '?';
        for (SipUri.Header header : headers) {
            out.append(separator).append(header);
            separator = '&';
        }
        return out.toString();
    }
}
