package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.isAt;
import static io.drsip.testkit.demo.Witness.isOurs;

import io.drsip.call.CallEvent;
import io.drsip.call.IncomingCall;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedDatacenter;
import io.drsip.trunk.Trunk;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** What stages share: who is where, and what is done and judged in many of them. Single thread. */
abstract class Act {

    final World world;
    final Timeline timeline;
    final Witness witness;
    private final Optional<Stage> sabotage;

    Act(World world, Timeline timeline, Witness witness, Optional<Stage> sabotage) {
        this.world = world;
        this.timeline = timeline;
        this.sabotage = sabotage;
        this.witness = witness;
    }

    /** A call from Teams that has been answered, as both sides hold it. */
    record Talk(SimulatedCall teams, IncomingCall pbx) {}

    static CallPlan.Builder plan(Fqdn tenant, String number) {
        return CallPlan.builder(tenant.toString(), World.OUTSIDE, number);
    }

    /** Has Teams call, and the PBX answer. */
    final Talk talk(CallPlan.Builder plan) {
        CompletableFuture<IncomingCall> taken = world.pbx().nextTalk();
        SimulatedCall placed = result(world.teams().placeCall(plan.build()), "Teams could not reach the SBC");
        result(placed.answered(), "the call was not answered");
        return new Talk(placed, result(taken, "the PBX does not know of the call"));
    }

    final Recorded.Message invite(long after, int datacenter) {
        String failure = "no INVITE came to " + at(datacenter).name();
        return witness.expect(
                after, failure, message -> isAt(message, at(datacenter)) && isOurs(message, Method.INVITE));
    }

    final void confirmed(long after, int datacenter, String failure) {
        witness.expect(after, failure, message -> isAt(message, at(datacenter)) && isOurs(message, Method.ACK));
    }

    /** Ends a call if it was answered, and draws what came of it. */
    final void hangUp(Pbx.Placed placed, long before) {
        placed.call().hangUp();
        if (result(placed.outcome(), "the call came to no end") instanceof CallEvent.Answered) {
            witness.expect(before, "no BYE that was answered", Witness::isAnsweredBye);
        }
        witness.showCallsSince(before);
    }

    /**
     * Waits for something that will happen.
     *
     * @throws StageFailure if it does not
     */
    final <T> T result(Future<T> future, String failure) {
        return witness.result(future, failure);
    }

    final boolean isSabotaged(Stage stage) {
        return sabotage.equals(Optional.of(stage));
    }

    static void require(boolean holds, String failure) {
        if (!holds) {
            throw new StageFailure(failure);
        }
    }

    final void passed(String what) {
        timeline.verdict(true, what);
    }

    final SimulatedDatacenter at(int number) {
        return world.teams().datacenter(number);
    }

    final Trunk trunk(Fqdn name) {
        return world.sbc().trunk(name);
    }

    static String tag(String value) {
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5);
    }

    static String body(Recorded.Message message) {
        return message.message().body().toString();
    }
}
