package io.drsip.trunk;

import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.sip.Fqdn;
import io.drsip.sip.ParseIssue;
import io.drsip.sip.Status;
import io.drsip.tenant.TenantLimits;
import java.util.List;
import java.util.Optional;

/** What happened on a trunk. Immutable; later versions add kinds. */
public interface TrunkEvent {

    /**
     * When, where and why.
     *
     * @return the part that all events have
     */
    EventInfo info();

    /**
     * A datacenter changed its state.
     *
     * @param info when and why
     * @param datacenter which one
     * @param from what it was
     * @param to what it is
     */
    record DatacenterChanged(EventInfo info, Datacenter datacenter, DatacenterState from, DatacenterState to)
            implements TrunkEvent {}

    /**
     * The two directions of the keepalive changed: our OPTIONS answered, Microsoft's OPTIONS arriving.
     *
     * @param info when and why; the cause names the direction that is missing
     * @param report what flows now
     */
    record OnlineChanged(EventInfo info, OnlineReport report) implements TrunkEvent {}

    /**
     * Microsoft refuses who we are: a matter of FQDN, certificate or pairing, not a dead datacenter.
     *
     * @param info when and why; the cause is Microsoft's own text
     * @param datacenter who refused
     * @param status mostly 403
     */
    record IdentityRefused(EventInfo info, Datacenter datacenter, Status status) implements TrunkEvent {}

    /**
     * A datacenter answers, but not as it should.
     *
     * @param info when and what
     * @param datacenter which one
     */
    record KeepaliveWarning(EventInfo info, Datacenter datacenter) implements TrunkEvent {}

    /**
     * Microsoft has probably demoted the trunk, or has stopped to: it tries it last.
     *
     * @param info when and why
     * @param demotion how likely
     */
    record DemotionPredicted(EventInfo info, Demotion demotion) implements TrunkEvent {}

    /**
     * A connection is there, and the peer's name is verified.
     *
     * @param info when, and who dialled
     * @param peer the verified names
     */
    record Connected(EventInfo info, String peer) implements TrunkEvent {}

    /**
     * A connection could not be made.
     *
     * @param info when, why and what to do about it
     * @param host the name that was dialled
     * @param port the port that was dialled
     */
    record ConnectFailed(EventInfo info, Fqdn host, int port) implements TrunkEvent {}

    /**
     * A connection is gone.
     *
     * @param info when and why
     * @param peer the verified names
     */
    record Disconnected(EventInfo info, String peer) implements TrunkEvent {}

    /**
     * Somebody sent octets that are no SIP, or SIP that breaks a rule.
     *
     * @param info when and which rule
     * @param offset where in the message, in octets
     * @param answered the status it was answered with, if it was
     */
    record MalformedReceived(EventInfo info, int offset, Optional<Status> answered) implements TrunkEvent {}

    /**
     * Somebody sent headers that break a rule; the message was served as if they were not there, unless it cannot be
     * without them.
     *
     * @param info when, and the first of them in words
     * @param issues one for each such header field, from top to bottom; unmodifiable
     */
    record BrokenHeaders(EventInfo info, List<ParseIssue> issues) implements TrunkEvent {

        /**
         * Copies the list.
         *
         * @param info when, and the first of them in words
         * @param issues one for each such header field
         */
        public BrokenHeaders {
            issues = List.copyOf(issues);
        }
    }

    /**
     * Rules that only report have found something in a message, which goes on as it is: towards Microsoft as it leaves,
     * from Microsoft as it is handed over. Told for each such message; findings quote it, telephone numbers included.
     *
     * @param info when, which message, and the first finding in words
     * @param direction which way the message goes
     * @param findings one or more, in the order of the rules; unmodifiable
     */
    record RulesBroken(EventInfo info, Direction direction, List<Finding> findings) implements TrunkEvent {

        /**
         * Copies the list.
         *
         * @param info when, which message, and the first finding in words
         * @param direction which way the message goes
         * @param findings one or more, in the order of the rules
         */
        public RulesBroken {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A request names a host that no tenant has.
     *
     * @param info when
     * @param host the host of the Request-URI
     */
    record UnknownTenant(EventInfo info, String host) implements TrunkEvent {}

    /**
     * The tenant directory failed, or was too slow, for a request from Microsoft or a call to it.
     *
     * @param info when and why
     * @param host the name that was asked for
     */
    record DirectoryFailed(EventInfo info, String host) implements TrunkEvent {}

    /**
     * A tenant came, changed or went while the trunk runs. Calls of one that went go on; new ones are refused.
     *
     * @param info when
     * @param tenant its name
     * @param present false if it is gone
     * @param calls how many calls it has at this moment
     */
    record TenantChanged(EventInfo info, Fqdn tenant, boolean present, int calls) implements TrunkEvent {}

    /**
     * A call was refused because of what its tenant may use.
     *
     * @param info when, and the limit in words
     * @param tenant whose call it would have been
     * @param limit which limit was reached
     * @param direction where the call would have gone
     * @param status what was answered, or what the PBX was told
     */
    record CallLimited(EventInfo info, Fqdn tenant, TenantLimits.Kind limit, Direction direction, Status status)
            implements TrunkEvent {}

    /**
     * The trunk is being emptied: it takes no new calls, but for emergency calls.
     *
     * @param info when, and how long it may take
     * @param calls how many are up
     */
    record Draining(EventInfo info, int calls) implements TrunkEvent {}

    /**
     * The trunk is empty, or takes calls again.
     *
     * @param info when, and which of both
     */
    record DrainEnded(EventInfo info) implements TrunkEvent {}

    /**
     * A call goes to the next datacenter.
     *
     * @param info when and why
     * @param call the call's name
     * @param from the datacenter that failed
     * @param to the datacenter that is tried now
     */
    record CallMoved(EventInfo info, String call, Datacenter from, Datacenter to) implements TrunkEvent {}

    /**
     * Something was sent or received that fits to nothing; it was dropped.
     *
     * @param info when and what
     */
    record Dropped(EventInfo info) implements TrunkEvent {}
}
