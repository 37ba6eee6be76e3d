package io.drsip.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why a request or response was sent (RFC 3326).
 *
 * <p>Microsoft's has the form {@code Q.850;cause=63;text="<correlation id>;<phrase>"}, sometimes with blanks before the
 * semicolons. Immutable.
 *
 * @param protocol a token such as {@code Q.850} or {@code SIP}, as written
 * @param params {@code cause}, {@code text} and others
 */
public record Reason(String protocol, Params params) {

    private static final String CAUSE = "cause";
    private static final String TEXT = "text";

    /**
     * Checks the grammar.
     *
     * @param protocol a token
     * @param params the parameters
     * @throws IllegalArgumentException if the protocol is no token, the cause no number, or a header cannot hold the
     *     parameters
     */
    public Reason {
        if (!Grammar.isToken(protocol)) {
            throw new IllegalArgumentException("protocol must be a token such as Q.850, not \"" + protocol + "\"");
        }
        params = withQuotedText(params.headerForm(ParamRules.NONE));
        String problem = paramProblem(params);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * A reason with cause and text.
     *
     * @param protocol a token such as {@code Q.850} or {@code SIP}
     * @param cause the code in that protocol, zero or more
     * @param text what a human reads
     * @return the reason
     * @throws IllegalArgumentException if the protocol is no token, the cause negative, or the text has a control
     *     character
     */
    public static Reason of(String protocol, int cause, String text) {
        return new Reason(
                protocol, Params.none().with(CAUSE, Integer.toString(cause)).withText(TEXT, text));
    }

    /**
     * Reads one reason.
     *
     * @param text such as {@code SIP;cause=200;text="Call completed elsewhere"}, white space around it allowed
     * @return the reason
     * @throws SipParseException if it breaks the grammar, or holds more than one reason
     */
    public static Reason parse(String text) {
        return Scanner.readAll(text, Reason::read);
    }

    /** Reads one reason of a list. */
    static Reason read(Scanner scanner) {
        String protocol = scanner.expectToken("a reason begins with a protocol");
        int paramsStart = scanner.offset();
        Params params = Params.read(scanner);
        String problem = paramProblem(params);
        if (problem != null) {
            throw scanner.errorAt(problem, paramsStart);
        }
        return new Reason(protocol, params);
    }

    /** The text is a quoted string (RFC 3326 section 2), although some write one word without quotes. */
    private static Params withQuotedText(Params params) {
        return params.get(TEXT)
                .filter(text -> !text.startsWith("\""))
                .map(text -> params.with(TEXT, Quoting.quote(text)))
                .orElse(params);
    }

    private static @Nullable String paramProblem(Params params) {
        return params.has(CAUSE) && causeOf(params).isEmpty()
                ? "the cause of a reason is a number of up to 9 digits"
                : null;
    }

    private static OptionalInt causeOf(Params params) {
        String digits = params.get(CAUSE).orElse("");
        return digits.isEmpty() || digits.length() > 9 || !Grammar.consistsOf(Grammar.DIGIT, digits)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(digits));
    }

    /**
     * The code.
     *
     * @return a number whose meaning the protocol gives; empty if there is none
     */
    public OptionalInt cause() {
        return causeOf(params);
    }

    /**
     * The text.
     *
     * @return what a human reads, without quotes; empty if there is none
     */
    public Optional<String> text() {
        return params.text(TEXT);
    }

    /** The reason as it is written, such as {@code Q.850;cause=16;text="Normal call clearing"}. */
    @Override
    public String toString() {
        return protocol + params;
    }
}
