package io.drsip.testkit;

import io.drsip.sip.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The re-INVITEs of one call, beside hold and resume: what Microsoft sends, and how it answers those of the SBC. The
 * stages fail if nobody talks yet or any more. Thread-safe.
 */
public final class SimulatedReinvites {

    private final SimulatedCall.Runner runner;

    SimulatedReinvites(SimulatedCall.Runner runner) {
        this.runner = runner;
    }

    /**
     * The call moves to an endpoint without media bypass: new ufrag and pwd (Microsoft, SIP protocol; RFC 5245 section
     * 9.1.1.1). Only on a trunk with bypass, since others have no ICE.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> mediaRestart() {
        return runner.run(leg -> leg.offers().restart());
    }

    /**
     * The call moves to another media processor: a new port, as when a group call begins (Microsoft, Plan media
     * bypass).
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> newMedia() {
        return runner.run(leg -> leg.offers().move());
    }

    /**
     * Any other offer.
     *
     * @param sdp lines with CR LF
     * @return the SBC's final response
     */
    public CompletableFuture<Status> offer(String sdp) {
        return runner.run(leg -> leg.offers().offer(sdp));
    }

    /**
     * None, which Microsoft does not do and an SBC refuses.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> withoutOffer() {
        return runner.run(leg -> leg.offers().offer(""));
    }

    /**
     * The same description from another host of the region: a target refresh. What the SBC sends from then on has to go
     * to the new Contact, over the same Route (RFC 3261 section 12.2.1.2).
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> fromOtherContact() {
        return runner.run(leg -> leg.offers().fromOtherContact());
    }

    /**
     * A CSeq number that is used up: any response but 500 is a violation (RFC 3261 section 12.2.2).
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> outOfOrder() {
        return runner.run(leg -> leg.offers().outOfOrder());
    }

    /**
     * Two at once, the second before the first is answered: 500 with Retry-After of 0 to 10 is expected, or the answer
     * of an SBC that was quick (RFC 3261 section 14.2).
     *
     * @return the SBC's final response to the second
     */
    public CompletableFuture<Status> overtaking() {
        return runner.run(leg -> leg.offers().overtaking());
    }

    /**
     * The next re-INVITE of the SBC meets one of Microsoft's, which goes out as the other comes in; Microsoft answers
     * 491 and expects 491, and tries again after the time of RFC 3261 section 14.1.
     *
     * @return the SBC's final response to the second try
     */
    public CompletableFuture<Status> glare() {
        return runner.run(leg -> leg.sbcOffers().glare());
    }

    /**
     * The inverse: into the next re-INVITE of the SBC, which Microsoft leaves open, goes one of Microsoft's. Any
     * response but 491 is a violation; then the one of the SBC gets its 200.
     *
     * @return the SBC's final response to Microsoft's
     */
    public CompletableFuture<Status> intoOneOfTheSbc() {
        return runner.run(leg -> leg.sbcOffers().interrupt());
    }

    /**
     * The next re-INVITEs of the SBC get these responses. After 481 and 408 it is expected to hang up (RFC 3261 section
     * 12.2.1.2), after 491 to wait (section 14.1).
     *
     * @param statuses such as 481, 408, 491, 500, 488; one each
     * @return completed when it is so
     */
    public CompletableFuture<Void> answerNext(Status... statuses) {
        return runner.run(leg -> {
            Arrays.stream(statuses).forEach(status -> leg.sbcOffers().plan(Optional.of(status)));
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * The next re-INVITE of the SBC gets no response at all; it is expected to hang up.
     *
     * @return completed when it is so
     */
    public CompletableFuture<Void> ignoreNext() {
        return runner.run(leg -> {
            leg.sbcOffers().plan(Optional.empty());
            return CompletableFuture.completedFuture(null);
        });
    }
}
