package io.drsip.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a call lives without a refresh, and who refreshes it (RFC 4028 section 4).
 *
 * <p>Microsoft offers {@code 1800;refresher=uac}. Less than 90 seconds is against section 4, but is read: the answer to
 * it is 422. Immutable.
 *
 * @param interval whole seconds from 0 to 2<sup>32</sup>-1
 * @param params {@code refresher} and others
 */
public record SessionExpires(Duration interval, Params params) {

    private static final String REFRESHER = "refresher";

    /** Who refreshes a call. */
    public enum Refresher {

        /** The one who sent the request. */
        UAC,

        /** The one who answers it. */
        UAS;

        private String text() {
            return Grammar.lower(name());
        }
    }

    /**
     * Checks range and grammar.
     *
     * @param interval whole seconds
     * @param params the parameters
     * @throws IllegalArgumentException if the interval is negative, too long or no whole number of seconds, if the
     *     refresher is neither {@code uac} nor {@code uas}, or a header cannot hold the parameters
     */
    public SessionExpires {
        DeltaSeconds.require("interval", interval);
        params = CheckedParams.require(params, SessionExpires::problem);
    }

    private static @Nullable String problem(Params params) {
        return params.has(REFRESHER) && refresher(params).isEmpty() ? "the refresher is uac or uas" : null;
    }

    private static Optional<Refresher> refresher(Params params) {
        return switch (params.get(REFRESHER).map(Grammar::lower).orElse("")) {
            case "uac" -> Optional.of(Refresher.UAC);
            case "uas" -> Optional.of(Refresher.UAS);
            default -> Optional.empty();
        };
    }

    /**
     * An interval alone: the one who answers decides who refreshes.
     *
     * @param interval whole seconds
     * @return the value
     * @throws IllegalArgumentException if the interval is negative, too long or no whole number of seconds
     */
    public static SessionExpires of(Duration interval) {
        return new SessionExpires(interval, Params.none());
    }

    /**
     * Reads a Session-Expires.
     *
     * @param text such as {@code 1800;refresher=uac}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar
     */
    public static SessionExpires parse(String text) {
        return Scanner.readAll(text, SessionExpires::read);
    }

    static SessionExpires read(Scanner scanner) {
        Duration interval = DeltaSeconds.read(scanner, "Session-Expires");
        return new SessionExpires(interval, CheckedParams.read(scanner, SessionExpires::problem));
    }

    /**
     * Who refreshes.
     *
     * @return empty if it is left open
     */
    public Optional<Refresher> refresher() {
        return refresher(params);
    }

    /**
     * Says who refreshes.
     *
     * @param refresher the one who sent the request, or the one who answers it
     * @return a changed value
     */
    public SessionExpires withRefresher(Refresher refresher) {
        return new SessionExpires(interval, params.with(REFRESHER, refresher.text()));
    }

    /** The value as it is written, such as {@code 1800;refresher=uac}. */
    @Override
    public String toString() {
        return DeltaSeconds.print(interval) + params;
    }
}
