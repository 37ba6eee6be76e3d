package io.drsip.testkit;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a datacenter will do with the next requests of a kind: first what was queued, each once, then always the same.
 *
 * <p>Thread-safe.
 */
public final class Script {

    private final ConcurrentLinkedQueue<Behaviour> queue = new ConcurrentLinkedQueue<>();
    private volatile Behaviour otherwise = Behaviour.answered();

    Script() {}

    /**
     * Says what happens to the next requests.
     *
     * @param behaviours one per request, in this order, behind those queued already
     * @return this
     */
    public Script next(Behaviour... behaviours) {
        queue.addAll(Arrays.asList(behaviours));
        return this;
    }

    /**
     * Says what happens to all requests that nothing was queued for.
     *
     * @param behaviour default {@link Behaviour#answered()}
     * @return this
     */
    public Script always(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    /** Back to the beginning. */
    void reset() {
        queue.clear();
        otherwise = Behaviour.answered();
    }

    Behaviour take() {
        Behaviour queued = queue.poll();
        return queued != null ? queued : otherwise;
    }
}
