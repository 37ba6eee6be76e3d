package io.drsip.benchmarks;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.core.engine.EngineOutput;
import io.drsip.core.engine.FlowId;
import io.drsip.core.engine.PeerIdentity;
import io.drsip.core.engine.TrunkEngine;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * One engine with many calls, a clock that is moved by hand, a PBX that answers at once, and Microsoft's side that does
 * so, too. It remembers nothing of a call, so that the heap is the engine's. Single thread.
 */
final class LoadedEngine {

    /** Longer than anything of a transaction lives: 64*T1. */
    static final Duration TRANSIENT = Duration.ofSeconds(33);

    private static final Fqdn TRUNK = Fqdn.parse(MicrosoftSide.TRUNK);
    private static final PhoneNumber HERE = new PhoneNumber("+31205550142");
    private static final PhoneNumber THERE = new PhoneNumber("+14255550173");
    private static final List<String> MICROSOFT = List.of("*.pstnhub.microsoft.com");
    private static final FlowId ACCEPTED = new FlowId(1);

    private final MicrosoftSide microsoft = MicrosoftSide.create();
    private final Tenant tenant = Tenant.of(TRUNK);
    private final TrunkEngine engine;
    private final Queue<Runnable> inputs = new ArrayDeque<>();

    // The moment, the last connection, and what was said last.
    private Instant now = Instant.parse("2026-11-02T08:00:00Z");
    private long flows = 1;
    private int placed;
    private String tag = "";
    private int lastStatus;

    // How often something has happened.
    private long refreshes;
    private long ended;

    LoadedEngine(int calls) {
        CallConfig config = CallConfig.builder().maxCalls(calls + 1).build();
        engine = new TrunkEngine(TrunkConfig.builder(TRUNK).calls(config).build(), 1, new SplittableRandom(7), now);
        engine.onFlowOpened(ACCEPTED, new PeerIdentity(MICROSOFT, "52.114.76.76:40000", Optional.empty()), now);
        settle();
    }

    MicrosoftSide microsoft() {
        return microsoft;
    }

    /** Teams calls, and the PBX answers; returns the tag that our side has chosen. */
    String takeCall(int call) {
        receive(microsoft.invite(call));
        String chosen = tag;
        receive(microsoft.request("ACK", call, chosen, 1));
        return chosen;
    }

    /** Teams hangs up. */
    void dropCall(int call, String ours) {
        receive(microsoft.request("BYE", call, ours, 2));
    }

    /** Teams refreshes the session; the PBX hears nothing that it has to answer. */
    void refresh(int call, String ours, long number) {
        receive(microsoft.reinvite(call, ours, number));
        receive(microsoft.request("ACK", call, ours, number));
    }

    /** The PBX calls, and Teams answers; returns the name of the call. */
    String placeCall() {
        String call = "out-" + ++placed;
        engine.calls().dial(call, CallRequest.of(HERE, THERE, TRUNK, microsoft.sdp()), now);
        settle();
        return call;
    }

    /** The PBX hangs up. */
    void hangUp(String call) {
        engine.calls().hangUp(call, Optional.empty(), now);
        settle();
    }

    /** A message of Microsoft's, from octets to the last output. */
    void receive(String message) {
        receive(ACCEPTED, MicrosoftSide.parse(message));
    }

    private void receive(FlowId flow, SipMessage message) {
        engine.onFrame(flow, new Frame.Message(message), now);
        settle();
    }

    /** Lets time pass, from deadline to deadline. */
    void pass(Duration time) {
        Instant target = now.plus(time);
        while (engine.deadline().filter(at -> !at.isAfter(target)).isPresent()) {
            timeout();
        }
        now = target;
    }

    /** Waits for the next deadline. */
    void timeout() {
        Instant deadline = engine.deadline().orElseThrow();
        now = deadline.isAfter(now) ? deadline : now;
        engine.onTimeout(now);
        settle();
    }

    int calls() {
        return engine.snapshot().calls();
    }

    /** The status of the last response that left. */
    int lastStatus() {
        return lastStatus;
    }

    /** How many sessions we have refreshed. */
    long refreshes() {
        return refreshes;
    }

    /** How many calls are over. */
    long ended() {
        return ended;
    }

    // --- the pump -------------------------------------------------------------------------------------------------

    private void settle() {
        Runnable input;
        do {
            for (EngineOutput output = engine.poll(); output != null; output = engine.poll()) {
                perform(output);
            }
            input = inputs.poll();
            if (input != null) {
                input.run();
            }
        } while (input != null);
    }

    private void perform(EngineOutput output) {
        if (output instanceof EngineOutput.Send send) {
            if (send.message() instanceof SipRequest request) {
                react(send.flow(), request);
            } else if (send.message() instanceof SipResponse response) {
                lastStatus = response.status().code();
                tag = response.headers().require(HeaderType.TO).tag().orElse(tag);
            }
        } else if (output instanceof EngineOutput.OfferCall offer) {
            inputs.add(() -> engine.calls().ring(offer.call(), now));
            inputs.add(() -> engine.calls().answer(offer.call(), microsoft.sdp(), now));
        } else if (output instanceof EngineOutput.FindTenant find) {
            inputs.add(() -> engine.onTenantFound(find.lookup(), Optional.of(tenant), now));
        } else if (output instanceof EngineOutput.Dial dial) {
            PeerIdentity peer = new PeerIdentity(MICROSOFT, "52.114.75.24:5061", Optional.of(dial.remote()));
            inputs.add(() -> engine.onFlowOpened(new FlowId(++flows), peer, now));
        } else if (output instanceof EngineOutput.TellCall tell) {
            hear(tell.event());
        }
    }

    private void hear(CallEvent event) {
        if (event instanceof CallEvent.Ended || event instanceof CallEvent.Failed) {
            ended++;
        } else if (event instanceof CallEvent.Refreshed) {
            refreshes++;
        }
    }

    private void react(FlowId flow, SipRequest request) {
        if (request.method().equals(Method.INVITE)) {
            if (request.headers().require(HeaderType.TO).tag().isEmpty()) {
                inputs.add(() -> receive(flow, MicrosoftSide.parse(microsoft.answer(request, "100 Trying"))));
                inputs.add(() -> receive(flow, MicrosoftSide.parse(microsoft.answer(request, "183 Session Progress"))));
            }
            inputs.add(() -> receive(flow, MicrosoftSide.parse(microsoft.answer(request, "200 OK"))));
        } else if (!request.method().equals(Method.ACK)) {
            inputs.add(() -> receive(flow, MicrosoftSide.parse(microsoft.answer(request, "200 OK"))));
        }
    }
}
