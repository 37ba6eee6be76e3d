package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.isOf;
import static io.drsip.testkit.demo.Witness.isOurAnswer;
import static io.drsip.testkit.demo.Witness.isOurs;

import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.RequestPath;
import io.drsip.testkit.SessionTimer;
import java.time.Duration;
import java.util.Optional;

/** What happens while people talk. Single thread. */
final class TalkStages extends Act {

    /** No session is shorter (RFC 4028 section 5). */
    private static final Duration SHORTEST = Duration.ofSeconds(90);

    TalkStages(World world, Timeline timeline, Witness witness, Optional<Stage> sabotage) {
        super(world, timeline, witness, sabotage);
    }

    void hold() {
        long before = witness.now();
        Talk talk = talk(plan(World.CUSTOMER, "+14255550199"));
        String call = talk.teams().callId();
        try {
            if (isSabotaged(Stage.HOLD)) {
                result(talk.teams().reinvites().answerNext(Status.NOT_ACCEPTABLE_HERE), "the sabotage failed");
            }
            // One after the other on one connection, so that nothing overtakes the ACK of the first.
            result(talk.teams().requestsCome(RequestPath.SAME_CONNECTION), "the call is over");
            timeline.line("Teams", "holds the call, and goes on with it");
            require(result(talk.teams().hold(), "no answer to the hold").isSuccess(), "the SBC refused the hold");
            require(result(talk.teams().resume(), "no answer to the offer").isSuccess(), "the SBC did not go on");
            expectAnswer(before, call, "inactive");
            timeline.line("PBX", "holds the call, and goes on with it");
            long held = witness.now();
            result(talk.pbx().hold().toCompletableFuture(), "Microsoft did not agree to the hold");
            result(talk.pbx().resume().toCompletableFuture(), "Microsoft did not go on");
            witness.expect(held, "no hold of the PBX", message -> isReinvite(message, call, true, "inactive"));
            long resumed = witness.expect(
                            held, "the PBX did not go on", message -> isReinvite(message, call, true, "sendrecv"))
                    .number();
            witness.expect(resumed, "no ACK", message -> isOf(message, call) && isOurs(message, Method.ACK));
            result(talk.teams().hangUp(), "no answer to the BYE");
        } finally {
            witness.show(call);
        }
        witness.expectNoViolation(call);
        passed("each side held the call with a=inactive and went on with a=sendrecv");
    }

    void refresh() {
        SessionTimer usual = SessionTimer.of(SHORTEST);
        SessionTimer timer = isSabotaged(Stage.REFRESH) ? usual.vanishing() : usual;
        long before = witness.now();
        Talk talk = talk(plan(World.OWN, "+14255550188").sessionTimer(timer));
        String call = talk.teams().callId();
        try {
            Recorded.Message first = ok(before, call, "no 200 to the INVITE");
            String agreed = first.header("Session-Expires");
            require(agreed.equals("90;refresher=uac"), "the SBC agreed to Session-Expires: " + agreed);
            timeline.line("Teams", "refreshes after 45 s, which pass in less than one");
            long refresh = witness.expect(
                            before,
                            "no refresh came from Teams",
                            message -> isReinvite(message, call, false, "sendrecv"))
                    .number();
            Recorded.Message second = ok(refresh, call, "the refresh was not answered with 200");
            require(origin(second).equals(origin(first)), "the refresh has changed the session");
            require(second.header("Session-Expires").equals(agreed), "the next refresh is not agreed upon");
            result(talk.teams().hangUp(), "no answer to the BYE");
        } finally {
            witness.show(call);
        }
        witness.expectNoViolation(call);
        passed("200 with the same session, version for version");
    }

    private Recorded.Message ok(long after, String call, String failure) {
        return witness.expect(
                after, failure, message -> isOf(message, call) && isOurAnswer(message, 200, Method.INVITE));
    }

    private void expectAnswer(long after, String call, String direction) {
        witness.expect(
                after,
                "no 200 said a=" + direction,
                message -> isOf(message, call)
                        && isOurAnswer(message, 200, Method.INVITE)
                        && body(message).contains("a=" + direction));
    }

    private static boolean isReinvite(Recorded.Message message, String call, boolean ours, String direction) {
        return isOf(message, call)
                && message.isReceived() == ours
                && message.isRequest(Method.INVITE)
                && !tag(message.header("To")).isEmpty()
                && body(message).contains("a=" + direction);
    }

    private static String origin(Recorded.Message message) {
        return body(message)
                .lines()
                .filter(line -> line.startsWith("o="))
                .findFirst()
                .orElse("");
    }
}
