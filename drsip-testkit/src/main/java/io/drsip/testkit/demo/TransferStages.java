package io.drsip.testkit.demo;

import static io.drsip.testkit.demo.Witness.isAnsweredBye;
import static io.drsip.testkit.demo.Witness.isOf;
import static io.drsip.testkit.demo.Witness.isOurAnswer;
import static io.drsip.testkit.demo.Witness.isOurs;

import io.drsip.call.Call;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.SimulatedCall;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Transfers in three ways: which one, the trunk says. Single thread. */
final class TransferStages extends Act {

    private static final String COLLEAGUE = "11111111-2222-4333-8444-555555555555";

    TransferStages(World world, Timeline timeline, Witness witness, Optional<Stage> sabotage) {
        super(world, timeline, witness, sabotage);
    }

    void byTeams() {
        long before = witness.now();
        Talk first = talk(plan(World.CUSTOMER, "+14255550199"));
        String call = first.teams().callId();
        if (isSabotaged(Stage.TRANSFER_TEAMS)) {
            world.pbx().refuse(World.CUSTOMER);
        }
        try {
            require(!allowsRefer(before), "REFER is in Allow, though the SBC does not transfer here");
            timeline.line("Teams", "transfers the call to a colleague, who calls with Replaces");
            SimulatedCall second = result(
                    first.teams().transfers().insideByReplaces(plan(World.CUSTOMER, "+14255550199")),
                    "the other call could not be placed");
            result(second.answered(), "the other call was not answered");
            witness.expect(
                    before,
                    "the first call was not hung up",
                    message -> isOf(message, call) && isOurs(message, Method.BYE));
            result(second.hangUp(), "no answer to the BYE");
            witness.expectNoViolation(second.callId());
        } finally {
            witness.showCallsSince(before);
        }
        witness.expectNoViolation(call);
        passed("the INVITE with Replaces was answered, and the first call got a BYE of the SBC");
    }

    void bySbc() {
        CompletableFuture<Pbx.Placed> placed = isSabotaged(Stage.TRANSFER_SBC)
                ? new CompletableFuture<>()
                : world.pbx().followTransfers();
        long before = witness.now();
        Talk talk = talk(plan(World.OWN, "+14255550188"));
        String call = talk.teams().callId();
        try {
            require(allowsRefer(before), "REFER is not in Allow");
            Recorded.Message refer = refer(talk, before);
            Recorded.Message invite = invite(refer.number(), 1);
            require(invite.header("Referred-By").equals(refer.header("Referred-By")), "Referred-By is another one");
            String target = ((SipRequest) invite.message()).requestUriText().toString();
            require(refer.header("Refer-To").equals("<" + target + ">"), "the INVITE goes not where Refer-To says");
            expectReport(before, call, "200 OK");
            result(talk.teams().ended(), "Microsoft did not end the first call");
            Call other = result(placed, "the PBX has no other call").call();
            other.hangUp();
            witness.expect(
                    refer.number(),
                    "no BYE for the other call",
                    message -> !isOf(message, call) && isAnsweredBye(message));
        } finally {
            witness.showCallsSince(before);
        }
        witness.expectNoViolation(call);
        passed("202, an INVITE letter for letter as asked, a report for each step; then Microsoft hung up");
    }

    void byPbx() {
        Status outcome = isSabotaged(Stage.TRANSFER_PBX) ? Status.of(480) : Status.OK;
        CompletableFuture<Call> elsewhere = world.pbx().transferElsewhere();
        long before = witness.now();
        Talk talk = talk(plan(World.OTHER, "+14255550177"));
        String call = talk.teams().callId();
        try {
            require(allowsRefer(before), "REFER is not in Allow");
            Recorded.Message refer = refer(talk, before);
            expectReport(before, call, "180 Ringing");
            timeline.line("PBX", "says how it went: " + outcome);
            result(elsewhere, "the PBX was not asked").reportTransfer(outcome);
            expectReport(before, call, "200 OK");
            result(talk.teams().ended(), "Microsoft did not end the call");
            boolean quiet = witness.since(refer.number(), message -> isOurs(message, Method.INVITE))
                    .isEmpty();
            require(quiet, "the SBC has called somebody");
        } finally {
            witness.showCallsSince(before);
        }
        witness.expectNoViolation(call);
        passed("202 and the reports of the PBX, no INVITE; then Microsoft hung up");
    }

    /** The Teams user transfers the call to another user. */
    private Recorded.Message refer(Talk talk, long before) {
        timeline.line("Teams", "transfers the call to another user");
        Status status = result(talk.teams().transfer(COLLEAGUE), "no answer to the REFER");
        require(status.code() == 202, "the REFER was answered with " + status);
        return witness.expect(before, "no REFER", message -> message.isRequest(Method.REFER));
    }

    void expectReport(long after, String call, String status) {
        witness.expect(
                after,
                "no NOTIFY said " + status,
                message -> isOf(message, call)
                        && isOurs(message, Method.NOTIFY)
                        && body(message).startsWith("SIP/2.0 " + status));
    }

    /** What the answer to the INVITE of Teams says. */
    private boolean allowsRefer(long before) {
        return witness.expect(before, "no 200 to the INVITE", message -> isOurAnswer(message, 200, Method.INVITE))
                .header("Allow")
                .contains("REFER");
    }
}
