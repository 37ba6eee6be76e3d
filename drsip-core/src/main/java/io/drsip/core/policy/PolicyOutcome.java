package io.drsip.core.policy;

import io.drsip.core.message.MessageEditor;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import org.jspecify.annotations.Nullable;

/** What became of a message in a {@link PolicyPipeline}. Immutable. */
public sealed interface PolicyOutcome {

    /** It goes on. Immutable; equal ones have equal octets. */
    final class Passed implements PolicyOutcome {

        private final SipMessage before;
        private final Slice octets;
        private final boolean changed;

        /** Made when somebody asks. Racy on purpose: the worst is to make it twice. */
        private @Nullable SipMessage message;

        private Passed(SipMessage before, Slice octets, boolean changed) {
            this.before = before;
            this.octets = octets;
            this.changed = changed;
            this.message = changed ? null : before;
        }

        static Passed unchanged(SipMessage message) {
            return new Passed(message, message.bytes(), false);
        }

        static Passed of(MessageEditor edits) {
            return edits.isChanged()
                    ? new Passed(edits.original(), edits.checkedOctets(), true)
                    : unchanged(edits.original());
        }

        /**
         * The octets of the message as edited, for who sends them and needs no message any more.
         *
         * @return those of the very same message if nothing was changed
         */
        public Slice octets() {
            return octets;
        }

        /**
         * The message as edited.
         *
         * @return the very same message if nothing was changed
         */
        public SipMessage message() {
            SipMessage known = message;
            if (known == null) {
                known = SipMessage.parse(octets, before.limits());
                message = known;
            }
            return known;
        }

        /**
         * Whether any policy changed anything.
         *
         * @return false if {@link #message} is the very same message
         */
        public boolean isChanged() {
            return changed;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Passed passed && passed.octets.equals(octets);
        }

        @Override
        public int hashCode() {
            return octets.hashCode();
        }

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
