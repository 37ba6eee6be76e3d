package io.drsip.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers of seconds in headers, told as durations (RFC 3261 section 25.1, {@code delta-seconds}). */
final class DeltaSeconds {

    /** The largest number of section 20.19. */
    static final long MAX = 0xFFFF_FFFFL;

    private static final int MAX_DIGITS = 10;

    private DeltaSeconds() {}

    static Duration read(Scanner scanner, String name) {
        return Duration.ofSeconds(scanner.expectNumber(MAX, name + " is a number of seconds up to " + MAX));
    }

    static String print(Duration duration) {
        return Long.toString(require("duration", duration).toSeconds());
    }

    /** Refuses what cannot be written as a number of seconds. */
    static Duration require(String argument, Duration duration) {
        if (duration.isNegative()
                || duration.toSeconds() > MAX
                || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            throw new IllegalArgumentException(
                    argument + " must be whole seconds from 0 to " + MAX + ", not " + duration);
        }
        return duration;
    }

    /** The value of a parameter that has been checked. */
    static Optional<Duration> of(Params params, String name) {
        return params.get(name).map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** What is wrong with a parameter that is a number of seconds, or null. */
    static @Nullable String problem(Params params, String name) {
        return params.has(name) && !params.get(name).map(DeltaSeconds::isNumber).orElse(false)
                ? "the parameter " + name + " is a number of seconds up to " + MAX
                : null;
    }

    private static boolean isNumber(String text) {
        return Grammar.consistsOf(Grammar.DIGIT, text) && text.length() <= MAX_DIGITS && Long.parseLong(text) <= MAX;
    }
}
