package io.drsip.testkit;

/**
 * What another datacenter does with a call whose connection to the SBC broke before anybody answered (Microsoft, Trunk
 * failover on outbound calls; the shape of the repeat is a guess, since no trace shows one).
 */
public enum CallRepeat {
    /** It sends the INVITE with the same Call-ID and From tag, and another branch. */
    SAME_CALL_ID,
    /** It sends an INVITE with another Call-ID and From tag, but the same correlation id and Request-URI. */
    NEW_CALL_ID,
    /** It does nothing. */
    NEVER
}
