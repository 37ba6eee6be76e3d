package io.drsip.trunk;

import io.drsip.sip.Fqdn;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The running edge: listeners, connections and the trunks on it. Implemented by drsip only. Thread-safe. */
public interface Sbc extends AutoCloseable {

    /**
     * Opens the listeners, then begins with the keepalive of every trunk.
     *
     * @return completes when all listeners are open; fails with {@link TrunkException} if one cannot be, and then
     *     nothing stays open
     */
    CompletionStage<Void> start();

    /**
     * All trunks.
     *
     * @return in the order in which they were configured
     */
    List<Trunk> trunks();

    /**
     * One trunk.
     *
     * @param fqdn its name
     * @return the trunk
     * @throws IllegalArgumentException if no trunk has that name
     */
    Trunk trunk(Fqdn fqdn);

    /** Ends all calls, closes all connections and listeners, and waits for that. Repeated calls do no harm. */
    @Override
    void close();
}
