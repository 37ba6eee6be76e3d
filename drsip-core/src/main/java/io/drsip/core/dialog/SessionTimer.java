package io.drsip.core.dialog;

import io.drsip.core.Machine;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MinSe;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SessionExpires;
import io.drsip.sip.SessionExpires.Refresher;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The session timer of one call, in both roles, refreshed by INVITE only (RFC 4028).
 *
 * <pre>
 *  state       a 2xx to an INVITE, in either direction  half is over           the end is near  stop
 *              with Session-Expires       without
 *  OFF         REFRESHING or WATCHING     OFF           -                      -                OFF
 *  REFRESHING  REFRESHING or WATCHING     OFF           ASKED, asks for a      -                OFF
 *                                                       refresh
 *  ASKED       REFRESHING or WATCHING     OFF           -                      OFF, expired     OFF
 *  WATCHING    REFRESHING or WATCHING     OFF           -                      OFF, expired     OFF
 * </pre>
 *
 * <p>REFRESHING is for the one who refreshes, WATCHING for the other one; both count from the 2xx on. Near is the end
 * when min(32 s, a third of the interval) are left (section 10), also for the one whose refresh was not answered with
 * a 2xx: so a refused refresh leaves people their time. A leg without timers stays OFF, asks for none and reads none.
 *
 * <p>In our INVITE we are the one who refreshes, as long as nothing else has been agreed. In our 2xx a shorter interval
 * of the other side is taken, a longer one becomes ours, or their Min-SE. What cannot be read counts as missing. Single
 * thread.
 */
public final class SessionTimer implements Machine<SessionTimer.Output> {

    /** What it asks for. */
    public enum Output {
        /** Send an INVITE that changes nothing. */
        REFRESH,
        /** Nobody has refreshed the session: end the call with BYE. */
        EXPIRED
    }

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(32);

    private final LegProfile profile;
    private final Queue<Output> outputs = new ArrayDeque<>();

    // What has been agreed, and the largest Min-SE that the other side has asked for.
    private Optional<SessionTerms> terms = Optional.empty();
    private Duration asked = Duration.ZERO;
    private boolean retried;

    // When something happens; both are empty if OFF.
    private Optional<Instant> refresh = Optional.empty();
    private Optional<Instant> end = Optional.empty();

    /**
     * Starts without a session.
     *
     * @param profile says whether there is a timer, and what we want
     */
    public SessionTimer(LegProfile profile) {
        this.profile = profile;
    }

    // --- our INVITE ----------------------------------------------------------------------------------------------

    /**
     * What our INVITE says, the first one or a later one (RFC 4028 sections 7.1 and 7.4).
     *
     * @return headers to add
     */
    public SessionHeaders request() {
        return profile.sessionInterval().map(this::request).orElse(SessionHeaders.NONE);
    }

    private SessionHeaders request(Duration wanted) {
        Duration interval = longer(terms.map(SessionTerms::interval).orElse(wanted), asked);
        boolean weRefresh = terms.map(SessionTerms::weRefresh).orElse(true);
        Duration minSe = longer(profile.minSe(), asked);
        boolean said = !asked.isZero() || minSe.compareTo(LegProfile.SHORTEST_SESSION) > 0;
        return new SessionHeaders(
                Optional.of(SessionExpires.of(interval).withRefresher(weRefresh ? Refresher.UAC : Refresher.UAS)),
                said ? Optional.of(MinSe.of(minSe)) : Optional.empty(),
                SessionHeaders.TIMER,
                List.of());
    }

    /**
     * Our INVITE was answered with 2xx (section 7.2). Without a Session-Expires in it, no refresh is needed.
     *
     * @param answer the 2xx
     * @param now when it came
     */
    public void onAnswered(SipResponse answer, Instant now) {
        retried = false;
        if (profile.sessionInterval().isPresent()) {
            boolean before = terms.map(SessionTerms::weRefresh).orElse(true);
            become(
                    sessionExpires(answer)
                            .map(value -> new SessionTerms(
                                    longer(value.interval(), LegProfile.SHORTEST_SESSION),
                                    value.refresher()
                                            .map(who -> who == Refresher.UAC)
                                            .orElse(before))),
                    now);
        }
    }

    /**
     * Our INVITE was answered with 422 (section 7.3). It is sent once more, with what {@link #request} says then.
     *
     * @param refusal the 422
     * @return whether to send it again; false if it says no Min-SE above what we have asked for, or for the second time
     */
    public boolean onTooSmall(SipResponse refusal) {
        Optional<Duration> wanted = minSe(refusal);
        boolean again = !retried
                && request().sessionExpires().isPresent()
                && wanted.filter(least ->
                                least.compareTo(request().sessionExpires().get().interval()) > 0)
                        .isPresent();
        if (again) {
            asked = longer(asked, wanted.get());
            retried = true;
        }
        return again;
    }

    // --- their INVITE --------------------------------------------------------------------------------------------

    /**
     * Whether a received INVITE wants a shorter interval than we take (section 9).
     *
     * @param invite the first one or a later one
     * @return what Min-SE of a 422 says; empty if it may be answered with 2xx, also if the other side would not
     *     understand a 422
     */
    public Optional<MinSe> tooSmall(SipRequest invite) {
        boolean small = profile.sessionInterval().isPresent() && supports(invite) && isTooSmall(invite);
        return small ? Optional.of(MinSe.of(profile.minSe())) : Optional.empty();
    }

    private boolean isTooSmall(SipRequest invite) {
        return sessionExpires(invite)
                .filter(value -> value.interval().compareTo(profile.minSe()) < 0)
                .isPresent();
    }

    /**
     * A received INVITE is answered with 2xx (section 9): what has been agreed counts from now on.
     *
     * @param invite the first one or a later one
     * @param now when the 2xx is sent
     * @return headers to add to the 2xx
     */
    public SessionHeaders accept(SipRequest invite, Instant now) {
        Optional<Duration> least = minSe(invite);
        if (profile.sessionInterval().isEmpty()) {
            return SessionHeaders.NONE;
        }
        asked = longer(asked, least.orElse(Duration.ZERO));
        boolean supported = supports(invite);
        // Somebody who does not know 422 has got no answer to a small interval but that there is none.
        Optional<SessionTerms> agreed = isTooSmall(invite)
                ? Optional.empty()
                : Optional.of(new SessionTerms(
                        interval(sessionExpires(invite).map(SessionExpires::interval), least),
                        weRefresh(invite, supported)));
        become(agreed, now);
        return new SessionHeaders(
                agreed.map(SessionTerms::ofAnswer),
                Optional.empty(),
                SessionHeaders.TIMER,
                supported && agreed.isPresent() ? SessionHeaders.TIMER : List.of());
    }

    /** Never above what was asked for, never below their Min-SE, and else what we have or want. */
    private Duration interval(Optional<Duration> theirs, Optional<Duration> least) {
        Duration ours =
                terms.map(SessionTerms::interval).or(profile::sessionInterval).orElseThrow();
        Duration possible = longer(ours, least.orElse(Duration.ZERO));
        return theirs.filter(value -> value.compareTo(possible) < 0).orElse(possible);
    }

    /** Table 2 of section 9; where it leaves the choice, whoever refreshes goes on, else the one who has asked. */
    private boolean weRefresh(SipRequest invite, boolean supported) {
        Optional<SessionExpires> theirs = sessionExpires(invite);
        boolean choice = terms.map(SessionTerms::weRefresh).orElse(theirs.isEmpty());
        return !supported
                || theirs.flatMap(SessionExpires::refresher)
                        .map(who -> who == Refresher.UAS)
                        .orElse(choice);
    }

    // --- reading -------------------------------------------------------------------------------------------------

    private static Optional<SessionExpires> sessionExpires(SipMessage message) {
        return message.headers().sound(HeaderType.SESSION_EXPIRES).stream().findFirst();
    }

    private static Optional<Duration> minSe(SipMessage message) {
        return message.headers().sound(HeaderType.MIN_SE).stream().findFirst().map(MinSe::interval);
    }

    private static boolean supports(SipMessage message) {
        return message.headers().sound(HeaderType.SUPPORTED).contains(OptionTag.TIMER)
                || message.headers().sound(HeaderType.REQUIRE).contains(OptionTag.TIMER);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    // --- time ----------------------------------------------------------------------------------------------------

    /**
     * What has been agreed.
     *
     * @return empty if there is no timer
     */
    public Optional<SessionTerms> terms() {
        return terms;
    }

    /** The call is over. */
    public void stop() {
        outputs.clear();
        terms = Optional.empty();
        refresh = Optional.empty();
        end = Optional.empty();
    }

    private void become(Optional<SessionTerms> agreed, Instant now) {
        outputs.clear();
        terms = agreed;
        refresh = agreed.filter(SessionTerms::weRefresh)
                .map(found -> now.plus(found.interval().dividedBy(2)));
        end = agreed.map(SessionTerms::interval)
                .map(interval -> now.plus(interval).minus(margin(interval)));
    }

    private static Duration margin(Duration interval) {
        Duration third = interval.dividedBy(3);
        return third.compareTo(LONGEST_MARGIN) < 0 ? third : LONGEST_MARGIN;
    }

    @Override
    public @Nullable Output poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        return refresh.or(() -> end);
    }

    @Override
    public void onTimeout(Instant now) {
        if (end.filter(at -> !now.isBefore(at)).isPresent()) {
            stop();
            outputs.add(Output.EXPIRED);
        } else if (refresh.filter(at -> !now.isBefore(at)).isPresent()) {
            refresh = Optional.empty();
            outputs.add(Output.REFRESH);
        }
    }
}
