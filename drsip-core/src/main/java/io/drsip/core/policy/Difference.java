package io.drsip.core.policy;

import java.util.Optional;

/**
 * What one policy did to one line of a message. Immutable.
 *
 * @param policy the name of the policy
 * @param header the name of the header as it is written now, or {@code Request-URI}
 * @param before the value that was there; empty if the line is new
 * @param after the value that is there now; empty if the line is gone
 */
public record Difference(String policy, String header, Optional<String> before, Optional<String> after) {

    /** The old line behind a minus, the new one behind a plus. */
    @Override
    public String toString() {
        String minus =
                before.map(value -> "  - " + header + ": " + value + "\n").orElse("");
        String plus = after.map(value -> "  + " + header + ": " + value + "\n").orElse("");
        return (minus + plus).stripTrailing();
    }
}
