package io.drsip.core.engine;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One open connection, and the transactions that are open on it. Single thread. */
final class Flow {

    /** Something that wants to know when its connection breaks. */
    interface Rider {
        void onTransportError(String cause, Instant now);
    }

    private final FlowId id;
    private final PeerIdentity peer;
    private final Set<Rider> riders = new LinkedHashSet<>();

    // Set once each.
    private boolean retired;
    private boolean closing;
    private boolean closed;

    Flow(FlowId id, PeerIdentity peer) {
        this.id = id;
        this.peer = peer;
    }

    FlowId id() {
        return id;
    }

    PeerIdentity peer() {
        return peer;
    }

    /** Whether it takes new requests. */
    boolean isUsable() {
        return !retired && !closing && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isRetired() {
        return retired;
    }

    boolean isIdle() {
        return riders.isEmpty();
    }

    void retire() {
        retired = true;
    }

    /** Whether this is the first wish to close it. */
    boolean startClosing() {
        boolean first = !closing && !closed;
        closing = true;
        return first;
    }

    void add(Rider rider) {
        riders.add(rider);
    }

    void remove(Rider rider) {
        riders.remove(rider);
    }

    /** Marks it closed, and tells everybody who rode on it. */
    void close(String cause, Instant now) {
        closed = true;
        for (Rider rider : List.copyOf(riders)) {
            rider.onTransportError(cause, now);
        }
        riders.clear();
    }

    @Override
    public String toString() {
        return id + " " + (peer.dialled().isPresent() ? "to " : "from ") + peer + " at " + peer.address()
                + (retired ? ", retired" : "") + ", " + riders.size() + " transactions";
    }
}
