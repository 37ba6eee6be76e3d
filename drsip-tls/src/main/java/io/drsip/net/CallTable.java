package io.drsip.net;

import io.drsip.call.Advice;
import io.drsip.call.CallEvent;
import io.drsip.call.CallHandler;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import io.drsip.call.EndCause;
import io.drsip.call.Fault;
import io.drsip.core.engine.EngineOutput;
import io.drsip.sip.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The calls of one trunk that are not over, by name. Single thread, but for {@link #dial} and {@link #transfer}. */
final class CallTable {

    private final String owner;
    private final TrunkLoop trunk;
    private final CallHandler handler;
    private final AtomicLong placed = new AtomicLong();

    // What is open, and whether nothing is taken any more.
    private final Map<String, LiveCall> open = new HashMap<>();
    private boolean closed;

    CallTable(String owner, TrunkLoop trunk, CallHandler handler) {
        this.owner = owner;
        this.trunk = trunk;
        this.handler = handler;
    }

    /** Places a call, at once if this is the loop. From any thread. */
    LiveCall dial(CallRequest request, CallListener listener) {
        LiveCall call = outgoing(listener);
        if (!trunk.submitOrFeed(now -> place(call, at -> trunk.engine().calls().dial(call.id(), request, at), now))) {
            throw TrunkLoop.closed();
        }
        return call;
    }

    /** Places the call that a transfer asks for, at once if this is the loop. From any thread. */
    LiveCall transfer(LiveCall from, String offer, CallListener listener) {
        LiveCall call = outgoing(listener);
        Consumer<Instant> input = at -> trunk.engine().calls().transfer(from.id(), call.id(), offer, at);
        if (!trunk.submitOrFeed(now -> place(call, input, now))) {
            throw TrunkLoop.closed();
        }
        return call;
    }

    private LiveCall outgoing(CallListener listener) {
        return new LiveCall("out-" + owner + "-" + placed.incrementAndGet(), trunk, this, listener);
    }

    private void place(LiveCall call, Consumer<Instant> input, Instant now) {
        try {
            if (closed) {
                throw TrunkLoop.closed();
            }
            open.put(call.id(), call);
            input.accept(now);
        } catch (RuntimeException e) {
            open.remove(call.id());
            refuse(call, e);
        }
    }

    private static void refuse(LiveCall call, RuntimeException e) {
        String cause = String.valueOf(e.getMessage());
        Advice advice = new Advice("Look at what the PBX asked for: " + cause, Fault.PBX_SIDE, List.of());
        call.tell(new CallEvent.Failed(new EndCause.Unreachable(Status.SERVER_ERROR, cause, Optional.empty(), advice)));
    }

    void offer(EngineOutput.OfferCall offer) {
        LiveIncomingCall call = new LiveIncomingCall(trunk, this, offer);
        open.put(offer.call(), call);
        trunk.callBack("CallHandler.onIncomingCall", () -> hand(call));
    }

    /** A handler that throws fails its own call only. */
    private void hand(LiveIncomingCall call) {
        try {
            handler.onIncomingCall(call);
        } catch (RuntimeException e) {
            call.reject(Status.SERVER_ERROR);
            throw e;
        }
    }

    void tell(String name, CallEvent event) {
        LiveCall call = open.get(name);
        if (call != null) {
            call.tell(event);
            if (call.isOver()) {
                open.remove(name);
            }
        }
    }

    void endAll(String cause) {
        closed = true;
        List<LiveCall> rest = List.copyOf(open.values());
        open.clear();
        rest.forEach(call -> call.end(cause));
    }
}
