package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which certificates of an SBC get through the handshake, in both directions; and a run of the extension. */
class SimulatedTlsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NAME = "sbc1.contoso.com";

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(SimulatedTeams.builder().tenant(SimulatedTenant.of(NAME, 5061, "+14255550100")));

    private List<RawSbc> started = List.of();

    @AfterEach
    void close() {
        started.forEach(RawSbc::close);
    }

    private RawSbc sbc(SimulatedTeams teams, TestCertificate certificate) {
        RawSbc sbc = new RawSbc(teams, NAME, certificate);
        started = List.of(sbc);
        return sbc;
    }

    interface Issue extends Function<TestAuthority, TestCertificate> {}

    private static Arguments row(String name, Issue issue, String reason) {
        return Arguments.of(name, issue, reason);
    }

    static Stream<Arguments> refusedCertificates() {
        Instant now = Clock.systemUTC().instant();
        Supplier<TestAuthority> stranger = () -> TestAuthority.create(now, "Nobody's Root");
        return Stream.of(
                row("ECDSA", ca -> ca.issue(NAME).key(KeyKind.EC_P256).build(), "RSA is needed"),
                row("short key", ca -> ca.issue(NAME).key(KeyKind.RSA_1024).build(), "2048 are needed"),
                row("self-signed", ca -> ca.issue(NAME).selfSigned().build(), "self-signed"),
                row("unknown root", ca -> stranger.get().issue(NAME).build(), "trusted root"),
                row("leaf only", ca -> withoutIntermediates(ca.intermediate("Issuing CA")), "trusted root"),
                row(
                        "no serverAuth",
                        ca -> ca.issue(NAME).purposes(KeyPurpose.CLIENT_AUTH).build(),
                        "serverAuth"),
                row(
                        "expired",
                        ca -> ca.issue(NAME)
                                .valid(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)))
                                .build(),
                        "valid from"));
    }

    private static TestCertificate withoutIntermediates(TestAuthority issuer) {
        TestCertificate whole = issuer.issue(NAME).build();
        return new TestCertificate(whole.keys(), List.of(whole.certificate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedCertificates")
    void aBadCertificateNeverReachesSip(String name, Issue issue, String reason, SimulatedTeams teams) {
        RawSbc sbc = sbc(teams, issue.apply(teams.sbcAuthority()));

        String answer = sbc.dial("sip.pstnhub.microsoft.com", 5061)
                .sendOrNothing("OPTIONS")
                .readOrNothing();

        assertEquals("", answer);
        Recorded.Note note = teams.recording().awaitNote(Recorded.Kind.REFUSED, "no TLS", SOON);
        assertTrue(note.text().contains(reason), name + ": " + note.text());
    }

    @Test
    void serverAuthAloneIsEnoughInBothDirections(SimulatedTeams teams) {
        TestCertificate certificate = teams.sbcAuthority()
                .intermediate("Issuing CA")
                .issue(NAME)
                .purposes(KeyPurpose.SERVER_AUTH)
                .build();
        RawSbc sbc = sbc(teams, certificate);

        SimulatedCall call = teams.placeCall(CallPlan.of(NAME, "+14255550100", "+14255550199"))
                .join();

        assertTrue(call.isFromTeams());
        assertTrue(sbc.accept().read().startsWith("INVITE"));
    }

    @Test
    void onlyTheFourSuitesAreSpokenBeside13(SimulatedTeams teams) {
        RawSbc sbc = sbc(teams, teams.sbcAuthority().issue(NAME).build());
        RawConnection connection = sbc.dial("sip.pstnhub.microsoft.com", 5061);
        connection.socket().setEnabledProtocols(new String[] {"TLSv1.2"});
        connection.socket().setEnabledCipherSuites(new String[] {
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        });

        connection.send(RawInvite.of("suite")).read();

        assertEquals(
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                connection.socket().getSession().getCipherSuite());
    }
}
