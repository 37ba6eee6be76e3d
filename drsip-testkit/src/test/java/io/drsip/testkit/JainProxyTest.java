package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.call.IncomingCall;
import io.drsip.net.TlsSbc;
import io.drsip.tenant.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.ResponseEvent;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another stack in Microsoft's place: what its dialogs take from an SBC of ours, and the other way round. */
final class JainProxyTest {

    private static final String CONTACT = "sip:api-du-a-euwe.pstnhub.microsoft.com:443"
            + ";x-i=f3fa2a2e-5a1b-4b7a-9f57-3b6a2a6d7a10;x-c=0e9a3f6c1d2b4a58/s/1/7b1c2d3e4f5a6b7c";
    private static final String ROUTE = "sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr";
    private static final String OUR_CONTACT = "<sip:+14255550100@sbc1.contoso.com:5061;transport=tls>";
    private static final String OPTIONS = """
            OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0
            From: <sip:sip.pstnhub.microsoft.com:5061>;tag=ping
            To: <sip:sbc1.contoso.com:5061>
            Call-ID: ping
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Contact: <sip:sip.pstnhub.microsoft.com:5061;transport=tls>
            """;
    private static final String INVITE = """
            INVITE sip:+14255550100@sbc1.contoso.com:5061;user=phone;transport=tls SIP/2.0
            From: <sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone>;tag=theirs
            To: <sip:+14255550100@sbc1.contoso.com:5061;user=phone>
            Call-ID: theirs
            CSeq: 1 INVITE
            Max-Forwards: 70
            Record-Route: <%s>
            Contact: <%s>
            Content-Type: application/sdp

            %s""".formatted(ROUTE, CONTACT, RawInvite.SDP);
    private static final String THEIR_HEADERS = "Record-Route: <" + ROUTE + ">\nContact: <" + CONTACT + ">";

    private static final String HELD =
            RawInvite.SDP.replace("o=- 1 1 ", "o=- 1 2 ").replace("sendrecv", "inactive");
    private static final String RESUMED = RawInvite.SDP.replace("o=- 1 1 ", "o=- 1 3 ");

    private final SbcFixture fixture = new SbcFixture();
    private final BlockingQueue<IncomingCall> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallEvent> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<TlsSbc> running = new CompletableFuture<>();
    private JainPeer proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = JainPeer.start(
                SbcFixture.PROXY,
                fixture.microsoft().context(),
                (host, port) -> running.join().boundAddress(SbcFixture.NAME));
        fixture.names.put(SbcFixture.PROXY, proxy.address());
        running.complete(fixture.start(builder -> builder.calls(call -> {
            call.listen(heard::add);
            offered.add(call);
        })));
    }

    @AfterEach
    void close() {
        fixture.close();
        proxy.close();
    }

    private static String wireSdp() {
        return RawInvite.SDP.replace("\n", "\r\n");
    }

    private static String body(Message message) {
        return new String(message.getRawContent(), StandardCharsets.UTF_8);
    }

    private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
        CallEvent event = heard.poll(20, TimeUnit.SECONDS);
        if (event instanceof CallEvent.Trying) { // A 100 comes only if the other stack has not rung within 200 ms.
            return next(kind);
        }
        assertTrue(kind.isInstance(event), () -> event + " instead of " + kind.getSimpleName());
        return kind.cast(event);
    }

    private static void await(CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private IncomingCall nextCall() throws InterruptedException {
        return Objects.requireNonNull(offered.poll(20, TimeUnit.SECONDS), "no call came");
    }

    /** A call of theirs that is up. */
    private Dialog theirCall() throws Exception {
        proxy.send(INVITE);
        IncomingCall call = nextCall();
        await(call.ring());
        proxy.awaitResponse(180);
        CompletionStage<Void> answered = call.answer(wireSdp());
        Dialog dialog = proxy.acknowledge(proxy.awaitResponse(200));
        await(answered);
        next(CallEvent.Confirmed.class);
        return dialog;
    }

    /** A call of ours that is up there. */
    private Dialog taken() throws Exception {
        JainPeer.Asked invite = proxy.awaitRequest("INVITE");
        proxy.answer(invite, 180, THEIR_HEADERS, "");
        return proxy.answer(invite, 200, THEIR_HEADERS, RawInvite.SDP);
    }

    private Call dial() {
        PhoneNumber from = new PhoneNumber("+14255550100");
        PhoneNumber to = new PhoneNumber("+14255550101");
        return running.join().trunks().get(0).dial(CallRequest.of(from, to, SbcFixture.NAME, wireSdp()), heard::add);
    }

    @Test
    void optionsAreAnswered() throws Exception {
        proxy.send(OPTIONS);

        String ok = proxy.awaitResponse(200).getResponse().toString();
        assertTrue(ok.contains("\nAllow: "), ok);
    }

    @Test
    void aCallOfTheirsIsHeldResumedRefreshedAndHungUpThere() throws Exception {
        Dialog dialog = theirCall();

        proxy.send(dialog, "INVITE", HELD);
        ResponseEvent held = proxy.awaitResponse(200);
        proxy.acknowledge(held);
        next(CallEvent.Held.class);
        proxy.send(dialog, "INVITE", RESUMED);
        proxy.acknowledge(proxy.awaitResponse(200));
        next(CallEvent.Resumed.class);
        proxy.send(dialog, "INVITE", RESUMED);
        proxy.acknowledge(proxy.awaitResponse(200));
        next(CallEvent.Refreshed.class);
        proxy.send(dialog, "BYE", "");
        proxy.awaitResponse(200);
        next(CallEvent.Ended.class);

        assertTrue(body(held.getResponse()).contains("a=inactive"), held.getResponse()::toString);
        assertEquals(DialogState.TERMINATED, dialog.getState());
    }

    @Test
    void aCallOfTheirsIsHungUpHere() throws Exception {
        proxy.send(INVITE);
        IncomingCall call = nextCall();
        call.answer(wireSdp());
        Dialog dialog = proxy.acknowledge(proxy.awaitResponse(200));
        next(CallEvent.Confirmed.class);

        CompletionStage<Void> over = call.hangUp();
        proxy.answer(proxy.awaitRequest("BYE"), 200, "", "");
        await(over);

        assertEquals(OUR_CONTACT, dialog.getRemoteTarget().toString().strip());
        assertEquals(
                "Route: <" + ROUTE + ">", dialog.getRouteSet().next().toString().strip());
        assertEquals(DialogState.TERMINATED, dialog.getState());
    }

    @Test
    void aCallOfTheirsIsTakenBackWhileItRings() throws Exception {
        ClientTransaction invite = proxy.send(INVITE);
        await(nextCall().ring());
        proxy.awaitResponse(180);

        proxy.cancel(invite);
        proxy.awaitResponse(200);
        proxy.awaitResponse(487);
        next(CallEvent.Failed.class);
    }

    @Test
    void aCallOfOursIsHeldResumedAndHungUpHere() throws Exception {
        Call call = dial();
        Dialog dialog = taken();
        Request ack = proxy.awaitRequest("ACK").request();

        CompletionStage<Void> holding = call.hold();
        JainPeer.Asked hold = proxy.awaitRequest("INVITE");
        proxy.answer(hold, 200, THEIR_HEADERS, HELD);
        await(holding);
        proxy.awaitRequest("ACK");
        CompletionStage<Void> resuming = call.resume();
        JainPeer.Asked resume = proxy.awaitRequest("INVITE");
        proxy.answer(resume, 200, THEIR_HEADERS, RESUMED);
        await(resuming);
        proxy.awaitRequest("ACK");
        CompletionStage<Void> over = call.hangUp();
        proxy.answer(proxy.awaitRequest("BYE"), 200, "", "");
        await(over);

        assertEquals(CONTACT, ack.getRequestURI().toString());
        assertEquals("Route: <" + ROUTE + ">", ack.getHeader("Route").toString().strip());
        assertTrue(body(hold.request()).contains("a=inactive"), hold::toString);
        assertTrue(body(resume.request()).contains("a=sendrecv"), resume::toString);
        assertEquals(DialogState.TERMINATED, dialog.getState());
    }

    @Test
    void aCallOfOursIsHungUpThere() throws Exception {
        dial();
        Dialog dialog = taken();
        proxy.awaitRequest("ACK");
        next(CallEvent.Ringing.class);
        next(CallEvent.Answered.class);

        proxy.send(dialog, "BYE", "");
        proxy.awaitResponse(200);

        next(CallEvent.Ended.class);
    }

    @Test
    void aCallOfOursIsTakenBackWhileItRings() throws Exception {
        Call call = dial();
        JainPeer.Asked invite = proxy.awaitRequest("INVITE");
        proxy.answer(invite, 180, THEIR_HEADERS, "");
        next(CallEvent.Ringing.class);

        CompletionStage<Void> over = call.hangUp();
        proxy.answer(proxy.awaitRequest("CANCEL"), 200, "", "");
        proxy.answer(invite, 487, "", "");
        await(over);

        next(CallEvent.Failed.class);
    }
}
