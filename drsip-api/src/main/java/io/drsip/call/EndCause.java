package io.drsip.call;

import io.drsip.sip.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a call is over, whose fault it is, and what to do. An answer that was received and a conclusion of our own are
 * different things. Immutable.
 */
public interface EndCause {

    /**
     * What to do about it.
     *
     * @return one sentence, whose fault it is, and the codes to look for in the Teams admin center
     */
    Advice advice();

    /**
     * What Microsoft's support asks for.
     *
     * @return the correlation id, if Microsoft said it
     */
    default Optional<String> correlationId() {
        return Optional.empty();
    }

    /**
     * Microsoft refused the call.
     *
     * @param status its final response
     * @param reason what its Reason headers say
     * @param advice what to do about it
     */
    record Refused(Status status, MicrosoftReason reason, Advice advice) implements EndCause {

        @Override
        public Optional<String> correlationId() {
            return reason.correlationId();
        }

        /** In words, without the correlation id. */
        @Override
        public String toString() {
            return "Microsoft refused it with " + status + said(reason);
        }
    }

    /**
     * The call could not be placed: nobody answered that we could reach.
     *
     * @param status what a PBX would tell its caller: 503 or 408
     * @param cause in words
     * @param retryAfter when a new attempt has a chance, if that is known
     * @param advice what to do about it
     */
    record Unreachable(Status status, String cause, Optional<Duration> retryAfter, Advice advice) implements EndCause {

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

        private static final Advice NOTHING =
                new Advice("Nothing is to be done: the PBX ended the call.", Fault.NOBODY, List.of());

        @Override
        public Advice advice() {
            return NOTHING;
        }

        /** In words. */
        @Override
        public String toString() {
            return "the PBX ended it";
        }
    }

    /**
     * Microsoft hung up or gave up.
     *
     * @param reason what the Reason headers of its BYE or CANCEL say
     * @param advice mostly that nothing is to be done
     */
    record HungUpThere(MicrosoftReason reason, Advice advice) implements EndCause {

        @Override
        public Optional<String> correlationId() {
            return reason.correlationId();
        }

        /** In words, without the correlation id. */
        @Override
        public String toString() {
            return "Microsoft ended it" + said(reason);
        }
    }

    /**
     * The call was lost: Microsoft never confirmed our answer, or does not know the call any more.
     *
     * @param cause in words
     * @param advice what to do about it
     */
    record Lost(String cause, Advice advice) implements EndCause {

        /** In words. */
        @Override
        public String toString() {
            return "it was lost: " + cause;
        }
    }

    private static String said(MicrosoftReason reason) {
        return reason.words().map(words -> ": " + words).orElse("");
    }
}
