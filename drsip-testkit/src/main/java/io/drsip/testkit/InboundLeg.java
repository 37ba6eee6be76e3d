package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from the SBC into Teams: goes through the steps of a behaviour, insists on the right ACK. Single thread. */
final class InboundLeg extends Leg {

    private final SipConnection connection;
    private final SipRequest invite;
    private final boolean routeBroken;
    private final Map<Integer, Endpoint> endpoints = new HashMap<>();
    private final List<SecondAnswer> others = new ArrayList<>();
    private final List<Runnable> onceTalking = new ArrayList<>();
    private final CancelDesk cancels = new CancelDesk(this);

    // What was sent last, for repetitions, and the tag of the endpoint that answered.
    private byte[] lastResponse = new byte[0];
    private String answeredTag = "";
    private boolean finalSent;
    private Optional<SessionTimer> timer = Optional.empty();
    private Optional<Duration> askedMinSe = Optional.empty();
    private @Nullable RepeatedAnswer answer;
    private Site.@Nullable Timer secondAck;

    InboundLeg(Place place, SipConnection connection, SipRequest invite, boolean bypass) {
        super(
                place,
                new Identity(
                        CapitalMessage.first(invite.headers(), HeaderType.CALL_ID),
                        place.site().ids().guid()),
                false,
                bypass);
        this.connection = connection;
        this.invite = invite;
        this.routeBroken = TrunkCheck.hasLrOn(invite.headers());
        sbcMedia().first(invite.body().toString());
        transfers().allowed(invite.headers());
        remoteSequence(invite.headers().require(HeaderType.CSEQ).number());
    }

    /** One of the callee's devices: its tag, and its description, which is always the same. */
    private record Endpoint(String tag, OwnMedia media) {}

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
        if (step instanceof Step.Answer response) {
            respond(Status.of(response.status()), response.endpoint(), response.sdp());
        } else if (step instanceof Step.Refuse refuse) {
            refuse(refuse.refusal(), refuse.headers());
        } else if (step instanceof Step.Drop drop) {
            replies().drop(connection, invite, drop);
        } else if (step instanceof Step.OnCancel cancel) {
            cancels.plan(cancel);
        } else if (step instanceof Step.Session session) {
            timer = Optional.of(session.timer());
        } else if (step instanceof Step.RepeatAnswer) {
            onceTalking(this::repeatAnswer);
        } else {
            onceTalking(() -> {
                CompletableFuture<?> unused = hangUp();
            });
        }
    }

    private void onceTalking(Runnable task) {
        if (state() == State.TALKING) {
            task.run();
        } else {
            onceTalking.add(task);
        }
    }

    private void respond(Status status, int number, boolean withSdp) {
        boolean second = finalSent && status.isSuccess() && !answeredTag.isEmpty();
        if (finalSent && !second) {
            return;
        }
        finalSent = finalSent || status.isFinal();
        Endpoint endpoint = endpoints.computeIfAbsent(number, this::endpoint);
        byte[] response = response(status, endpoint, withSdp);
        if (second) {
            SecondAnswer other = new SecondAnswer(this, endpoint.tag, () -> sendOnly(response));
            others.add(other);
            other.start();
        } else if (status.isSuccess()) {
            establish(endpoint.tag, response);
        } else {
            send(response);
            progress(status);
        }
    }

    private Endpoint endpoint(int number) {
        OwnMedia media = number <= 1 ? offers().media() : new OwnMedia(site().ids(), 187655 + number, false);
        return new Endpoint(number == 0 ? "" : site().ids().tag(), media);
    }

    private byte[] response(Status status, Endpoint endpoint, boolean withSdp) {
        Headers headers = invite.headers();
        CapitalMessage message = CapitalMessage.response(invite, status, endpoint.tag);
        if (!endpoint.tag.isEmpty()) {
            message.headerIf(site().knobs().recordRoute(), "RECORD-ROUTE", recordRoute())
                    .headers("RECORD-ROUTE", foreignRoutes(headers, false))
                    .header("CONTACT", contact().header());
        }
        if (status.isSuccess()) {
            timer.ifPresent(wanted ->
                    message.header("SESSION-EXPIRES", wanted.header(false)).header("REQUIRE", "timer"));
        }
        return message.body(withSdp ? description(endpoint.media) : "")
                .contentTypeIfAny()
                .headerIf(!endpoint.tag.isEmpty(), "ALLOW", CapitalMessage.ALLOW)
                .server(site().region())
                .end();
    }

    /** The 200 repeats what a 183 of the same endpoint said (RFC 6337 section 3.1.1). */
    private String description(OwnMedia media) {
        return media.again().isEmpty()
                ? media.answer(SdpCheck.direction(invite.body().toString()))
                : media.again();
    }

    private void progress(Status status) {
        if (status.code() == 100) {
            call().onTrying();
        } else {
            call().onRinging();
        }
    }

    private void establish(String tag, byte[] response) {
        answeredTag = tag;
        Headers headers = invite.headers();
        String target = headers.first(HeaderType.CONTACT)
                .map(value -> value.uri().toString())
                .orElse("");
        String us = CapitalMessage.first(headers, HeaderType.TO) + ";tag=" + tag;
        sender().dialog(us, CapitalMessage.first(headers, HeaderType.FROM), target, foreignRoutes(headers, false));
        sender().usual(connection, 0);
        String sbcTag = headers.require(HeaderType.FROM).tag().orElse("");
        call().onDialog(new SimulatedDialog(call().callId(), tag, sbcTag));
        answer = new RepeatedAnswer(site(), () -> send(response), this::onNoAck);
        answer.start();
        timer.ifPresent(session()::start);
    }

    private void onNoAck() {
        note(Kind.VIOLATION, "no right ACK for the 200; the call falls (1106)");
        CompletableFuture<?> unused = bye(Party.TIMER, "no ACK");
    }

    @Override
    void onRequest(SipConnection from, SipRequest request) {
        String tag = request.headers().require(HeaderType.TO).tag().orElse("");
        Optional<SecondAnswer> other =
                others.stream().filter(each -> each.tag().equals(tag)).findFirst();
        if (other.isPresent()) {
            other.get().onRequest(from, request);
        } else {
            super.onRequest(from, request);
        }
    }

    @Override
    boolean isListening() {
        return super.isListening() || !others.isEmpty();
    }

    @Override
    void onAck(SipRequest ack) {
        if (routeBroken) {
            note(Kind.VIOLATION, "the ACK is ignored, since Record-Route has lr=on");
            return;
        }
        if (ack.headers().require(HeaderType.CSEQ).number()
                != invite.headers().require(HeaderType.CSEQ).number()) {
            note(Kind.VIOLATION, "an ACK with another CSeq number than its INVITE");
            return;
        }
        if (answer != null) {
            answer.stop();
        }
        cancel(secondAck);
        talking();
        onceTalking.forEach(Runnable::run);
        onceTalking.clear();
    }

    /** Every 200 wants its ACK, also one that comes again (RFC 3261 section 13.2.2.4). */
    private void repeatAnswer() {
        note(Kind.EVENT, "behaviour: the 200 comes again");
        send(lastResponse);
        secondAck = site().after(
                        site().knobs().responseTime(), () -> note(Kind.VIOLATION, "no ACK for a 200 that came again"));
    }

    private void refuse(Refusal refusal, Map<String, String> headers) {
        if (!finalSent) {
            finalSent = true;
            askedMinSe = Optional.ofNullable(headers.get("MIN-SE"))
                    .map(Long::valueOf)
                    .map(Duration::ofSeconds);
            replies().refuse(connection, invite, refusal, headers);
            end(Party.TEAMS, refusal.status(), refusal.phrase());
        }
    }

    /** After 422 the next INVITE of the call has to take its Min-SE over (RFC 4028 section 7.3). */
    void judgeRetry(SipRequest next) {
        askedMinSe.ifPresent(least -> {
            Headers headers = next.headers();
            boolean taken = headers.first(HeaderType.SESSION_EXPIRES)
                            .filter(value -> value.interval().compareTo(least) >= 0)
                            .isPresent()
                    && headers.first(HeaderType.MIN_SE)
                            .filter(value -> value.interval().compareTo(least) >= 0)
                            .isPresent();
            if (!taken) {
                note(Kind.VIOLATION, "the INVITE after 422 does not take Min-SE " + least.toSeconds() + " over");
            }
        });
    }

    void onRepeatedInvite() {
        if (lastResponse.length > 0) {
            send(lastResponse);
        }
    }

    void onCancel(SipConnection from, SipRequest cancel) {
        cancels.onCancel(from, cancel);
    }

    boolean hasResponded() {
        return lastResponse.length > 0;
    }

    /** Somebody answers just now, unless the call is over. */
    void answer() {
        respond(Status.OK, 1, true);
    }

    /** The INVITE is over without an answer, unless it has had its final response. */
    void terminate(String text) {
        if (!finalSent) {
            finalSent = true;
            connection.send(replies().plain(invite, Status.REQUEST_TERMINATED));
            end(Party.SBC, Status.REQUEST_TERMINATED, text);
        }
    }

    String branch() {
        return invite.headers().require(HeaderType.VIA).branch().orElse("");
    }

    @Override
    String ownTag() {
        return answeredTag;
    }

    @Override
    SipConnection firstConnection() {
        return connection;
    }

    /** Hanging up before the answer is to decline. */
    @Override
    CompletableFuture<Status> giveUp() {
        refuse(new Refusal(Status.DECLINE, 21, "Call declined by user", 0), Map.of());
        return CompletableFuture.completedFuture(Status.DECLINE);
    }

    /** Over the connection that the INVITE came on; if that is gone, nobody gets it. */
    private void send(byte[] response) {
        lastResponse = response;
        sendOnly(response);
    }

    private void sendOnly(byte[] response) {
        if (connection.isOpen()) {
            connection.send(response);
        }
    }

    private static void cancel(Site.@Nullable Timer waiting) {
        if (waiting != null) {
            waiting.cancel();
        }
    }
}
