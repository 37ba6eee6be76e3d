package io.drsip.testkit.shell;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import io.drsip.call.TransferTarget;
import io.drsip.sip.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One call from its beginning to its end: a line for each event, an answer to each offer, and hanging up in time. Runs
 * on the timer's thread.
 */
// What is left of these stages and timers is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
final class CallWatch implements CallListener {

    private final String name;
    private final LogLines log;
    private final ScheduledExecutorService timer;
    private final Optional<Duration> talk;
    private final Desk desk;
    private final CompletableFuture<Call> call = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    CallWatch(String name, LogLines log, ScheduledExecutorService timer, Optional<Duration> talk, Desk desk) {
        this.name = name;
        this.log = log;
        this.timer = timer;
        this.talk = talk;
        this.desk = desk;
    }

    /** Who decides about what Microsoft wants inside a call. */
    interface Desk {

        /** The answer to an offer; empty if there is none. */
        Optional<String> answer(String offer);

        void transfer(Call from, TransferTarget target);
    }

    /** Tells which call it is; the first event may come before. */
    void of(Call watched) {
        call.complete(watched);
    }

    /** Completes with whether the call was answered. */
    CompletableFuture<Boolean> over() {
        return over;
    }

    @Override
    public void onEvent(CallEvent event) {
        say(CallText.of(event));
        if (event instanceof CallEvent.Failed) {
            over.complete(false);
        } else if (event instanceof CallEvent.Ended) {
            over.complete(true);
        } else if (event instanceof CallEvent.Answered || event instanceof CallEvent.Confirmed) {
            hangUpLater();
        } else if (event instanceof CallEvent.Offered offered) {
            call.thenAccept(known -> answer(known, offered.offer()));
        } else if (event instanceof CallEvent.MediaRestarted restarted) {
            call.thenAccept(known -> answer(known, restarted.offer()));
        } else if (event instanceof CallEvent.TransferAsked asked) {
            call.thenAccept(known -> desk.transfer(known, asked.target()));
        } else if (event instanceof CallEvent.JoinAsked) {
            // Nobody listens to the media of either call.
            call.thenAccept(known -> known.reportTransfer(Status.DECLINE));
        }
    }

    private void answer(Call known, String offer) {
        desk.answer(offer)
                .map(known::answerOffer)
                .orElseGet(() -> known.refuseOffer(Status.NOT_ACCEPTABLE_HERE))
                .whenComplete((done, error) -> say(
                        error == null
                                ? "the offer is answered"
                                : "the offer cannot be answered: " + error.getMessage()));
    }

    void say(String what) {
        log.add(name + ": " + what);
    }

    private void hangUpLater() {
        talk.ifPresent(
                time -> timer.schedule(() -> call.thenAccept(Call::hangUp), time.toMillis(), TimeUnit.MILLISECONDS));
    }
}
