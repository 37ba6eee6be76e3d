package io.drsip.testkit;

import java.time.Duration;

/** One thing that a datacenter does after a request came, some time after the step before. Immutable. */
sealed interface Step {

    /** How long after the step before, in the time of the field. */
    Duration delay();

    /**
     * A response to an INVITE from one of the callee's endpoints.
     *
     * @param delay after the step before
     * @param status of the response
     * @param endpoint which one of the callee's endpoints, from 1; each has its own To tag. 0 for the proxy itself
     * @param sdp whether a session description is in it
     */
    record Answer(Duration delay, int status, int endpoint, boolean sdp) implements Step {}

    /**
     * A refusal.
     *
     * @param delay after the step before
     * @param refusal what it says
     * @param retryAfter in seconds; negative for none
     */
    record Refuse(Duration delay, Refusal refusal, long retryAfter) implements Step {}

    /**
     * The end of the connection.
     *
     * @param delay after the step before
     * @param midMessage whether half a response goes before it
     */
    record Drop(Duration delay, boolean midMessage) implements Step {}

    /**
     * The callee hangs up.
     *
     * @param delay after the step before
     */
    record HangUp(Duration delay) implements Step {}

    /** The same step at another time. */
    default Step later(Duration by) {
        if (this instanceof Answer step) {
            return new Answer(step.delay.plus(by), step.status, step.endpoint, step.sdp);
        }
        if (this instanceof Refuse step) {
            return new Refuse(step.delay.plus(by), step.refusal, step.retryAfter);
        }
        if (this instanceof Drop step) {
            return new Drop(step.delay.plus(by), step.midMessage);
        }
        return new HangUp(delay().plus(by));
    }
}
