package io.drsip.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as a URI (RFC 3966). A global number begins with {@code +}; a local one has a {@code
 * phone-context}.
 *
 * <p>A parsed one is written exactly as it came. Equal ones have number and parameters written alike; {@link
 * #equivalentTo} looks past visual separators and order. Immutable.
 */
public final class TelUri implements Uri {

    private static final String SCHEME = "tel:";
    private static final String CONTEXT = "phone-context";

    private final String text;
    private final int start;
    private final int numberStart;
    private final int numberEnd;
    private final int end;

    private TelUri(String text, int start, int numberStart, int numberEnd, int end) {
        this.text = text;
        this.start = start;
        this.numberStart = numberStart;
        this.numberEnd = numberEnd;
        this.end = end;
    }

    private TelUri(String number, String params) {
        text = SCHEME + number + params;
        start = 0;
        numberStart = SCHEME.length();
        numberEnd = numberStart + number.length();
        end = text.length();
    }

    /**
     * A global number.
     *
     * @param number such as {@code +14255550100}, visual separators allowed
     * @return the URI
     * @throws IllegalArgumentException if it is no global number
     */
    public static TelUri of(String number) {
        String problem = numberProblem(number);
        if (problem != null || !number.startsWith("+")) {
            throw new IllegalArgumentException("number must be + and digits, not \"" + number + "\"");
        }
        return new TelUri(number, "");
    }

    /**
     * Reads a tel URI.
     *
     * @param text without angle brackets and without white space around it
     * @return the URI
     * @throws SipParseException if it breaks the grammar, or is of another scheme
     */
    public static TelUri parse(String text) {
        if (Uri.parse(text) instanceof TelUri uri) {
            return uri;
        }
        throw Scanner.of(text).error("a telephone number begins with tel:");
    }

    /** Reads what stands behind the colon of the scheme; {@code start} is where the scheme began. */
    static TelUri read(Scanner scanner, int start, int closing) {
        int number = scanner.offset();
        scanner.consumeAll(scanner.consume('+') ? Grammar.PHONE : Grammar.LOCAL_PHONE);
        int params = scanner.offset();
        ParamReader.uri(scanner, ParamRules.NONE);
        UriReader.expectEnd(scanner, start, closing, "a telephone number has digits, visual separators and parameters");
        int end = scanner.inText(scanner.offset());
        TelUri uri =
                new TelUri(scanner.text(), scanner.inText(start), scanner.inText(number), scanner.inText(params), end);
        String problem = numberProblem(uri.number());
        if (problem != null) {
            throw scanner.errorAt(problem, number);
        }
        problem = paramProblem(uri.number(), uri.params());
        if (problem != null) {
            throw scanner.errorAt(problem, params);
        }
        return uri;
    }

    private static @Nullable String numberProblem(String number) {
        boolean global = number.startsWith("+");
        String rest = global ? number.substring(1) : number;
        boolean digits = !digitsOf(rest).isEmpty();
        return digits && Grammar.consistsOf(global ? Grammar.PHONE : Grammar.LOCAL_PHONE, rest)
                ? null
                : "a telephone number has a digit";
    }

    private static @Nullable String paramProblem(String number, Params params) {
        for (String name : params.names()) {
            if (!Grammar.consistsOf(Grammar.ALPHA | Grammar.DIGIT, name.replace("-", ""))) {
                return "the name of a parameter of a telephone number has letters, digits and hyphens";
            }
        }
        if (!number.startsWith("+") && params.get(CONTEXT).isEmpty()) {
            return "a number without + has a phone-context";
        }
        if (params.has(CONTEXT) && !params.get(CONTEXT).map(TelUri::isContext).orElse(false)) {
            return "a phone-context is a domain name or a global number";
        }
        return null;
    }

    private static boolean isContext(String context) {
        return context.startsWith("+")
                ? numberProblem(context) == null
                : ParamRules.hostOf(context).isPresent() && !context.startsWith("[");
    }

    private static String digitsOf(String number) {
        StringBuilder out = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if ("-.()".indexOf(number.charAt(i)) < 0) {
                out.append(number.charAt(i));
            }
        }
        return out.toString();
    }

    @Override
    public String scheme() {
        return "tel";
    }

    /**
     * The number.
     *
     * @return as written, with visual separators
     */
    public String number() {
        return text.substring(numberStart, numberEnd);
    }

    /**
     * The number without visual separators.
     *
     * @return such as {@code +14255550100}
     */
    public String digits() {
        return digitsOf(number());
    }

    /**
     * Whether this number is valid everywhere.
     *
     * @return true if it begins with {@code +}
     */
    public boolean isGlobal() {
        return text.charAt(numberStart) == '+';
    }

    /**
     * Where a local number is valid.
     *
     * @return the {@code phone-context}: a domain name, or the beginning of global numbers
     */
    public Optional<String> context() {
        return params().get(CONTEXT);
    }

    /**
     * The parameters.
     *
     * @return what stands behind semicolons, such as {@code ext}
     */
    public Params params() {
        return numberEnd == end ? Params.none() : Params.ofUri(text, numberEnd, end);
    }

    /**
     * Sets all parameters.
     *
     * @param params the parameters
     * @return a changed URI
     * @throws IllegalArgumentException if a tel URI cannot hold them
     */
    public TelUri withParams(Params params) {
        String problem = paramProblem(number(), params.requireUriForm());
        if (problem != null) {
            throw new IllegalArgumentException(problem + ": change or add it");
        }
        return new TelUri(number(), params.octets());
    }

    @Override
    public boolean equivalentTo(Uri other) {
        return other instanceof TelUri uri
                && comparable(uri.digits()).equals(comparable(digits()))
                && uri.params().size() == params().size()
                && params().names().stream().allMatch(name -> sameParam(uri, Grammar.lower(Escapes.normal(name))));
    }

    private boolean sameParam(TelUri other, String name) {
        return other.params().has(name)
                && comparable(name, params().get(name))
                        .equals(comparable(name, other.params().get(name)));
    }

    private static Optional<String> comparable(String name, Optional<String> value) {
        boolean number = name.equals("ext") || value.map(v -> v.startsWith("+")).orElse(false);
        return value.map(Escapes::normal).map(v -> comparable(number ? digitsOf(v) : v));
    }

    private static String comparable(String text) {
        return Grammar.lower(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TelUri uri
                && uri.number().equals(number())
                && uri.params().equals(params());
    }

    @Override
    public int hashCode() {
        return 31 * number().hashCode() + params().hashCode();
    }

    /** The URI as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return text.substring(start, end);
    }
}
