package io.drsip.net;

import io.drsip.call.CallEvent;
import io.drsip.call.CallFacts;
import io.drsip.call.CallListener;
import io.drsip.call.IncomingCall;
import io.drsip.core.engine.EngineOutput;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A call from Teams as the PBX holds it. Thread-safe. */
final class LiveIncomingCall extends LiveCall implements IncomingCall {

    private final EngineOutput.OfferCall offer;
    private final CallFacts facts;
    private final CompletableFuture<Void> confirmed = new CompletableFuture<>();

    // On the loop only.
    private boolean decided;

    LiveIncomingCall(TrunkLoop trunk, CallTable calls, EngineOutput.OfferCall offer) {
        super(offer.call(), trunk, calls, null);
        this.offer = offer;
        this.facts = CallFacts.of(offer.invite());
    }

    @Override
    public Tenant tenant() {
        return offer.tenant();
    }

    @Override
    public SipRequest invite() {
        return offer.invite();
    }

    @Override
    public CallFacts facts() {
        return facts;
    }

    @Override
    public Optional<String> replaces() {
        return offer.replaces();
    }

    @Override
    public void listen(CallListener listener) {
        trunk().submit(now -> listenOnLoop(listener));
    }

    @Override
    public CompletionStage<Void> ring() {
        return undecided("ring", now -> trunk().engine().calls().ring(id(), now));
    }

    @Override
    public CompletionStage<Void> progress(String sdp) {
        return undecided("progress", now -> trunk().engine().calls().progress(id(), sdp, now));
    }

    @Override
    public CompletionStage<Void> answer(String sdp) {
        CompletionStage<Void> sent = undecided("answer", now -> {
            trunk().engine().calls().answer(id(), sdp, now);
            decided = true;
        });
        return sent.thenCompose(done -> confirmed);
    }

    @Override
    public CompletionStage<Void> reject(Status status) {
        requireRefusal(status);
        return undecided("reject", now -> {
            trunk().engine().calls().reject(id(), status, now);
            decided = true;
        });
    }

    private CompletionStage<Void> undecided(String what, Consumer<Instant> input) {
        return trunk().order("what waits for " + what + " of call " + id(), now -> {
            if (isOver() || decided) {
                throw new TrunkException("cannot " + what + ": call " + id()
                        + (isOver() ? " is over" : " has been answered or refused already"));
            }
            input.accept(now);
        });
    }

    @Override
    void onEvent(CallEvent event) {
        if (event instanceof CallEvent.Confirmed) {
            trunk().callBack("what waits for the answer of call " + id(), () -> confirmed.complete(null));
        } else if (isOver()) {
            TrunkException lost = new TrunkException("call " + id() + " ended before it was confirmed: " + event);
            trunk().callBack("what waits for the answer of call " + id(), () -> confirmed.completeExceptionally(lost));
        }
    }
}
