package io.drsip.net;

import io.drsip.call.Advice;
import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import io.drsip.call.EndCause;
import io.drsip.call.Fault;
import io.drsip.sip.Reason;
import io.drsip.sip.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A call as the PBX holds it. What it is told goes to its listener; what it is asked goes to the engine. Thread-safe.
 */
class LiveCall implements Call {

    private final String name;
    private final TrunkLoop trunk;
    private final CallTable calls;
    private final OpenOffer offers = new OpenOffer();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    // On the loop only: who listens, what nobody has heard yet, and how far the call is.
    private @Nullable CallListener listener;
    private final List<CallEvent> unheard = new ArrayList<>();
    private boolean answered;
    private boolean over;

    LiveCall(String name, TrunkLoop trunk, CallTable calls, @Nullable CallListener listener) {
        this.name = name;
        this.trunk = trunk;
        this.calls = calls;
        this.listener = listener;
    }

    final TrunkLoop trunk() {
        return trunk;
    }

    @Override
    public final String id() {
        return name;
    }

    @Override
    public final CompletionStage<Void> hangUp() {
        return hangUp(Optional.empty());
    }

    @Override
    public final CompletionStage<Void> hangUp(Reason reason) {
        return hangUp(Optional.of(reason));
    }

    private CompletionStage<Void> hangUp(Optional<Reason> reason) {
        boolean accepted = trunk.submit(now -> {
            if (!over) {
                trunk.engine().calls().hangUp(id(), reason, now);
            }
        });
        if (!accepted) {
            end.complete(null);
        }
        return end.minimalCompletionStage();
    }

    // --- offers ---------------------------------------------------------------------------------------------------

    @Override
    public final CompletionStage<Void> hold() {
        return offers.open(
                        "hold of " + this, trunk, now -> trunk.engine().calls().hold(id(), now))
                .thenAccept(answer -> {});
    }

    @Override
    public final CompletionStage<Void> resume() {
        return offers.open(
                        "resume of " + this,
                        trunk,
                        now -> trunk.engine().calls().resume(id(), now))
                .thenAccept(answer -> {});
    }

    @Override
    public final CompletionStage<String> offer(String sdp) {
        return offers.open(
                "offer in " + this, trunk, now -> trunk.engine().calls().offer(id(), sdp, now));
    }

    @Override
    public final CompletionStage<Void> answerOffer(String sdp) {
        return trunk.order(
                "what waits for answerOffer of " + this,
                now -> trunk.engine().calls().answerOffer(id(), sdp, now));
    }

    @Override
    public final CompletionStage<Void> acceptOffer() {
        return trunk.order(
                "what waits for acceptOffer of " + this,
                now -> trunk.engine().calls().acceptOffer(id(), now));
    }

    @Override
    public final CompletionStage<Void> refuseOffer(Status status) {
        requireRefusal(status);
        return trunk.order(
                "what waits for refuseOffer of " + this,
                now -> trunk.engine().calls().refuseOffer(id(), status, now));
    }

    static void requireRefusal(Status status) {
        if (status.code() < 300) {
            throw new IllegalArgumentException("status " + status + " is no refusal; use 300 to 699");
        }
    }

    // --- transfers ------------------------------------------------------------------------------------------------

    @Override
    public final Call transfer(String offer, CallListener heir) {
        return calls.transfer(this, offer, heir);
    }

    @Override
    public final CompletionStage<Void> reportTransfer(Status status) {
        return trunk.order(
                "what waits for reportTransfer of " + this,
                now -> trunk.engine().calls().reportTransfer(id(), status, now));
    }

    // --- what becomes of it ---------------------------------------------------------------------------------------

    final boolean isOver() {
        return over;
    }

    final void tell(CallEvent event) {
        if (over) {
            return;
        }
        answered |= event instanceof CallEvent.Answered || event instanceof CallEvent.Confirmed;
        over = event instanceof CallEvent.Failed || event instanceof CallEvent.Ended;
        hear(event);
        offers.onEvent(event, trunk);
        onEvent(event);
        if (over) {
            trunk.callBack("what waits for the end of a call", () -> end.complete(null));
        }
    }

    /** For those who look at events before the listener has run. */
    void onEvent(CallEvent event) {}

    private void hear(CallEvent event) {
        CallListener known = listener;
        if (known == null) {
            unheard.add(event);
        } else {
            trunk.callBack("CallListener.onEvent of call " + id(), () -> known.onEvent(event));
        }
    }

    final void listenOnLoop(CallListener next) {
        listener = next;
        List<CallEvent> before = List.copyOf(unheard);
        unheard.clear();
        before.forEach(this::hear);
    }

    /** Ends it without the engine. */
    final void end(String cause) {
        Advice advice = new Advice("Start the SBC again: " + cause + ".", Fault.PBX_SIDE, List.of());
        EndCause lost = new EndCause.Lost(cause, advice);
        tell(answered ? new CallEvent.Ended(lost) : new CallEvent.Failed(lost));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
