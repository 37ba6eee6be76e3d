package io.drsip.testkit;

import java.util.concurrent.CompletableFuture;

/** What reaches beyond one datacenter. Thread-safe. */
interface Exchange {

    /** A call of an SBC has passed the checks. */
    void onCall(SimulatedCall call);

    /** Places a call, as its plan says. */
    CompletableFuture<SimulatedCall> place(CallPlan plan);

    /** Repeats a call that a datacenter placed, from the next one. */
    CompletableFuture<SimulatedCall> repeat(OutboundLeg leg, CallRepeat how);
}
