package io.drsip.core.transaction;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.trunk.SipTimers;
import java.time.Instant;

/** Inputs: {@code 180} and other responses, {@code cancel}, {@code cancel: <reason>}, {@code broken: <cause>}. */
final class UacTimeline extends Timeline<UacOutput, UacTransaction> {

    private final SipRequest request;
    private final boolean reliable;
    private UacTransaction machine;
    private int lastStatus;

    private UacTimeline(Method method, boolean reliable) {
        this.request = Messages.request(method);
        this.reliable = reliable;
        this.machine = UacTransaction.start(request, reliable, SipTimers.defaults(), START);
    }

    static UacTimeline overTls(Method method) {
        return new UacTimeline(method, true);
    }

    static UacTimeline overUdp(Method method) {
        return new UacTimeline(method, false);
    }

    @Override
    void start(Instant at) {
        machine = UacTransaction.start(request, reliable, SipTimers.defaults(), at);
    }

    @Override
    UacTransaction machine() {
        return machine;
    }

    @Override
    void input(String input, Instant at) {
        if (input.equals("cancel")) {
            machine.cancel(at);
        } else if (input.startsWith("cancel: ")) {
            machine.cancel(Reason.parse(input.substring(8)), at);
        } else if (input.startsWith("broken: ")) {
            machine.onTransportError(input.substring(8), at);
        } else {
            lastStatus = Integer.parseInt(input);
            machine.onResponse(Messages.response(request, lastStatus), at);
        }
    }

    @Override
    UacOutput output(String text) {
        String rest = text.substring(text.indexOf(' ') + 1);
        if (text.startsWith("deliver ")) {
            return new UacOutput.Deliver(Messages.response(request, Integer.parseInt(rest)));
        }
        if (text.startsWith("timeout: ")) {
            return new UacOutput.TimedOut(rest);
        }
        if (text.startsWith("failed: ")) {
            return new UacOutput.Failed(rest);
        }
        if (text.startsWith("cancel: ")) {
            return new UacOutput.SendCancel(SipMessages.cancel(request, Reason.parse(rest)));
        }
        return switch (text) {
            case "send" -> new UacOutput.Send(request);
            case "send ACK" -> new UacOutput.Send(SipMessages.ack(request, Messages.response(request, lastStatus)));
            case "cancel" -> new UacOutput.SendCancel(SipMessages.cancel(request));
            case "end" -> new UacOutput.Terminated();
            default -> throw new IllegalArgumentException("no output: " + text);
        };
    }
}
