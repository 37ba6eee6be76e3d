package io.drsip.policy;

import io.drsip.sip.Slice;
import io.drsip.sip.Status;

/** What a policy says about a message. Immutable. */
public sealed interface Verdict {

    /** The next policy sees the message, as edited. */
    record Continue() implements Verdict {

        private static final Continue PROCEED = new Continue();
    }

    /**
     * The message goes no further. A request from Microsoft is answered so; a request of ours fails as if Microsoft had
     * been asked and had answered so; a response is dropped, or becomes this failure if it was a final one.
     *
     * @param status 300 to 699
     * @param reason why, in words; becomes the reason phrase
     */
    record Reject(Status status, String reason) implements Verdict {

        /**
         * Checks that this is a refusal.
         *
         * @param status 300 to 699
         * @param reason why, in words
         * @throws IllegalArgumentException if {@code status} is below 300, or {@code reason} has control characters or
         *     half of a surrogate pair
         */
        public Reject {
            if (status.code() < 300) {
                throw new IllegalArgumentException("status " + status + " refuses nothing; use 300 to 699");
            }
            if (reason.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
                throw new IllegalArgumentException("reason becomes a reason phrase; leave control characters out");
            }
            Slice.of(reason); // Refuses what has no form on the wire.
        }
    }

    /**
     * Lets the message pass on.
     *
     * @return to the next policy
     */
    static Verdict proceed() {
        return Continue.PROCEED;
    }

    /**
     * Refuses the message.
     *
     * @param status 300 to 699
     * @param reason why, in words; becomes the reason phrase
     * @return the refusal
     * @throws IllegalArgumentException if {@code status} is below 300, or {@code reason} has control characters
     */
    static Verdict reject(Status status, String reason) {
        return new Reject(status, reason);
    }
}
