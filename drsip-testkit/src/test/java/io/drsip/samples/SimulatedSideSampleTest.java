package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedTeams;
import io.drsip.testkit.SimulatedTeamsExtension;
import io.drsip.testkit.SimulatedTenant;
import io.drsip.tls.Trust;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of a PBX against the simulated Microsoft side. */
final class SimulatedSideSampleTest {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final Media media = new Media() {};

    // region simulated
    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(
            SimulatedTeams.builder().tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550101")));

    @Test
    void aTeamsUserReachesThePbx(SimulatedTeams teams) {
        Fqdn name = Fqdn.parse("sbc1.contoso.com");
        try (TlsSbc sbc = TlsSbc.builder()
                .trunk(
                        TrunkConfig.builder(name).build(),
                        teams.sbcAuthority().issue("sbc1.contoso.com").build().identity(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).stream().toList()))
                .calls(call -> call.answer(media.answer(call.invite().body().toString())))
                .build()) {
            sbc.start().toCompletableFuture().join();
            teams.sbc("sbc1.contoso.com", 5061, sbc.boundAddress(name));

            SimulatedCall call = teams.placeCall(CallPlan.of("sbc1.contoso.com", "+14255550101", "+14255550100"))
                    .join()
                    .awaitAnswered(SECONDS);
            call.hangUp().join();

            teams.recording().awaitReceived(Method.OPTIONS, SECONDS);
            assertEquals(List.of(), teams.recording().violations());
        }
    }
    // endregion
}
