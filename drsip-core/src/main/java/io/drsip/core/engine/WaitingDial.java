package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.call.EndCause;
import io.drsip.policy.Direction;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that the PBX places, until it is known whose it is and that its tenant may: then an {@link OutgoingCall} takes
 * its name over. Single thread.
 */
final class WaitingDial implements CallLeg, TenantQuestions.Asker {

    private final String id;
    private final CallRequest request;
    private final EngineParts parts;

    // The lookup while it waits.
    private TenantQuestions.@Nullable Lookup lookup;
    private boolean over;

    WaitingDial(String id, CallRequest request, EngineParts parts) {
        this.id = id;
        this.request = request;
        this.parts = parts;
    }

    void start(TenantQuestions tenants, Instant now) {
        parts.calls().add(this);
        lookup = tenants.forCall(request.tenant(), this, now);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Fqdn> tenant() {
        return Optional.empty();
    }

    @Override
    public void onFound(Optional<Tenant> tenant, Instant now) {
        if (!over) {
            tenant.ifPresent(owner -> place(new Party(owner, request.tenant()), now));
        }
    }

    private void place(Party party, Instant now) {
        end();
        boolean emergency =
                parts.calls().usage().isEmergency(party.tenant(), request.to().text());
        if (parts.calls().isFull(emergency)) {
            tell(Refusal.of(Status.SERVICE_UNAVAILABLE, "too many calls are up; wait for some to end"));
            return;
        }
        Optional<Refusal> drained = parts.calls().drain().objection(emergency);
        if (drained.isPresent()) {
            tell(drained.get());
            return;
        }
        Optional<TenantUsage.Reached> reached = parts.calls().usage().enter(party.tenant(), emergency, now);
        if (reached.isPresent()) {
            Refusal refusal = reached.get().refusal();
            parts.context()
                    .tell(new TrunkEvent.CallLimited(
                            parts.context().info(now, refusal.cause()),
                            party.tenant().fqdn(),
                            reached.get().limit(),
                            Direction.TO_MICROSOFT,
                            refusal.status()));
            tell(refusal);
            return;
        }
        new OutgoingCall(id, OutgoingInvite.of(request, parts.context()), party, parts, now).start(now);
    }

    @Override
    public void onUnknown(Refusal refusal, Instant now) {
        if (!over) {
            end();
            parts.context().tellUnknown(request.tenant(), refusal, now);
            tell(refusal);
        }
    }

    @Override
    public void hangUp(Optional<Reason> reason, Instant now) {
        if (!over) {
            end();
            if (lookup != null) {
                lookup.forget();
            }
            tell(new EndCause.HungUpHere());
        }
    }

    @Override
    public void onRequest(SipRequest received, ServerTransaction transaction, Instant now) {
        // It has no dialog.
    }

    @Override
    public void onAck(SipRequest ack, Instant now) {
        // It has no dialog.
    }

    @Override
    public void replacedBy(String other, Instant now) {
        // It has no dialog.
    }

    @Override
    public boolean isEnding() {
        return over;
    }

    private void end() {
        over = true;
        parts.calls().remove(this);
    }

    private void tell(Refusal refusal) {
        tell(Endings.refusedHere(refusal));
    }

    private void tell(EndCause cause) {
        parts.context().emit(new EngineOutput.TellCall(id, new CallEvent.Failed(cause)));
    }
}
