package io.drsip.testkit;

import io.drsip.sip.Status;
import java.util.concurrent.CompletableFuture;

/**
 * How a Teams user transfers one call (Microsoft, SIP protocol; Issues with call transfers).
 *
 * <p>By REFER, if the SBC allows it: 202 is expected, NOTIFY to the terminal one, and an INVITE to Microsoft with
 * Refer-To and Referred-By letter for letter; then Microsoft hangs up. If the Allow of the SBC does not name REFER,
 * only 405 with such an Allow is right. Inside Teams otherwise. Thread-safe.
 */
public final class SimulatedTransfers {

    private final SimulatedCall.Runner runner;

    SimulatedTransfers(SimulatedCall.Runner runner) {
        this.runner = runner;
    }

    /**
     * REFER to another user: no user part, {@code x-m}.
     *
     * @param objectId the GUID of the other user
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> toUser(String objectId) {
        return runner.run(leg -> leg.transfers().refer(ReferShape.user(leg, objectId)));
    }

    /**
     * The same with so many parameters that the URI reaches a length.
     *
     * @param objectId the GUID of the other user
     * @param length at least so many characters; Microsoft asks for 400
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> toUser(String objectId, int length) {
        return runner.run(leg -> leg.transfers().refer(ReferShape.longUser(leg, objectId, length)));
    }

    /**
     * REFER to a phone number; the INVITE has to come to Microsoft all the same.
     *
     * @param number with plus
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> toNumber(String number) {
        return runner.run(leg -> leg.transfers().refer(ReferShape.number(leg, number)));
    }

    /**
     * REFER with {@code ?Replaces=} of another call that the SBC has with Microsoft: it is expected to join the two.
     *
     * @param other a call whose dialog is known
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> joining(SimulatedCall other) {
        SimulatedDialog dialog =
                other.dialog().orElseThrow(() -> new IllegalStateException(other + " has no dialog yet"));
        return joining(dialog);
    }

    /**
     * The same with a call that may not exist: a terminal NOTIFY with 481 is expected.
     *
     * @param dialog of the other call
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> joining(SimulatedDialog dialog) {
        return runner.run(leg ->
                leg.transfers().refer(ReferShape.joining(leg, leg.sender().target(), dialog)));
    }

    /**
     * After a REFER of this call Microsoft does not hang up, although the terminal NOTIFY says 200: the SBC is expected
     * to, 32 s later.
     *
     * @return completed when it is so
     */
    public CompletableFuture<Void> withoutBye() {
        return runner.run(leg -> leg.transfers().keepCall());
    }

    /**
     * Microsoft hangs up as soon as a REFER of this call is accepted: the dialog goes on for its NOTIFYs, and the
     * transfer must not fail (RFC 5057).
     *
     * @return completed when it is so
     */
    public CompletableFuture<Void> withEarlyBye() {
        return runner.run(leg -> leg.transfers().hangUpEarly());
    }

    /**
     * Inside Teams to another user: hold, then a re-INVITE from another host with other media.
     *
     * @return the SBC's final response to the last re-INVITE
     */
    public CompletableFuture<Status> insideToUser() {
        return runner.run(leg -> leg.transfers().insideToUser());
    }

    /**
     * Inside Teams by a call that takes this one's place: hold, then an INVITE with Replaces. The SBC is expected to
     * hang this call up.
     *
     * @param plan the INVITE, without its Replaces
     * @return the new call
     */
    public CompletableFuture<SimulatedCall> insideByReplaces(CallPlan.Builder plan) {
        return runner.run(
                leg -> leg.transfers().insideBy(plan.replacing(leg.call()).build()));
    }

    /**
     * Inside Teams to a phone number: hold, then a new call to it over the same trunk. Microsoft hangs this call up
     * when the new one is answered.
     *
     * @param plan the INVITE
     * @return the new call
     */
    public CompletableFuture<SimulatedCall> insideByNewCall(CallPlan plan) {
        return runner.run(leg -> leg.transfers().insideBy(plan));
    }
}
