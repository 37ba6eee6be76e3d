package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkEvent;
import java.util.Optional;

/** What a {@link TrunkEngine} asks its driver to perform. Immutable. */
public sealed interface EngineOutput {

    /**
     * Open a connection, verify the peer's name, and report {@link TrunkEngine#onFlowOpened} or {@link
     * TrunkEngine#onDialFailed}.
     *
     * @param remote the name and port to dial
     */
    record Dial(Remote remote) implements EngineOutput {}

    /**
     * Send a message.
     *
     * @param flow over which connection; if it is gone, the message is dropped, since {@link TrunkEngine#onFlowClosed}
     *     says so
     * @param message what to send
     */
    record Send(FlowId flow, SipMessage message) implements EngineOutput {}

    /**
     * Close a connection once what was sent has left.
     *
     * @param flow which one
     * @param cause why, in words
     */
    record CloseFlow(FlowId flow, String cause) implements EngineOutput {}

    /**
     * Ask the tenant directory, and report {@link TrunkEngine#onTenantFound} or {@link
     * TrunkEngine#onTenantLookupFailed}.
     *
     * @param lookup the number of the question
     * @param name the exact name to look up
     */
    record FindTenant(long lookup, Fqdn name) implements EngineOutput {}

    /**
     * Tell the listener of the trunk.
     *
     * @param event what happened
     */
    record Tell(TrunkEvent event) implements EngineOutput {}

    /**
     * Hand a call to the PBX.
     *
     * @param call its name, for all further inputs
     * @param tenant whose call it is
     * @param invite what was received, after the policies
     * @param replaces the name of the call whose place it takes when it is answered, if it takes one
     */
    record OfferCall(String call, Tenant tenant, SipRequest invite, Optional<String> replaces)
            implements EngineOutput {}

    /**
     * Tell the listener of a call.
     *
     * @param call its name
     * @param event what happened
     */
    record TellCall(String call, CallEvent event) implements EngineOutput {}
}
