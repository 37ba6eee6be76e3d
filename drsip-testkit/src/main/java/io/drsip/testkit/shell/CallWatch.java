package io.drsip.testkit.shell;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One call from its beginning to its end: a line for each event, and hanging up in time. Runs on the timer's thread.
 */
// What is left of these stages and timers is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
final class CallWatch implements CallListener {

    private final String name;
    private final LogLines log;
    private final ScheduledExecutorService timer;
    private final Optional<Duration> talk;
    private final CompletableFuture<Call> call = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    CallWatch(String name, LogLines log, ScheduledExecutorService timer, Optional<Duration> talk) {
        this.name = name;
        this.log = log;
        this.timer = timer;
        this.talk = talk;
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
        if (event instanceof CallEvent.Failed failed) {
            say("not answered, " + EventText.of(failed.cause()));
            over.complete(false);
        } else if (event instanceof CallEvent.Ended ended) {
            say("over, " + EventText.of(ended.cause()));
            over.complete(true);
        } else if (event instanceof CallEvent.Answered) {
            say("answered");
            hangUpLater();
        } else if (event instanceof CallEvent.Confirmed) {
            say("our answer is confirmed");
            hangUpLater();
        } else if (event instanceof CallEvent.Trying trying) {
            say("taken by " + trying.datacenter());
        } else if (event instanceof CallEvent.Ringing ringing) {
            say("rings, " + ringing.response().status());
        } else if (event instanceof CallEvent.EarlyMedia early) {
            say("early media, " + early.response().status());
        } else if (event instanceof CallEvent.Received received) {
            say(received.request().method() + " came and was answered");
        } else {
            say(event.getClass().getSimpleName());
        }
    }

    void say(String what) {
        log.add(name + ": " + what);
    }

    private void hangUpLater() {
        talk.ifPresent(
                time -> timer.schedule(() -> call.thenAccept(Call::hangUp), time.toMillis(), TimeUnit.MILLISECONDS));
    }
}
