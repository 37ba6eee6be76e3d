package io.drsip.policy;

/** Where a number stands. */
public enum NumberField {

    /** The Request-URI: who is called. */
    REQUEST_URI,

    /** From: who calls. */
    FROM,

    /** To: who was called at first. */
    TO,

    /** P-Asserted-Identity: who calls, as the network knows (RFC 3325). */
    P_ASSERTED_IDENTITY,

    /** Remote-Party-ID: who calls, before there was RFC 3325. */
    REMOTE_PARTY_ID,

    /** Diversion: who sent the call on (RFC 5806). */
    DIVERSION
}
