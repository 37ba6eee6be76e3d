package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import java.util.Optional;

/**
 * What one leg of a call has sent last, and by that what it sends next: an {@code o=} line of its own, and a hold in
 * the form that Microsoft understands. Immutable.
 *
 * <p>The first description keeps its {@code o=}. From then on the leg is that session (RFC 3264 section 8): user,
 * session and address stay whatever the PBX writes, and the version is one more than before, or the same if nothing
 * else has changed. Each leg of a call has its own.
 */
public final class SentSession {

    private static final SentSession NONE = new SentSession(Optional.empty());

    private final Optional<SessionDescription> last;

    private SentSession(Optional<SessionDescription> last) {
        this.last = last;
    }

    /**
     * A leg that has sent nothing.
     *
     * @return the start
     */
    public static SentSession none() {
        return NONE;
    }

    /**
     * A leg that has sent a description, such as one that was kept elsewhere.
     *
     * @param description what was sent, as it was sent
     * @return the leg
     */
    public static SentSession of(SessionDescription description) {
        return new SentSession(Optional.of(description));
    }

    /**
     * What was sent last.
     *
     * @return the description as it went out; empty if none did
     */
    public Optional<SessionDescription> last() {
        return last;
    }

    /**
     * The leg offers something. The first offer is left alone. In a later one each medium that is held by {@code
     * sendonly}, {@code recvonly} or {@code c=0.0.0.0} becomes {@code inactive}, with the address and port that it had
     * if it was there before (Microsoft, Direct Routing protocols: nothing else is understood, and media are not sent
     * to another address).
     *
     * @param offer what the PBX wants to send
     * @return the leg after it; {@link #last} is what goes out
     */
    public SentSession offer(SessionDescription offer) {
        return next(last.map(previous -> Hold.offer(previous, offer)).orElse(offer));
    }

    /**
     * The leg answers something. The first answer is left alone. In a later one a medium that was offered {@code
     * inactive} is answered so (RFC 3264 section 6.1), and one that is held becomes {@code inactive} as in an offer.
     *
     * @param offer what was received
     * @param answer what the PBX wants to send
     * @return the leg after it; {@link #last} is what goes out
     */
    public SentSession answer(SessionDescription offer, SessionDescription answer) {
        return next(last.map(previous -> Hold.answer(previous, offer, answer)).orElse(answer));
    }

    /**
     * The leg sends something, whatever it is: only the {@code o=} line is looked after.
     *
     * @param description what is to be sent
     * @return the leg after it; {@link #last} is what goes out
     */
    public SentSession next(SessionDescription description) {
        return of(last.map(previous -> versioned(previous, description)).orElse(description));
    }

    private static SessionDescription versioned(SessionDescription previous, SessionDescription next) {
        SessionDescription same = next.withOrigin(previous.origin());
        return same.equals(previous)
                ? previous
                : next.withOrigin(previous.origin().nextVersion());
    }
}
