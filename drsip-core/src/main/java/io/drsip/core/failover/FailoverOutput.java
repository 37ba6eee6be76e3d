package io.drsip.core.failover;

import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import java.time.Duration;
import java.util.Optional;

/** What a {@link Failover} asks its owner to do, or tells it. Immutable. */
public sealed interface FailoverOutput {

    /**
     * Send the INVITE, as a new transaction with a new branch (RFC 3263 section 4.3), connecting first if needed.
     *
     * @param datacenter where to
     * @param attempt its number: 1 for the first, one more for each next
     */
    record Try(Datacenter datacenter, int attempt) implements FailoverOutput {}

    /**
     * Nobody waits for an attempt any more. Its INVITE transaction lives on: a provisional response, the one that was
     * already there included, gets a CANCEL, a late 2xx an ACK and a BYE (RFC 3261 sections 9.1 and 13.2.2.4).
     *
     * @param attempt its number
     */
    record Abandon(int attempt) implements FailoverOutput {}

    /**
     * The connection of an attempt takes no new request. It closes when no transaction is open on it, at the latest
     * after 64*T1; the dialogs that were set up over it live on.
     *
     * @param attempt its number
     */
    record RetireConnection(int attempt) implements FailoverOutput {}

    /**
     * The call met silence or a broken connection there: this counts for the datacenter's health.
     *
     * @param datacenter which one
     * @param cause what it met, in words
     */
    record DatacenterFailed(Datacenter datacenter, String cause) implements FailoverOutput {}

    /**
     * The datacenter sent a 503: this counts for its health.
     *
     * @param datacenter which one
     * @param retryAfter how long it asks to be left alone
     */
    record DatacenterRefused(Datacenter datacenter, Optional<Duration> retryAfter) implements FailoverOutput {}

    /**
     * The datacenter sent a final response other than 503: this counts for its health.
     *
     * @param datacenter which one
     * @param status what it sent
     */
    record DatacenterAnswered(Datacenter datacenter, Status status) implements FailoverOutput {}

    /**
     * The end: this response goes to the caller.
     *
     * @param attempt which attempt it came to
     * @param status what was received
     */
    record Final(int attempt, Status status) implements FailoverOutput {}

    /**
     * The end: no datacenter took the call, and the caller hears a 503 of ours.
     *
     * @param retryAfter the Retry-After of it, whole seconds
     * @param cause why, in words
     */
    record GaveUp(Duration retryAfter, String cause) implements FailoverOutput {}

    /** The end: the caller hung up before there was another one, and hears a 487. */
    record Cancelled() implements FailoverOutput {}
}
