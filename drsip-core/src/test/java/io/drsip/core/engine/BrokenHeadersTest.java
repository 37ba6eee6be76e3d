package io.drsip.core.engine;

import static io.drsip.core.engine.Shapes.answer;
import static io.drsip.core.engine.Shapes.healthy;
import static io.drsip.core.engine.Shapes.invite;
import static io.drsip.core.engine.Shapes.options;
import static io.drsip.core.engine.Shapes.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.trunk.TrunkEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Optional headers that break the grammar: the call goes on, and the administrator hears of it. */
class BrokenHeadersTest {

    @Test
    void a503WithABrokenRetryAfterStillPassesTheCallOn() {
        EngineRig rig = started();
        rig.peer = (message, now) -> {
            if (message instanceof SipRequest invite && invite.method().equals(Method.INVITE)) {
                boolean first = invite.requestUriText().toString().contains("@sip.pstnhub");
                SipMessage busy = with(Shapes.respond(invite, 503, "x").build(), "Retry-After: soon");
                return List.of(first ? busy : answer(invite, "fork"));
            }
            return healthy(message);
        };

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(List.of("Answered"), rig.names(call));
        assertEquals(1, rig.events(TrunkEvent.CallMoved.class).size());
        assertEquals(List.of("Retry-After: a Retry-After begins with seconds"), told(rig));
        rig.finish();
    }

    @Test
    void aByeWithABrokenReasonEndsTheCallAndItsSoundReasonIsTold() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest invite = invite("sbc1.contoso.com", "z9hG4bK63b8fe05");
        rig.receive(flow, invite);
        String call = rig.offers.get(0).call();
        rig.ask((engine, now) -> engine.calls().answer(call, Shapes.SDP, now));
        SipResponse ok = (SipResponse) rig.sent.get(rig.sent.size() - 1).message();
        String tag = ok.headers().require(HeaderType.TO).tag().orElseThrow();
        rig.receive(flow, request("ACK", "sip:sbc1.contoso.com:5061", "z9hG4bKack", tag, 1, ""));

        rig.receive(
                flow,
                with(
                        request("BYE", "sip:sbc1.contoso.com:5061", "z9hG4bKbye", tag, 2, ""),
                        "Reason: SIP;cause=many\r\nReason: Q.850;cause=16\r\nX-MS-UserSite: <\r\nSession-Expires: x"));

        assertEquals(List.of("Confirmed", "Ended"), rig.names(call));
        List<CallEvent> events = rig.calls.getOrDefault(call, List.of());
        CallEvent.Ended ended = assertInstanceOf(CallEvent.Ended.class, events.get(events.size() - 1));
        EndCause.HungUpThere cause = assertInstanceOf(EndCause.HungUpThere.class, ended.cause());
        assertEquals(OptionalInt.of(16), cause.reason().q850Cause());
        assertEquals(
                List.of(
                        "Reason: the cause of a reason is a number of up to 9 digits",
                        "Session-Expires: Session-Expires is a number of seconds up to 4294967295"),
                told(rig));
        rig.finish();
    }

    @Test
    void anOptionsOfMicrosoftWithBrokenHeadersIsAnswered() {
        EngineRig rig = started();
        SipMessage ping = with(
                options("sbc1.contoso.com", "z9hG4bK11"),
                "Supported: a b\r\nRecord-Route: <\r\nAccept: */sdp\r\nContact: <\r\nUser-Agent: second");

        rig.receive(rig.accept(), ping);

        assertTrue(rig.snapshot().online().isOnline());
        assertEquals(List.of(200), rig.statuses(options("sbc1.contoso.com", "z9hG4bK11")));
        assertEquals(5, told(rig).size());
        TrunkEvent.BrokenHeaders event =
                rig.events(TrunkEvent.BrokenHeaders.class).get(0);
        assertTrue(event.info().cause().startsWith("header field 1 (Supported) cannot be used: "), event.toString());
        rig.finish();
    }

    @Test
    void ourOptionsIsAnsweredByA200WithABrokenContactAndAllow() {
        EngineRig rig = new EngineRig();
        rig.peer = (message, now) -> message instanceof SipRequest request
                ? List.of(with(Shapes.respond(request, 200, "").build(), "Contact: <\r\nAllow: ,\r\nRetry-After: x"))
                : List.of();

        rig.start().advance(Duration.ofSeconds(5));
        rig.receive(rig.accept(), options("sbc1.contoso.com", "z9hG4bK11"));

        assertTrue(rig.snapshot().online().isOnline());
        assertEquals(List.of(), rig.events(TrunkEvent.MalformedReceived.class));
        rig.finish();
    }

    private static EngineRig started() {
        EngineRig rig = new EngineRig();
        rig.peer = (message, now) -> healthy(message);
        return rig.start().advance(Duration.ofSeconds(5));
    }

    /** The message with more lines behind its start line. */
    private static SipMessage with(SipMessage message, String lines) {
        String text = message.bytes().toString();
        int end = text.indexOf("\r\n") + 2;
        String longer = text.substring(0, end) + lines + "\r\n" + text.substring(end);
        return SipMessage.parse(longer.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> told(EngineRig rig) {
        return rig.events(TrunkEvent.BrokenHeaders.class).stream()
                .flatMap(event -> event.issues().stream())
                .map(issue -> issue.header() + ": " + issue.error().rule())
                .toList();
    }
}
