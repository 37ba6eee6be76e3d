package io.drsip.testkit;

import static io.drsip.testkit.Behaviour.NONE;
import static io.drsip.testkit.Behaviour.TRYING;
import static io.drsip.testkit.Behaviour.ringing;

import io.drsip.sip.Status;
import io.drsip.testkit.Step.Answer;
import io.drsip.testkit.Step.OnCancel;
import io.drsip.testkit.Step.Refuse;
import io.drsip.testkit.Step.RepeatAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can happen to a call into Teams beside {@link Behaviour}'s plain ways: forks that answer each other away,
 * answers that come twice, answers that cross a CANCEL, session timers. Each begins with Microsoft's checks.
 * Stateless.
 */
public final class CallBehaviours {

    private CallBehaviours() {}

    /**
     * Several endpoints ring, each with its own To tag, and yet another one answers without having rung (Microsoft, SIP
     * protocol).
     *
     * @param ringing how many ring
     * @return 100, a 180 from each, 200 with another tag
     */
    public static Behaviour answeredByAnother(int ringing) {
        List<Step> steps = new ArrayList<>(List.of(TRYING));
        for (int endpoint = 1; endpoint <= ringing; endpoint++) {
            steps.add(ringing(endpoint + 1));
        }
        steps.add(new Answer(NONE, 200, 1, true));
        return Behaviour.of("answered by another than the " + ringing + " that ring", steps.toArray(Step[]::new));
    }

    /**
     * Two endpoints answer at the same moment: the SBC is expected to acknowledge both and to hang one up (RFC 3261
     * section 13.2.2.4).
     *
     * @return 100, two 180, two 200
     */
    public static Behaviour answeredTwice() {
        return Behaviour.of(
                "answered twice",
                TRYING,
                ringing(1),
                ringing(2),
                new Answer(NONE, 200, 1, true),
                new Answer(NONE, 200, 2, true));
    }

    /**
     * The 200 comes again although it was acknowledged: another ACK is expected (RFC 3261 section 13.2.2.4).
     *
     * @param pause between the ACK and the second 200
     * @return 100, 180, 200, and 200 once more
     */
    public static Behaviour answerRepeatedAfterAck(Duration pause) {
        return Behaviour.of(
                "answer repeated after its ACK",
                TRYING,
                ringing(1),
                new Answer(NONE, 200, 1, true),
                new RepeatAnswer(pause));
    }

    /**
     * A 183 with SDP comes from the endpoint that answers, and the 200 repeats its SDP (RFC 6337 section 3.1.1).
     *
     * @return 100, 183, 180, 200, all with one tag
     */
    public static Behaviour earlyMediaKept() {
        return Behaviour.of(
                "early media kept", TRYING, new Answer(NONE, 183, 1, true), ringing(1), new Answer(NONE, 200, 1, true));
    }

    /**
     * The callee has forwarded the call (Azure, Direct routing SIP specification).
     *
     * @return 100, 181, 180, 200
     */
    public static Behaviour forwarded() {
        return Behaviour.of(
                "forwarded", TRYING, new Answer(NONE, 181, 1, false), ringing(1), new Answer(NONE, 200, 1, true));
    }

    /**
     * Nobody answers until the SBC sends CANCEL, which the 200 crosses: ACK and BYE are expected (RFC 3261 section
     * 9.1).
     *
     * @return 100, 180; behind the CANCEL 200 to the INVITE and 200 to the CANCEL
     */
    public static Behaviour answerCrossesCancel() {
        return Behaviour.ringsForever()
                .with(new OnCancel(NONE, CancelHabit.ANSWERED, NONE), ", and the answer crosses CANCEL");
    }

    /**
     * The same, but the 200 comes late.
     *
     * @param lateness between the CANCEL and the 200
     * @return 100, 180; long behind the CANCEL 200 to the INVITE and 200 to the CANCEL
     */
    public static Behaviour answerCrossesCancel(Duration lateness) {
        return Behaviour.ringsForever()
                .with(new OnCancel(NONE, CancelHabit.ANSWERED, lateness), ", and a late answer crosses CANCEL");
    }

    /**
     * Nobody answers, and a CANCEL is answered late.
     *
     * @param lateness between the CANCEL and what follows
     * @return 100, 180; long behind the CANCEL 200 to it and 487
     */
    public static Behaviour cancelAnsweredLate(Duration lateness) {
        return Behaviour.ringsForever()
                .with(new OnCancel(NONE, CancelHabit.USUAL, lateness), ", and CANCEL is answered late");
    }

    /**
     * Nobody answers, and a CANCEL is taken without effect: the SBC is expected to end the call itself after 64*T1 (RFC
     * 3261 section 9.1).
     *
     * @return 100, 180; behind the CANCEL 200 to it and nothing more
     */
    public static Behaviour cancelWithoutEffect() {
        return Behaviour.ringsForever()
                .with(new OnCancel(NONE, CancelHabit.WITHOUT_FINAL, NONE), ", and CANCEL is without effect");
    }

    /**
     * The session interval of the SBC is too small: it is expected to try again once, with at least the Min-SE (RFC
     * 4028 section 7.4; Microsoft, SIP 422 response codes). The next INVITE needs a behaviour of its own.
     *
     * @param minSe the least interval, whole seconds
     * @return 422 with Min-SE
     */
    public static Behaviour intervalTooSmall(Duration minSe) {
        Refusal refusal = new Refusal(Status.of(422), 127, "Session interval too small", 540422);
        Map<String, String> headers = Map.of("MIN-SE", Long.toString(minSe.toSeconds()));
        return Behaviour.of("interval too small, Min-SE " + minSe.toSeconds(), new Refuse(NONE, refusal, headers));
    }

    /**
     * Microsoft refreshes the session at half the interval (RFC 4028; Microsoft, Issues with inbound calls).
     *
     * @param interval of Session-Expires
     * @return 100, 180, 200 with {@code refresher=uas}
     */
    public static Behaviour refreshedByTeams(Duration interval) {
        return Behaviour.answered().withSession(SessionTimer.of(interval));
    }

    /**
     * The SBC has to refresh the session: a violation is noted if no re-INVITE comes at half the interval (RFC 4028
     * section 10).
     *
     * @param interval of Session-Expires
     * @return 100, 180, 200 with {@code refresher=uac}
     */
    public static Behaviour refreshedBySbc(Duration interval) {
        return Behaviour.answered().withSession(SessionTimer.of(interval).refreshedBySbc());
    }

    /**
     * Microsoft promises to refresh and does not: the SBC is expected to hang up before the interval has passed (RFC
     * 4028 section 10).
     *
     * @param interval of Session-Expires
     * @return 100, 180, 200 with {@code refresher=uas}
     */
    public static Behaviour refresherVanishes(Duration interval) {
        return Behaviour.answered().withSession(SessionTimer.of(interval).vanishing());
    }
}
