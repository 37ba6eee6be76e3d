package io.drsip.core.policy;

import io.drsip.sip.SipMessage;
import io.drsip.sip.Status;

/** What became of a message in a {@link PolicyPipeline}. Immutable. */
public sealed interface PolicyOutcome {

    /**
     * It goes on.
     *
     * @param message as edited; the very same message if nothing was changed
     */
    record Passed(SipMessage message) implements PolicyOutcome {

        /** The word for reports. */
        @Override
        public String toString() {
            return "passed";
        }
    }

    /**
     * It goes no further, and none of the edits counts.
     *
     * @param status what a request is answered with: the policy's choice, 400 if a header breaks the grammar, 500 if
     *     the policy failed
     * @param reason why, fit for the wire
     * @param policy the name of the policy
     * @param detail why, for events and logs only; equal to {@code reason} unless the policy failed
     */
    record Rejected(Status status, String reason, String policy, String detail) implements PolicyOutcome {

        /** Who refused, and why, in words. */
        @Override
        public String toString() {
            return "rejected by " + policy + ": " + status.code() + " " + detail;
        }
    }
}
