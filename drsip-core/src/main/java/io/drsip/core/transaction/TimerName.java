package io.drsip.core.transaction;

/** The timers of transactions, by their letters in RFC 3261 table 4 and RFC 6026 section 8. */
enum TimerName {
    /** Repeats an INVITE. */
    A,
    /** Ends the wait for the first response to an INVITE. */
    B,
    /** Ends the wait for repeated refusals of an INVITE. */
    D,
    /** Repeats another request. */
    E,
    /** Ends the wait for the final response to another request. */
    F,
    /** Repeats the refusal of an INVITE. */
    G,
    /** Ends the wait for the ACK to that refusal. */
    H,
    /** Ends the wait for repeated ACKs. */
    I,
    /** Ends the wait for repetitions of another request. */
    J,
    /** Ends the wait for repeated responses to another request. */
    K,
    /** Ends the wait for repetitions of an accepted INVITE. */
    L,
    /** Ends the wait for further 2xx to an INVITE. */
    M,
    /** Has no letter: ends the wait for the final response to a cancelled INVITE (RFC 3261 section 9.1). */
    CANCEL
}
