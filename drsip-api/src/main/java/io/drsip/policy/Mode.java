package io.drsip.policy;

/** What a rule may do. */
public enum Mode {

    /** It edits, and refuses. */
    FIX,

    /** It reports what it would have done, and changes nothing; where nobody asks for reports, it does not run. */
    LINT
}
