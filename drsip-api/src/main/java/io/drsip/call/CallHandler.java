package io.drsip.call;

/**
 * Takes the calls that Microsoft sends. Called on the trunk's event loop, or on the Executor that was given: must not
 * block.
 */
@FunctionalInterface
public interface CallHandler {

    /**
     * A call has come in and waits; 100 Trying has been sent.
     *
     * @param call the call; ring, answer or reject it, now or later
     */
    void onIncomingCall(IncomingCall call);
}
