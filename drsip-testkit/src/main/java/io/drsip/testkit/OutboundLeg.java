package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from Teams to the SBC, over one connection that this datacenter opens. Single thread. */
final class OutboundLeg extends Leg {

    private final CallPlan plan;
    private final SimulatedDirectory.PairedTrunk trunk;
    private final String tag;
    private final OutboundInvite invite;
    private final AnswerCheck check;
    private final Map<String, String> early = new HashMap<>();

    // The connection of the INVITE, and what has come back over it.
    private @Nullable SipConnection connection;
    private Site.@Nullable Timer failover;
    private Site.@Nullable Timer hangUpDue;
    private boolean provisional;
    private boolean cancelled;
    private boolean cancelSent;
    private boolean finalSeen;
    private boolean merged;
    private int acksToLose;
    private String answeredTo = "";

    OutboundLeg(Place place, CallPlan plan, SimulatedDirectory.PairedTrunk trunk) {
        this(
                place,
                plan,
                trunk,
                new Identity(place.site().ids().tag(), place.site().ids().guid()),
                place.site().ids().tag());
    }

    private OutboundLeg(
            Place place, CallPlan plan, SimulatedDirectory.PairedTrunk trunk, Identity identity, String tag) {
        super(place, identity, true, trunk.bypass());
        this.plan = plan;
        this.trunk = trunk;
        this.tag = tag;
        this.invite = new OutboundInvite(site(), plan, identity, tag, trunk.port());
        this.check = new AnswerCheck(this, trunk.fqdn());
        this.acksToLose = plan.lostAcks();
    }

    /** The same call as another datacenter repeats it; the SBC has to tell that it is one call. */
    OutboundLeg repeatedAt(Place other, CallRepeat how) {
        boolean same = how == CallRepeat.SAME_CALL_ID;
        Ids ids = other.site().ids();
        Identity kept = same ? identity() : new Identity(ids.tag(), identity().guid());
        return new OutboundLeg(other, plan, trunk, kept, same ? tag : ids.tag());
    }

    SimulatedDirectory.PairedTrunk trunk() {
        return trunk;
    }

    /** Whether an SBC that takes the INVITE for a second copy is right: the first one is alive. */
    void expectMerged(boolean alive) {
        merged = alive;
    }

    boolean isAlive() {
        return state() == State.SETUP && connection != null && connection.isOpen();
    }

    void start(SipConnection over) {
        connection = over;
        failover = site().after(site().knobs().failoverTime(), this::onNoResponse);
        site().expect(invite.branch(), this::onResponse);
        over.whenLost(() -> {
            if (plan.repeat() != CallRepeat.NEVER) {
                CompletableFuture<?> unused = repeatLost(plan.repeat());
            }
        });
        over.send(invite.invite(
                over, contact().header(), recordRoute(), plan.offer().sdp(offers().media())));
    }

    private void onNoResponse() {
        note(
                Kind.VIOLATION,
                "no response to the INVITE within " + site().knobs().failoverTime() + " (500001)");
        end(Party.TIMER, Status.REQUEST_TIMEOUT, "no response in time");
    }

    /** The network breaks, and another datacenter tries again. */
    CompletableFuture<SimulatedCall> breakOff(CallRepeat how) {
        over().breakOff();
        return repeatLost(how);
    }

    private CompletableFuture<SimulatedCall> repeatLost(CallRepeat how) {
        if (state() != State.SETUP || finalSeen) {
            return CompletableFuture.failedFuture(new IllegalStateException("somebody has answered"));
        }
        cancel(failover);
        site().forget(invite.branch());
        end(Party.TIMER, Status.SERVICE_UNAVAILABLE, "the connection is lost");
        return repeat(how);
    }

    /** Another datacenter sends the INVITE, too. */
    CompletableFuture<SimulatedCall> repeat(CallRepeat how) {
        if (how == CallRepeat.NEVER) {
            return CompletableFuture.failedFuture(new IllegalStateException("it is not repeated"));
        }
        note(Kind.EVENT, "another datacenter repeats the call");
        return place().exchange().repeat(this, how).thenApply(second -> {
            call().onRepeated(second);
            return second;
        });
    }

    private void onResponse(SipResponse response) {
        if (!response.headers().require(HeaderType.CSEQ).method().name().equals("INVITE")) {
            note(Kind.EVENT, "CANCEL is answered with " + response.status());
            return;
        }
        cancel(failover);
        Status status = response.status();
        if (status.code() == 100) {
            provisional = true;
            call().onTrying();
        } else if (status.isProvisional()) {
            provisional = true;
            onProgress(response);
        } else if (status.isSuccess()) {
            onSuccess(response);
        } else {
            onFailure(response);
        }
        if (cancelled && status.isProvisional()) {
            sendCancel();
        }
    }

    private void onProgress(SipResponse response) {
        check.progress(response);
        String sbcTag = response.headers().require(HeaderType.TO).tag().orElse("");
        if (!response.body().isEmpty()) {
            early.putIfAbsent(sbcTag, response.body().toString());
        }
        call().onDialog(new SimulatedDialog(call().callId(), tag, sbcTag));
        call().onRinging();
    }

    private void onSuccess(SipResponse response) {
        Headers headers = response.headers();
        String remote = CapitalMessage.first(headers, HeaderType.TO);
        if (!answeredTo.isEmpty() && !answeredTo.equals(remote)) {
            note(Kind.WARNING, "a second 200 with another To tag");
            return;
        }
        if (answeredTo.isEmpty()) {
            answeredTo = remote;
            onAnswer(response);
        }
        if (merged) {
            note(Kind.VIOLATION, "a second copy of a call that is alive is answered");
        }
        acknowledge();
    }

    private void onAnswer(SipResponse response) {
        finalSeen = true;
        Headers headers = response.headers();
        String sbcTag = headers.require(HeaderType.TO).tag().orElse("");
        check.answer(response, early.getOrDefault(sbcTag, ""));
        sbcMedia().first(response.body().toString());
        startSession(headers);
        plan.replacing().ifPresent(check::replaced);
        String target = headers.first(HeaderType.CONTACT)
                .map(value -> value.uri().toString())
                .orElse("");
        sender().dialog(invite.from(), answeredTo, target, foreignRoutes(headers, true));
        sender().usual(over(), 1);
        transfers().allowed(headers);
        call().onDialog(new SimulatedDialog(call().callId(), tag, sbcTag));
        if (plan.offer().isDelayed()) {
            note(Kind.VIOLATION, "an INVITE without SDP is answered with 200");
        }
        if (plan.cancelsAcross()) {
            sendCancel();
        }
    }

    /** At once, late or never, as the plan has it. */
    private void acknowledge() {
        if (acksToLose > 0) {
            acksToLose--;
            note(Kind.EVENT, "behaviour: the ACK is lost");
            expectBye();
            return;
        }
        cancel(hangUpDue);
        sender().ack(1);
        if (cancelled || cancelSent || plan.offer().isDelayed()) {
            if (state() == State.SETUP) {
                CompletableFuture<?> unused = bye(Party.TEAMS, "answered too late");
            }
        } else {
            talking();
        }
    }

    /** 64*T1 after the 200 the SBC hangs up (RFC 3261 section 13.3.1.4). */
    private void expectBye() {
        if (hangUpDue == null) {
            hangUpDue = site().after(site().knobs().patience(), () -> {
                note(Kind.VIOLATION, "no ACK came, and the SBC has not hung up");
                end(Party.TIMER, Status.OK, "never acknowledged");
            });
        }
    }

    private void startSession(Headers answer) {
        Optional<SessionTimer> unasked = answer.first(HeaderType.SESSION_EXPIRES)
                .map(value -> SessionTimer.of(value.interval()).refresherLeftOpen());
        plan.session().or(() -> unasked).ifPresent(timer -> session().onAnswer(timer, answer));
    }

    private void onFailure(SipResponse response) {
        finalSeen = true;
        over().send(invite.ackToRefusal(over(), response));
        Status status = response.status();
        if (merged && !status.equals(Status.LOOP_DETECTED)) {
            note(Kind.VIOLATION, "a second copy of a call that is alive is refused with " + status + ", not with 482");
        }
        plan.replacing().flatMap(Replacing::due).ifPresent(due -> check.refused(due, status));
        end(cancelled ? Party.TEAMS : Party.SBC, status, "refused with " + status);
    }

    /** CANCEL may go only after a provisional response (RFC 3261 section 9.1). */
    @Override
    CompletableFuture<Status> giveUp() {
        cancelled = true;
        if (provisional) {
            sendCancel();
        }
        return call().ended().thenApply(SimulatedCall.Ending::status);
    }

    private void sendCancel() {
        if (!cancelSent) {
            cancelSent = true;
            over().send(invite.cancel(over()));
        }
    }

    @Override
    void onAck(SipRequest ack) {
        // The ACK to a refusal of a re-INVITE of the SBC.
    }

    @Override
    String ownTag() {
        return tag;
    }

    @Override
    SipConnection firstConnection() {
        return over();
    }

    private SipConnection over() {
        return Objects.requireNonNull(connection, "the call was started");
    }

    private static void cancel(Site.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
