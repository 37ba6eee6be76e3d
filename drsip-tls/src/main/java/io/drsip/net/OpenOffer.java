package io.drsip.net;

import io.drsip.call.CallEvent;
import io.drsip.trunk.TrunkException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The offer of a call that Microsoft has not answered yet: who asked for it waits here. Single thread, but for {@link
 * #open}.
 */
final class OpenOffer {

    // Who waits, at most one.
    private @Nullable CompletableFuture<String> waiting;

    /** Gives the engine an offer; completes with the answer. From any thread. */
    CompletionStage<String> open(String what, TrunkLoop trunk, Consumer<Instant> input) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        return trunk.order(what, now -> {
                    if (waiting != null) {
                        throw new TrunkException("cannot " + what + ": an offer is open; wait for its answer");
                    }
                    input.accept(now);
                    waiting = answer;
                })
                .thenCompose(sent -> answer.minimalCompletionStage());
    }

    void onEvent(CallEvent event, TrunkLoop trunk) {
        CompletableFuture<String> open = waiting;
        if (open == null) {
            return;
        }
        if (event instanceof CallEvent.OfferAnswered answered) {
            waiting = null;
            trunk.callBack("what waits for the answer to an offer", () -> open.complete(answered.answer()));
        } else if (event instanceof CallEvent.OfferFailed failed) {
            fail(open, failed.status() + ": " + failed.cause(), trunk);
        } else if (event instanceof CallEvent.Failed || event instanceof CallEvent.Ended) {
            fail(open, "the call is over: " + event, trunk);
        }
    }

    private void fail(CompletableFuture<String> open, String cause, TrunkLoop trunk) {
        waiting = null;
        trunk.callBack(
                "what waits for the answer to an offer", () -> open.completeExceptionally(new TrunkException(cause)));
    }
}
