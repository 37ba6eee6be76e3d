package io.drsip.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the connections that peers hold, over all trunks, and says when there are enough. Thread-safe. */
final class Admission {

    private final ConnectionLimits limits;

    // What is open now.
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int connections;
    private int handshakes;

    Admission(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Takes one more connection, in its handshake; or says why not. */
    synchronized Optional<String> enter(InetAddress address, boolean withinCloud) {
        int most = withinCloud ? limits.perCloudAddress() : limits.perAddress();
        if (connections >= limits.connections()) {
            return Optional.of("there are " + connections + " connections already");
        }
        if (handshakes >= limits.handshakes()) {
            return Optional.of("there are " + handshakes + " handshakes already");
        }
        if (byAddress.getOrDefault(address, 0) >= most) {
            return Optional.of("the address has " + most + " connections already");
        }
        byAddress.merge(address, 1, Integer::sum);
        connections++;
        handshakes++;
        return Optional.empty();
    }

    /** What was entered with an address. */
    Place place(InetAddress address) {
        return new Place(address);
    }

    private synchronized void endHandshake() {
        handshakes--;
    }

    private synchronized void leave(InetAddress address) {
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        connections--;
    }

    /** One connection that was entered. Single thread. */
    final class Place {

        private final InetAddress address;

        // Whether the handshake still counts.
        private boolean shaking = true;

        private Place(InetAddress address) {
            this.address = address;
        }

        void handshakeDone() {
            if (shaking) {
                shaking = false;
                endHandshake();
            }
        }

        void leave() {
            handshakeDone();
            Admission.this.leave(address);
        }
    }
}
