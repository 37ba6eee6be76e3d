package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.policy.BorderPolicies;
import io.drsip.core.policy.PolicyOutcome.Passed;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.RuleFact.Severity;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two judges that know nothing of each other: the rules, and the checks of the simulated side. */
class RulesAgainstSimulatedSideTest {

    private static final Fqdn TRUNK = Fqdn.parse("sbc1.contoso.com");

    private static SimulatedTeams teams;

    private final PolicyPipeline rules = PolicyPipeline.of(TeamsPolicies.standard());

    private RawSbc sbc;
    private RawConnection connection;

    @BeforeAll
    static void start() {
        SimulatedTenant contoso = SimulatedTenant.builder("contoso")
                .verifiedDomain("contoso.com")
                .trunk("sbc1.contoso.com", 5061)
                .numbers("+14255550100")
                .build();
        teams = SimulatedTeams.builder()
                .tenant(contoso)
                .knobs(Knobs.builder()
                        .timeScale(100)
                        .ackTime(Duration.ofMillis(300))
                        .responseTime(Duration.ofSeconds(1))
                        .build())
                .start();
    }

    @AfterAll
    static void stop() {
        teams.close();
    }

    @BeforeEach
    void connect() {
        sbc = new RawSbc(teams, "sbc1.contoso.com");
        connection = sbc.dial("sip.pstnhub.microsoft.com", 5061);
    }

    @AfterEach
    void reset() {
        sbc.close();
        teams.reset();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            address  | contact      | Contact | Contact: <sip:+14255550199@192.0.2.1:5060>                            | 403
            none     | contact      | Contact | Subject: none                                                         | 403
            foreign  | contact      | Contact | Contact: <sip:+14255550199@sbc1.fabrikam.com:5061;transport=tls>      | 403
            sips     | contact      | Contact | Contact: <sips:+14255550199@sbc1.contoso.com:5061>                    | 403
            target   | no-sips      | INVITE  | INVITE sips:+14255550100@sip.pstnhub.microsoft.com SIP/2.0            | 416
            number   | e164-plus    | INVITE  | INVITE sip:14255550100@sip.pstnhub.microsoft.com SIP/2.0              | 404
            replaces | no-replaces  | Allow   | Replaces: 1@contoso.com;to-tag=a;from-tag=b                           | 403
            100rel   | no-100rel    | Allow   | Require: 100rel                                                       | 420
            timer    | session-timer | Allow  | Session-Expires: 60                                                   | 422
            transfer | referred-by  | Allow   | Referred-By: <sip:sip.pstnhub.microsoft.com;x-m=8:orgid:1>            | 404
            """)
    void whatTheSimulatedSideRefusesARuleFindsAndRepairs(
            String name, String rule, String header, String line, int status) {
        String spoilt = RawInvite.spoilt(name, header, line);
        SipMessage message = SipMessage.parse(spoilt.getBytes(StandardCharsets.UTF_8));

        String refusal = finalResponse(spoilt);
        List<Finding> findings = rules.lint(message, context(message));
        String answer = finalResponse(repaired(message).replace(name, name + "-repaired"));

        assertEquals("SIP/2.0 " + status, refusal.substring(0, 11), refusal);
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.rule().equals(rule)
                                && finding.fact().orElseThrow().severity() == Severity.REFUSED),
                findings.toString());
        assertEquals("SIP/2.0 200", answer.substring(0, 11), answer);
    }

    private static PolicyContext context(SipMessage message) {
        return PolicyContext.builder(Direction.TO_MICROSOFT, message, TRUNK).build();
    }

    private String repaired(SipMessage message) {
        return ((Passed) rules.apply(message, context(message))).octets().toString();
    }

    private String finalResponse(String invite) {
        connection.send(invite);
        return Stream.generate(connection::read)
                .filter(message -> !message.startsWith("SIP/2.0 1"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Allow   | X-MS-UserLocation: internal                                  | X-MS-USERLOCATION
            Allow   | Geolocation: <cid:a@contoso.com>                             | GEOLOCATION
            Allow   | Session-Expires: 1800                                        | Session-Expires without
            Allow   | Allow: INVITE                                                | does not name NOTIFY
            From    | From: <sip:+14255550199@192.0.2.1>;tag=1                     | From has the host
            """)
    void whatTheSimulatedSideWarnsOfTheRulesRepair(String header, String line, String warning) {
        SipMessage spoilt =
                SipMessage.parse(RawInvite.spoilt("warned", header, line).getBytes(StandardCharsets.UTF_8));

        String first = finalResponse(spoilt.bytes().toString());
        boolean warned = isWarned(warning);
        teams.recording().clear();
        String second = finalResponse(repaired(spoilt).replace("warned", "repaired"));

        assertEquals("SIP/2.0 200", first.substring(0, 11), first);
        assertTrue(warned, warning);
        assertEquals("SIP/2.0 200", second.substring(0, 11), second);
        assertEquals(false, isWarned(warning));
    }

    private static boolean isWarned(String part) {
        return teams.recording().notes(Recorded.Kind.WARNING).stream()
                .anyMatch(note -> note.toString().contains(part));
    }

    private SipMessage placed(CallPlan.Builder plan) {
        teams.placeCall(plan.build()).join();
        return SipMessage.parse(sbc.accept().read().getBytes(StandardCharsets.UTF_8));
    }

    private static CallPlan.Builder plan() {
        return CallPlan.builder("sbc1.contoso.com", "+14255550100", "+14255550199");
    }

    private static SipMessage atThePbx(SipMessage invite, PolicyPipeline pipeline) {
        PolicyContext context =
                PolicyContext.builder(Direction.FROM_MICROSOFT, invite, TRUNK).build();
        return ((Passed) pipeline.apply(invite, context)).message();
    }

    @Test
    void aForwardedCallKeepsItsHistoryAndGetsADiversion() {
        SipMessage invite = placed(plan().forwardedBy("+14255550101"));

        SipMessage seen = atThePbx(
                invite,
                PolicyPipeline.of(TeamsPolicies.with()
                        .after(BorderPolicies.historyToDiversion())
                        .list()));

        assertEquals(
                invite.headers().all(HeaderType.HISTORY_INFO), seen.headers().all(HeaderType.HISTORY_INFO));
        assertEquals(
                "<sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone>;reason=unconditional;counter=1;privacy=off",
                seen.headers().require(HeaderType.DIVERSION).toString());
    }

    @Test
    void aCallThatAnApplicationSentOnKeepsItsCauseAndGetsADiversion() {
        SipMessage invite = placed(plan().redirectedFrom("+14255550101", 486));

        SipMessage seen = atThePbx(
                invite,
                PolicyPipeline.of(TeamsPolicies.with()
                        .after(BorderPolicies.historyToDiversion())
                        .list()));

        assertEquals(invite.startLine(), seen.startLine());
        assertTrue(seen.startLine().toString().contains(";cause=486"), seen.startLine()::toString);
        assertEquals(
                "<sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone>;reason=user-busy;counter=1;privacy=off",
                seen.headers().require(HeaderType.DIVERSION).toString());
    }

    @Test
    void theHistoryOfTheOldPageIsHandedOverAsItCame() {
        SipMessage invite = placed(plan().forwardedAsOnTheOldPage("+14255550101"));

        SipMessage seen = atThePbx(invite, PolicyPipeline.of(List.of(BorderPolicies.historyToDiversion())));

        assertSame(invite, seen);
        assertTrue(invite.headers().has(HeaderType.HISTORY_INFO));
    }

    @Test
    void bothIdentitiesAndTheHeadersOfMediaOptimizationReachThePbx() {
        SipMessage invite =
                placed(plan().forwardPai("sip:megan@contoso.com").localMediaOptimization("external", "Redmond"));

        SipMessage seen = atThePbx(invite, rules);

        assertSame(invite, seen);
        assertEquals(2, seen.headers().all(HeaderType.P_ASSERTED_IDENTITY).size());
        assertEquals("Redmond", seen.headers().require(HeaderType.X_MS_USER_SITE));
    }
}
