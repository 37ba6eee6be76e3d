package io.drsip.call;

import java.util.concurrent.CompletionStage;

/** A call between a PBX and Microsoft, in either direction. Implemented by drsip only. Thread-safe. */
public interface Call {

    /**
     * A name for this call in logs and events.
     *
     * @return unique within the running SBC; says nothing about the people who talk
     */
    String id();

    /**
     * Ends the call, whatever state it is in: with CANCEL, with a refusal or with BYE. Repeated calls do no harm.
     *
     * @return completes when the call is over; never fails
     */
    CompletionStage<Void> hangUp();
}
