package io.drsip.core.dialog;

import io.drsip.core.Machine;
import io.drsip.sip.Status;
import io.drsip.sip.SubscriptionState;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What we tell the one who has sent a REFER: the implicit subscription of RFC 3515, on the side of the notifier (RFC
 * 6665 section 4.2).
 *
 * <pre>
 *  state     start     progress      finish       NOTIFY answered  refused, or no answer  expiry
 *  NEW       active:   -             -            -                -                      -
 *            ACTIVE
 *  ACTIVE    -         active, if    noresource:  what waits       OVER                   timeout: ENDING
 *                      it is new     ENDING
 *  ENDING    -         -             kept         OVER             OVER                   -
 *  OVER      -         -             kept         -                -                      -
 *  DONE      -         -             -            -                -                      -
 * </pre>
 *
 * <p>One NOTIFY is under way at a time; of what happens meanwhile the last thing is told, and the end always. Exactly
 * one NOTIFY is the last one, unless an earlier one was refused. OVER becomes DONE when the call that was transferred
 * has ended, or the transfer has failed and so the call goes on. After a transfer that succeeded, the other side has
 * 64*T1 for its BYE, counted from what comes last, OVER or the success.
 *
 * <p>A BYE ends the call and not the subscription, which lives on in the same dialog (RFC 5057 section 4.1). Single
 * thread.
 */
public final class ReferSubscription implements Machine<ReferOutput> {

    private enum State {
        NEW,
        ACTIVE,
        ENDING,
        OVER,
        DONE
    }

    private final SipTimers timers;
    private final Duration lifetime;
    private final Queue<ReferOutput> outputs = new ArrayDeque<>();

    private State state = State.NEW;
    private Instant expiry = Instant.MAX;

    // What was told last, what waits to be told, and whether a NOTIFY is under way.
    private Status told = Status.TRYING;
    private @Nullable Status waiting;
    private String endReason = "";
    private boolean underWay;

    // How the transfer and the old call have ended.
    private Optional<Status> outcome = Optional.empty();
    private boolean oldLegEnded;
    private Optional<Instant> hangUp = Optional.empty();

    /**
     * A subscription that was not started.
     *
     * @param profile what the leg is like
     * @param lifetime how long the transfer may take, whole seconds; then a last NOTIFY says {@code timeout}
     */
    public ReferSubscription(LegProfile profile, Duration lifetime) {
        this.timers = profile.timers();
        this.lifetime = lifetime;
    }

    /**
     * The REFER was accepted with 202: tells 100 (RFC 3515 section 2.4.4).
     *
     * @param now the moment
     */
    public void start(Instant now) {
        if (state == State.NEW) {
            state = State.ACTIVE;
            expiry = now.plus(lifetime);
            tell(Status.TRYING, now);
        }
    }

    /**
     * The new call has got a provisional response.
     *
     * @param status 100 to 199; the same as before is not told again
     * @param now when it came
     */
    public void progress(Status status, Instant now) {
        boolean known = status.equals(waiting == null ? told : waiting);
        if (state == State.ACTIVE && endReason.isEmpty() && !known) {
            tell(status, now);
        }
    }

    /**
     * The new call has got its final response, or we have concluded one.
     *
     * @param status 200 or more
     * @param now the moment
     */
    public void finish(Status status, Instant now) {
        if (outcome.isPresent() || state == State.NEW || state == State.DONE) {
            return;
        }
        outcome = Optional.of(status);
        if (state == State.ACTIVE && endReason.isEmpty()) {
            endWith("noresource", status, now);
        }
        settle(now);
    }

    private void endWith(String reason, Status status, Instant now) {
        endReason = reason;
        tell(status, now);
    }

    private void tell(Status status, Instant now) {
        waiting = status;
        sendNext(now);
    }

    private void sendNext(Instant now) {
        Status next = waiting;
        if (underWay || next == null) {
            return;
        }
        waiting = null;
        told = next;
        underWay = true;
        boolean last = !endReason.isEmpty();
        state = last ? State.ENDING : state;
        String body = "SIP/2.0 " + next.code() + " " + next.phrase() + "\r\n";
        outputs.add(new ReferOutput.Notify(last ? SubscriptionState.terminated(endReason) : active(now), body));
    }

    private SubscriptionState active(Instant now) {
        Duration left = Duration.between(now, expiry);
        return SubscriptionState.active(Duration.ofSeconds(Math.max(0, left.toSeconds())));
    }

    /**
     * The NOTIFY that is under way has its final response. One that is no 2xx ends the subscription (RFC 6665 section
     * 4.2.2), such as 481.
     *
     * @param status 200 or more
     * @param now when it came
     */
    public void onNotifyAnswered(Status status, Instant now) {
        if (!underWay) {
            return;
        }
        underWay = false;
        if (state == State.ENDING || !status.isSuccess()) {
            over(now);
        } else {
            sendNext(now);
        }
    }

    /**
     * Nobody has answered the NOTIFY that is under way, or it could not be sent: the subscription is over.
     *
     * @param now the moment
     */
    public void onNotifyFailed(Instant now) {
        if (underWay) {
            underWay = false;
            over(now);
        }
    }

    private void over(Instant now) {
        waiting = null;
        state = State.OVER;
        settle(now);
    }

    /**
     * The call that was transferred has ended, by a BYE of the other side or of ours.
     *
     * @param now the moment
     */
    public void onByeReceived(Instant now) {
        oldLegEnded = true;
        settle(now);
    }

    private void settle(Instant now) {
        if (state != State.OVER) {
            return;
        }
        boolean goesOn = outcome.filter(status -> !status.isSuccess()).isPresent();
        if (oldLegEnded || goesOn) {
            state = State.DONE;
            hangUp = Optional.empty();
            outputs.add(new ReferOutput.Done());
        } else if (outcome.isPresent() && hangUp.isEmpty()) {
            hangUp = Optional.of(now.plus(timers.transactionTimeout()));
        }
    }

    @Override
    public @Nullable ReferOutput poll() {
        return outputs.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        boolean lives = state == State.ACTIVE && endReason.isEmpty();
        return lives ? Optional.of(expiry) : hangUp;
    }

    @Override
    public void onTimeout(Instant now) {
        if (state == State.ACTIVE && endReason.isEmpty() && !now.isBefore(expiry)) {
            endWith("timeout", waiting == null ? told : waiting, now);
        } else if (hangUp.filter(at -> !now.isBefore(at)).isPresent()) {
            outputs.add(new ReferOutput.HangUpOldLeg());
            onByeReceived(now);
        }
    }
}
