package io.drsip.core.message;

import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** Reads a stream as a driver and an application do, all of every message, and tells how much work that was. */
final class StepProbe implements ToLongBiFunction<byte[], Integer> {

    private final List<HeaderType<?>> types = HeaderTypes.all();

    @Override
    public long applyAsLong(byte[] stream, Integer piece) {
        long before = Steps.count();
        SipFramer framer = new SipFramer();
        for (int at = 0; at < stream.length; at += piece) {
            framer.feed(stream, at, Math.min(piece, stream.length - at));
            for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
                read(frame);
            }
        }
        return Steps.count() - before;
    }

    private void read(Frame frame) {
        if (frame instanceof Frame.Message message) {
            read(message.message());
        } else if (frame instanceof Frame.Malformed malformed) {
            malformed.headers().ifPresent(headers -> {
                read(headers);
                SipMessages.refusal(
                        headers, malformed.cause().status(), malformed.cause().rule());
            });
        }
    }

    private void read(SipMessage message) {
        read(message.headers());
        if (message instanceof SipRequest request) {
            MessageCheck.check(request);
            SipMessages.refusal(request, Status.BAD_REQUEST, "a rule");
        } else if (message instanceof SipResponse response) {
            MessageCheck.check(response);
        }
    }

    private void read(Headers headers) {
        headers.issues();
        for (HeaderType<?> type : types) {
            try {
                headers.first(type);
                headers.all(type);
            } catch (SipParseException broken) {
                // Is work like any other.
            }
        }
    }
}
