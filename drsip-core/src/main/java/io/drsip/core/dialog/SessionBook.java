package io.drsip.core.dialog;

import io.drsip.core.sdp.SdpChecks;
import io.drsip.core.sdp.SdpFinding;
import io.drsip.core.sdp.SentSession;
import io.drsip.core.sdp.SessionAnswer;
import io.drsip.core.sdp.SessionChange;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.MediaDirection;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What both sides of a call have sent, and by that what we send next.
 *
 * <p>An offer that was refused has changed nothing, but its version in {@code o=} is used up: what differs from it gets
 * the next one, so that no version is told twice with different words. Single thread.
 */
final class SessionBook {

    private final HoldForm form;

    /** Our side as agreed, and what we have sent last: the same unless that was an offer without an answer. */
    private KeptSession agreed;

    private KeptSession sent;
    private KeptSession theirs;

    // Who holds.
    private boolean holding;
    private boolean held;

    SessionBook(HoldForm form, SessionDescription ours, SessionDescription theirs) {
        this.form = form;
        this.agreed = new KeptSession(ours);
        this.sent = agreed;
        this.theirs = new KeptSession(theirs);
        this.held = isHold(theirs);
    }

    // --- our offers ----------------------------------------------------------------------------------------------

    SessionDescription offer(Wish wish) {
        SessionDescription ours = ours();
        if (wish instanceof Wish.Offer offer) {
            SessionDescription wanted = offer.description();
            return numbered(
                    form == HoldForm.INACTIVE ? last(SentSession.of(ours).offer(wanted)) : wanted);
        }
        return numbered(
                wish == Wish.Simple.HOLD
                        ? directed(ours, this::held)
                        : wish == Wish.Simple.RESUME ? directed(ours, direction -> MediaDirection.SENDRECV) : ours);
    }

    private MediaDirection held(MediaDirection direction) {
        boolean music = form == HoldForm.SENDONLY && direction.sends();
        return music ? MediaDirection.SENDONLY : MediaDirection.INACTIVE;
    }

    void offered(SessionDescription offer) {
        sent = new KeptSession(offer);
    }

    int offeredMedia() {
        return sent.open().media().size();
    }

    /** What we have offered last is agreed. */
    void answered(Wish wish, SessionDescription answer) {
        agreed = sent;
        theirs = new KeptSession(answer);
        SessionDescription ours = ours();
        holding = wish == Wish.Simple.REFRESH ? holding : isHold(ours);
        boolean sends = IntStream.range(0, ours.media().size())
                .anyMatch(
                        index -> isActive(ours, index) && ours.direction(index).sends());
        // Of whoever is not sent to, nobody knows whether it would listen.
        held = sends ? isHold(answer) : held;
    }

    // --- their offers --------------------------------------------------------------------------------------------

    Set<SessionChange> changes(SessionDescription offer) {
        return SessionChange.between(theirs.open(), offer, ours());
    }

    /** An answer with the session that we have; who holds goes on holding. */
    SessionAnswer again(SessionDescription offer) {
        SessionAnswer answer = SessionAnswer.again(SessionAnswer.agreed(ours(), theirs.open()), offer);
        return new SessionAnswer(
                answer.answer()
                        .map(found -> holding ? directed(found, this::held) : found)
                        .map(found -> shaped(offer, found)),
                answer.problem());
    }

    SessionDescription answer(SessionDescription offer, SessionDescription answer) {
        return shaped(offer, answer);
    }

    private SessionDescription shaped(SessionDescription offer, SessionDescription answer) {
        return numbered(form == HoldForm.INACTIVE ? last(SentSession.of(ours()).answer(offer, answer)) : answer);
    }

    void accepted(SessionDescription offer, SessionDescription answer) {
        sent = new KeptSession(answer);
        agreed = sent;
        theirs = new KeptSession(offer);
        held = isHold(offer);
        holding = holding && isHold(answer);
    }

    // --- both ----------------------------------------------------------------------------------------------------

    boolean isHeld() {
        return held;
    }

    SessionDescription ours() {
        return agreed.open();
    }

    /** What must not change while a call lasts. */
    List<SdpFinding> findings(SessionDescription next) {
        return SdpChecks.standard().change(sent.open(), next);
    }

    private SessionDescription numbered(SessionDescription next) {
        return last(SentSession.of(sent.open()).next(next));
    }

    private static SessionDescription last(SentSession session) {
        return session.last().orElseThrow();
    }

    /** Whether there are media, and the one who says so listens on none. */
    private static boolean isHold(SessionDescription description) {
        int[] active = IntStream.range(0, description.media().size())
                .filter(index -> isActive(description, index))
                .toArray();
        return active.length > 0
                && IntStream.of(active)
                        .noneMatch(index -> description.direction(index).receives());
    }

    private static boolean isActive(SessionDescription description, int index) {
        return !description.media().get(index).media().isRefused();
    }

    private static SessionDescription directed(
            SessionDescription description, UnaryOperator<MediaDirection> direction) {
        List<MediaDescription> media = new ArrayList<>(description.media());
        for (int index = 0; index < media.size(); index++) {
            MediaDirection before = description.direction(index);
            MediaDirection after = direction.apply(before);
            if (isActive(description, index) && before != after) {
                media.set(index, media.get(index).withLines(lines -> lines.withDirection(after)));
            }
        }
        return description.withMedia(media);
    }
}
