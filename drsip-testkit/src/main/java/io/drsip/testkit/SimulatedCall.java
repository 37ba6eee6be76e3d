package io.drsip.testkit;

import io.drsip.sip.Status;
import java.time.Duration;
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

    SimulatedCall(String callId, String datacenter, boolean fromTeams, Runner runner) {
        this.callId = callId;
        this.datacenter = datacenter;
        this.fromTeams = fromTeams;
        this.runner = runner;
    }

    /** Brings what a caller wants to the loop of the call. */
    interface Runner {
        CompletableFuture<Status> run(Function<Leg, CompletableFuture<Status>> task);
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
        return runner.run(leg -> leg.reinvite("inactive"));
    }

    /**
     * The Teams user resumes the call, or a session timer is refreshed: a re-INVITE with {@code a=sendrecv}.
     *
     * @return the SBC's final response
     */
    public CompletableFuture<Status> resume() {
        return runner.run(leg -> leg.reinvite("sendrecv"));
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
        return runner.run(leg -> leg.refer(targetObjectId));
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
