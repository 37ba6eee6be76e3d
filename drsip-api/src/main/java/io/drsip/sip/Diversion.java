package io.drsip.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who has diverted a call, and why (RFC 5806 section 4); the topmost one did it last.
 *
 * <p>Microsoft's documents do not mention it: they have {@link HistoryInfo}. Carriers ask for it. Equal ones have equal
 * addresses. A parsed one is written as it came. Immutable.
 *
 * @param address name, URI and parameters: {@code reason}, {@code counter}, {@code limit}, {@code privacy}, {@code
 *     screen} and others
 */
public record Diversion(NameAddr address) {

    private static final String REASON = "reason";
    private static final String COUNTER = "counter";
    private static final String LIMIT = "limit";
    private static final String PRIVACY = "privacy";
    private static final String SCREEN = "screen";

    /**
     * Checks the grammar.
     *
     * @param address name, URI and parameters
     * @throws IllegalArgumentException if counter or limit has not one or two digits, or another parameter of the RFC
     *     has no value
     */
    public Diversion {
        CheckedParams.require(address.params(), Diversion::problem);
    }

    private static @Nullable String problem(Params params) {
        return CheckedParams.first(
                CheckedParams.smallNumberProblem(params, COUNTER),
                CheckedParams.smallNumberProblem(params, LIMIT),
                CheckedParams.valueProblem(params, REASON),
                CheckedParams.valueProblem(params, PRIVACY),
                CheckedParams.valueProblem(params, SCREEN));
    }

    /**
     * One diversion.
     *
     * @param uri who diverted
     * @param reason such as {@code unconditional}, {@code user-busy} or {@code no-answer}
     * @return the value
     * @throws IllegalArgumentException if the reason is no token
     */
    public static Diversion of(Uri uri, String reason) {
        return new Diversion(NameAddr.of(uri).withParam(REASON, reason));
    }

    /**
     * Reads one diversion.
     *
     * @param text such as {@code <sip:alice@contoso.com>;reason=user-busy;counter=1}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar, or holds more than one value
     */
    public static Diversion parse(String text) {
        return Scanner.readAll(text, Diversion::read);
    }

    /** Reads one diversion of a list. */
    static Diversion read(Scanner scanner) {
        return new Diversion(CheckedParams.readAddress(scanner, Diversion::problem));
    }

    /**
     * Why.
     *
     * @return such as {@code no-answer}, without quotes; empty if it is not told
     */
    public Optional<String> reason() {
        return address.params().text(REASON);
    }

    /**
     * How many diversions this value stands for.
     *
     * @return 0 to 99; empty if it is not told
     */
    public OptionalInt counter() {
        return number(COUNTER);
    }

    /**
     * How many diversions there may be in all.
     *
     * @return 0 to 99; empty if it is not told
     */
    public OptionalInt limit() {
        return number(LIMIT);
    }

    /**
     * What is to be hidden.
     *
     * @return such as {@code full} or {@code off}, without quotes; empty if it is not told
     */
    public Optional<String> privacy() {
        return address.params().text(PRIVACY);
    }

    /**
     * Whether the network vouches for it.
     *
     * @return true for {@code screen=yes}
     */
    public boolean isScreened() {
        return address.params().text(SCREEN).map(Grammar::lower).orElse("").equals("yes");
    }

    /**
     * Sets the counter.
     *
     * @param counter 0 to 99
     * @return a changed value
     * @throws IllegalArgumentException if it is out of range
     */
    public Diversion withCounter(int counter) {
        if (counter < 0 || counter > 99) {
            throw new IllegalArgumentException("counter must be 0 to 99, not " + counter);
        }
        return new Diversion(address.withParam(COUNTER, Integer.toString(counter)));
    }

    /**
     * Sets what is to be hidden.
     *
     * @param privacy a token such as {@code full} or {@code off}
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public Diversion withPrivacy(String privacy) {
        return new Diversion(address.withParam(PRIVACY, privacy));
    }

    private OptionalInt number(String name) {
        Optional<String> digits = address.params().get(name);
        return digits.isPresent() ? OptionalInt.of(Integer.parseInt(digits.get())) : OptionalInt.empty();
    }

    /** The value as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return address.toString();
    }
}
