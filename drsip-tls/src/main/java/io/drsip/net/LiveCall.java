package io.drsip.net;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import io.drsip.call.EndCause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A call as the PBX holds it. What it is told goes to its listener; what it is asked goes to the engine. Thread-safe.
 */
class LiveCall implements Call {

    private final String name;
    private final TrunkLoop trunk;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    // On the loop only: who listens, what nobody has heard yet, and how far the call is.
    private @Nullable CallListener listener;
    private final List<CallEvent> unheard = new ArrayList<>();
    private boolean answered;
    private boolean over;

    LiveCall(String name, TrunkLoop trunk, @Nullable CallListener listener) {
        this.name = name;
        this.trunk = trunk;
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
        boolean accepted = trunk.submit(now -> {
            if (!over) {
                trunk.engine().hangUp(id(), reason, now);
            }
        });
        if (!accepted) {
            end.complete(null);
        }
        return end.minimalCompletionStage();
    }

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
        EndCause lost = new EndCause.Lost(cause);
        tell(answered ? new CallEvent.Ended(lost) : new CallEvent.Failed(lost));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
