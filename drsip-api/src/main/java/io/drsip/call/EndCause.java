package io.drsip.call;

import io.drsip.sip.Reason;
import io.drsip.sip.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a call is over. An answer that was received and a conclusion of our own are different things. Immutable. */
public interface EndCause {

    /**
     * Microsoft refused the call.
     *
     * @param status its final response
     * @param reasons its Reason values; the text begins with the correlation id that Microsoft's support asks for
     */
    record Refused(Status status, List<Reason> reasons) implements EndCause {

        /**
         * Copies the list.
         *
         * @param status its final response
         * @param reasons its Reason values; the text begins with the correlation id that Microsoft's support asks for
         */
        public Refused {
            reasons = List.copyOf(reasons);
        }

        /** In words, without the correlation id. */
        @Override
        public String toString() {
            return "Microsoft refused it with " + status;
        }
    }

    /**
     * The call could not be placed: nobody answered that we could reach.
     *
     * @param status what a PBX would tell its caller: 503 or 408
     * @param cause in words
     * @param retryAfter when a new attempt has a chance, if that is known
     */
    record Unreachable(Status status, String cause, Optional<Duration> retryAfter) implements EndCause {

        /** In words. */
        @Override
        public String toString() {
            String wait = retryAfter
                    .map(time -> ", try again in " + time.toSeconds() + " s")
                    .orElse("");
            return "it could not be placed (" + status + "): " + cause + wait;
        }
    }

    /** The PBX hung up, refused or gave up. */
    record HungUpHere() implements EndCause {

        /** In words. */
        @Override
        public String toString() {
            return "the PBX ended it";
        }
    }

    /**
     * Microsoft hung up or gave up.
     *
     * @param reasons the Reason values of its BYE or CANCEL
     */
    record HungUpThere(List<Reason> reasons) implements EndCause {

        /**
         * Copies the list.
         *
         * @param reasons the Reason values of its BYE or CANCEL
         */
        public HungUpThere {
            reasons = List.copyOf(reasons);
        }

        /** In words, without the correlation id. */
        @Override
        public String toString() {
            return "Microsoft ended it";
        }
    }

    /**
     * The call was lost: Microsoft never confirmed our answer, or does not know the call any more.
     *
     * @param cause in words
     */
    record Lost(String cause) implements EndCause {

        /** In words. */
        @Override
        public String toString() {
            return "it was lost: " + cause;
        }
    }
}
