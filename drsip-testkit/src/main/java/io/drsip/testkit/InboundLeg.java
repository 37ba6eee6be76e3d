package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from the SBC into Teams: goes through the steps of a behaviour, insists on the right ACK. Single thread. */
final class InboundLeg extends Leg {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);

    private final SipConnection connection;
    private final SipRequest invite;
    private final boolean routeBroken;
    private final Map<Integer, String> tags = new HashMap<>();

    // What was sent last, for repetitions, and the tag of the endpoint that answered.
    private byte[] lastResponse = new byte[0];
    private String answeredTag = "";
    private boolean finalSent;
    private boolean hangUpAsSoonAsPossible;
    private Site.@Nullable Timer repetition;
    private Site.@Nullable Timer ackTimer;

    InboundLeg(Place place, SipConnection connection, SipRequest invite) {
        super(place, CapitalMessage.first(invite.headers(), HeaderType.CALL_ID), false);
        this.connection = connection;
        this.invite = invite;
        this.routeBroken = TrunkCheck.hasLrOn(invite.headers());
        remoteSdp(invite.body().toString());
        remoteSequence(invite.headers().require(HeaderType.CSEQ).number());
    }

    void perform(Behaviour behaviour) {
        if (!behaviour.isUsual()) {
            note(Kind.EVENT, "behaviour: " + behaviour);
        }
        perform(behaviour.steps(), 0);
    }

    private void perform(List<Step> steps, int next) {
        if (next == steps.size()) {
            return;
        }
        Runnable go = () -> {
            if (state() != State.ENDED) {
                act(steps.get(next));
                perform(steps, next + 1);
            }
        };
        Duration delay = site().knobs().scaled(steps.get(next).delay());
        if (delay.isZero()) {
            go.run();
        } else {
            site().after(delay, go);
        }
    }

    private void act(Step step) {
        if (step instanceof Step.Answer answer) {
            respond(Status.of(answer.status()), answer.endpoint(), answer.sdp());
        } else if (step instanceof Step.Refuse refuse) {
            refuse(refuse);
        } else if (step instanceof Step.Drop drop) {
            replies().drop(connection, invite, drop);
        } else if (state() == State.TALKING) {
            CompletableFuture<?> unused = hangUp();
        } else {
            hangUpAsSoonAsPossible = true;
        }
    }

    private void respond(Status status, int endpoint, boolean withSdp) {
        if (finalSent) {
            return;
        }
        finalSent = status.isFinal();
        String tag = endpoint == 0
                ? ""
                : tags.computeIfAbsent(endpoint, key -> site().ids().tag());
        Headers headers = invite.headers();
        CapitalMessage message = CapitalMessage.response(invite, status, tag);
        if (endpoint > 0) {
            message.headerIf(site().knobs().recordRoute(), "RECORD-ROUTE", recordRoute())
                    .headers("RECORD-ROUTE", foreignRoutes(headers, false))
                    .header("CONTACT", "<" + contact() + ">");
        }
        String sdp = withSdp
                ? SdpTexts.answer(
                        nextSdpVersion(), SdpCheck.direction(invite.body().toString()))
                : "";
        send(message.body(sdp)
                .contentTypeIfAny()
                .headerIf(endpoint > 0, "ALLOW", CapitalMessage.ALLOW)
                .server(site().region())
                .end());
        progress(status, tag);
    }

    private void progress(Status status, String tag) {
        if (status.isSuccess()) {
            establish(tag);
        } else if (status.code() == 100) {
            call().onTrying();
        } else {
            call().onRinging();
        }
    }

    private void establish(String tag) {
        answeredTag = tag;
        Headers headers = invite.headers();
        String target = headers.first(HeaderType.CONTACT)
                .map(value -> value.uri().toString())
                .orElse("");
        String us = CapitalMessage.first(headers, HeaderType.TO) + ";tag=" + tag;
        sender().dialog(us, CapitalMessage.first(headers, HeaderType.FROM), target, foreignRoutes(headers, false));
        sender().usual(connection, 0);
        repeatUntilAck(T1);
        ackTimer = site().after(site().knobs().ackTime(), this::onNoAck);
    }

    /** RFC 3261 section 13.3.1.4: the 200 is repeated even over a reliable transport. */
    private void repeatUntilAck(Duration interval) {
        repetition = site().after(interval, () -> {
            send(lastResponse);
            Duration twice = interval.multipliedBy(2);
            repeatUntilAck(twice.compareTo(T2) < 0 ? twice : T2);
        });
    }

    private void onNoAck() {
        cancel(repetition);
        note(Kind.VIOLATION, "no right ACK for the 200; the call falls (1106)");
        CompletableFuture<?> unused = bye(Party.TIMER, "no ACK");
    }

    @Override
    void onAck(SipRequest ack) {
        if (routeBroken) {
            note(Kind.VIOLATION, "the ACK is ignored, since Record-Route has lr=on");
            return;
        }
        if (site().knobs().recordRoute() && !hasOurRoute(ack)) {
            note(Kind.VIOLATION, "the ACK has no Route with " + site().region().signalling());
        }
        cancel(repetition);
        cancel(ackTimer);
        talking();
        if (hangUpAsSoonAsPossible) {
            CompletableFuture<?> unused = hangUp();
        }
    }

    private boolean hasOurRoute(SipRequest ack) {
        return ack.headers().all(HeaderType.ROUTE).stream()
                .flatMap(value -> TrunkCheck.sipUri(value).stream())
                .anyMatch(uri -> uri.host().equals(site().region().signalling()));
    }

    private void refuse(Step.Refuse step) {
        if (!finalSent) {
            finalSent = true;
            replies().refuse(connection, invite, step.refusal(), step.retryAfter());
            end(Party.TEAMS, step.refusal().status(), step.refusal().phrase());
        }
    }

    void onRepeatedInvite() {
        if (lastResponse.length > 0) {
            send(lastResponse);
        }
    }

    void onCancel(SipConnection from, SipRequest cancel) {
        String branch = cancel.headers().require(HeaderType.VIA).branch().orElse("");
        if (!branch.equals(branch())) {
            note(Kind.VIOLATION, "CANCEL has another branch than the INVITE");
            replies().plain(from, cancel, Status.NO_SUCH_CALL);
            return;
        }
        replies().plain(from, cancel, Status.OK);
        if (!finalSent) {
            finalSent = true;
            connection.send(replies().plain(invite, Status.REQUEST_TERMINATED));
            end(Party.SBC, Status.REQUEST_TERMINATED, "cancelled by the SBC");
        }
    }

    String branch() {
        return invite.headers().require(HeaderType.VIA).branch().orElse("");
    }

    @Override
    String ownTag() {
        return answeredTag;
    }

    /** Hanging up before the answer is to decline. */
    @Override
    CompletableFuture<Status> giveUp() {
        refuse(new Step.Refuse(Duration.ZERO, new Refusal(Status.DECLINE, 21, "Call declined by user", 0), -1));
        return CompletableFuture.completedFuture(Status.DECLINE);
    }

    /** Over the connection that the INVITE came on; if that is gone, nobody gets it. */
    private void send(byte[] response) {
        lastResponse = response;
        if (connection.isOpen()) {
            connection.send(response);
        }
    }

    private static void cancel(Site.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
