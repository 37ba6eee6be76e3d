package io.drsip.policy;

/** What a rule may do. */
public enum Mode {

    /** It edits, and refuses. */
    FIX,

    /**
     * It reports what it would have done, and changes nothing. A running trunk tells what it found as an event; else it
     * does not run where nobody asks for reports.
     */
    LINT
}
