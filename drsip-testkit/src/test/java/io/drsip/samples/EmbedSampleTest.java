package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedTeams;
import io.drsip.testkit.SimulatedTenant;
import io.drsip.testkit.TestAuthority;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trunk in a PBX. */
final class EmbedSampleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Media media = new Media() {};

    // region embed
    TlsSbc embed(Path chain, Path key, TrunkListener log) {
        TrunkConfig config = TrunkConfig.builder(Fqdn.parse("sbc1.contoso.com")).build();
        TlsIdentity identity = TlsIdentity.fromPem(chain, key);
        return TlsSbc.builder()
                .trunk(config, identity, new InetSocketAddress(5061))
                .calls(call -> call.answer(media.answer(call.invite().body().toString())))
                .listener(log)
                .build();
    }
    // endregion

    // region call
    Call call(Trunk trunk, CallListener log) {
        PhoneNumber from = PhoneNumber.parse("+1 425 555 0100");
        PhoneNumber to = PhoneNumber.parse("+1 425 555 0101");
        return trunk.dial(CallRequest.of(from, to, trunk.config().fqdn(), media.offer()), log);
    }
    // endregion

    @Test
    void anSbcIsMadeOfAConfigurationAndAnIdentity(@TempDir Path folder) throws Exception {
        Path chain = folder.resolve("chain.pem");
        Path key = folder.resolve("key.pem");
        TestAuthority.create(Instant.now()).issue("sbc1.contoso.com").build().writePem(chain, key);

        try (TlsSbc sbc = embed(chain, key, event -> {})) {
            assertEquals(5061, sbc.trunks().get(0).config().port());
        }
    }

    @Test
    void aCallGoesToTeamsAndIsHungUp() throws Exception {
        BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
        try (SimulatedTeams teams = SimulatedTeams.builder()
                        .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550101"))
                        .start();
                TlsSbc sbc = against(teams)) {
            sbc.start().toCompletableFuture().join();

            Call call = call(sbc.trunks().get(0), events::add);
            SimulatedCall seen = teams.awaitCall(PATIENCE).awaitAnswered(PATIENCE);
            call.hangUp().toCompletableFuture().join();

            assertEquals(SimulatedCall.Party.SBC, seen.awaitEnded(PATIENCE).by());
            assertTrue(events.stream().anyMatch(event -> event instanceof CallEvent.Answered), events::toString);
        }
    }

    private static TlsSbc against(SimulatedTeams teams) {
        TrunkConfig config = TrunkConfig.builder(Fqdn.parse("sbc1.contoso.com")).build();
        return TlsSbc.builder()
                .trunk(
                        config,
                        teams.sbcAuthority().issue("sbc1.contoso.com").build().identity(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).stream().toList()))
                .build();
    }
}
