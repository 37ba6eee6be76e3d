package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.isAnsweredBye;
import static io.drsip.testkit.demo.Witness.isAt;
import static io.drsip.testkit.demo.Witness.isOf;
import static io.drsip.testkit.demo.Witness.isOurAnswer;
import static io.drsip.testkit.demo.Witness.isOurs;

import io.drsip.call.CallEvent;
import io.drsip.call.IncomingCall;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.testkit.Behaviour;
import io.drsip.testkit.CallBehaviours;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.CallRepeat;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.SimulatedCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls are set up, in both directions, or refused. Single thread. */
final class CallStages extends Act {

    CallStages(World world, Timeline timeline, Witness witness, Optional<Stage> sabotage) {
        super(world, timeline, witness, sabotage);
    }

    void fromTeams(Stage stage, Fqdn tenant, String number) {
        if (isSabotaged(stage)) {
            world.pbx().refuse(tenant);
        }
        CallPlan plan = CallPlan.builder(tenant.toString(), World.OUTSIDE, number)
                .displayName("John Doe")
                .build();
        long before = witness.now();
        SimulatedCall placed = result(world.teams().placeCall(plan), "Teams could not reach the SBC");
        String call = placed.callId();
        try {
            witness.expect(
                    before,
                    "no 200 to the INVITE",
                    message -> isOf(message, call)
                            && isOurAnswer(message, 200, Method.INVITE)
                            && message.header("Contact").contains("@" + tenant + ":"));
            witness.expect(before, "no ACK", message -> isOf(message, call) && message.isRequest(Method.ACK));
            timeline.line("Teams", "talks, then hangs up over a new connection");
            result(placed.hangUp(), "no answer to the BYE");
        } finally {
            witness.show(call);
        }
        witness.expectNoViolation(call);
        passed("answered with the Contact of " + tenant + ", confirmed, and ended by Teams");
    }

    void out() {
        String number = isSabotaged(Stage.CALL_OUT) ? "+14255550000" : World.CUSTOMER_USER;
        at(1).invites().next(Behaviour.forked(2));
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, number);
        String call = invite(before, 1).callId().orElse("");
        try {
            Recorded.Message ok = witness.expect(
                    before,
                    "the user did not answer",
                    message -> isOf(message, call) && !message.isReceived() && message.isResponse(200, Method.INVITE));
            Recorded.Message ack = witness.expect(
                    before, "no ACK to the 200", message -> isOf(message, call) && isOurs(message, Method.ACK));
            require(tag(ack.header("To")).equals(tag(ok.header("To"))), "the ACK has another tag than the 200");
            String target = ((SipRequest) ack.message()).requestUriText().toString();
            require(ok.header("Contact").contains(target), "the ACK does not go to the Contact as Microsoft wrote it");
            placed.call().hangUp();
            witness.expect(
                    before, "no BYE that was answered", message -> isOf(message, call) && isAnsweredBye(message));
        } finally {
            witness.show(call);
        }
        witness.expectNoViolation(call);
        passed("two devices rang, the ACK had the tag of the 200, the SBC hung up");
    }

    void busy() {
        if (!isSabotaged(Stage.BUSY)) {
            at(1).invites().next(Behaviour.busy(Duration.ofSeconds(1)));
        }
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, World.CUSTOMER_USER);
        try {
            Recorded.Message first = invite(before, 1);
            witness.expect(
                    before,
                    "the first datacenter did not say 503",
                    message -> isAt(message, at(1)) && message.isResponse(503, Method.INVITE));
            Recorded.Message second = invite(before, 2);
            require(!second.callId().equals(first.callId()), "both attempts have one Call-ID");
            confirmed(before, 2, "the second datacenter did not take the call");
        } finally {
            hangUp(placed, before);
        }
        passed("503 and Retry-After at sip, answered at sip2");
    }

    void declined() {
        Behaviour no = isSabotaged(Stage.DECLINED) ? Behaviour.busyWithoutRetryAfter() : Behaviour.decline();
        world.teams().datacenters().forEach(datacenter -> datacenter.invites().always(no));
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            CallEvent outcome = result(placed.outcome(), "the call came to no end");
            require(outcome instanceof CallEvent.Failed, "the call was answered");
            int invites = witness.since(before, message -> isOurs(message, Method.INVITE))
                    .size();
            require(invites == 1, invites + " INVITEs were sent for one declined call");
            int declined = witness.since(before, message -> message.isResponse(603, Method.INVITE))
                    .size();
            require(declined == 1, "nobody declined");
        } finally {
            world.teams()
                    .datacenters()
                    .forEach(datacenter -> datacenter.invites().always(Behaviour.answered()));
            witness.showCallsSince(before);
        }
        passed("one INVITE, one 603, no other datacenter was tried");
    }

    void forks() {
        earlyMedia();
        if (!isSabotaged(Stage.FORKS)) {
            at(1).invites().next(CallBehaviours.answeredTwice());
        }
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, World.CUSTOMER_USER);
        String call = invite(before, 1).callId().orElse("");
        try {
            Recorded.Message first = answer(before, call, "nobody answered");
            Recorded.Message second = answer(first.number(), call, "no second device answered");
            String loser = tag(second.header("To"));
            for (Recorded.Message answer : List.of(first, second)) {
                String tag = tag(answer.header("To"));
                witness.expect(
                        before,
                        "an answer has no ACK",
                        message -> isOf(message, call) && isTo(message, Method.ACK, tag));
            }
            witness.expect(
                    before,
                    "the second device was not hung up",
                    message -> isOf(message, call) && isTo(message, Method.BYE, loser));
            require(!isEnded(before, call, tag(first.header("To"))), "the first device was hung up, too");
        } finally {
            hangUp(placed, before);
        }
        witness.expectNoViolation(call);
        passed("early media played; of two answers both have an ACK, and the second one a BYE");
    }

    /** A 183 with media of its own comes before the answer of the device that rings. */
    void earlyMedia() {
        at(1).invites().next(Behaviour.earlyMedia());
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, World.CUSTOMER_USER);
        String call = invite(before, 1).callId().orElse("");
        try {
            Recorded.Message ok = answer(before, call, "nobody answered");
            String tag = tag(ok.header("To"));
            witness.expect(
                    before, "the answer has no ACK", message -> isOf(message, call) && isTo(message, Method.ACK, tag));
        } finally {
            hangUp(placed, before);
        }
        witness.expectNoViolation(call);
    }

    private Recorded.Message answer(long after, String call, String failure) {
        return witness.expect(
                after,
                failure,
                message -> isOf(message, call) && !message.isReceived() && message.isResponse(200, Method.INVITE));
    }

    private static boolean isTo(Recorded.Message message, Method method, String tag) {
        return isOurs(message, method) && tag(message.header("To")).equals(tag);
    }

    private boolean isEnded(long after, String call, String tag) {
        return !witness.since(after, message -> isOf(message, call) && isTo(message, Method.BYE, tag))
                .isEmpty();
    }

    void repeat() {
        CompletableFuture<IncomingCall> waiting = world.pbx().letRing();
        CallRepeat how = isSabotaged(Stage.REPEAT) ? CallRepeat.NEVER : CallRepeat.SAME_CALL_ID;
        long before = witness.now();
        SimulatedCall first = result(
                world.teams().placeCall(plan(World.OWN, "+14255550188").build()), "Teams could not reach the SBC");
        String call = first.callId();
        try {
            IncomingCall rings = result(waiting, "the PBX was not asked");
            result(first.ringing(), "no 180 to the INVITE");
            timeline.line("Teams", "loses the connection of the call that rings");
            SimulatedCall second = result(first.breakConnection(how), "no other datacenter repeated the call");
            world.pbx().pickUp(rings);
            Recorded.Message ok = witness.expect(
                    before,
                    "no 200 to the INVITE",
                    message -> isOf(message, call) && isOurAnswer(message, 200, Method.INVITE));
            require(ok.datacenter().equals(second.datacenter()), "the answer went to the datacenter that is gone");
            List<String> tags =
                    witness
                            .since(before, message -> isOf(message, call) && isOurAnswer(message, 180, Method.INVITE))
                            .stream()
                            .map(message -> tag(message.header("To")))
                            .distinct()
                            .toList();
            require(tags.equals(List.of(tag(ok.header("To")))), "the PBX has taken the repeated call for another one");
            result(second.answered(), "the answer was not acknowledged");
            result(second.hangUp(), "no answer to the BYE");
        } finally {
            witness.showCallsSince(before);
        }
        witness.expectNoViolation(call);
        passed("the PBX heard of one call, and its answer went to the datacenter that asked last");
    }

    void stranger() {
        CallPlan plan = CallPlan.of(World.GHOST.toString(), World.OUTSIDE, "+14255550111");
        long before = witness.now();
        String call = result(world.teams().placeCall(plan), "Teams could not reach the SBC")
                .callId();
        try {
            witness.expect(
                    before,
                    "the SBC did not refuse with 404",
                    message -> isOf(message, call) && isOurAnswer(message, 404, Method.INVITE));
        } finally {
            witness.show(call);
        }
        passed("404 for " + World.GHOST + ", after 100 Trying");
    }
}
