/**
 * Transactions (RFC 3261 section 17 with RFC 6026): {@link io.drsip.core.transaction.UacTransaction} for requests
 * that we send, {@link io.drsip.core.transaction.UasTransaction} for requests that we receive, and {@link
 * io.drsip.core.transaction.TransactionTable} to find them again.
 *
 * <p>Each machine takes {@code reliable}: over TLS and TCP nothing is repeated and nothing lingers (RFC 3261 table
 * 4), but the limits stay. A timeout is an output of its own and never a made-up 408.
 *
 * <p>What does not belong here: over which connection a message goes, how long an INVITE may ring, the ACK to a 2xx
 * and the repetition of a 2xx (both the dialog's, RFC 3261 sections 13.2.2.4 and 13.3.1.4), merged requests (section
 * 8.2.2.2). Imports {@code io.drsip.sip}, {@code io.drsip.trunk.SipTimers}, {@code io.drsip.core} and {@code
 * io.drsip.core.message}.
 */
@NullMarked
package io.drsip.core.transaction;

import org.jspecify.annotations.NullMarked;
