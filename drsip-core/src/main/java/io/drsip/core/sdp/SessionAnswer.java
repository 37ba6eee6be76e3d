package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import java.util.Optional;

/**
 * An answer that is made without asking the media, or why there is none. Immutable.
 *
 * @param answer the answer; its {@code o=} is the one of before, which {@link SentSession} looks after
 * @param problem why there is none, in words; empty if there is one
 */
public record SessionAnswer(Optional<SessionDescription> answer, String problem) {

    static SessionAnswer of(SessionDescription answer) {
        return new SessionAnswer(Optional.of(answer), "");
    }

    static SessionAnswer impossible(String problem) {
        return new SessionAnswer(Optional.empty(), problem);
    }

    /**
     * Answers a later offer with the session that we have (RFC 3264 section 8).
     *
     * <p>Addresses, ports, keys and ICE lines stay as they are. The direction of each medium is the one that the offer
     * allows: {@code recvonly} for {@code sendonly}, {@code inactive} for {@code inactive}. Of the formats those stay
     * that are offered too. A crypto line has our key and the tag of the offered line with its suite (RFC 4568 section
     * 5.1.2). A medium that they have disabled is disabled, one that we do not have is refused with port 0.
     *
     * <p>It is impossible if nothing but refused media would be left, another transport is offered, no format or no
     * suite of ours, or no {@code rtcp-mux} where we have it, if media are missing, or if our side of a DTLS handshake
     * is not said.
     *
     * @param previous what we have sent last, an offer or an answer; best narrowed by {@link #agreed}
     * @param offer what the other side offers now
     * @return the answer, or what is in its way
     */
    public static SessionAnswer again(SessionDescription previous, SessionDescription offer) {
        return new Again(previous, offer).answer();
    }

    /**
     * What remains of our description once the other one is known: of our formats, suites and media those that it has
     * too. After an answer of ours, that is the answer.
     *
     * @param ours what we have sent, an offer or an answer
     * @param theirs the answer to it, or the offer that it answers
     * @return our side of the session; the same object if nothing is left out
     */
    public static SessionDescription agreed(SessionDescription ours, SessionDescription theirs) {
        return Agreed.narrowed(ours, theirs);
    }
}
