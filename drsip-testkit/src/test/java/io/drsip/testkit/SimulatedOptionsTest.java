package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedOptionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SIP = "sip.pstnhub.microsoft.com";

    private static SimulatedTeams teams;

    private RawSbc sbc;

    @BeforeAll
    static void start() {
        teams = SimulatedTeams.builder()
                .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550100"))
                .start();
    }

    @BeforeEach
    void pair() {
        sbc = new RawSbc(teams, "sbc1.contoso.com");
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @AfterEach
    void reset() {
        sbc.close();
        teams.reset();
    }

    private static String options(String contact) {
        return RawMessage.of("""
                OPTIONS sip:sip.pstnhub.microsoft.com SIP/2.0
                Via: SIP/2.0/TLS sbc1.contoso.com:5061;rport;branch=z9hG4bK1HQpp1BtBQ30N
                Max-Forwards: 70
                From: <sip:sbc1.contoso.com:5061;transport=tls>;tag=SX7B39veap93c
                To: <sip:sip.pstnhub.microsoft.com>
                Call-ID: dfe4b29f-51cb-1239-3b99-06ce423ffcdb
                CSeq: 23765299 OPTIONS
                Contact: %s
                Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, REFER, NOTIFY
                """.formatted(contact));
    }

    private static String goodOptions() {
        return options("<sip:sbc1.contoso.com:5061;transport=tls>");
    }

    @Test
    void theAnswerHasTheShapeOfTheTrace() {
        String answer = sbc.dial(SIP, 5061).send(goodOptions()).read();

        assertEquals("""
                SIP/2.0 200 OK
                FROM: <sip:sbc1.contoso.com:5061;transport=tls>;tag=SX7B39veap93c
                TO: <sip:sip.pstnhub.microsoft.com>
                CSEQ: 23765299 OPTIONS
                CALL-ID: dfe4b29f-51cb-1239-3b99-06ce423ffcdb
                VIA: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1HQpp1BtBQ30N;rport
                CONTENT-LENGTH: 0
                ALLOW: INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY
                SERVER: Microsoft.PSTNHub.SIPProxy v.2024.2.6.5 i.EUWE.2

                """, answer.replace("\r\n", "\n"));
    }

    @Test
    void aValidOptionsBringsMicrosoftsOwn() {
        sbc.dial(SIP, 5061).send(goodOptions()).read();

        RawConnection fromMicrosoft = sbc.accept();
        String options = fromMicrosoft.read();
        fromMicrosoft.send(RawMessage.answer(
                options, "200 OK", "t1", "Contact: <sip:sbc1.contoso.com:5061;transport=tls>\nAllow: INVITE, NOTIFY"));
        teams.recording().awaitNote(Recorded.Kind.EVENT, "sbc1.contoso.com is ACTIVE", SOON);

        assertEquals("OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0", RawMessage.firstLine(options));
        assertTrue(RawMessage.header(options, "FROM").startsWith("<sip:sip-du-a-eu.pstnhub.microsoft.com:5061>;tag="));
        assertEquals("<sip:sip-du-a-eu.pstnhub.microsoft.com:5061>", RawMessage.header(options, "CONTACT"));
        assertTrue(options.contains("USER-AGENT: Microsoft.PSTNHub.SIPProxy"), options);
        assertEquals(TrunkStatus.ACTIVE, teams.status(Fqdn.parse("sbc1.contoso.com"), teams.datacenter(1)));
        assertEquals(List.of(), teams.recording().violations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <sip:203.0.113.99:5061;transport=tls>    | Provided trunk FQDN '203.0.113.99' is not included in certificate's CN
            <sip:sbc2.contoso.com:5061;transport=tls> | Provided trunk FQDN 'sbc2.contoso.com' is not included in certificate's CN
            <sips:sbc1.contoso.com:5061>             | SIPS is not supported
            """)
    void aContactThatTheCertificateDoesNotCoverIsForbidden(String contact, String phrase) {
        String answer = sbc.dial(SIP, 5061).send(options(contact)).read();

        assertEquals("SIP/2.0 403 Forbidden", RawMessage.firstLine(answer));
        String reason = RawMessage.header(answer, "REASON");
        assertTrue(reason.startsWith("Q.850;cause=63;text=\""), reason);
        assertTrue(reason.endsWith(phrase + "\""), reason);
        assertFalse(teams.recording().violations().isEmpty());
    }

    @Test
    void withoutContactAndRecordRouteHeadersAreMissing() {
        String bare = goodOptions().replaceFirst("Contact: [^\r]*\r\n", "");

        String answer = sbc.dial(SIP, 5061).send(bare).read();

        String reason = RawMessage.header(answer, "REASON");
        assertEquals("SIP/2.0 403 Forbidden", RawMessage.firstLine(answer));
        assertTrue(reason.endsWith(";Record-Route and Contact headers are missing\""), reason);
    }

    @Test
    void aTrunkThatNobodyPairedIsForbidden() {
        TestCertificate other = teams.sbcAuthority().issue("sbc9.fabrikam.com").build();
        try (RawSbc stranger = new RawSbc(teams, "sbc9.fabrikam.com", other)) {
            String answer = stranger.dial(SIP, 5061)
                    .send(options("<sip:sbc9.fabrikam.com:5061;transport=tls>"))
                    .read();

            assertTrue(RawMessage.header(answer, "REASON").contains("trunk config not found"), answer);
        }
    }

    @Test
    void aSickDatacenterIsBusyThenSilentThenGone() {
        teams.datacenter(1).options().next(Behaviour.busy(Duration.ofSeconds(1)), Behaviour.refused(Status.of(500)));
        teams.datacenter(1).options().always(Behaviour.dropConnection());

        RawConnection connection = sbc.dial(SIP, 5061);
        String first = connection.send(goodOptions()).read();
        String second = connection.send(goodOptions()).read();
        String third = connection.send(goodOptions()).read();

        assertEquals("SIP/2.0 503 Service Unavailable", RawMessage.firstLine(first));
        assertEquals("1", RawMessage.header(first, "RETRY-AFTER"));
        assertEquals("SIP/2.0 500 Server Internal Error", RawMessage.firstLine(second));
        assertEquals("", third);
    }

    @Test
    void optionsTwiceWithinAMinuteAreWarnedAbout() {
        RawConnection connection = sbc.dial(SIP, 5061);

        connection.send(goodOptions()).read();
        connection.send(goodOptions()).read();

        teams.recording().awaitNote(Recorded.Kind.WARNING, "at most one per minute", SOON);
    }
}
