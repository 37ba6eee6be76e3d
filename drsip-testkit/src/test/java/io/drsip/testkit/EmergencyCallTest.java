package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.sdp.SessionBody;
import io.drsip.core.tenant.InMemoryTenantDirectory;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MultipartBody;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantLimits;
import io.drsip.tls.Trust;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An emergency call from Teams, with the place where the caller is. */
final class EmergencyCallTest {

    private static final Fqdn NAME = Fqdn.parse("sbc1.contoso.com");
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final String PLACE = "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
            + " entity=\"sip:+14255550101@sip.pstnhub.microsoft.com\"><tuple id=\"t1\"/></presence>";

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(
            SimulatedTeams.builder().tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550101")));

    /** The tenant may have no calls at all. */
    @Test
    void itReachesThePbxAsItWasDialledWithItsLocationWhateverTheLimit(SimulatedTeams teams) {
        CompletableFuture<SipRequest> seen = new CompletableFuture<>();
        InMemoryTenantDirectory tenants = InMemoryTenantDirectory.of(
                Tenant.builder(NAME).limits(TenantLimits.none().withCalls(0)).build());
        try (TlsSbc sbc = TlsSbc.builder()
                .trunk(
                        TrunkConfig.builder(NAME).build(),
                        teams.sbcAuthority().issue("sbc1.contoso.com").build().identity(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .tenants(tenants)
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).stream().toList()))
                .calls(call -> {
                    seen.complete(call.invite());
                    call.answer(answer(call.invite()));
                })
                .build()) {
            sbc.start().toCompletableFuture().join();
            teams.sbc("sbc1.contoso.com", 5061, sbc.boundAddress(NAME));

            SimulatedCall call = teams.placeCall(CallPlan.builder("sbc1.contoso.com", "+14255550101", "911")
                            .location(PLACE)
                            .build())
                    .join()
                    .awaitAnswered(SECONDS);
            call.hangUp().join();

            SipRequest invite = seen.join();
            assertEquals("911", ((SipUri) invite.requestUri()).user().orElseThrow());
            assertEquals(
                    "<cid:location@sip.pstnhub.microsoft.com>",
                    invite.headers().require(HeaderType.GEOLOCATION).toString());
            assertEquals(List.of("application/sdp", "application/pidf+xml"), types(invite));
            assertEquals(PLACE, parts(invite).parts().get(1).content().toString());
            assertEquals(List.of(), teams.recording().violations());
        }
    }

    private static MultipartBody parts(SipRequest invite) {
        return MultipartBody.parse(invite.headers().require(HeaderType.CONTENT_TYPE), invite.body());
    }

    private static List<String> types(SipRequest invite) {
        return parts(invite).parts().stream()
                .map(part -> part.contentType().toString())
                .toList();
    }

    private static String answer(SipRequest invite) {
        return SessionBody.of(invite).orElseThrow().octets().toString();
    }
}
