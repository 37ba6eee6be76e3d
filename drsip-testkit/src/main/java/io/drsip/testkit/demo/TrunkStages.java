package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.isAt;
import static io.drsip.testkit.demo.Witness.isOurAnswer;
import static io.drsip.testkit.demo.Witness.isOurs;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.SimulatedDatacenter;
import io.drsip.testkit.TrunkStatus;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.TrunkEvent;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trunks come up, and a datacenter goes and comes back. Single thread. */
final class TrunkStages extends Act {

    TrunkStages(World world, Timeline timeline, Witness witness, Optional<Stage> sabotage) {
        super(world, timeline, witness, sabotage);
    }

    void tls() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : World.TRUNKS) {
                String failure = "no OPTIONS of " + trunk + " came over TLS to " + datacenter.name();
                witness.expect(
                        0,
                        failure,
                        message -> isAt(message, datacenter)
                                && isOurs(message, Method.OPTIONS)
                                && message.header("Contact").contains("sip:" + trunk + ":"));
            }
        }
        passed("certificates of all trunks verified by sip, sip2 and sip3, and theirs by the SBC");
    }

    void online() {
        for (SimulatedDatacenter datacenter : world.teams().datacenters()) {
            for (Fqdn trunk : World.TRUNKS) {
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
        String names = World.TRUNKS.stream().map(Fqdn::toString).collect(Collectors.joining(", "));
        passed(names + " are " + TrunkStatus.ACTIVE + " at all three datacenters");
        witness.since(0, message -> message.isRequest(Method.OPTIONS) && !message.isReceived()).stream()
                .findFirst()
                .flatMap(Recorded::callId)
                .ifPresent(witness::show);
    }

    void outage() {
        if (!isSabotaged(Stage.OUTAGE)) {
            timeline.line("Teams", at(1).name() + " dies: listener and connections are gone");
            at(1).goDown();
            world.awaitEvent(event -> isChange(event, DatacenterState.DOWN), witness.patience());
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

    void recovery() {
        if (!isSabotaged(Stage.RECOVERY)) {
            timeline.line("Teams", at(1).name() + " comes back");
            at(1).comeBack();
        }
        world.awaitEvent(event -> isChange(event, DatacenterState.UP), witness.patience());
        long before = witness.now();
        Pbx.Placed placed = world.pbx().dial(trunk(World.OWN), World.OWN, World.OUTSIDE, World.OWN_USER);
        try {
            confirmed(before, 1, "no call came back to sip");
        } finally {
            hangUp(placed, before);
        }
        passed("OPTIONS answered again, and calls return to sip");
    }

    /** Whether the trunk with its own certificate has changed its mind about the first datacenter. */
    private boolean isChange(TrunkEvent event, DatacenterState to) {
        return event instanceof TrunkEvent.DatacenterChanged changed
                && changed.info().trunk().equals(World.OWN)
                && changed.datacenter().fqdn().equals(at(1).name())
                && changed.to() == to;
    }
}
