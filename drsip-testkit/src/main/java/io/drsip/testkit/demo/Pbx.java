package io.drsip.testkit.demo;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallHandler;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import io.drsip.call.IncomingCall;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.tenant.PhoneNumber;
import io.drsip.trunk.Trunk;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A PBX that takes every call, accepts every offer and refuses every transfer, unless it was told otherwise.
 * Thread-safe.
 */
final class Pbx implements CallHandler {

    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=pbx 1 1 IN IP4 203.0.113.21",
            "s=-",
            "c=IN IP4 203.0.113.21",
            "t=0 0",
            "m=audio 31420 RTP/SAVP 8",
            "a=rtpmap:8 PCMA/8000",
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31",
            "a=rtcp-mux",
            "a=sendrecv",
            "");

    private final Timeline timeline;
    private final Set<Fqdn> refused = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<IncomingCall>> ringing = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<IncomingCall>> talking = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Consumer<Call>> transfers =
            new AtomicReference<>(call -> call.reportTransfer(Status.DECLINE));

    Pbx(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A call that was placed: the call, and how its setup ended. */
    record Placed(Call call, CompletableFuture<CallEvent> outcome) {}

    // --- what it is told to do ------------------------------------------------------------------------------------

    void refuse(Fqdn tenant) {
        refused.add(tenant);
    }

    /** Does not answer the next call; completes when it rings. */
    CompletableFuture<IncomingCall> letRing() {
        CompletableFuture<IncomingCall> call = new CompletableFuture<>();
        ringing.add(call);
        return call;
    }

    /** Completes when the next call is answered and confirmed. */
    CompletableFuture<IncomingCall> nextTalk() {
        CompletableFuture<IncomingCall> call = new CompletableFuture<>();
        talking.add(call);
        return call;
    }

    /** Has the SBC carry out the next transfer; completes with the call that it places. */
    CompletableFuture<Placed> followTransfers() {
        CompletableFuture<Placed> placed = new CompletableFuture<>();
        transfers.set(call -> {
            CompletableFuture<CallEvent> outcome = new CompletableFuture<>();
            placed.complete(new Placed(call.transfer(SDP, listener("the other call", outcome)), outcome));
        });
        return placed;
    }

    /** Carries the next transfer out itself, behind its back door; completes when it rings there. */
    CompletableFuture<Call> transferElsewhere() {
        CompletableFuture<Call> rings = new CompletableFuture<>();
        transfers.set(call -> {
            timeline.line("PBX", "sends the call to a phone of its own, which rings");
            call.reportTransfer(Status.RINGING);
            rings.complete(call);
        });
        return rings;
    }

    // --- calls ----------------------------------------------------------------------------------------------------

    @Override
    public void onIncomingCall(IncomingCall call) {
        String other = call.replaces().isPresent() ? ", to take the place of another one" : "";
        timeline.line("PBX", "a call for " + call.tenant() + other);
        call.listen(event -> onEvent(call, event));
        if (refused.contains(call.tenant().fqdn())) {
            call.reject(Status.BUSY_HERE);
            return;
        }
        call.ring();
        CompletableFuture<IncomingCall> rings = ringing.poll();
        if (rings == null) {
            pickUp(call);
        } else {
            rings.complete(call);
        }
    }

    void pickUp(IncomingCall call) {
        CompletableFuture<IncomingCall> talks = talking.poll();
        call.answer(SDP).thenRun(() -> {
            if (talks != null) {
                talks.complete(call);
            }
        });
    }

    private void onEvent(Call call, CallEvent event) {
        timeline.line("PBX", "the call " + Words.of(event));
        if (event instanceof CallEvent.Offered) {
            call.acceptOffer();
        } else if (event instanceof CallEvent.MediaRestarted) {
            call.answerOffer(SDP);
        } else if (event instanceof CallEvent.TransferAsked) {
            transfers.get().accept(call);
        }
    }

    Placed dial(Trunk trunk, Fqdn tenant, String from, String to) {
        CompletableFuture<CallEvent> outcome = new CompletableFuture<>();
        CallRequest request = CallRequest.of(new PhoneNumber(from), new PhoneNumber(to), tenant, SDP);
        Call call = trunk.dial(request.withDisplayName("Reception"), listener("our call", outcome));
        return new Placed(call, outcome);
    }

    private CallListener listener(String name, CompletableFuture<CallEvent> outcome) {
        return event -> {
            timeline.line("PBX", name + " " + Words.of(event));
            if (event instanceof CallEvent.Answered || event instanceof CallEvent.Failed) {
                outcome.complete(event);
            }
        };
    }
}
