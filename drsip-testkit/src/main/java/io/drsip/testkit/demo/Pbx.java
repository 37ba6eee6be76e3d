package io.drsip.testkit.demo;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallHandler;
import io.drsip.call.CallRequest;
import io.drsip.call.IncomingCall;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.tenant.PhoneNumber;
import io.drsip.trunk.Trunk;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A PBX that takes every call, unless it was told to refuse those of a tenant. Thread-safe. */
final class Pbx implements CallHandler {

    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=pbx 1 1 IN IP4 203.0.113.21",
            "s=-",
            "c=IN IP4 203.0.113.21",
            "t=0 0",
            "m=audio 31420 RTP/SAVP 8 101",
            "a=rtpmap:8 PCMA/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31",
            "a=rtcp-mux",
            "a=sendrecv",
            "");

    private final Timeline timeline;
    private final Set<Fqdn> refused = ConcurrentHashMap.newKeySet();

    Pbx(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A call that was placed: the call, and how its setup ended. */
    record Placed(Call call, CompletableFuture<CallEvent> outcome) {}

    void refuse(Fqdn tenant) {
        refused.add(tenant);
    }

    @Override
    public void onIncomingCall(IncomingCall call) {
        timeline.line("PBX", "a call for " + call.tenant());
        call.listen(event -> timeline.line("PBX", "the call " + words(event)));
        if (refused.contains(call.tenant().fqdn())) {
            call.reject(Status.BUSY_HERE);
            return;
        }
        call.ring();
        call.answer(SDP);
    }

    Placed dial(Trunk trunk, Fqdn tenant, String from, String to) {
        CompletableFuture<CallEvent> outcome = new CompletableFuture<>();
        CallRequest request = CallRequest.of(new PhoneNumber(from), new PhoneNumber(to), tenant, SDP);
        Call call = trunk.dial(request.withDisplayName("Reception"), event -> {
            timeline.line("PBX", "our call " + words(event));
            if (event instanceof CallEvent.Answered || event instanceof CallEvent.Failed) {
                outcome.complete(event);
            }
        });
        return new Placed(call, outcome);
    }

    private static String words(CallEvent event) {
        if (event instanceof CallEvent.Trying trying) {
            return "is at " + trying.datacenter();
        } else if (event instanceof CallEvent.Ringing ringing) {
            return "rings at device " + shortened(ringing.fork());
        } else if (event instanceof CallEvent.Answered answered) {
            return "is answered by device " + shortened(answered.fork());
        } else if (event instanceof CallEvent.Confirmed) {
            return "is confirmed";
        } else if (event instanceof CallEvent.Failed failed) {
            return "failed: " + failed.cause();
        } else if (event instanceof CallEvent.Ended ended) {
            return "ended: " + ended.cause();
        }
        return event.getClass().getSimpleName();
    }

    private static String shortened(String tag) {
        return tag.length() > 6 ? tag.substring(0, 6) : tag;
    }
}
