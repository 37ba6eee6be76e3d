package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.SOON;
import static io.drsip.testkit.demo.Witness.isAnsweredBye;
import static io.drsip.testkit.demo.Witness.isAt;
import static io.drsip.testkit.demo.Witness.isOf;
import static io.drsip.testkit.demo.Witness.isOurAnswer;
import static io.drsip.testkit.demo.Witness.isOurs;
import static io.drsip.testkit.demo.Witness.result;

import io.drsip.call.CallEvent;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.testkit.Behaviour;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedDatacenter;
import io.drsip.testkit.TrunkStatus;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is done in each stage, and how it is judged: by what the simulated side recorded, never by what the SBC says of
 * itself. Single thread.
 */
final class Script {

    private final World world;
    private final Timeline timeline;
    private final Optional<Stage> sabotage;
    private final Witness witness;

    Script(World world, Timeline timeline, Optional<Stage> sabotage) {
        this.world = world;
        this.timeline = timeline;
        this.sabotage = sabotage;
        this.witness = new Witness(world.teams().recording(), timeline);
    }

    /**
     * Runs one stage.
     *
     * @throws StageFailure if it did not happen
     */
    void run(Stage stage) {
        switch (stage) {
            case TLS -> tls();
            case ONLINE -> online();
            case TENANT_CALL -> callFromTeams(Stage.TENANT_CALL, World.CUSTOMER, "+14255550199");
            case TRUNK_CALL -> callFromTeams(Stage.TRUNK_CALL, World.OWN, "+14255550188");
            case CALL_OUT -> callOut();
            case BUSY -> busy();
            case DECLINED -> declined();
            case OUTAGE -> outage();
            case RECOVERY -> recovery();
            case STRANGER -> stranger();
        }
        witness.expectStrict();
    }

    // --- the trunks -----------------------------------------------------------------------------------------------

    private void tls() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : List.of(World.BASE, World.OWN)) {
                String failure = "no OPTIONS of " + trunk + " came over TLS to " + datacenter.name();
                witness.expect(
                        0,
                        failure,
                        message -> isAt(message, datacenter)
                                && isOurs(message, Method.OPTIONS)
                                && message.header("Contact").contains("sip:" + trunk + ":"));
            }
        }
        passed("certificates of both trunks verified by sip, sip2 and sip3, and theirs by the SBC");
    }

    private void online() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : List.of(World.BASE, World.OWN)) {
                String failure = "no answer of " + trunk + " to the OPTIONS of " + datacenter.name();
                witness.expect(
                        0,
                        failure,
                        message -> isAt(message, datacenter)
                                && isOurAnswer(message, 200, Method.OPTIONS)
                                && message.header("Contact").contains("sip:" + trunk + ":"));
                String active = trunk + " is " + TrunkStatus.ACTIVE;
                witness.expectNote(datacenter, active, trunk + " is not active at " + datacenter.name());
            }
        }
        passed(World.BASE + " and " + World.OWN + " are " + TrunkStatus.ACTIVE + " at all three datacenters");
        witness.since(0, message -> message.isRequest(Method.OPTIONS) && !message.isReceived()).stream()
                .findFirst()
                .flatMap(Recorded::callId)
                .ifPresent(witness::show);
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    private void callFromTeams(Stage stage, Fqdn tenant, String number) {
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

    private void callOut() {
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

    private void busy() {
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

    private void declined() {
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

    // --- a datacenter that dies -----------------------------------------------------------------------------------

    private void outage() {
        if (!isSabotaged(Stage.OUTAGE)) {
            timeline.line("Teams", at(1).name() + " dies: listener and connections are gone");
            at(1).goDown();
            world.awaitEvent(event -> isChange(event, DatacenterState.DOWN), SOON);
        }
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            confirmed(before, 2, "no call came to sip2");
            boolean dead = witness.since(before, message -> isAt(message, at(1)) && isOurs(message, Method.INVITE))
                    .isEmpty();
            require(dead, "sip got the call");
        } finally {
            hangUp(placed, before);
        }
        passed("while sip is down, calls go to sip2");
    }

    private void recovery() {
        if (!isSabotaged(Stage.RECOVERY)) {
            timeline.line("Teams", at(1).name() + " comes back");
            at(1).comeBack();
        }
        world.awaitEvent(event -> isChange(event, DatacenterState.UP), SOON);
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            confirmed(before, 1, "no call came back to sip");
        } finally {
            hangUp(placed, before);
        }
        passed("OPTIONS answered again, and calls return to sip");
    }

    private void stranger() {
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

    // --- what stages share ----------------------------------------------------------------------------------------

    private Recorded.Message invite(long after, int datacenter) {
        String failure = "no INVITE came to " + at(datacenter).name();
        return witness.expect(
                after, failure, message -> isAt(message, at(datacenter)) && isOurs(message, Method.INVITE));
    }

    private void confirmed(long after, int datacenter, String failure) {
        witness.expect(after, failure, message -> isAt(message, at(datacenter)) && isOurs(message, Method.ACK));
    }

    /** Ends a call if it was answered, and draws what came of it. */
    private void hangUp(Pbx.Placed placed, long before) {
        placed.call().hangUp();
        if (result(placed.outcome(), "the call came to no end") instanceof CallEvent.Answered) {
            witness.expect(before, "no BYE that was answered", Witness::isAnsweredBye);
        }
        witness.showCallsSince(before);
    }

    private boolean isSabotaged(Stage stage) {
        return sabotage.equals(Optional.of(stage));
    }

    private static void require(boolean holds, String failure) {
        if (!holds) {
            throw new StageFailure(failure);
        }
    }

    private void passed(String what) {
        timeline.verdict(true, what);
    }

    private SimulatedDatacenter at(int number) {
        return world.teams().datacenter(number);
    }

    private Trunk trunk(Fqdn name) {
        return world.sbc().trunk(name);
    }

    /** Whether the trunk with its own certificate has changed its mind about the first datacenter. */
    private boolean isChange(TrunkEvent event, DatacenterState to) {
        return event instanceof TrunkEvent.DatacenterChanged changed
                && changed.info().trunk().equals(World.OWN)
                && changed.datacenter().fqdn().equals(at(1).name())
                && changed.to() == to;
    }

    private static String tag(String value) {
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5);
    }
}
