package io.drsip.trunk;

/**
 * Hears what happens on the trunks of an SBC. Called on the trunk's event loop, or on the Executor that was given: in
 * order for one trunk, and it must not block.
 */
@FunctionalInterface
public interface TrunkListener {

    /**
     * Something happened.
     *
     * @param event what; later versions may add kinds, so leave a default branch
     */
    void onEvent(TrunkEvent event);
}
