package io.drsip.core.number;

/**
 * Where a telephone number stands whose shape may be chosen.
 *
 * <p>Refer-To, Referred-By and Contact are missing on purpose: Microsoft's are used as they came, octet for octet
 * (Microsoft, Troubleshoot call transfer; RFC 3261 section 12.2.1.1).
 */
public enum NumberHeader {

    /** The target of a request. */
    REQUEST_URI,

    /** Who calls, as Teams shows it. */
    FROM,

    /** Who was called first. */
    TO,

    /** Who calls, as the network knows (RFC 3325). */
    P_ASSERTED_IDENTITY,

    /** Who the caller wants to be (RFC 3325). */
    P_PREFERRED_IDENTITY,

    /** Who calls, before there was RFC 3325; some PBXs still read it. */
    REMOTE_PARTY_ID,

    /** Who sent the call on (RFC 5806). */
    DIVERSION,

    /** Where the call was before (RFC 7044). Entries with {@code Privacy} are left alone. */
    HISTORY_INFO
}
