package io.drsip.sip;

import java.time.Duration;

/**
 * The shortest Session-Expires that somebody takes (RFC 4028 section 5).
 *
 * <p>Less than 90 seconds is against that section, but is read. Immutable.
 *
 * @param interval whole seconds from 0 to 2<sup>32</sup>-1
 * @param params parameters, of which the RFC has none
 */
public record MinSe(Duration interval, Params params) {

    /**
     * Checks range and grammar.
     *
     * @param interval whole seconds
     * @param params the parameters
     * @throws IllegalArgumentException if the interval is negative, too long or no whole number of seconds, or a header
     *     cannot hold the parameters
     */
    public MinSe {
        DeltaSeconds.require("interval", interval);
        params = params.headerForm(ParamRules.NONE);
    }

    /**
     * An interval alone.
     *
     * @param interval whole seconds
     * @return the value
     * @throws IllegalArgumentException if the interval is negative, too long or no whole number of seconds
     */
    public static MinSe of(Duration interval) {
        return new MinSe(interval, Params.none());
    }

    /**
     * Reads a Min-SE.
     *
     * @param text such as {@code 90}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar
     */
    public static MinSe parse(String text) {
        return Scanner.readAll(text, MinSe::read);
    }

    static MinSe read(Scanner scanner) {
        Duration interval = DeltaSeconds.read(scanner, "Min-SE");
        return new MinSe(interval, Params.read(scanner));
    }

    /** The value as it is written, such as {@code 90}. */
    @Override
    public String toString() {
        return DeltaSeconds.print(interval) + params;
    }
}
