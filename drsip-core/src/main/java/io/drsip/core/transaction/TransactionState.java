package io.drsip.core.transaction;

/** The states of all four machines (RFC 3261 figures 5 to 8, RFC 6026 section 7). */
enum TransactionState {
    CALLING,
    TRYING,
    PROCEEDING,
    COMPLETED,
    CONFIRMED,
    ACCEPTED,
    TERMINATED
}
