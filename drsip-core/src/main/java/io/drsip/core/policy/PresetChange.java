package io.drsip.core.policy;

/**
 * What a preset has that the one before it did not, and why. Immutable.
 *
 * @param kind what was done
 * @param rule the name of the rule
 * @param fact which fact moved, and when
 */
public record PresetChange(Kind kind, String rule, String fact) {

    /** What was done to a rule. */
    public enum Kind {

        /** It is new. */
        ADDED,

        /** It does something else. */
        CHANGED,

        /** It is gone. */
        REMOVED
    }

    /** The change for a list of changes. */
    @Override
    public String toString() {
        String sign = switch (kind) {
            case ADDED -> "+ ";
            case CHANGED -> "~ ";
            case REMOVED -> "- ";
        };
        return sign + rule + ": " + fact;
    }
}
