package io.drsip.policy;

/**
 * Where a telephone number stands whose shape may be chosen.
 *
 * <p>Refer-To, Referred-By and Contact are missing on purpose: Microsoft's are used as they came, octet for octet
 * (Microsoft, Troubleshoot call transfer; RFC 3261 section 12.2.1.1).
 */
public enum NumberField {

    /** The Request-URI: who is called. */
    REQUEST_URI,

    /** From: who calls, as Teams shows it. */
    FROM,

    /** To: who was called at first. */
    TO,

    /** P-Asserted-Identity: who calls, as the network knows (RFC 3325). */
    P_ASSERTED_IDENTITY,

    /** P-Preferred-Identity: who the caller wants to be (RFC 3325). */
    P_PREFERRED_IDENTITY,

    /** Remote-Party-ID: who calls, before there was RFC 3325; some PBXs still read it. */
    REMOTE_PARTY_ID,

    /** Diversion: who sent the call on (RFC 5806). */
    DIVERSION,

    /** History-Info: where the call was before (RFC 7044). Entries with {@code Privacy} are left alone. */
    HISTORY_INFO
}
