package io.drsip.core.engine;

import io.drsip.sip.Via;
import java.util.random.RandomGenerator;

/**
 * Branches, tags and Call-IDs of one trunk: 96 random bits or more, and the trunk's number in front, so that an
 * incoming message tells which trunk it belongs to. Single thread.
 */
final class Identifiers {

    private static final String COOKIE = Via.MAGIC_COOKIE;

    private final String prefix;
    private final RandomGenerator random;

    Identifiers(int trunkNumber, RandomGenerator random) {
        this.prefix = Integer.toString(trunkNumber, Character.MAX_RADIX) + ".";
        this.random = random;
    }

    /** For everything else that nobody should foresee. */
    RandomGenerator random() {
        return random;
    }

    String branch() {
        return COOKIE + prefix + hex() + hex();
    }

    String tag() {
        return prefix + hex() + hex();
    }

    String callId() {
        return prefix + hex() + hex();
    }

    /** Whether a tag, a branch or a Call-ID was made here. */
    boolean isOurs(String identifier) {
        return identifier.startsWith(prefix, identifier.startsWith(COOKIE) ? COOKIE.length() : 0);
    }

    private String hex() {
        String digits = Long.toHexString(random.nextLong());
        return "0".repeat(16 - digits.length()) + digits;
    }
}
