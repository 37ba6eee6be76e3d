package io.drsip.testkit;

import java.net.InetSocketAddress;

/**
 * A connection that messages were recorded on. Immutable.
 *
 * @param number 1 for the first connection of the simulation
 * @param local the simulator's end
 * @param peer the SBC's end
 * @param dialled true if the simulator opened it
 */
public record RecordedConnection(int number, InetSocketAddress local, InetSocketAddress peer, boolean dialled) {

    /** Such as {@code #3 127.0.0.1:40123 -> 127.0.0.1:5061}, in the direction in which it was opened. */
    @Override
    public String toString() {
        String from = Addresses.print(dialled ? local : peer);
        String to = Addresses.print(dialled ? peer : local);
        return "#" + number + " " + from + " -> " + to;
    }
}
