package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Microsoft's part of a transfer: REFER in the shape of a trace of 2024, answers to NOTIFY, BYE after the one with 200
 * (Microsoft, Issues with call transfers); or all of it inside Teams.
 *
 * <pre>
 *   NONE       REFER sent                     ASKED
 *   ASKED      202                            OPEN
 *   ASKED      any other                      NONE
 *   OPEN       NOTIFY, active                 OPEN
 *   OPEN       NOTIFY, terminated, 2xx        DONE, and BYE
 *   OPEN       NOTIFY, terminated, other      DONE
 * </pre>
 *
 * <p>Single thread.
 */
final class TransferPart {

    private final Leg leg;
    private final Place place;

    // How far the transfer is, what the SBC allows, and who hangs up when.
    private State state = State.NONE;
    private Optional<Boolean> allowed = Optional.empty();
    private boolean keeps;
    private boolean early;

    private enum State {
        NONE,
        ASKED,
        OPEN,
        DONE
    }

    TransferPart(Leg leg, Place place) {
        this.leg = leg;
        this.place = place;
    }

    /** What the SBC says in its INVITE or 200; without an Allow anything may be right. */
    void allowed(Headers headers) {
        List<Method> methods = headers.all(HeaderType.ALLOW);
        if (!methods.isEmpty()) {
            allowed = Optional.of(methods.stream().anyMatch(Method.REFER::equals));
        }
    }

    boolean isOpen() {
        return state == State.ASKED || state == State.OPEN;
    }

    CompletableFuture<Void> keepCall() {
        keeps = true;
        return CompletableFuture.completedFuture(null);
    }

    CompletableFuture<Void> hangUpEarly() {
        early = true;
        return CompletableFuture.completedFuture(null);
    }

    CompletableFuture<Status> refer(ReferShape shape) {
        TransferBook.Transfer transfer = new TransferBook.Transfer(shape.referTo(), shape.referredBy());
        if (shape.returns()) {
            place.transfers().add(transfer);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("REFER-TO", "<" + shape.referTo() + ">");
        headers.put("REFERRED-BY", shape.referredBy());
        state = State.ASKED;
        return leg.sender().send("REFER", new Content(headers, "")).thenApply(response -> {
            onAnswer(response);
            if (response.status().code() != 202) {
                place.transfers().remove(transfer);
            }
            return response.status();
        });
    }

    private void onAnswer(SipResponse response) {
        Status status = response.status();
        if (status.code() == 202) {
            state = state == State.ASKED ? State.OPEN : state;
            if (allowed.equals(Optional.of(false))) {
                leg.note(Kind.VIOLATION, "REFER is accepted, although the Allow of the SBC does not name it");
            }
            if (early) {
                CompletableFuture<?> unused = leg.bye(Party.TEAMS, "hung up before the transfer was over");
            }
            return;
        }
        state = State.NONE;
        boolean due = allowed.equals(Optional.of(false));
        if (!due) {
            leg.note(Kind.VIOLATION, "REFER is answered with " + status + ", not with 202");
        } else if (!status.equals(Status.METHOD_NOT_ALLOWED)) {
            leg.note(Kind.VIOLATION, "REFER, which Allow does not name, is answered with " + status + ", not with 405");
        } else if (response.headers().all(HeaderType.ALLOW).isEmpty()) {
            leg.note(Kind.VIOLATION, "405 without Allow");
        }
    }

    void onNotify(SipConnection connection, SipRequest notify) {
        if (!isOpen()) {
            String text = state == State.DONE ? "NOTIFY after the terminal one" : "NOTIFY without REFER";
            leg.note(Kind.VIOLATION, text);
            place.replies().plain(connection, notify, Status.NO_SUCH_CALL);
            return;
        }
        if (state == State.ASKED) {
            leg.note(Kind.WARNING, "NOTIFY before the 202");
        }
        state = State.OPEN;
        place.replies().plain(connection, notify, Status.OK);
        judge(notify.headers());
        Optional<Status> status = status(notify.body().toString());
        if (isTerminal(notify.headers())) {
            state = State.DONE;
            onOutcome(status);
        } else if (status.filter(Status::isFinal).isPresent()) {
            leg.note(Kind.VIOLATION, "NOTIFY with a final status, but the subscription is not terminated");
        }
    }

    private static boolean isTerminal(Headers headers) {
        return text(headers, "Subscription-State").startsWith("terminated");
    }

    /** RFC 3515 section 2.4. */
    private void judge(Headers headers) {
        if (!text(headers, "Event").startsWith("refer")) {
            leg.note(Kind.VIOLATION, "NOTIFY without Event: refer");
        }
        if (text(headers, "Subscription-State").isEmpty()) {
            leg.note(Kind.VIOLATION, "NOTIFY without Subscription-State");
        }
        String type = text(headers, "Content-Type");
        if (!type.startsWith("message/sipfrag")) {
            leg.note(Kind.VIOLATION, "NOTIFY with a body of type " + type);
        } else if (!type.contains("version=2.0")) {
            leg.note(Kind.WARNING, "message/sipfrag without version=2.0");
        }
    }

    private Optional<Status> status(String fragment) {
        if (!fragment.matches("(?s)SIP/2\\.0 [1-6][0-9][0-9] .*")) {
            leg.note(Kind.VIOLATION, "a sipfrag that is no full status line");
            return Optional.empty();
        }
        return Optional.of(Status.of(Integer.parseInt(fragment.substring(8, 11))));
    }

    private void onOutcome(Optional<Status> status) {
        if (!status.filter(Status::isSuccess).isPresent() || leg.state() != Leg.State.TALKING) {
            leg.note(
                    Kind.EVENT,
                    "the transfer is over: " + status.map(Status::toString).orElse("no status"));
        } else if (keeps) {
            leg.site().after(leg.site().knobs().patience(), () -> {
                if (leg.state() == Leg.State.TALKING) {
                    leg.note(Kind.VIOLATION, "the SBC does not hang up the call that was transferred");
                }
            });
        } else {
            CompletableFuture<?> unused = leg.bye(Party.TEAMS, "transferred");
        }
    }

    private static String text(Headers headers, String name) {
        return headers.first(HeaderType.text(name)).orElse("");
    }

    CompletableFuture<Status> insideToUser() {
        return leg.offers().changed("inactive").thenCompose(held -> leg.offers().fromOtherContactWithNewMedia());
    }

    CompletableFuture<SimulatedCall> insideBy(CallPlan plan) {
        return leg.offers()
                .changed("inactive")
                .thenCompose(held -> place.exchange().place(plan))
                .thenApply(call -> {
                    if (plan.replacing().isEmpty()) {
                        CompletableFuture<?> unused =
                                call.answered().thenRun(() -> leg.site().loop().execute(() -> hangUp(leg)));
                    }
                    return call;
                });
    }

    private static void hangUp(Leg leg) {
        if (leg.state() == Leg.State.TALKING) {
            CompletableFuture<?> unused = leg.bye(Party.TEAMS, "transferred");
        }
    }
}
