package io.drsip.policy;

/** Where a number stands. */
public enum NumberField {

    /** The Request-URI: who is called. */
    REQUEST_URI,

    /** From: who calls. */
    FROM,

    /** To: who was called at first. */
    TO,

    /** P-Asserted-Identity: who calls, as the network knows. */
    ASSERTED_IDENTITY,

    /** Diversion: who sent the call on. */
    DIVERSION
}
