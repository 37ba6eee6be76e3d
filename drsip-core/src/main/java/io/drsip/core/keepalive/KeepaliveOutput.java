package io.drsip.core.keepalive;

import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.Demotion;
import io.drsip.trunk.OnlineReport;

/** What a {@link Keepalive} asks its owner to do, or tells it. Immutable. */
public sealed interface KeepaliveOutput {

    /**
     * Send one OPTIONS over the connection that was reported last, and report its answer.
     *
     * @param datacenter where to
     */
    record SendOptions(Datacenter datacenter) implements KeepaliveOutput {}

    /**
     * Resolve the name and connect. A connection that was opened before the datacenter went down is no substitute; one
     * that was opened since, for a call, is, and is reported at once.
     *
     * @param datacenter where to
     */
    record Connect(Datacenter datacenter) implements KeepaliveOutput {}

    /**
     * The state of a datacenter changed. From {@link DatacenterState#DOWN} on, its open connection takes no new dialog.
     *
     * @param datacenter which one
     * @param from the state before
     * @param to the state now
     * @param cause why, in words
     */
    record StateChanged(Datacenter datacenter, DatacenterState from, DatacenterState to, String cause)
            implements KeepaliveOutput {}

    /**
     * A datacenter refused to know the trunk: its certificate, its Contact or its pairing is wrong. Told once until a
     * 2xx comes or the reason changes.
     *
     * @param datacenter which one
     * @param status what it answered
     * @param reason its Reason header or phrase
     */
    record IdentityAlarm(Datacenter datacenter, Status status, String reason) implements KeepaliveOutput {}

    /**
     * The certificate of a datacenter was refused. Told once until it is connected or the cause changes.
     *
     * @param datacenter which one
     * @param cause why, in words
     */
    record CertificateAlarm(Datacenter datacenter, String cause) implements KeepaliveOutput {}

    /**
     * A datacenter answered an OPTIONS with something that needs a look. Told once until a 2xx comes or the text
     * changes.
     *
     * @param datacenter which one
     * @param status what it answered
     * @param reason its Reason header or phrase
     */
    record Warning(Datacenter datacenter, Status status, String reason) implements KeepaliveOutput {}

    /**
     * OPTIONS began or ceased to flow in a direction.
     *
     * @param report both directions now
     */
    record OnlineChanged(OnlineReport report) implements KeepaliveOutput {}

    /**
     * The trunk passed a limit after which Microsoft probably demotes it, or came back.
     *
     * @param from the prediction before
     * @param to the prediction now
     */
    record DemotionChanged(Demotion from, Demotion to) implements KeepaliveOutput {}
}
