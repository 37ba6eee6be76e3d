package io.drsip.testkit.demo;

import io.drsip.call.CallEvent;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.testkit.Behaviour;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.Ladder;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.Recording;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedDatacenter;
import io.drsip.testkit.TrunkStatus;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * What is done in each stage, and how it is judged: by what the simulated side recorded, never by what the SBC says of itself.
 * Single thread.
 */
final class Script {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final World world;
    private final Timeline timeline;
    private final Optional<Stage> sabotage;
    private final Recording recording;

    Script(World world, Timeline timeline, Optional<Stage> sabotage) {
        this.world = world;
        this.timeline = timeline;
        this.sabotage = sabotage;
        this.recording = world.teams().recording();
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
            case TENANT_CALL -> callFromTeams(Stage.TENANT_CALL, World.CUSTOMER);
            case TRUNK_CALL -> callFromTeams(Stage.TRUNK_CALL, World.OWN);
            case CALL_OUT -> callOut();
            case BUSY -> busy();
            case DECLINED -> declined();
            case OUTAGE -> outage();
            case RECOVERY -> recovery();
            case STRANGER -> stranger();
        }
    }

    private boolean isSabotaged(Stage stage) {
        return sabotage.equals(Optional.of(stage));
    }

    // --- the trunks -----------------------------------------------------------------------------------------------

    private void tls() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : List.of(World.BASE, World.OWN)) {
                awaitMessage(
                        0,
                        "no OPTIONS of " + trunk + " came over TLS to " + datacenter.name(),
                        message -> isAt(message, datacenter)
                                && message.isReceived()
                                && message.isRequest(Method.OPTIONS)
                                && message.header("Contact").contains("sip:" + trunk + ":"));
            }
        }
        passed("certificates of both trunks verified by sip, sip2 and sip3, and theirs by the SBC");
    }

    private void online() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : List.of(World.BASE, World.OWN)) {
                awaitStatus(trunk, datacenter);
            }
        }
        passed(World.BASE + " and " + World.OWN + " are " + TrunkStatus.ACTIVE + " at all three datacenters");
        recording.messages(message -> message.isRequest(Method.OPTIONS) && !message.isReceived()).stream()
                .findFirst()
                .flatMap(Recorded::callId)
                .ifPresent(this::show);
    }

    private void awaitStatus(Fqdn trunk, SimulatedDatacenter datacenter) {
        awaitMessage(
                0,
                "no answer of " + trunk + " to the OPTIONS of " + datacenter.name(),
                message -> isAt(message, datacenter)
                        && message.isReceived()
                        && message.isResponse(200, Method.OPTIONS)
                        && message.header("Contact").contains("sip:" + trunk + ":"));
        String active = trunk + " is " + TrunkStatus.ACTIVE;
        try {
            recording
                    .when(line -> line instanceof Recorded.Note note
                            && note.datacenter().equals(datacenter.name().toString())
                            && note.text().contains(active))
                    .get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted");
        } catch (ExecutionException | TimeoutException late) {
            throw new StageFailure(trunk + " is " + world.teams().status(trunk, datacenter) + " at " + datacenter.name());
        }
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    private void callFromTeams(Stage stage, Fqdn tenant) {
        if (isSabotaged(stage)) {
            world.pbx().refuse(tenant);
        }
        String number = tenant.equals(World.OWN) ? "+14255550188" : "+14255550199";
        CallPlan plan = CallPlan.builder(tenant.toString(), World.OUTSIDE, number)
                .displayName("John Doe")
                .build();
        long before = recording.count();
        SimulatedCall teamsCall = placed(plan);
        String call = teamsCall.callId();
        try {
            awaitMessage(
                    before,
                    "no 200 to the INVITE",
                    message -> isOf(message, call)
                            && message.isReceived()
                            && message.isResponse(200, Method.INVITE)
                            && message.header("Contact").contains("@" + tenant + ":"));
            Recorded.Message ack =
                    awaitMessage(before, "no ACK", message -> isOf(message, call) && message.isRequest(Method.ACK));
            timeline.line("Teams", "talks, then hangs up over a new connection (after #" + ack.number() + ")");
            teamsCall.hangUp();
            awaitMessage(
                    before,
                    "no 200 to the BYE",
                    message -> isOf(message, call) && message.isReceived() && message.isResponse(200, Method.BYE));
        } finally {
            show(call);
        }
        noViolation(call);
        passed("answered with the Contact of " + tenant + ", confirmed, and ended by Teams");
    }

    private void callOut() {
        String number = isSabotaged(Stage.CALL_OUT) ? "+14255550000" : World.CUSTOMER_USER;
        at(1).invites().next(Behaviour.forked(2));
        long before = recording.count();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, number);
        Recorded.Message invite = invite(before, 1);
        String call = invite.callId().orElse("");
        try {
            Recorded.Message ok = awaitMessage(
                    before,
                    "the user did not answer",
                    message -> isOf(message, call) && !message.isReceived() && message.isResponse(200, Method.INVITE));
            Recorded.Message ack = awaitMessage(
                    before, "no ACK to the 200", message -> isOf(message, call) && message.isRequest(Method.ACK));
            require(tag(ack.header("To")).equals(tag(ok.header("To"))), "the ACK has another tag than the 200");
            require(
                    ok.header("Contact")
                            .contains(((SipRequest) ack.message())
                                    .requestUriText()
                                    .toString()),
                    "the ACK does not go to Microsoft's Contact as it was written");
            placed.call().hangUp();
            awaitMessage(before, "no BYE that was answered", message -> isOf(message, call) && isAnsweredBye(message));
        } finally {
            show(call);
        }
        noViolation(call);
        passed("two devices rang, the ACK had the tag of the 200, the SBC hung up");
    }

    private void busy() {
        if (!isSabotaged(Stage.BUSY)) {
            at(1).invites().next(Behaviour.busy(Duration.ofSeconds(1)));
        }
        long before = recording.count();
        Pbx.Placed placed = world.pbx().dial(trunk(World.BASE), World.CUSTOMER, World.OUTSIDE, World.CUSTOMER_USER);
        Recorded.Message refused = invite(before, 1);
        try {
            awaitMessage(
                    before,
                    "the first datacenter did not say 503",
                    message -> isAt(message, at(1)) && message.isResponse(503, Method.INVITE));
            Recorded.Message second = invite(before, 2);
            require(!second.callId().equals(refused.callId()), "both attempts have one Call-ID");
            awaitMessage(
                    before,
                    "the second datacenter did not take the call",
                    message -> isOf(message, second.callId().orElse(""))
                            && message.isReceived()
                            && message.isRequest(Method.ACK));
        } finally {
            hangUp(placed, before);
            showCallsSince(before);
        }
        passed("503 and Retry-After at sip, answered at sip2");
    }

    private void declined() {
        Behaviour no = isSabotaged(Stage.DECLINED) ? Behaviour.busyWithoutRetryAfter() : Behaviour.decline();
        world.teams().datacenters().forEach(datacenter -> datacenter.invites().always(no));
        long before = recording.count();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            CallEvent outcome = outcome(placed);
            require(outcome instanceof CallEvent.Failed, "the call was answered");
            int invites = recording
                    .messages(message ->
                            message.number() > before && message.isReceived() && message.isRequest(Method.INVITE))
                    .size();
            require(invites == 1, invites + " INVITEs were sent for one declined call");
            require(
                    recording
                                    .messages(message ->
                                            message.number() > before && message.isResponse(603, Method.INVITE))
                                    .size()
                            == 1,
                    "nobody declined");
        } finally {
            world.teams()
                    .datacenters()
                    .forEach(datacenter -> datacenter.invites().always(Behaviour.answered()));
            showCallsSince(before);
        }
        passed("one INVITE, one 603, no other datacenter was tried");
    }

    // --- a datacenter that dies -----------------------------------------------------------------------------------

    private void outage() {
        world.awaitEvent(event -> isChange(event, World.OWN, 1, DatacenterState.UP), Duration.ofMillis(1));
        if (!isSabotaged(Stage.OUTAGE)) {
            timeline.line("Teams", at(1).name() + " dies: listener and connections are gone");
            at(1).goDown();
            world.awaitEvent(event -> isChange(event, World.OWN, 1, DatacenterState.DOWN), SOON);
        }
        long before = recording.count();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            awaitMessage(
                    before,
                    "no call came to sip2",
                    message -> isAt(message, at(2)) && message.isReceived() && message.isRequest(Method.ACK));
            require(
                    recording
                            .messages(message -> message.number() > before
                                    && isAt(message, at(1))
                                    && message.isRequest(Method.INVITE))
                            .isEmpty(),
                    "sip got the call");
        } finally {
            hangUp(placed, before);
            showCallsSince(before);
        }
        passed("while sip is down, calls go to sip2");
    }

    private void recovery() {
        if (!isSabotaged(Stage.RECOVERY)) {
            timeline.line("Teams", at(1).name() + " comes back");
            at(1).comeBack();
        }
        world.awaitEvent(event -> isChange(event, World.OWN, 1, DatacenterState.UP), SOON);
        long before = recording.count();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            awaitMessage(
                    before,
                    "no call came back to sip",
                    message -> isAt(message, at(1)) && message.isReceived() && message.isRequest(Method.ACK));
        } finally {
            hangUp(placed, before);
            showCallsSince(before);
        }
        passed("OPTIONS answered again, and calls return to sip");
    }

    private void stranger() {
        long before = recording.count();
        String call = placed(CallPlan.of(World.GHOST.toString(), World.OUTSIDE, "+14255550111"))
                .callId();
        try {
            awaitMessage(
                    before,
                    "the SBC did not refuse with 404",
                    message -> isOf(message, call) && message.isReceived() && message.isResponse(404, Method.INVITE));
        } finally {
            show(call);
        }
        passed("404 for " + World.GHOST + ", after 100 Trying");
    }

    // --- what stages share ----------------------------------------------------------------------------------------

    private SimulatedCall placed(CallPlan plan) {
        try {
            return world.teams().placeCall(plan).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted");
        } catch (ExecutionException | TimeoutException failure) {
            throw new StageFailure("Teams could not reach the SBC: " + failure);
        }
    }

    private static CallEvent outcome(Pbx.Placed placed) {
        try {
            return placed.outcome().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted");
        } catch (ExecutionException | TimeoutException failure) {
            throw new StageFailure("the call came to no end: " + failure);
        }
    }

    private Recorded.Message invite(long after, int datacenter) {
        return awaitMessage(
                after,
                "no INVITE came to " + at(datacenter).name(),
                message -> isAt(message, at(datacenter)) && message.isReceived() && message.isRequest(Method.INVITE));
    }

    private void hangUp(Pbx.Placed placed, long before) {
        boolean talking = !recording
                .messages(message -> message.number() > before && message.isReceived() && message.isRequest(Method.ACK))
                .isEmpty();
        placed.call().hangUp();
        if (talking && outcome(placed) instanceof CallEvent.Answered) {
            awaitMessage(before, "no BYE that was answered", Script::isAnsweredBye);
        }
    }

    private static boolean isAnsweredBye(Recorded.Message message) {
        return !message.isReceived() && message.isResponse(200, Method.BYE);
    }

    private Recorded.Message awaitMessage(long after, String failure, Predicate<Recorded.Message> wanted) {
        try {
            return recording.await(message -> message.number() > after && wanted.test(message), SOON);
        } catch (AssertionError late) {
            throw new StageFailure(failure);
        }
    }

    private void noViolation(String call) {
        recording.violations().stream()
                .filter(note -> note.callId().equals(Optional.of(call)))
                .findFirst()
                .ifPresent(note -> {
                    throw new StageFailure("Microsoft objects: " + note.text());
                });
    }

    private static void require(boolean holds, String failure) {
        if (!holds) {
            throw new StageFailure(failure);
        }
    }

    private void passed(String what) {
        timeline.verdict(true, what);
    }

    private void show(String call) {
        timeline.picture(Ladder.of(recording.all()).only(call).toString());
    }

    private void showCallsSince(long before) {
        List<Recorded> since =
                recording.all().stream().filter(line -> line.number() > before).toList();
        timeline.picture(Ladder.of(since).callsOnly().toString());
    }

    private SimulatedDatacenter at(int number) {
        return world.teams().datacenter(number);
    }

    private Trunk trunk(Fqdn name) {
        return world.sbc().trunk(name);
    }

    private boolean isChange(TrunkEvent event, Fqdn trunk, int datacenter, DatacenterState to) {
        return event instanceof TrunkEvent.DatacenterChanged changed
                && changed.info().trunk().equals(trunk)
                && changed.datacenter().fqdn().equals(at(datacenter).name())
                && changed.to() == to;
    }

    private static boolean isAt(Recorded.Message message, SimulatedDatacenter datacenter) {
        return message.datacenter().equals(datacenter.name().toString());
    }

    private static boolean isOf(Recorded.Message message, String call) {
        return message.callId().equals(Optional.of(call));
    }

    private static String tag(String value) {
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5);
    }
}
