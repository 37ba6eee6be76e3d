package io.drsip.call;

/**
 * Hears what becomes of a call: in order, the last event is {@link CallEvent.Failed} or {@link CallEvent.Ended}.
 *
 * <p>Called on the trunk's event loop, or on the Executor that was given: must not block.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * Something happened.
     *
     * @param event what; later versions may add kinds, so leave a default branch
     */
    void onEvent(CallEvent event);
}
