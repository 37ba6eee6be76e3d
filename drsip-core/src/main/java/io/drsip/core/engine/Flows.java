package io.drsip.core.engine;

import io.drsip.sip.SipMessage;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of a trunk, and those that are being dialled. One that was dialled is found again by what was
 * dialled, never by its address: several of Microsoft's names share addresses. Single thread.
 */
final class Flows {

    /** Somebody who waits for a connection. Exactly one of the methods is called, once. */
    interface Waiter {
        void onFlow(Flow flow, Instant now);

        void onDialFailed(DialFailure failure, Instant now);
    }

    private final EngineContext context;
    private final Map<FlowId, Flow> open = new LinkedHashMap<>();
    private final Map<Remote, Flow> dialled = new HashMap<>();
    private final Map<Remote, List<Waiter>> dialling = new HashMap<>();

    Flows(EngineContext context) {
        this.context = context;
    }

    Optional<Flow> find(FlowId id) {
        return Optional.ofNullable(open.get(id));
    }

    /** The connection to a name and port that takes new requests, if there is one. */
    Optional<Flow> usable(Remote remote) {
        return Optional.ofNullable(dialled.get(remote)).filter(Flow::isUsable);
    }

    /** Gives the waiter a connection, now if there is one, else when it has been dialled. */
    void reach(Remote remote, Waiter waiter, Instant now) {
        Optional<Flow> flow = usable(remote);
        if (flow.isPresent()) {
            waiter.onFlow(flow.get(), now);
            return;
        }
        List<Waiter> waiters = dialling.get(remote);
        if (waiters == null) {
            waiters = new ArrayList<>();
            dialling.put(remote, waiters);
            context.emit(new EngineOutput.Dial(remote));
        }
        waiters.add(waiter);
    }

    void onOpened(FlowId id, PeerIdentity peer, Instant now) {
        Flow flow = new Flow(id, peer);
        open.put(id, flow);
        String how = peer.dialled().map(remote -> "dialled " + remote).orElse("dialled us from " + peer.address());
        context.tell(new TrunkEvent.Connected(context.info(now, id, how), peer.toString()));
        peer.dialled().ifPresent(remote -> {
            dialled.put(remote, flow);
            for (Waiter waiter : waitersFor(remote)) {
                waiter.onFlow(flow, now);
            }
        });
    }

    void onDialFailed(Remote remote, DialFailure failure, Instant now) {
        context.tell(new TrunkEvent.ConnectFailed(context.info(now, failure.cause()), remote.host(), remote.port()));
        for (Waiter waiter : waitersFor(remote)) {
            waiter.onDialFailed(failure, now);
        }
    }

    /** Forgets a connection that is gone; what rode on it has been told when this returns. */
    Optional<Flow> onClosed(FlowId id, String cause, Instant now) {
        Flow flow = open.remove(id);
        if (flow == null) {
            return Optional.empty();
        }
        forget(flow);
        context.tell(new TrunkEvent.Disconnected(
                context.info(now, id, cause), flow.peer().toString()));
        flow.close(cause, now);
        return Optional.of(flow);
    }

    void send(Flow flow, SipMessage message) {
        if (!flow.isClosed()) {
            context.emit(new EngineOutput.Send(flow.id(), message));
        }
    }

    /** Takes no new request any more; closes when nothing is open on it, at the latest when the grace is over. */
    void retire(Flow flow, String cause, Duration grace, Instant now) {
        if (!flow.isUsable()) {
            return;
        }
        flow.retire();
        forget(flow);
        if (flow.isIdle()) {
            close(flow, cause);
            return;
        }
        context.adopt(new Alarm(now.plus(grace)), (output, at) -> close(flow, cause), now);
    }

    void release(Flow flow, Flow.Rider rider) {
        flow.remove(rider);
        if (flow.isRetired() && flow.isIdle()) {
            close(flow, "nothing is open on this retired connection");
        }
    }

    /** Closes a connection once what was sent has left. */
    void close(Flow flow, String cause) {
        if (flow.startClosing()) {
            context.emit(new EngineOutput.CloseFlow(flow.id(), cause));
        }
    }

    void closeAll(String cause) {
        List.copyOf(open.values()).forEach(flow -> close(flow, cause));
    }

    List<String> describe() {
        return open.values().stream().map(Flow::toString).toList();
    }

    int size() {
        return open.size();
    }

    private void forget(Flow flow) {
        flow.peer().dialled().ifPresent(remote -> dialled.remove(remote, flow));
    }

    private List<Waiter> waitersFor(Remote remote) {
        @Nullable List<Waiter> waiters = dialling.remove(remote);
        return waiters == null ? List.of() : waiters;
    }
}
