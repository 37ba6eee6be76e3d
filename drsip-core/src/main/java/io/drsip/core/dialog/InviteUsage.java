package io.drsip.core.dialog;

import io.drsip.core.Machine;
import io.drsip.core.dialog.InviteOutput.End;
import io.drsip.core.dialog.InviteOutput.Held;
import io.drsip.core.dialog.InviteOutput.MediaRestarted;
import io.drsip.core.dialog.InviteOutput.OfferAnswered;
import io.drsip.core.dialog.InviteOutput.OfferFailed;
import io.drsip.core.dialog.InviteOutput.OfferRefused;
import io.drsip.core.dialog.InviteOutput.Offered;
import io.drsip.core.dialog.InviteOutput.RefreshFailed;
import io.drsip.core.dialog.InviteOutput.Refreshed;
import io.drsip.core.dialog.InviteOutput.Respond;
import io.drsip.core.dialog.InviteOutput.Resumed;
import io.drsip.core.dialog.InviteOutput.SendInvite;
import io.drsip.core.dialog.InviteOutput.Warn;
import io.drsip.core.sdp.SdpFinding;
import io.drsip.core.sdp.SessionAnswer;
import io.drsip.core.sdp.SessionChange;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The offers and answers of a call that has been answered, whoever called (RFC 3261 section 14, RFC 3264 section 8).
 *
 * <pre>
 *  state       their INVITE            ACK    answer, accept   refuse  our wish   2xx    refused         time
 *  IDLE        200: CONFIRMING,        -      -                -       INVITE:    -      -               INVITE:
 *              asked: ASKED, or 488                                    OFFERING                          OFFERING
 *  OFFERING    491                     -      -                -       waits      IDLE   IDLE; 408, 481  -
 *                                                                                        or none: ENDED
 *  ASKED       500, Retry-After        -      200: CONFIRMING  IDLE    waits      -      -               488: IDLE
 *  CONFIRMING  500, Retry-After        IDLE   -                -       waits      -      -               -
 *  ENDED       -                       -      -                -       -          -      -               -
 * </pre>
 *
 * <p>Whoever enters IDLE sends what waits. One wish may wait behind the one that was sent; a refresh waits besides, and
 * is forgotten with the next 2xx in either direction, which has refreshed the session.
 *
 * <p>An offer that changes nothing, or only who sends, is answered here; the PBX hears of it. An offer that changes
 * media is the PBX's to answer, and refused with 488 if it does not in time. An INVITE without an offer is refused with
 * 488 too: the other side would get our offer in a 2xx and have its own say in an ACK, which nobody could refuse.
 *
 * <p>A wish refused with 491 is sent again once, after 2.1 to 4 s by the owner of the Call-ID, after up to 2 s by the
 * other side (section 14.1); one refused with 500 or 503 once after its Retry-After, if that is no more than 64*T1.
 * {@link #onTimeout} and the other inputs give what is to be sent in the order of its sending. Single thread.
 */
public final class InviteUsage implements Machine<InviteOutput> {

    /** See the table. */
    enum State {
        IDLE,
        OFFERING,
        ASKED,
        CONFIRMING,
        ENDED
    }

    private final LegProfile profile;
    private final Glare glare;
    private final SessionBook book;
    private final Wishes wishes = new Wishes();
    private final Queue<InviteOutput> outputs = new ArrayDeque<>();

    private State state;

    // The offer that the PBX is asked about, with its end.
    private @Nullable SessionDescription asked;
    private Instant askedUntil = Instant.MAX;

    private InviteUsage(LegProfile profile, Glare glare, SessionBook book, State state) {
        this.profile = profile;
        this.glare = glare;
        this.book = book;
        this.state = state;
    }

    /**
     * The usage of our INVITE, once it has been answered with 2xx.
     *
     * @param profile what the leg is like
     * @param ours the last description that we have sent, as it was sent
     * @param theirs the last one that was received
     * @param random decides who waits how long
     * @return a new machine
     */
    public static InviteUsage ofOurs(
            LegProfile profile, SessionDescription ours, SessionDescription theirs, RandomGenerator random) {
        SessionBook book = new SessionBook(profile.holdForm(), ours, theirs);
        return new InviteUsage(profile, new Glare(profile, true, random), book, State.IDLE);
    }

    /**
     * The usage of an INVITE that we have just answered with 2xx; its ACK is still to come.
     *
     * @param profile what the leg is like
     * @param ours the last description that we have sent, as it was sent
     * @param theirs the last one that was received
     * @param random decides who waits how long
     * @return a new machine
     */
    public static InviteUsage ofTheirs(
            LegProfile profile, SessionDescription ours, SessionDescription theirs, RandomGenerator random) {
        SessionBook book = new SessionBook(profile.holdForm(), ours, theirs);
        return new InviteUsage(profile, new Glare(profile, false, random), book, State.CONFIRMING);
    }

    // --- what comes from the other side ----------------------------------------------------------------------------

    /**
     * An INVITE was received in the dialog, in order.
     *
     * @param offer its session description; empty if it has none
     * @param now when it came
     */
    public void onOffer(Optional<SessionDescription> offer, Instant now) {
        switch (state) {
            case IDLE ->
                offer.ifPresentOrElse(
                        found -> onOffer(found, now),
                        () -> refuse(Status.NOT_ACCEPTABLE_HERE, "An INVITE needs a session description"));
            case OFFERING -> refuse(Status.REQUEST_PENDING, "");
            case ASKED, CONFIRMING ->
                outputs.add(new Respond(Status.SERVER_ERROR, Optional.empty(), Optional.of(glare.retryAfter()), ""));
            case ENDED -> {}
        }
    }

    private void onOffer(SessionDescription offer, Instant now) {
        Set<SessionChange> changes = book.changes(offer);
        SessionAnswer answer = book.again(offer);
        boolean simple = !changes.contains(SessionChange.MEDIA) && !changes.contains(SessionChange.ICE);
        if (simple && answer.answer().isPresent()) {
            boolean silent = changes.isEmpty();
            respond(offer, answer.answer().get());
            outputs.add(
                    silent
                            ? new Refreshed(false, Optional.empty())
                            : book.isHeld() ? new Held(offer) : new Resumed(offer));
            return;
        }
        state = State.ASKED;
        asked = offer;
        askedUntil = now.plus(profile.offerTime());
        outputs.add(changes.contains(SessionChange.ICE) ? new MediaRestarted(offer) : new Offered(offer));
    }

    /**
     * The ACK to our 2xx was received.
     *
     * @param now when it came
     */
    public void onAck(Instant now) {
        if (state == State.CONFIRMING) {
            becomeIdle(now);
        }
    }

    /**
     * The other side has cancelled its INVITE; the CANCEL itself is answered elsewhere.
     *
     * @param now when it came
     */
    public void onCancelled(Instant now) {
        refuseAsked(Status.REQUEST_TERMINATED, "the other side has cancelled its offer", now);
    }

    /**
     * Our INVITE was answered with a 2xx, the first one of it.
     *
     * @param answer its session description; empty if it has none
     * @param now when it came
     */
    public void onAnswered(Optional<SessionDescription> answer, Instant now) {
        Wish done = wishes.current();
        if (state != State.OFFERING || done == null) {
            return;
        }
        wishes.onRefreshed();
        answer.ifPresentOrElse(found -> onAnswered(done, found), () -> onUnanswered(done, "without an answer"));
        wishes.finish();
        becomeIdle(now);
    }

    private void onAnswered(Wish done, SessionDescription answer) {
        if (answer.media().size() != book.offeredMedia()) {
            onUnanswered(done, "with " + answer.media().size() + " media instead of " + book.offeredMedia());
            return;
        }
        boolean held = book.isHeld();
        Optional<SessionDescription> changed = book.changes(answer).isEmpty() ? Optional.empty() : Optional.of(answer);
        book.answered(done, answer);
        outputs.add(done == Wish.Simple.REFRESH ? new Refreshed(true, changed) : new OfferAnswered(answer));
        tellHold(held, answer);
    }

    private void onUnanswered(Wish done, String how) {
        outputs.add(
                done == Wish.Simple.REFRESH
                        ? new Refreshed(true, Optional.empty())
                        : new OfferFailed(Status.OK, "the other side has accepted " + how));
    }

    /**
     * Our INVITE was refused. One refused with 422 that is sent again with other headers is none ({@link
     * SessionTimer#onTooSmall}).
     *
     * @param status 300 or more
     * @param retryAfter what its Retry-After says
     * @param now when it came
     */
    public void onRefused(Status status, Optional<Duration> retryAfter, Instant now) {
        Wish refused = wishes.current();
        if (state != State.OFFERING || refused == null) {
            return;
        }
        if (status.equals(Status.REQUEST_TIMEOUT) || status.equals(Status.NO_SUCH_CALL)) {
            end("the other side does not know the call any more: " + words(status));
            return;
        }
        Optional<Duration> wait = wishes.mayRepeat() ? glare.wait(status, retryAfter) : Optional.empty();
        if (wait.isPresent()) {
            wishes.repeat(now.plus(wait.get()));
        } else {
            boolean refresh = refused == Wish.Simple.REFRESH;
            outputs.add(refresh ? new RefreshFailed(status, words(status)) : new OfferFailed(status, words(status)));
            wishes.finish();
        }
        becomeIdle(now);
    }

    private static String words(Status status) {
        return (status.code() + " " + status.phrase()).strip();
    }

    /**
     * Nobody has answered our INVITE, or it could not be sent.
     *
     * @param cause what was waited for, in words
     */
    public void onNoResponse(String cause) {
        if (state == State.OFFERING) {
            end(cause);
        }
    }

    // --- what comes from the PBX -----------------------------------------------------------------------------------

    /**
     * Answers the offer that waits.
     *
     * @param answer as the PBX has made it; its {@code o=} and its form of a hold are looked after
     * @param now the moment
     * @return what is in the way; empty if it is sent
     * @throws IllegalArgumentException if it has not as many media as the offer
     */
    public Optional<String> answer(SessionDescription answer, Instant now) {
        SessionDescription offer = asked;
        if (offer == null) {
            return Optional.of("no offer waits for an answer");
        }
        if (answer.media().size() != offer.media().size()) {
            throw new IllegalArgumentException(
                    "answer must have " + offer.media().size() + " media as the offer has, not "
                            + answer.media().size() + ": refuse some with port 0");
        }
        SessionDescription description = book.answer(offer, answer);
        warn(description);
        answerAsked(offer, description);
        return Optional.empty();
    }

    /**
     * Answers the offer that waits with the session that we have.
     *
     * @param now the moment
     * @return what is in the way, and then the offer waits on; empty if the answer is sent
     */
    public Optional<String> accept(Instant now) {
        SessionDescription offer = asked;
        if (offer == null) {
            return Optional.of("no offer waits for an answer");
        }
        if (book.changes(offer).contains(SessionChange.ICE)) {
            return Optional.of("ICE restarts, which needs an answer with new credentials");
        }
        SessionAnswer answer = book.again(offer);
        answer.answer().ifPresent(description -> answerAsked(offer, description));
        return answer.answer().isPresent() ? Optional.empty() : Optional.of(answer.problem());
    }

    private void answerAsked(SessionDescription offer, SessionDescription description) {
        boolean held = book.isHeld();
        respond(offer, description);
        tellHold(held, offer);
    }

    /**
     * Refuses the offer that waits: the session is the one of before.
     *
     * @param status 300 or more, such as 488
     * @param now the moment
     * @return what is in the way; empty if it is sent
     * @throws IllegalArgumentException if the status refuses nothing
     */
    public Optional<String> refuse(Status status, Instant now) {
        if (!status.isFinal() || status.isSuccess()) {
            throw new IllegalArgumentException("status must be 300 or more, not " + status);
        }
        if (asked == null) {
            return Optional.of("no offer waits for an answer");
        }
        refuse(status, "");
        becomeIdle(now);
        return Optional.empty();
    }

    /**
     * Offers another session, at once or after what is under way.
     *
     * @param description as the PBX has made it; its {@code o=} and its form of a hold are looked after
     * @param now the moment
     * @return what is in the way; empty if it is sent or waits
     */
    public Optional<String> offer(SessionDescription description, Instant now) {
        return want(new Wish.Offer(description), now);
    }

    /**
     * Holds the call.
     *
     * @param now the moment
     * @return what is in the way; empty if it is sent or waits
     */
    public Optional<String> hold(Instant now) {
        return want(Wish.Simple.HOLD, now);
    }

    /**
     * Sends and listens again on all media.
     *
     * @param now the moment
     * @return what is in the way; empty if it is sent or waits
     */
    public Optional<String> resume(Instant now) {
        return want(Wish.Simple.RESUME, now);
    }

    private Optional<String> want(Wish wanted, Instant now) {
        if (state == State.ENDED) {
            return Optional.of("the call is over");
        }
        if (!wishes.add(wanted)) {
            return Optional.of("another change of the session waits already");
        }
        proceed(now);
        return Optional.empty();
    }

    /**
     * The session timer wants a refresh.
     *
     * @param now the moment
     */
    public void refresh(Instant now) {
        if (state != State.ENDED) {
            wishes.refresh();
            proceed(now);
        }
    }

    /** The call is over for another reason, such as a BYE. An INVITE that waits is answered with 487. */
    public void end() {
        if (state == State.ASKED) {
            refuse(Status.REQUEST_TERMINATED, "");
        }
        state = State.ENDED;
        asked = null;
        wishes.clear();
    }

    private void end(String words) {
        end();
        outputs.add(new End(words));
    }

    // --- what is sent ----------------------------------------------------------------------------------------------

    private void refuse(Status status, String words) {
        outputs.add(new Respond(status, Optional.empty(), Optional.empty(), words));
    }

    private void refuseAsked(Status status, String words, Instant now) {
        if (state == State.ASKED) {
            refuse(status, "");
            outputs.add(new OfferRefused(status, words));
            becomeIdle(now);
        }
    }

    private void respond(SessionDescription offer, SessionDescription answer) {
        book.accepted(offer, answer);
        outputs.add(new Respond(Status.OK, Optional.of(answer), Optional.empty(), ""));
        state = State.CONFIRMING;
        asked = null;
        wishes.onRefreshed();
    }

    private void tellHold(boolean before, SessionDescription theirs) {
        if (book.isHeld() != before) {
            outputs.add(before ? new Resumed(theirs) : new Held(theirs));
        }
    }

    private void warn(SessionDescription description) {
        List<SdpFinding> findings = book.findings(description);
        if (!findings.isEmpty()) {
            outputs.add(new Warn(findings));
        }
    }

    private void becomeIdle(Instant now) {
        state = State.IDLE;
        asked = null;
        proceed(now);
    }

    private void proceed(Instant now) {
        Wish wish = state == State.IDLE ? wishes.take(now) : null;
        if (wish != null) {
            SessionDescription offer = book.offer(wish);
            warn(offer);
            book.offered(offer);
            state = State.OFFERING;
            outputs.add(new SendInvite(offer));
        }
    }

    // --- time ------------------------------------------------------------------------------------------------------

    State state() {
        return state;
    }

    @Override
    public @Nullable InviteOutput poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        if (state == State.ASKED) {
            return Optional.of(askedUntil);
        }
        return state == State.IDLE ? wishes.deadline() : Optional.empty();
    }

    @Override
    public void onTimeout(Instant now) {
        if (state == State.ASKED && !now.isBefore(askedUntil)) {
            String words =
                    "nobody has answered it within " + profile.offerTime().toSeconds() + " s";
            refuseAsked(Status.NOT_ACCEPTABLE_HERE, words, now);
        } else {
            proceed(now);
        }
    }
}
