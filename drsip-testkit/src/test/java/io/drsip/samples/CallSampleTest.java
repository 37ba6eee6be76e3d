package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.Call;
import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.CallFacts;
import io.drsip.call.ForkPolicy;
import io.drsip.call.IncomingCall;
import io.drsip.call.SilentMediaPolicy;
import io.drsip.call.TransferMode;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.RequestPath;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedTeams;
import io.drsip.testkit.SimulatedTenant;
import io.drsip.tls.Trust;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls as a PBX takes them, and what happens inside. */
final class CallSampleTest {

    private static final Fqdn NAME = Fqdn.parse("sbc1.contoso.com");
    private static final String COLLEAGUE = "11111111-2222-4333-8444-555555555555";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Media media = new Media() {};
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Call> taken = new CompletableFuture<>();
    private final SimulatedTeams teams = SimulatedTeams.builder()
            .tenant(SimulatedTenant.of(NAME.toString(), 5061, "+14255550101"))
            .start();
    private final TlsSbc sbc = TlsSbc.builder()
            .trunk(
                    trunk(NAME),
                    teams.sbcAuthority().issue(NAME.toString()).build().identity(),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .trust(Trust.of(teams.microsoftRoots()))
            .resolver((host, port) -> CompletableFuture.completedFuture(
                    teams.names().lookUp(host, port).stream().toList()))
            .calls(call -> {
                take(call);
                taken.complete(call);
            })
            .build();

    // region take
    void take(IncomingCall call) {
        CallFacts facts = call.facts();
        String caller = facts.caller().isAnonymous()
                ? "somebody"
                : facts.caller().number().orElse("unknown");
        log.add(caller + " calls " + facts.dialledNumber().orElse("nobody") + " for " + call.tenant());
        call.listen(event -> inside(call, event));
        call.ring();
        facts.offer()
                .ifPresentOrElse(
                        offer -> call.answer(media.answer(offer)), () -> call.reject(Status.NOT_ACCEPTABLE_HERE));
    }
    // endregion

    // region inside
    void inside(Call call, CallEvent event) {
        if (event instanceof CallEvent.Held) {
            log.add("held: play nothing");
        } else if (event instanceof CallEvent.Resumed) {
            log.add("goes on");
        } else if (event instanceof CallEvent.Offered offered) {
            call.answerOffer(media.answer(offered.offer()));
        } else if (event instanceof CallEvent.MediaRestarted restarted) {
            call.answerOffer(media.answer(restarted.offer()));
        } else if (event instanceof CallEvent.TransferAsked) {
            call.transfer(media.offer(), next -> log.add("transferred call: " + next));
        } else if (event instanceof CallEvent.Ended ended) {
            log.add("over: " + ended.cause() + ". " + ended.cause().advice());
        }
    }
    // endregion

    // region hold
    CompletionStage<Void> holdAndResume(Call call) {
        return call.hold()
                .thenCompose(held -> call.resume())
                .whenComplete(
                        (done, error) -> log.add(error == null ? "both agreed" : "refused: " + error.getMessage()));
    }
    // endregion

    // region callconfig
    TrunkConfig trunk(Fqdn name) {
        CallConfig calls = CallConfig.builder()
                .transfers(TransferMode.LIBRARY)
                .forks(ForkPolicy.FIRST_FORK)
                .silentMedia(SilentMediaPolicy.AS_RINGING)
                .build();
        return TrunkConfig.builder(name).calls(calls).build();
    }
    // endregion

    // region drain
    CompletionStage<Void> emptied(Trunk trunk) {
        return trunk.drain(Duration.ofMinutes(10));
    }
    // endregion

    @BeforeEach
    void start() {
        sbc.start().toCompletableFuture().join();
        teams.sbc(NAME.toString(), 5061, sbc.boundAddress(NAME));
        teams.recording().awaitReceived(Method.OPTIONS, PATIENCE);
    }

    @AfterEach
    void close() {
        sbc.close();
        teams.close();
    }

    private SimulatedCall answered() {
        CallPlan plan = CallPlan.of(NAME.toString(), "+14255550101", "+14255550100");
        SimulatedCall call = teams.placeCall(plan).join().awaitAnswered(PATIENCE);
        call.requestsCome(RequestPath.SAME_CONNECTION).join();
        return call;
    }

    @Test
    void bothSidesHoldAndOfferWhatTheyLike() {
        SimulatedCall call = answered();

        assertEquals(Status.OK, call.hold().join());
        assertEquals(Status.OK, call.resume().join());
        assertEquals(Status.OK, call.reinvites().newMedia().join());
        holdAndResume(taken.join()).toCompletableFuture().join();
        call.hangUp().join();
        emptied(sbc.trunk(NAME)).toCompletableFuture().join();

        assertEquals(
                List.of(
                        "+14255550101 calls +14255550100 for sbc1.contoso.com",
                        "held: play nothing",
                        "goes on",
                        "both agreed"),
                log.subList(0, 4));
        assertTrue(log.get(4).startsWith("over: Microsoft ended it"), log::toString);
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void aTransferIsCarriedOut() {
        SimulatedCall call = answered();

        assertEquals(202, call.transfer(COLLEAGUE).join().code());
        call.awaitEnded(PATIENCE);

        assertTrue(log.stream().anyMatch(line -> line.startsWith("transferred call: Answered")), log::toString);
        assertEquals(List.of(), teams.recording().violations());
    }
}
