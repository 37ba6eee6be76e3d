package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What Microsoft does with the re-INVITEs of the SBC in one call. Single thread. */
final class SbcOffers {

    /** The owner of the Call-ID waits at least that long after 491 (RFC 3261 section 14.1). */
    private static final Duration OWNER_WAITS = Duration.ofMillis(2100);

    private static final int MOST_RETRY_AFTER = 10;

    private final Leg leg;
    private final Deque<Optional<Status>> planned = new ArrayDeque<>();
    private final Set<Long> numbers = new HashSet<>();
    private final Map<Long, RepeatedAnswer> unacknowledged = new HashMap<>();

    // Who waits for a collision, whether one is open, and what happened last.
    private @Nullable CompletableFuture<Status> glare;
    private @Nullable CompletableFuture<Status> interruption;
    private boolean open;
    private long refusedPendingAt;
    private Site.@Nullable Timer hangUp;

    SbcOffers(Leg leg) {
        this.leg = leg;
    }

    /** The next ones get these; an empty one is left without an answer. */
    void plan(Optional<Status> status) {
        planned.add(status);
    }

    CompletableFuture<Status> glare() {
        CompletableFuture<Status> done = new CompletableFuture<>();
        glare = done;
        return done;
    }

    CompletableFuture<Status> interrupt() {
        CompletableFuture<Status> done = new CompletableFuture<>();
        interruption = done;
        return done;
    }

    void onReinvite(SipConnection connection, SipRequest request) {
        numbers.add(request.headers().require(HeaderType.CSEQ).number());
        judgePatience();
        CompletableFuture<Status> collides = glare;
        CompletableFuture<Status> interrupts = interruption;
        if (open) {
            leg.note(Kind.VIOLATION, "a re-INVITE although another one of the SBC is open");
            refuse(connection, request, Status.SERVER_ERROR);
        } else if (collides != null) {
            glare = null;
            collide(connection, request, collides);
        } else if (leg.offers().isPending()) {
            refuse(connection, request, Status.REQUEST_PENDING);
        } else if (interrupts != null) {
            interruption = null;
            open = true;
            CompletableFuture<?> unused = leg.offers().crossing().whenComplete((status, failure) -> {
                open = false;
                accept(connection, request);
                pass(interrupts, status, failure);
            });
        } else if (planned.isEmpty()) {
            accept(connection, request);
        } else {
            planned.remove().ifPresentOrElse(status -> answer(connection, request, status), this::expectBye);
        }
    }

    private void collide(SipConnection connection, SipRequest request, CompletableFuture<Status> done) {
        CompletableFuture<?> unused = leg.offers()
                .crossing()
                .thenCompose(status -> leg.offers().again())
                .whenComplete((status, failure) -> pass(done, status, failure));
        refuse(connection, request, Status.REQUEST_PENDING);
    }

    private static void pass(CompletableFuture<Status> done, Status status, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(status);
        } else {
            done.completeExceptionally(failure);
        }
    }

    private void judgePatience() {
        long waited = System.nanoTime() - refusedPendingAt;
        boolean sbcOwns = !leg.call().isFromTeams();
        if (refusedPendingAt != 0 && sbcOwns && waited < OWNER_WAITS.toNanos()) {
            leg.note(
                    Kind.VIOLATION,
                    "a second try " + Duration.ofNanos(waited).toMillis()
                            + " ms after 491; the owner of the Call-ID waits 2.1 to 4 s");
        }
        refusedPendingAt = 0;
    }

    private void answer(SipConnection connection, SipRequest request, Status status) {
        if (status.isSuccess()) {
            accept(connection, request);
        } else {
            leg.note(Kind.EVENT, "behaviour: a re-INVITE is answered with " + status);
            refuse(connection, request, status);
        }
    }

    private void refuse(SipConnection connection, SipRequest request, Status status) {
        if (status.equals(Status.REQUEST_PENDING)) {
            refusedPendingAt = System.nanoTime();
        }
        boolean later = status.equals(Status.SERVER_ERROR);
        String seconds = Integer.toString(MOST_RETRY_AFTER / 5);
        connection.send(CapitalMessage.response(request, status, leg.ownTag())
                .headerIf(later, "RETRY-AFTER", seconds)
                .body("")
                .header("ALLOW", CapitalMessage.ALLOW)
                .server(leg.site().region())
                .end());
        if (status.equals(Status.NO_SUCH_CALL) || status.equals(Status.REQUEST_TIMEOUT)) {
            expectBye();
        }
    }

    /** 481 and 408 end the call, be it one that the SBC concludes itself (RFC 3261 section 12.2.1.2). */
    private void expectBye() {
        hangUp = leg.site()
                .after(
                        leg.site().knobs().patience(),
                        () -> leg.note(Kind.VIOLATION, "the SBC goes on although its re-INVITE has failed for good"));
    }

    private void accept(SipConnection connection, SipRequest request) {
        String offer = request.body().toString();
        boolean same = leg.sbcMedia().isSame(offer);
        Optional<Refusal> refusal = leg.sbcMedia().offer(offer);
        if (refusal.isPresent()) {
            leg.replies().refuse(connection, request, refusal.get());
            return;
        }
        request.headers()
                .first(HeaderType.CONTACT)
                .ifPresent(value -> leg.sender().target(value.uri().toString()));
        leg.session().onRequest(request.headers());
        OwnMedia media = leg.offers().media();
        String answer = same ? media.again() : media.answer(SdpCheck.direction(offer));
        repeat(connection, request, ok(request, answer));
    }

    private byte[] ok(SipRequest request, String answer) {
        CapitalMessage message = CapitalMessage.response(request, Status.OK, leg.ownTag())
                .header("CONTACT", leg.contact().header());
        leg.session().headers(false).forEach(message::header);
        return message.body(answer)
                .contentTypeIfAny()
                .header("ALLOW", CapitalMessage.ALLOW)
                .server(leg.site().region())
                .end();
    }

    private void repeat(SipConnection connection, SipRequest request, byte[] ok) {
        long number = request.headers().require(HeaderType.CSEQ).number();
        Runnable send = () -> {
            if (connection.isOpen()) {
                connection.send(ok);
            }
        };
        RepeatedAnswer repeated = new RepeatedAnswer(
                leg.site(), send, () -> leg.note(Kind.VIOLATION, "no ACK for the 200 to a re-INVITE"));
        unacknowledged.put(number, repeated);
        repeated.start();
    }

    /** Whether it belongs to one of these. */
    boolean onAck(SipRequest ack) {
        long number = ack.headers().require(HeaderType.CSEQ).number();
        RepeatedAnswer repeated = unacknowledged.remove(number);
        if (repeated != null) {
            repeated.stop();
        }
        return numbers.contains(number);
    }

    void stop() {
        unacknowledged.values().forEach(RepeatedAnswer::stop);
        unacknowledged.clear();
        if (hangUp != null) {
            hangUp.cancel();
        }
    }
}
