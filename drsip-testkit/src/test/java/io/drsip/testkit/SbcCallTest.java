package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.IncomingCall;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls through the driver: user code, stages and threads. */
final class SbcCallTest {

    private static final String SDP = """
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 40000 RTP/SAVP 8
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:pGkM9vQb2xTz5sLr8cYw1nHd4fJa7uEo0iKq6mVt
            """.replace("\n", "\r\n");
    private static final Pattern TO = Pattern.compile("(?im)^To *: *(.*)$");

    private final SbcFixture fixture = new SbcFixture();
    private final BlockingQueue<CallEvent> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String request(String method, int cseq, String to, String body) {
        String type = body.isEmpty() ? "" : "Content-Type: application/sdp\n";
        String head = """
                %1$s sip:+14255550100@sbc1.contoso.com:5061;user=phone;transport=tls SIP/2.0
                Via: SIP/2.0/TLS sip.pstnhub.microsoft.com:5061;branch=z9hG4bK%1$s%2$d
                From: <sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone>;tag=theirs
                To: %3$s
                Call-ID: call1
                CSeq: %2$d %1$s
                Max-Forwards: 70
                Contact: <sip:sip.pstnhub.microsoft.com:5061;transport=tls>
                %4$sContent-Length: %5$d

                """.formatted(method, cseq, to, type, body.length());
        return head.replace("\n", "\r\n") + body;
    }

    private static String invite() {
        return request("INVITE", 1, "<sip:+14255550100@sbc1.contoso.com:5061;user=phone>", SDP);
    }

    private static String hearFinal(RawPeer peer) throws IOException {
        String response = peer.hearMessage();
        while (response.startsWith("SIP/2.0 1")) {
            response = peer.hearMessage();
        }
        return response;
    }

    private void nextIs(Class<? extends CallEvent> kind) throws InterruptedException {
        CallEvent event = heard.poll(20, TimeUnit.SECONDS);
        assertTrue(kind.isInstance(event), () -> event + " instead of " + kind.getSimpleName());
    }

    private static void await(CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private RawPeer dial(TlsSbc sbc) throws IOException {
        return RawPeer.dial(fixture.microsoft(), sbc.boundAddress(SbcFixture.NAME));
    }

    @Test
    void aCallIsAnsweredConfirmedAndHungUpThere() throws Exception {
        CompletableFuture<IncomingCall> offered = new CompletableFuture<>();
        TlsSbc sbc = fixture.start(builder -> builder.calls(call -> {
            call.listen(heard::add);
            offered.complete(call);
        }));
        try (RawPeer peer = dial(sbc)) {
            peer.say(invite());
            IncomingCall call = offered.get(20, TimeUnit.SECONDS);
            await(call.ring());
            CompletionStage<Void> answered = call.answer(SDP);
            String ok = hearFinal(peer);
            assertTrue(ok.startsWith("SIP/2.0 200 "), ok);
            Matcher to = TO.matcher(ok);
            assertTrue(to.find());

            peer.say(request("ACK", 1, to.group(1).strip(), ""));
            await(answered);
            nextIs(CallEvent.Confirmed.class);
            ExecutionException late = assertThrows(ExecutionException.class, () -> await(call.ring()));
            assertTrue(late.getCause() instanceof TrunkException, late::toString);

            peer.say(request("BYE", 2, to.group(1).strip(), ""));
            assertTrue(hearFinal(peer).startsWith("SIP/2.0 200 "));
            nextIs(CallEvent.Ended.class);
            await(call.hangUp());
        }
    }

    @Test
    void anAnswerThatIsNeverConfirmedFailsWithTheCall() throws Exception {
        CompletableFuture<CompletionStage<Void>> answered = new CompletableFuture<>();
        TlsSbc sbc = fixture.start(builder -> builder.calls(call -> answered.complete(call.answer(SDP))));
        try (RawPeer peer = dial(sbc)) {
            assertTrue(hearFinal(peer.say(invite())).startsWith("SIP/2.0 200 "));
        }
        sbc.close();

        ExecutionException error =
                assertThrows(ExecutionException.class, () -> await(answered.get(20, TimeUnit.SECONDS)));
        assertTrue(error.getCause() instanceof TrunkException, error::toString);
    }

    @Test
    void aHandlerThatThrowsFailsItsCallOnly() throws Exception {
        TlsSbc sbc = fixture.start(builder -> builder.calls(call -> {
            throw new IllegalStateException("on purpose");
        }));
        try (RawPeer peer = dial(sbc)) {
            String refusal = hearFinal(peer.say(invite()));
            assertTrue(refusal.startsWith("SIP/2.0 500 "), refusal);

            assertTrue(peer.say(SbcFixture.options(1)).hearMessage().startsWith("SIP/2.0 200 "));
        }
    }

    @Test
    void withoutAHandlerTheNextTrunkIsTried() throws Exception {
        try (RawPeer peer = dial(fixture.start())) {
            String refusal = hearFinal(peer.say(invite()));

            assertTrue(refusal.startsWith("SIP/2.0 503 "), refusal);
        }
    }

    @Test
    void aDirectoryThatFailsRefusesTheCallSoThatTheNextTrunkIsTried() throws Exception {
        TlsSbc sbc = fixture.start(
                builder -> builder.tenants(name -> CompletableFuture.failedFuture(new IOException("on purpose"))));
        try (RawPeer peer = dial(sbc)) {
            String refusal = hearFinal(peer.say(invite()));

            assertTrue(refusal.startsWith("SIP/2.0 503 "), refusal);
            assertTrue(refusal.contains("Retry-After: 5"), refusal);
        }
    }

    @Test
    void aTenantThatGoesIsToldAndItsNextCallRefused() throws Exception {
        InMemoryTenantDirectory tenants = InMemoryTenantDirectory.of(Tenant.of(SbcFixture.NAME));
        TlsSbc sbc = fixture.start(builder -> builder.tenants(tenants).calls(call -> call.answer(SDP)));
        try (RawPeer peer = dial(sbc)) {
            assertTrue(hearFinal(peer.say(invite())).startsWith("SIP/2.0 200 "));

            tenants.remove(SbcFixture.NAME);
            TrunkEvent.TenantChanged gone = fixture.events.next(TrunkEvent.TenantChanged.class);
            String next = hearFinal(peer.say(request("INVITE", 2, "<sip:+14255550100@sbc1.contoso.com>", SDP)));
            while (next.contains("CSeq: 1 ")) {
                next = hearFinal(peer);
            }

            assertFalse(gone.present());
            assertEquals(1, gone.calls());
            assertTrue(next.startsWith("SIP/2.0 404 "), next);
        }
    }

    @Test
    void userCodeRunsWhereTheApplicationWants() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "application"));
        try {
            CompletableFuture<String> handler = new CompletableFuture<>();
            CompletableFuture<String> stage = new CompletableFuture<>();
            TlsSbc sbc = fixture.start(builder -> builder.executor(executor).calls(call -> {
                handler.complete(Thread.currentThread().getName());
                call.reject(Status.BUSY_HERE)
                        .thenRun(() -> stage.complete(Thread.currentThread().getName()));
            }));
            try (RawPeer peer = dial(sbc)) {
                assertTrue(hearFinal(peer.say(invite())).startsWith("SIP/2.0 486 "));
                assertEquals("application", handler.get(20, TimeUnit.SECONDS));
                assertEquals("application", stage.get(20, TimeUnit.SECONDS));
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aRequestForAnotherTrunkOfTheSameSbcIsServedByThat() throws Exception {
        Fqdn second = Fqdn.parse("sbc2.contoso.com");
        TrunkConfig config = TrunkConfig.builder(second)
                .cloud(fixture.config().cloud())
                .port(5071)
                .build();
        TlsSbc sbc = fixture.start(builder -> builder.trunk(
                config, fixture.authority.issue("sbc2.contoso.com").build().identity(), SbcFixture.loopback(0)));
        try (RawPeer peer = dial(sbc)) {
            String other = SbcFixture.options(1).replace("sbc1.contoso.com:5061", "sbc2.contoso.com:5071");

            String answer = peer.say(other).hearMessage();
            assertTrue(
                    answer.startsWith("SIP/2.0 200 ") && answer.contains("Contact: <sip:sbc2.contoso.com:5071"),
                    answer);
            answer = peer.say(SbcFixture.options(2)).hearMessage();
            assertTrue(answer.startsWith("SIP/2.0 200 ") && !answer.contains("sbc2.contoso.com"), answer);
        }
        assertEquals(
                List.of(SbcFixture.NAME, second),
                sbc.trunks().stream().map(trunk -> trunk.config().fqdn()).toList());
    }
}
