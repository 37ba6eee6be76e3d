package io.drsip.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The grammar of RFC 3261 section 25.1, rule by rule, over one text and a place in it. What does not match throws
 * {@link Broken}. Readable before fast, and of one mind with nobody: the parser of drsip is not used here.
 *
 * <p>Single thread.
 */
final class StrictText {

    private static final String ALPHA = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGIT = "0123456789";
    private static final String HEX = DIGIT + "ABCDEFabcdef";
    private static final String ALPHANUM = ALPHA + DIGIT;
    private static final String UNRESERVED = ALPHANUM + "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,";
    private static final String TOKEN = ALPHANUM + "-.!%*_+`'~";
    private static final String WORD = ALPHANUM + "-.!%*_+`'~()<>:\\\"/[]?{}";
    private static final String USER = UNRESERVED + "&=+$,;?/";
    private static final String PASSWORD = UNRESERVED + "&=+$,";
    private static final String PARAMETER = UNRESERVED + "[]/:&+$";
    private static final String HEADER = UNRESERVED + "[]/?:+$";

    /** Parameters of headers that are nothing without a value. */
    private static final Set<String> VALUED = Set.of("tag", "branch", "received", "maddr", "ttl", "q", "expires");

    private final String text;

    // Where reading stands.
    private int at;

    StrictText(String text) {
        this.text = text;
    }

    /** A rule that does not hold. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1;

        private final String rule;

        Broken(String rule) {
            super(rule);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    /** One rule of the grammar. */
    interface Rule {
        void read(StrictText text) throws Broken;
    }

    // --- places ---------------------------------------------------------------------------------------------------

    /** The whole text is this. */
    void only(Rule rule) throws Broken {
        rule.read(this);
        end();
    }

    void onlyOrNothing(Rule rule) throws Broken {
        if (!isAtEnd()) {
            only(rule);
        }
    }

    /** {@code STAR} and nothing else: a display name may be one, too. */
    boolean isStar() {
        boolean star = text.equals("*");
        at += star ? 1 : 0;
        return star;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    void end() throws Broken {
        require(isAtEnd(), "nothing follows");
    }

    boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean takes(char c) {
        boolean seen = sees(c);
        at += seen ? 1 : 0;
        return seen;
    }

    void expect(char c) throws Broken {
        require(takes(c), "a '" + c + "' belongs here");
    }

    void require(boolean held, String rule) throws Broken {
        if (!held) {
            throw new Broken(rule + ", at " + at + " of [" + text + "]");
        }
    }

    private String from(int start) {
        return text.substring(start, at);
    }

    /** The longest run of characters of a set. */
    private String run(String characters) {
        int start = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return from(start);
    }

    /** The longest run of characters of a set and of {@code "%" HEXDIG HEXDIG}. */
    private String escapedRun(String characters) throws Broken {
        int start = at;
        while (at < text.length() && (sees('%') || characters.indexOf(text.charAt(at)) >= 0)) {
            if (takes('%')) {
                hex();
                hex();
            } else {
                at++;
            }
        }
        return from(start);
    }

    private void hex() throws Broken {
        require(at < text.length() && HEX.indexOf(text.charAt(at)) >= 0, "an escape has two hexadecimal digits");
        at++;
    }

    // --- basic rules ----------------------------------------------------------------------------------------------

    /** {@code SWS = [LWS]}; that a CRLF within is followed by a blank has been seen before. */
    void sws() {
        run(" \t\r\n");
    }

    void lws() throws Broken {
        require(!run(" \t\r\n").isEmpty(), "white space belongs here");
    }

    /** {@code SWS "x" SWS}, such as SEMI, COMMA, EQUAL and SLASH; nothing is read if it is not there. */
    boolean separator(char c) {
        int start = at;
        sws();
        if (takes(c)) {
            sws();
            return true;
        }
        at = start;
        return false;
    }

    String token() throws Broken {
        String token = run(TOKEN);
        require(!token.isEmpty(), "a token belongs here");
        return token;
    }

    void word() throws Broken {
        require(!run(WORD).isEmpty(), "a word belongs here");
    }

    long number(long most) throws Broken {
        String digits = run(DIGIT).replaceFirst("^0+(?=.)", "");
        require(!digits.isEmpty() && digits.length() < 19, "a number belongs here");
        require(Long.parseLong(digits) <= most, "a number is at most " + most);
        return Long.parseLong(digits);
    }

    void quotedString() throws Broken {
        expect('"');
        while (!takes('"')) {
            require(!isAtEnd(), "a quoted string ends with a quote");
            if (takes('\\')) {
                boolean pair = at < text.length() && text.charAt(at) < 0x80 && !sees('\r') && !sees('\n');
                require(pair, "a backslash stands before a character of ASCII that is no line end");
            }
            at++;
        }
    }

    /** {@code LPAREN *(ctext / quoted-pair / comment) RPAREN}. */
    void comment() throws Broken {
        expect('(');
        while (!takes(')')) {
            require(!isAtEnd(), "a comment ends with a parenthesis");
            if (sees('(')) {
                comment();
            } else {
                at += sees('\\') ? 2 : 1;
                require(at <= text.length(), "a backslash stands before a character");
            }
        }
    }

    /** {@code Reason-Phrase}: a set of characters, escapes, and all that is not ASCII. */
    void reasonPhrase(String characters) throws Broken {
        while (!isAtEnd()) {
            if (text.charAt(at) > 0x7F) {
                at++;
            } else {
                require(!escapedRun(characters).isEmpty(), "a reason phrase has no such character");
            }
        }
    }

    /** {@code rule *(COMMA rule)}. */
    void list(Rule rule) throws Broken {
        do {
            rule.read(this);
        } while (separator(','));
    }

    /** {@code Accept}, {@code Allow} and {@code Supported} may be empty. */
    void listOrNothing(Rule rule) throws Broken {
        onlyOrNothing(text -> text.list(rule));
    }

    // --- hosts and URIs -------------------------------------------------------------------------------------------

    void hostport() throws Broken {
        host();
        if (takes(':')) {
            number(65_535);
        }
    }

    void host() throws Broken {
        if (takes('[')) {
            ipv6(run(HEX + ":."));
            expect(']');
            return;
        }
        String host = run(ALPHANUM + "-.");
        String last = host.substring(host.lastIndexOf('.', host.length() - 2) + 1);
        boolean numeric = !last.isEmpty() && DIGIT.indexOf(last.charAt(0)) >= 0;
        require(numeric ? isIpv4(host) : isHostname(host), "a host is a name or an address");
    }

    /** An address of either kind; that of {@code received} may lack its brackets. */
    void ipAddress() throws Broken {
        int start = at;
        require(!run(HEX + "[]:.").isEmpty(), "an address belongs here");
        String address = from(start);
        if (address.indexOf(':') < 0) {
            require(isIpv4(address), "an address has four numbers");
        } else {
            new StrictText(address.startsWith("[") ? address : "[" + address + "]").only(StrictText::host);
        }
    }

    private static boolean isHostname(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv4(String host) {
        String octet = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]|0[0-9][0-9])";
        return host.matches(octet + "(\\." + octet + "){3}");
    }

    private void ipv6(String address) throws Broken {
        int double1 = address.indexOf("::");
        require(double1 == address.lastIndexOf("::") && !address.contains(":::"), "one double colon at most");
        String whole = address;
        int groups = 0;
        if (address.indexOf('.') >= 0) {
            require(isIpv4(address.substring(address.lastIndexOf(':') + 1)), "IPv6 ends with IPv4 or not");
            whole = address.substring(0, address.lastIndexOf(':') + 1) + "0:0";
        }
        for (String group : whole.split(":", -1)) {
            require(group.length() <= 4, "a group of IPv6 has four digits at most");
            groups += group.isEmpty() ? 0 : 1;
        }
        boolean edges = whole.matches("(::|[^:]).*") && whole.matches(".*(::|[^:])");
        require(edges && (double1 >= 0 ? groups < 8 : groups == 8), "IPv6 has eight groups");
    }

    /** {@code SIP-URI / SIPS-URI / absoluteURI}, the last one with the brackets of RFC 3986 section 2.2. */
    void uri(boolean withHeaders) throws Broken {
        int start = at;
        require(!run(ALPHA).isEmpty(), "a scheme begins with a letter");
        run(ALPHANUM + "+-.");
        String scheme = from(start).toLowerCase(Locale.ROOT);
        expect(':');
        switch (scheme) {
            case "sip", "sips" -> sipUri(withHeaders);
            case "tel" -> tel();
            default -> require(!escapedRun(RESERVED + UNRESERVED + "[]").isEmpty(), "a URI goes on behind its colon");
        }
    }

    private void sipUri(boolean withHeaders) throws Broken {
        int start = at;
        int close = text.indexOf('>', at);
        int sign = text.indexOf('@', at);
        if (sign >= 0 && (close < 0 || sign < close)) {
            require(!escapedRun(USER).isEmpty(), "a user is not empty");
            if (takes(':')) {
                escapedRun(PASSWORD);
            }
            require(takes('@'), "user and password end at the @, from " + start);
        }
        hostport();
        Set<String> names = new HashSet<>();
        while (takes(';')) {
            String name = escapedRun(PARAMETER);
            require(!name.isEmpty(), "a parameter has a name");
            require(names.add(name.toLowerCase(Locale.ROOT)), "no parameter stands twice");
            boolean valued = takes('=');
            String value = valued ? escapedRun(PARAMETER) : "";
            require(valued == !value.isEmpty(), "a parameter has a value behind its =");
            uriParameter(name.toLowerCase(Locale.ROOT), value);
        }
        if (withHeaders && takes('?')) {
            do {
                require(!escapedRun(HEADER).isEmpty(), "a header of a URI has a name");
                expect('=');
                escapedRun(HEADER);
            } while (takes('&'));
        }
    }

    private void uriParameter(String name, String value) throws Broken {
        switch (name) {
            case "transport", "user", "method" -> new StrictText(value).only(StrictText::token);
            case "ttl" -> new StrictText(value).only(ttl -> ttl.number(255));
            case "maddr" -> new StrictText(value).only(StrictText::host);
            default -> {}
        }
    }

    /** RFC 3966. */
    private void tel() throws Broken {
        boolean global = takes('+');
        String number = run(global ? DIGIT + "-.()" : HEX + "*#-.()");
        require(number.chars().anyMatch(c -> "-.()".indexOf(c) < 0), "a number has a digit");
        boolean context = false;
        while (takes(';')) {
            String name = run(ALPHANUM + "-");
            require(!name.isEmpty(), "a parameter has a name");
            context |= name.equalsIgnoreCase("phone-context");
            require(!takes('=') || !escapedRun(PARAMETER).isEmpty(), "a parameter has a value behind its =");
        }
        require(global || context, "a local number has a phone-context (RFC 3966 section 5.1.5)");
    }

    // --- what headers share ---------------------------------------------------------------------------------------

    /** {@code name-addr}. That a token need not have a blank behind it is RFC 4475 section 3.1.1.6. */
    void nameAddr() throws Broken {
        if (sees('"')) {
            quotedString();
        } else {
            while (!run(TOKEN).isEmpty()) {
                sws();
            }
        }
        sws();
        expect('<');
        uri(true);
        expect('>');
    }

    /** {@code name-addr / addr-spec}; the latter has none of comma, semicolon and question mark (section 20.10). */
    void address() throws Broken {
        int end = at;
        while (end < text.length() && ";, \t\r\n<\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean bare = text.substring(at, end).indexOf(':') > 0;
        if (!bare) {
            nameAddr();
            return;
        }
        new StrictText(text.substring(at, end)).only(alone -> alone.uri(false));
        at = end;
    }

    /** {@code *(SEMI generic-param)}: each name once, with a token, host or quoted string as its value. */
    Params params() throws Broken {
        Params params = new Params();
        while (separator(';')) {
            String name = token().toLowerCase(Locale.ROOT);
            int start = at;
            if (separator('=')) {
                start = at;
                value();
            }
            String value = from(start);
            require(!value.isEmpty() || !VALUED.contains(name), "a " + name + " has a value");
            require(params.values.put(name, value) == null, "no parameter stands twice");
        }
        return params;
    }

    /** {@code gen-value}, and the bare IPv6 address of {@code received}. */
    private void value() throws Broken {
        if (sees('"')) {
            quotedString();
            return;
        }
        int start = at;
        run(TOKEN + "[]:");
        String value = from(start);
        require(!value.isEmpty(), "a value is a token, a host or a quoted string");
        if (value.indexOf(':') >= 0 || value.indexOf('[') >= 0 || value.indexOf(']') >= 0) {
            new StrictText(value.startsWith("[") ? value : "[" + value + "]").only(StrictText::host);
        }
    }

    /** Parameters by their names in small letters. */
    static final class Params {

        private final Map<String, String> values = new HashMap<>();

        private Params() {}

        String get(String name) {
            return values.getOrDefault(name, "");
        }
    }
}
