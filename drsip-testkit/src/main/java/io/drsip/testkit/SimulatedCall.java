package io.drsip.testkit;

import io.drsip.sip.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A call as Microsoft sees it, whoever began it.
 *
 * <p>The stages complete on the event loop of the call's datacenter. Thread-safe.
 */
public final class SimulatedCall {

    private final String callId;
    private final String datacenter;
    private final boolean fromTeams;
    private final Runner runner;
    private final CompletableFuture<SimulatedCall> trying = new CompletableFuture<>();
    private final CompletableFuture<SimulatedCall> ringing = new CompletableFuture<>();
    private final CompletableFuture<SimulatedCall> answered = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<SimulatedCall> repeated = new CompletableFuture<>();

    // Written on the loop of the call, read by anybody.
    private volatile Optional<SimulatedDialog> dialog = Optional.empty();

    SimulatedCall(String callId, String datacenter, boolean fromTeams, Runner runner) {
        this.callId = callId;
        this.datacenter = datacenter;
        this.fromTeams = fromTeams;
        this.runner = runner;
    }

    /** Brings what a caller wants to the loop of the call. */
    interface Runner {
        <T> CompletableFuture<T> run(Function<Leg, CompletableFuture<T>> task);
    }

    /** Who ended a call. */
    public enum Party {
        /** The side under test. */
        SBC,
        /** The simulated side. */
        TEAMS,
        /** Nobody: something did not happen in time. */
        TIMER
    }

    /**
     * How a call ended.
     *
     * @param by who ended it
     * @param status the final response to the INVITE; 200 for a call that was up
     * @param text in words
     */
    public record Ending(Party by, Status status, String text) {}

    /**
     * The Call-ID.
     *
     * @return as in all messages of the call
     */
    public String callId() {
        return callId;
    }

    /**
     * Which datacenter has it.
     *
     * @return its name
     */
    public String datacenter() {
        return datacenter;
    }

    /**
     * Which side began it.
     *
     * @return true if Teams calls the SBC
     */
    public boolean isFromTeams() {
        return fromTeams;
    }

    /**
     * The first sign of life.
     *
     * @return completed with the first response to the INVITE
     */
    public CompletableFuture<SimulatedCall> trying() {
        return trying;
    }

    /**
     * It rings.
     *
     * @return completed with the first 180 or 183
     */
    public CompletableFuture<SimulatedCall> ringing() {
        return ringing;
    }

    /**
     * People talk.
     *
     * @return completed when 200 and a right ACK have gone over; fails if the call ends before
     */
    public CompletableFuture<SimulatedCall> answered() {
        return answered;
    }

    /**
     * It is over.
     *
     * @return completed in any case
     */
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /**
     * Waits until people talk.
     *
     * @param limit how long at most
     * @return this
     * @throws AssertionError if it ended before or took longer
     */
    public SimulatedCall awaitAnswered(Duration limit) {
        return await(answered, limit, "answered");
    }

    /**
     * Waits until it is over.
     *
     * @param limit how long at most
     * @return how it ended
     * @throws AssertionError if it took longer
     */
    public Ending awaitEnded(Duration limit) {
        return await(ended, limit, "ended");
    }

    private <T> T await(CompletableFuture<T> stage, Duration limit, String what) {
        try {
            return stage.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("call " + callId + " is not " + what + " within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        } catch (ExecutionException e) {
            throw new AssertionError("call " + callId + " is not " + what + ": " + e.getCause(), e);
        }
    }

    /**
     * The Teams user hangs up: BYE, or CANCEL as long as nobody has answered.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> hangUp() {
        return runner.run(Leg::hangUp);
    }

    /**
     * The Teams user holds the call: a re-INVITE with {@code a=inactive}.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> hold() {
        return runner.run(leg -> leg.offers().changed("inactive"));
    }

    /**
     * The Teams user resumes the call: a re-INVITE with {@code a=sendrecv}.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> resume() {
        return runner.run(leg -> leg.offers().changed("sendrecv"));
    }

    /**
     * The session is refreshed: a re-INVITE with what was said last, under the same version (RFC 4028 section 7.4).
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> refresh() {
        return runner.run(leg -> leg.offers().refresh());
    }

    /**
     * OPTIONS inside the dialog.
     *
     * @return the SBC's final response; any but 2xx is a violation
     */
    public CompletableFuture<Status> options() {
        return runner.run(Leg::options);
    }

    /**
     * Both hang up at the same moment: Microsoft's BYE goes out as that of the SBC comes in.
     *
     * @return the SBC's final response to Microsoft's BYE, 200 or 481
     */
    public CompletableFuture<Status> hangUpAcross() {
        return runner.run(leg -> leg.hangUpAcross());
    }

    /**
     * Sets how Microsoft's next requests inside the call come.
     *
     * @param path default by {@link Knobs.Builder#inDialogOnNewConnection}
     * @return completed when it is so
     */
    public CompletableFuture<Void> requestsCome(RequestPath path) {
        return runner.run(leg -> {
            leg.sender().path(path);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * More about re-INVITEs.
     *
     * @return those of this call
     */
    public SimulatedReinvites reinvites() {
        return new SimulatedReinvites(runner);
    }

    /**
     * More about transfers.
     *
     * @return those of this call
     */
    public SimulatedTransfers transfers() {
        return new SimulatedTransfers(runner);
    }

    /**
     * What names the call between the two ends.
     *
     * @return known from the first response of the SBC with a tag, or from the 200 of Microsoft
     */
    public Optional<SimulatedDialog> dialog() {
        return dialog;
    }

    /**
     * The connection of a call from Teams breaks before anybody answers, and another datacenter repeats the INVITE
     * (Microsoft, Trunk failover on outbound calls). This call has ended then.
     *
     * @param how as what
     * @return the repeated call; fails if somebody has answered
     */
    public CompletableFuture<SimulatedCall> breakConnection(CallRepeat how) {
        return runner.run(leg -> outbound(leg).breakOff(how));
    }

    /**
     * Another datacenter repeats a call from Teams although its connection is alive: with the same Call-ID, any
     * response but 482 is a violation (RFC 3261 section 8.2.2.2).
     *
     * @param how as what
     * @return the repeated call
     */
    public CompletableFuture<SimulatedCall> repeatElsewhere(CallRepeat how) {
        return runner.run(leg -> outbound(leg).repeat(how));
    }

    private static OutboundLeg outbound(Leg leg) {
        if (leg instanceof OutboundLeg outbound) {
            return outbound;
        }
        throw new IllegalStateException("only a call from Teams is repeated");
    }

    /**
     * The call that another datacenter makes of this one.
     *
     * @return completed when it is repeated, on its own or as a test wanted it
     */
    public CompletableFuture<SimulatedCall> repeated() {
        return repeated;
    }

    /**
     * The Teams user transfers the call to another user: REFER, in the shape of a trace of 2024. The SBC is expected to
     * accept it with 202, to report by NOTIFY, and to send an INVITE with Refer-To and Referred-By letter for letter.
     * After the NOTIFY with 200, Microsoft sends BYE here.
     *
     * @param targetObjectId the GUID of the other user
     * @return the SBC's final response to the REFER
     */
    public CompletableFuture<Status> transfer(String targetObjectId) {
        return transfers().toUser(targetObjectId);
    }

    void onDialog(SimulatedDialog known) {
        dialog = Optional.of(known);
    }

    void onRepeated(SimulatedCall call) {
        repeated.complete(call);
    }

    void onTrying() {
        trying.complete(this);
    }

    void onRinging() {
        trying.complete(this);
        ringing.complete(this);
    }

    void onAnswered() {
        trying.complete(this);
        answered.complete(this);
    }

    void onEnded(Ending ending) {
        IllegalStateException over = new IllegalStateException("ended: " + ending.text());
        trying.completeExceptionally(over);
        ringing.completeExceptionally(over);
        answered.completeExceptionally(over);
        ended.complete(ending);
    }

    /** The Call-ID and where it is. */
    @Override
    public String toString() {
        return callId + " at " + datacenter;
    }
}
