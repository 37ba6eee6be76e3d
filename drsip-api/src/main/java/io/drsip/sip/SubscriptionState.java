package io.drsip.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands, told by each NOTIFY (RFC 6665 section 8.2.3 and 4.1.3). Immutable.
 *
 * @param state {@code active}, {@code pending}, {@code terminated} or another token, made lower case
 * @param params {@code reason}, {@code expires}, {@code retry-after} and others
 */
public record SubscriptionState(String state, Params params) {

    private static final String TERMINATED = "terminated";
    private static final String EXPIRES = "expires";
    private static final String RETRY_AFTER = "retry-after";
    private static final String REASON = "reason";

    /**
     * Checks the grammar.
     *
     * @param state a token
     * @param params the parameters
     * @throws IllegalArgumentException if the state or the reason is no token, a time is no number of seconds, or a
     *     header cannot hold the parameters
     */
    public SubscriptionState {
        if (!Grammar.isToken(state)) {
            throw new IllegalArgumentException("state must be a token such as active, not \"" + state + "\"");
        }
        state = Grammar.lower(state);
        params = CheckedParams.require(params, SubscriptionState::problem);
    }

    private static @Nullable String problem(Params params) {
        return CheckedParams.first(
                DeltaSeconds.problem(params, EXPIRES),
                DeltaSeconds.problem(params, RETRY_AFTER),
                CheckedParams.tokenProblem(params, REASON));
    }

    /**
     * A subscription that lives.
     *
     * @param expires whole seconds until it ends
     * @return such as {@code active;expires=60}
     * @throws IllegalArgumentException if the time is negative, too long or no whole number of seconds
     */
    public static SubscriptionState active(Duration expires) {
        return new SubscriptionState("active", Params.none().with(EXPIRES, DeltaSeconds.print(expires)));
    }

    /**
     * A subscription that has ended.
     *
     * @param reason a token of RFC 6665 section 4.1.3, such as {@code noresource}, which RFC 3515 section 2.4.7 wants
     *     at the end of a transfer
     * @return such as {@code terminated;reason=noresource}
     * @throws IllegalArgumentException if the reason is no token
     */
    public static SubscriptionState terminated(String reason) {
        return new SubscriptionState(TERMINATED, Params.none().with(REASON, reason));
    }

    /**
     * Reads a Subscription-State.
     *
     * @param text such as {@code active;expires=60}, white space around it allowed
     * @return the state
     * @throws SipParseException if it breaks the grammar
     */
    public static SubscriptionState parse(String text) {
        return Scanner.readAll(text, SubscriptionState::read);
    }

    static SubscriptionState read(Scanner scanner) {
        String state = scanner.expectToken("a Subscription-State begins with a state");
        return new SubscriptionState(state, CheckedParams.read(scanner, SubscriptionState::problem));
    }

    /**
     * Whether nothing more will be told.
     *
     * @return true for {@code terminated}
     */
    public boolean isTerminated() {
        return state.equals(TERMINATED);
    }

    /**
     * How long the subscription lives on.
     *
     * @return seconds; empty if it is not told
     */
    public Optional<Duration> expires() {
        return DeltaSeconds.of(params, EXPIRES);
    }

    /**
     * When to try again after the end.
     *
     * @return seconds; empty if it is not told
     */
    public Optional<Duration> retryAfter() {
        return DeltaSeconds.of(params, RETRY_AFTER);
    }

    /**
     * Why the subscription has ended.
     *
     * @return a token such as {@code timeout}; empty if it is not told
     */
    public Optional<String> reason() {
        return params.get(REASON);
    }

    /** The state as it is written, such as {@code terminated;reason=noresource}. */
    @Override
    public String toString() {
        return state + params;
    }
}
