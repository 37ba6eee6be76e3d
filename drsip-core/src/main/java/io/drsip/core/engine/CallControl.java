package io.drsip.core.engine;

import io.drsip.call.CallRequest;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Reason;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a PBX does with its calls: inputs of a {@link TrunkEngine}, which is to be polled after each of them. Single
 * thread.
 */
public final class CallControl {

    private final EngineParts parts;
    private final TenantQuestions tenants;

    CallControl(EngineParts parts, TenantQuestions tenants) {
        this.parts = parts;
        this.tenants = tenants;
    }

    /**
     * Places a call, once the directory has said whose it is.
     *
     * @param call a name for it, for {@link EngineOutput.TellCall} and {@link #hangUp}; unique within the SBC
     * @param request who calls whom
     * @param now the moment
     * @throws IllegalArgumentException if the tenant is not one that this trunk may call for, or the name is taken
     * @throws IllegalStateException if there are too many calls
     */
    public void dial(String call, CallRequest request, Instant now) {
        checkTenant(request.tenant());
        if (parts.calls().isFull(true)) {
            throw new IllegalStateException("too many calls are up; wait for some to end");
        }
        checkName(call);
        new WaitingDial(call, request, parts).start(tenants, now);
    }

    private void checkTenant(Fqdn tenant) {
        Fqdn base = parts.context().config().fqdn();
        boolean derived = tenant.parent().filter(base::equals).isPresent();
        if (parts.context().config().isCarrier() ? !derived : !tenant.equals(base)) {
            throw new IllegalArgumentException("tenant " + tenant + " does not belong to trunk " + base
                    + (parts.context().config().isCarrier()
                            ? "; use a name one label longer"
                            : "; use the trunk's own name"));
        }
    }

    /**
     * Sends 180 for a call that waits.
     *
     * @param call its name; one that is over, or not theirs, does no harm, here and below
     * @param now the moment
     */
    public void ring(String call, Instant now) {
        incoming(call, leg -> leg.ring(now));
    }

    /**
     * Sends 183 with an answer for a call that waits.
     *
     * @param call its name
     * @param sdp the answer; once given, always the same
     * @param now the moment
     * @throws TrunkException if it is another one than in an earlier 183
     * @throws IllegalArgumentException if it is empty
     */
    public void progress(String call, String sdp, Instant now) {
        incoming(call, leg -> leg.progress(sdp, now));
    }

    /**
     * Answers a call that waits.
     *
     * @param call its name
     * @param sdp the answer; the same as in a 183
     * @param now the moment
     * @throws TrunkException if it is another one than in a 183
     * @throws IllegalArgumentException if it is empty
     */
    public void answer(String call, String sdp, Instant now) {
        incoming(call, leg -> leg.answer(sdp, now));
    }

    /**
     * Refuses a call that waits.
     *
     * @param call its name
     * @param status 300 to 699
     * @param now the moment
     */
    public void reject(String call, Status status, Instant now) {
        incoming(call, leg -> leg.reject(status, now));
    }

    /**
     * Ends a call, ours or theirs, in whatever state it is.
     *
     * @param call its name
     * @param reason what the Reason header of CANCEL or BYE says, if it says anything
     * @param now the moment
     */
    public void hangUp(String call, Optional<Reason> reason, Instant now) {
        parts.calls().find(call).ifPresent(leg -> leg.hangUp(reason, now));
    }

    /**
     * Holds a call that is up.
     *
     * @param call its name
     * @param now the moment
     * @throws TrunkException if it is not up, or its session cannot be changed now, here and below
     */
    public void hold(String call, Instant now) {
        session(call).want(usage -> usage.hold(now), now);
    }

    /**
     * Goes on with a call that is held.
     *
     * @param call its name
     * @param now the moment
     */
    public void resume(String call, Instant now) {
        session(call).want(usage -> usage.resume(now), now);
    }

    /**
     * Offers another session.
     *
     * @param call its name
     * @param sdp the session description
     * @param now the moment
     * @throws IllegalArgumentException if it is none
     */
    public void offer(String call, String sdp, Instant now) {
        SessionDescription description = Sdp.parse(sdp);
        session(call).want(usage -> usage.offer(description, now), now);
    }

    /**
     * Answers an offer that waits.
     *
     * @param call its name
     * @param sdp the answer
     * @param now the moment
     * @throws IllegalArgumentException if it is none, or does not fit the offer
     */
    public void answerOffer(String call, String sdp, Instant now) {
        SessionDescription description = Sdp.parse(sdp);
        session(call).want(usage -> usage.answer(description, now), now);
    }

    /**
     * Answers an offer that waits with the session as it is.
     *
     * @param call its name
     * @param now the moment
     */
    public void acceptOffer(String call, Instant now) {
        session(call).want(usage -> usage.accept(now), now);
    }

    /**
     * Refuses an offer that waits.
     *
     * @param call its name
     * @param status 300 to 699
     * @param now the moment
     */
    public void refuseOffer(String call, Status status, Instant now) {
        session(call).want(usage -> usage.refuse(status, now), now);
    }

    /**
     * Places the call that a transfer asks for.
     *
     * @param from the call that is transferred
     * @param call a name for the new one, unique within the SBC
     * @param offer its session description
     * @param now the moment
     * @throws TrunkException if no transfer waits in the old call
     * @throws IllegalArgumentException if the name is taken, or the offer is no session description
     */
    public void transfer(String from, String call, String offer, Instant now) {
        Sdp.parse(offer);
        checkName(call);
        established(from).transfer(call, offer, now);
    }

    /**
     * Says how a transfer goes that is carried out elsewhere.
     *
     * @param call the call that is transferred
     * @param status 101 to 699; a final one ends the transfer
     * @param now the moment
     * @throws TrunkException if no transfer waits there
     */
    public void reportTransfer(String call, Status status, Instant now) {
        established(call).referral().report(status, now);
    }

    private void checkName(String call) {
        if (parts.calls().find(call).isPresent()) {
            throw new IllegalArgumentException("call " + call + " exists; choose another name");
        }
    }

    private CallSession session(String call) {
        return established(call).session();
    }

    private EstablishedCall established(String call) {
        return parts.calls().established(call).orElseThrow(() -> new TrunkException("call " + call + " is not up"));
    }

    private void incoming(String call, Consumer<IncomingLeg> input) {
        parts.calls()
                .find(call)
                .filter(IncomingLeg.class::isInstance)
                .map(IncomingLeg.class::cast)
                .ifPresent(input);
    }
}
