package io.drsip.testkit.shell;

import io.drsip.call.Call;
import io.drsip.call.CallHandler;
import io.drsip.call.CallRequest;
import io.drsip.call.IncomingCall;
import io.drsip.call.TransferTarget;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.net.TlsSbc;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import io.drsip.testkit.shell.SbcSettings.Goal;
import io.drsip.testkit.shell.SbcSettings.Order;
import io.drsip.testkit.shell.SbcSettings.Routine;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkListener;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running SBC that takes every call. Thread-safe; what it hears, it hears on the one thread of its timer.
 */
// What is left of these stages and timers is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
final class SbcSession implements AutoCloseable, TrunkListener, CallHandler, CallWatch.Desk {

    private static final Duration DEFAULT_TALK = Duration.ofSeconds(5);

    private final Routine routine;
    private final LogLines log;
    private final Redaction redaction;
    private final MediaText media;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("answering-sbc", true));
    private final TlsSbc sbc;
    private final Trunk trunk;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean placed = new AtomicBoolean();
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

    SbcSession(SbcSettings settings, LogLines log) {
        this.routine = settings.routine();
        this.log = log;
        this.redaction = new Redaction(!routine.showNumbers());
        this.media = new MediaText(routine.media());
        TlsSbc.Builder builder = TlsSbc.builder()
                .trunk(settings.trunk(), settings.identity(), settings.listen())
                .tenants(InMemoryTenantDirectory.of(settings.tenants()))
                .listener(this)
                .calls(this)
                .executor(timer);
        settings.trust().ifPresent(builder::trust);
        settings.names()
                .ifPresentOrElse(
                        builder::resolver,
                        () -> builder.dnsServers(settings.dnsServers().toArray(java.net.InetSocketAddress[]::new)));
        this.sbc = builder.build();
        this.trunk = sbc.trunk(settings.trunk().fqdn());
    }

    /**
     * Opens the listener and begins.
     *
     * @throws java.util.concurrent.CompletionException if it cannot listen
     */
    void start() {
        sbc.start().toCompletableFuture().join();
        log.add(trunk.config().fqdn() + ":" + trunk.config().port() + " listens at "
                + sbc.boundAddress(trunk.config().fqdn()) + "; cloud "
                + trunk.config().cloud());
        routine.order().ifPresent(order -> later(order.after(), () -> place(order)));
        if (routine.goal() != Goal.NONE) {
            later(routine.timeout(), this::giveUp);
        }
    }

    /** Completes with whether the goal was reached; never, if there is none. */
    CompletableFuture<Boolean> outcome() {
        return outcome;
    }

    @Override
    public void onEvent(TrunkEvent event) {
        log.add(EventText.of(event));
        if (event instanceof TrunkEvent.OnlineChanged changed
                && changed.report().isOnline()) {
            routine.order().ifPresent(this::place);
            if (routine.goal() == Goal.ONLINE) {
                outcome.complete(true);
            }
        }
    }

    private void place(Order order) {
        if (placed.getAndSet(true)) {
            return;
        }
        CallWatch watch = watch(Optional.of(routine.talk().orElse(DEFAULT_TALK)));
        watch.say(redaction.number(order.from().text()) + " calls "
                + redaction.number(order.to().text()) + " for " + order.tenant());
        try {
            watch.of(trunk.dial(CallRequest.of(order.from(), order.to(), order.tenant(), media.offer()), watch));
        } catch (IllegalArgumentException e) {
            watch.say("cannot be placed: " + e.getMessage());
            watch.over().complete(false);
        }
    }

    @Override
    public void onIncomingCall(IncomingCall call) {
        CallWatch watch = watch(routine.talk());
        String from = call.invite()
                .headers()
                .first(HeaderType.FROM)
                .map(found -> user(found.uri()))
                .orElse("nobody");
        watch.say(from + " calls " + user(call.invite().requestUri()) + " for " + call.tenant()
                + (call.replaces().isPresent() ? ", in place of another call" : ""));
        watch.of(call);
        call.listen(watch);
        Optional<String> answer = media.answer(call.invite().body().toString());
        if (answer.isEmpty()) {
            watch.say("refused, as its offer has no audio that is known here");
            call.reject(Status.NOT_ACCEPTABLE_HERE);
            return;
        }
        if (!routine.answerAfter().isZero()) {
            call.ring();
        }
        later(
                routine.answerAfter(),
                () -> call.answer(answer.get()).whenComplete((done, error) -> {
                    if (error != null) {
                        watch.say("the answer failed: " + error.getMessage());
                    }
                }));
    }

    @Override
    public Optional<String> answer(String offer) {
        return media.answer(offer);
    }

    /** Places the call that a Teams user asks for who transfers another one. */
    @Override
    public void transfer(Call from, TransferTarget target) {
        CallWatch watch = watch(routine.talk());
        watch.say("calls "
                + target.number().map(number -> redaction.number(number.text())).orElse("a Teams user")
                + ", as a transfer asks for");
        watch.of(from.transfer(media.offer(), watch));
    }

    private CallWatch watch(Optional<Duration> talk) {
        CallWatch watch = new CallWatch("call " + calls.incrementAndGet(), log, timer, talk, this);
        if (routine.goal() == Goal.ONE_CALL) {
            watch.over().thenAccept(outcome::complete);
        }
        return watch;
    }

    private String user(Uri uri) {
        if (uri instanceof SipUri sip) {
            return redaction.number(sip.user().orElse("nobody"));
        }
        return uri instanceof TelUri tel ? redaction.number(tel.number()) : "somebody";
    }

    private void giveUp() {
        trunk.snapshot().whenComplete((snapshot, error) -> {
            if (!outcome.isDone() && snapshot != null) {
                log.add((routine.goal() == Goal.ONLINE ? "not online" : "no call was over") + " after "
                        + routine.timeout().toSeconds() + " s: "
                        + EventText.missing(snapshot, trunk.config().port()));
            }
            outcome.complete(false);
        });
    }

    private void later(Duration delay, Runnable action) {
        timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    TlsSbc sbc() {
        return sbc;
    }

    /** Hangs up, closes the SBC, and lets the last lines be written. Repeated calls do no harm. */
    @Override
    public void close() {
        sbc.close();
        if (timer.isShutdown()) {
            return;
        }
        try {
            // Behind the last events; timers that are still to come are dropped.
            timer.schedule(() -> {}, 0, TimeUnit.SECONDS).get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            log.add("the last lines may be missing: " + e);
        } finally {
            timer.shutdownNow();
        }
    }
}
