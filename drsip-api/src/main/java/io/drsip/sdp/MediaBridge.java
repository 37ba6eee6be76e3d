package io.drsip.sdp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A media plane as signalling sees it: turns the description that came from one side of a call into the one that goes
 * to the other side. Yours to implement over your media server.
 *
 * <p>Keys are made where media are encrypted, so that no key is made or kept by the library. What comes from where:
 *
 * <pre>
 * from the bridge     c=, the port of m=, the protocol of m=, a=rtcp, a=rtcp-mux, a=crypto, a=fingerprint, a=setup,
 *                     a=ice-ufrag, a=ice-pwd, a=candidate
 * from the library,   o= with its version, the form of a hold, which ICE lines stay, which codecs and in which order,
 * after the bridge    the size for UDP; and a finding for each rule of Microsoft's that is broken
 * from either side    everything else: whoever changes nothing hands it on
 * </pre>
 *
 * <p>Towards Microsoft a medium has the profile {@code RTP/SAVP} and an {@code a=crypto} of suite {@link
 * CryptoAttribute#AES_80}; in an answer with the tag that its offer has on that suite. It stays at one address and
 * keeps {@code a=rtcp-mux} as it was for as long as the call lasts, since Microsoft does not follow (Microsoft, Plan
 * Direct Routing). Between a description in a provisional response and that of the 200, ICE credentials and candidates
 * stay.
 *
 * <p>Called on the trunk's event loop, or on the Executor that was given: must not block. The stage may be completed by
 * any thread.
 */
@FunctionalInterface
public interface MediaBridge {

    /**
     * Makes the description for the other side.
     *
     * <p>For each offer and each answer of a call, in their order; for an answer of each fork. Nothing else of the call
     * is asked before the stage is complete.
     *
     * @param exchange what came, of which call, and where its counterpart goes
     * @return completes with what goes to {@link MediaExchange#towards()}; an exception refuses an offer with 488, and
     *     ends a call whose answer it was for
     */
    CompletionStage<SessionDescription> bridge(MediaExchange exchange);

    /**
     * A call is over, or was never answered: its ports and keys are free. Comes once for each call that {@link #bridge}
     * was asked for, after its last stage.
     *
     * @param call the call, as in {@link MediaExchange#call()}
     */
    default void onReleased(String call) {}

    /**
     * A fork of a call is over while others go on: another endpoint has answered.
     *
     * @param call the call, as in {@link MediaExchange#call()}
     * @param fork the fork, as in {@link MediaExchange#fork()}
     */
    default void onForkReleased(String call, String fork) {}

    /**
     * Hands descriptions on as they are: for media that run between both sides without a media server, and for tests.
     *
     * @return a bridge that changes nothing
     */
    static MediaBridge none() {
        return exchange -> CompletableFuture.completedStage(exchange.received());
    }
}
