package io.drsip.sdp;

import java.util.Objects;
import java.util.Optional;

/**
 * One half of an offer/answer exchange on its way through a {@link MediaBridge} (RFC 3264). Immutable.
 *
 * <p>A class rather than a record, since it will tell more.
 */
public final class MediaExchange {

    private final String call;
    private final MediaSide towards;
    private final SessionDescription received;

    /** What is answered; empty for an offer. */
    private final Optional<SessionDescription> offer;

    private final Optional<String> fork;
    private final Optional<SessionDescription> sent;
    private final boolean iceRestart;

    private MediaExchange(Builder builder) {
        call = builder.call;
        towards = builder.towards;
        received = builder.received;
        offer = builder.offer;
        fork = builder.fork;
        sent = builder.sent;
        iceRestart = builder.iceRestart;
    }

    /**
     * An offer.
     *
     * @param call names the call in this process
     * @param towards where the counterpart goes
     * @param received what the other side offers
     * @return a builder for what else is known
     */
    public static Builder offer(String call, MediaSide towards, SessionDescription received) {
        return new Builder(call, towards, received, Optional.empty());
    }

    /**
     * An answer.
     *
     * @param call names the call in this process
     * @param towards where the counterpart goes: the side that has offered
     * @param received what the other side answers
     * @param offer what the side has offered that is answered
     * @return a builder for what else is known
     */
    public static Builder answer(
            String call, MediaSide towards, SessionDescription received, SessionDescription offer) {
        return new Builder(call, towards, received, Optional.of(offer));
    }

    /**
     * Which call.
     *
     * @return a name that no other call of this process has
     */
    public String call() {
        return call;
    }

    /**
     * Where the counterpart goes.
     *
     * @return the side that is to get what the bridge makes
     */
    public MediaSide towards() {
        return towards;
    }

    /**
     * What came from the other side.
     *
     * @return an offer or an answer
     */
    public SessionDescription received() {
        return received;
    }

    /**
     * Whether this is an offer.
     *
     * @return false for an answer
     */
    public boolean isOffer() {
        return offer.isEmpty();
    }

    /**
     * What is answered.
     *
     * @return what the side that is to get the answer has offered; empty if this is an offer
     */
    public Optional<SessionDescription> offer() {
        return offer;
    }

    /**
     * Which endpoint answers: several may do so before one of them has the call (RFC 3261 section 12.1.2).
     *
     * @return the To tag of its responses; empty for an offer, and where there can be only one
     */
    public Optional<String> fork() {
        return fork;
    }

    /**
     * What the side got before.
     *
     * @return the last description that went there in this call; empty for the first one
     */
    public Optional<SessionDescription> sent() {
        return sent;
    }

    /**
     * Whether the other side restarts ICE (RFC 8839 section 4.4.1.1.1).
     *
     * @return true if both credentials of a medium have changed
     */
    public boolean isIceRestart() {
        return iceRestart;
    }

    /** Direction and call, without descriptions. */
    @Override
    public String toString() {
        return (isOffer() ? "offer" : "answer") + " towards " + towards + " of " + call;
    }

    /** What else is known of an exchange. Single thread. */
    public static final class Builder {

        private final String call;
        private final MediaSide towards;
        private final SessionDescription received;
        private final Optional<SessionDescription> offer;
        private Optional<String> fork = Optional.empty();
        private Optional<SessionDescription> sent = Optional.empty();
        private boolean iceRestart;

        private Builder(
                String call, MediaSide towards, SessionDescription received, Optional<SessionDescription> offer) {
            this.call = Objects.requireNonNull(call, "call");
            this.towards = Objects.requireNonNull(towards, "towards");
            this.received = Objects.requireNonNull(received, "received");
            this.offer = offer;
        }

        /**
         * Says which endpoint answers.
         *
         * @param tag the To tag of its responses
         * @return this
         */
        public Builder fork(String tag) {
            fork = Optional.of(tag);
            return this;
        }

        /**
         * Says what the side got before.
         *
         * @param description the last one that went there
         * @return this
         */
        public Builder sent(SessionDescription description) {
            sent = Optional.of(description);
            return this;
        }

        /**
         * Says that the other side restarts ICE.
         *
         * @param restart default false
         * @return this
         */
        public Builder iceRestart(boolean restart) {
            iceRestart = restart;
            return this;
        }

        /**
         * Makes the exchange.
         *
         * @return an immutable copy
         */
        public MediaExchange build() {
            return new MediaExchange(this);
        }
    }
}
