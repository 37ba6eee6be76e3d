package io.drsip.core.transaction;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.trunk.SipTimers;
import java.time.Instant;

/** Inputs: {@code again}, {@code ACK}, {@code respond 180}, {@code broken: <cause>}. */
final class UasTimeline extends Timeline<UasOutput, UasTransaction> {

    private final SipRequest request;
    private final boolean reliable;
    private UasTransaction machine;

    private UasTimeline(Method method, boolean reliable) {
        this.request = Messages.request(method);
        this.reliable = reliable;
        this.machine = UasTransaction.start(request, reliable, SipTimers.defaults(), START);
    }

    static UasTimeline overTls(Method method) {
        return new UasTimeline(method, true);
    }

    static UasTimeline overUdp(Method method) {
        return new UasTimeline(method, false);
    }

    @Override
    void start(Instant at) {
        machine = UasTransaction.start(request, reliable, SipTimers.defaults(), at);
    }

    @Override
    UasTransaction machine() {
        return machine;
    }

    @Override
    void input(String input, Instant at) {
        if (input.startsWith("respond ")) {
            machine.respond(Messages.response(request, Integer.parseInt(input.substring(8))), at);
        } else if (input.startsWith("broken: ")) {
            machine.onTransportError(input.substring(8), at);
        } else {
            machine.onRequest(input.equals("ACK") ? Messages.ack(request) : request, at);
        }
    }

    @Override
    UasOutput output(String text) {
        String rest = text.substring(text.indexOf(' ') + 1);
        if (text.startsWith("send ")) {
            return new UasOutput.Send(Messages.response(request, Integer.parseInt(rest)));
        }
        if (text.startsWith("failed: ")) {
            return new UasOutput.Failed(rest);
        }
        return switch (text) {
            case "acknowledged" -> new UasOutput.Acknowledged(Messages.ack(request));
            case "pass ACK" -> new UasOutput.PassAck(Messages.ack(request));
            case "ACK missing" -> new UasOutput.AckMissing();
            case "end" -> new UasOutput.Terminated();
            default -> throw new IllegalArgumentException("no output: " + text);
        };
    }
}
