package io.drsip.testkit;

import java.time.Duration;
import java.util.Map;

/** One thing that a datacenter does after a request came, some time after the step before. Immutable. */
sealed interface Step {

    /** How long after the step before, in the time of the field. */
    Duration delay();

    /** The same step at another time. */
    Step later(Duration by);

    /**
     * A response to an INVITE from one of the callee's endpoints.
     *
     * @param delay after the step before
     * @param status of the response
     * @param endpoint which one of the callee's endpoints, from 1; each has its own To tag. 0 for the proxy itself
     * @param sdp whether a session description is in it, for each endpoint always the same
     */
    record Answer(Duration delay, int status, int endpoint, boolean sdp) implements Step {

        @Override
        public Step later(Duration by) {
            return new Answer(delay.plus(by), status, endpoint, sdp);
        }
    }

    /**
     * A refusal.
     *
     * @param delay after the step before
     * @param refusal what it says
     * @param headers what it has beside
     */
    record Refuse(Duration delay, Refusal refusal, Map<String, String> headers) implements Step {

        @Override
        public Step later(Duration by) {
            return new Refuse(delay.plus(by), refusal, headers);
        }
    }

    /**
     * The end of the connection.
     *
     * @param delay after the step before
     * @param midMessage whether half a response goes before it
     */
    record Drop(Duration delay, boolean midMessage) implements Step {

        @Override
        public Step later(Duration by) {
            return new Drop(delay.plus(by), midMessage);
        }
    }

    /**
     * The callee hangs up, but not before the ACK.
     *
     * @param delay after the step before
     */
    record HangUp(Duration delay) implements Step {

        @Override
        public Step later(Duration by) {
            return new HangUp(delay.plus(by));
        }
    }

    /**
     * The 200 comes once more although it was acknowledged.
     *
     * @param delay after the step before
     */
    record RepeatAnswer(Duration delay) implements Step {

        @Override
        public Step later(Duration by) {
            return new RepeatAnswer(delay.plus(by));
        }
    }

    /**
     * From now on a CANCEL is answered in a certain way.
     *
     * @param delay after the step before
     * @param habit in which way
     * @param lateness how long after the CANCEL
     */
    record OnCancel(Duration delay, CancelHabit habit, Duration lateness) implements Step {

        @Override
        public Step later(Duration by) {
            return new OnCancel(delay.plus(by), habit, lateness);
        }
    }

    /**
     * The 200 will have a session timer.
     *
     * @param delay after the step before
     * @param timer which one
     */
    record Session(Duration delay, SessionTimer timer) implements Step {

        @Override
        public Step later(Duration by) {
            return new Session(delay.plus(by), timer);
        }
    }
}
