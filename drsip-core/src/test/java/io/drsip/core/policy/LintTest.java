package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageEditor;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.RuleFact;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class LintTest {

    static final List<String> SAMPLES = Messages.SAMPLES;

    private static final PolicyPipeline ALL = PolicyPipeline.of(TeamsPolicies.azureCommunicationServices());

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            contact      | INVITE | Contact: <sip:a@192.0.2.1>          | Contact      | <sip:a@192.0.2.1>       | <sip:a@sbc1.contoso.com:5061;transport=tls>
            contact      | INVITE | -                                   | Contact      | none                    | <sip:sbc1.contoso.com:5061;transport=tls>
            no-sips      | INVITE | Request-URI: sips:a@contoso.com     | Request-URI  | sips:a@contoso.com      | sip:a@contoso.com;transport=tls
            no-replaces  | INVITE | Replaces: 1@contoso.com;to-tag=a;from-tag=b | Replaces | 1@contoso.com;to-tag=a;from-tag=b | none
            allow        | OPTIONS | Allow: REFER                       | Allow        | REFER                   | INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            early-offer  | INVITE | -                                   | body         | none                    | a session description
            route-host   | INVITE | Record-Route: <sip:192.0.2.1;lr>    | Record-Route | 192.0.2.1               | sbc1.contoso.com, or no Record-Route at all
            route-host   | INVITE | Record-Route: <sip:sbc1.contoso.com;lr> | none     | none                    | none
            same-fqdn    | INVITE | Record-Route: <sip:sbc2.contoso.com;lr>\\r\\nContact: <sip:sbc1.contoso.com> | Record-Route | sbc2.contoso.com, and sbc1.contoso.com in Contact | sbc1.contoso.com in both, or no Record-Route at all
            same-fqdn    | INVITE | Record-Route: <sip:sbc1.contoso.com;lr>\\r\\nContact: <sip:SBC1.contoso.com> | none | none | none
            same-fqdn    | INVITE | Contact: <sip:sbc1.contoso.com>     | none         | none                    | none
            caller-number | INVITE | From: <sip:anonymous@contoso.com>;tag=a | From   | sip:anonymous@contoso.com | a number with a plus
            caller-number | INVITE | -                                  | none         | none                    | none
            served-method | REFER | -                                   | method       | REFER                   | one of those that Microsoft allows
            served-method | NOTIFY | -                                  | none         | none                    | none
            private-address | INVITE | Contact: <sip:a@10.0.0.7>        | Contact      | <sip:a@10.0.0.7>        | a name, or a public address
            private-address | INVITE | Via: SIP/2.0/UDP 192.168.0.7     | Via          | SIP/2.0/UDP 192.168.0.7 | a name, or a public address
            private-address | INVITE | Record-Route: <sip:[fd00::7];lr> | Record-Route | <sip:[fd00::7];lr>      | a name, or a public address
            private-address | INVITE | P-Asserted-Identity: <sip:a@172.31.0.7> | P-Asserted-Identity | <sip:a@172.31.0.7> | a name, or a public address
            private-address | INVITE | Contact: <sip:a@172.32.0.7>      | none         | none                    | none
            private-address | INVITE | Contact: <sip:a@[2001:db8::1]>   | none         | none                    | none
            """)
    void aRuleTellsWhatItFoundAndWhatIsRight(
            String rule, String kind, String line, String header, String found, String right) {
        SipMessage message = Messages.of(kind, line);

        List<Finding> findings = of(rule, message, Messages.toMicrosoft(message).build());

        List<Finding> expected = header == null
                ? List.of()
                : List.of(
                        new Finding(rule, header, Optional.ofNullable(found), Optional.ofNullable(right), fact(rule)));
        assertEquals(expected, findings);
    }

    private static List<Finding> of(String rule, SipMessage message, PolicyContext context) {
        return ALL.lint(message, context).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private static Optional<RuleFact> fact(String rule) {
        return TeamsPolicies.azureCommunicationServices().stream()
                .filter(policy -> policy.name().equals(rule))
                .findFirst()
                .flatMap(HeaderPolicy::fact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c=IN IP4 10.0.0.7                                                          | true
            c=IN IP6 fe80::7                                                           | true
            o=- 1 1 IN IP4 127.0.0.1                                                   | true
            a=candidate:1 1 udp 1 100.64.0.7 3000 typ host                             | true
            a=candidate:1 1 udp 1 192.0.2.7 3000 typ srflx raddr 169.254.0.7 rport 1   | true
            a=rtcp:3001 IN IP4 192.168.1.7                                             | true
            c=IN IP4 192.0.2.7                                                         | false
            c=IN IP6 2001:db8::7                                                       | false
            s=10.0.0.7                                                                 | false
            m=audio 10 RTP/SAVP 8                                                      | false
            """)
    void privateAddressesInSessionDescriptionsAreFound(String line, boolean told) {
        SipMessage invite = withBody("application/sdp", "v=0\r\n" + line + "\r\n");

        List<Finding> findings =
                of("private-address", invite, Messages.toMicrosoft(invite).build());

        assertEquals(told, !findings.isEmpty());
        assertTrue(findings.stream().allMatch(finding -> finding.found().equals(Optional.of(line))));
    }

    @Test
    void aBodyThatMicrosoftDoesNotTakeIsTold() {
        SipMessage text = withBody("text/plain", "hello");
        SipMessage sdp = withBody("Application/SDP", "v=0");
        SipMessage charset = withBody("application/sdp;charset=utf-8", "v=0");

        assertEquals(
                List.of("text/plain"),
                of("body-type", text, Messages.toMicrosoft(text).build()).stream()
                        .map(finding -> finding.found().orElse(""))
                        .toList());
        assertEquals(List.of(), of("body-type", sdp, Messages.toMicrosoft(sdp).build()));
        assertEquals(
                List.of(),
                of("body-type", charset, Messages.toMicrosoft(charset).build()));
        assertEquals(List.of(), of("early-offer", sdp, Messages.toMicrosoft(sdp).build()));
    }

    private static SipMessage withBody(String type, String body) {
        return MessageEditor.of(Messages.of("INVITE", "-"))
                .body(MediaType.parse(type), body.getBytes(StandardCharsets.US_ASCII))
                .apply();
    }

    @Test
    void onlyAzureHasNoTrunksForSeveralTenants() {
        SipMessage invite = Messages.of("INVITE", "-");
        PolicyContext tenant = Messages.toMicrosoft(invite)
                .tenant(Fqdn.parse("nora.sbc1.contoso.com"))
                .build();

        assertEquals(1, of("one-tenant", invite, tenant).size());
        assertEquals(
                0,
                of("one-tenant", invite, Messages.toMicrosoft(invite).build()).size());
        assertTrue(PolicyPipeline.of(TeamsPolicies.standard()).lint(invite, tenant).stream()
                .noneMatch(finding -> finding.rule().equals("one-tenant")));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void whatTheRulesHaveRepairedTheyDoNotObjectTo(String sample) {
        SipMessage message = Messages.sample(sample);
        PolicyContext context = Messages.toMicrosoft(message).build();
        SipMessage repaired = Messages.passed(ALL.apply(message, context));

        List<Finding> before = fixable(message, context);
        List<Finding> after = fixable(repaired, context);

        assertEquals(List.of(), after);
        assertEquals(before.isEmpty(), repaired.equals(message));
    }

    private static List<Finding> fixable(SipMessage message, PolicyContext context) {
        return ALL.lint(message, context).stream()
                .filter(finding -> TeamsPolicies.azureCommunicationServices().stream()
                        .anyMatch(policy -> policy.name().equals(finding.rule()) && policy.mode() == Mode.FIX))
                .toList();
    }

    @Test
    void aRuleOfOnesOwnIsReportedInTheSameWay() {
        RuleFact fact = RuleFact.advice("Contoso, house rules", "a mark", "nobody finds the call again");
        HeaderType<String> mark = HeaderType.text("X-Mark");
        HeaderPolicy marking = HeaderPolicy.editing(
                        "mark", PolicyScope.toMicrosoft(), (editor, context) -> editor.set(mark, "1"))
                .withFact(fact);
        HeaderPolicy refusing = HeaderPolicy.of(
                "refuse", PolicyScope.toMicrosoft(), (editor, context) -> Verdict.reject(Status.FORBIDDEN, "no"));
        HeaderPolicy failing = HeaderPolicy.editing("fail", PolicyScope.toMicrosoft(), (editor, context) -> {
            throw new IllegalStateException("broken");
        });
        SipMessage bye = Messages.of("BYE", "-");

        List<Finding> findings = PolicyPipeline.of(List.of(marking, refusing, failing))
                .lint(bye, Messages.toMicrosoft(bye).build());

        assertEquals(
                """
                mark: X-Mark
                  found nothing
                  right 1
                  else  nobody finds the call again (Contoso, house rules)
                refuse: message
                  found BYE sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone SIP/2.0
                  right no
                fail: policy
                  found java.lang.IllegalStateException: broken
                  right a rule that does not fail""", String.join("\n", findings.stream().map(Finding::toString).toList()));
        assertEquals("nobody finds the call again", findings.get(0).consequence());
    }

    @Test
    void aBrokenHeaderIsAFindingAndEndsNothing() {
        SipMessage invite = Messages.of("INVITE", "Contact: <sip:a@192.0.2.1\\r\\nReplaces: 1");

        List<Finding> findings = ALL.lint(invite, Messages.toMicrosoft(invite).build());

        assertTrue(findings.stream()
                .anyMatch(finding -> finding.rule().equals("contact")
                        && finding.right().equals(Optional.of("a URI in angle brackets ends with one"))));
        assertTrue(findings.stream().anyMatch(finding -> finding.rule().equals("no-replaces")));
    }

    @Test
    void aRuleThatOnlyReportsChangesNothing() {
        SipMessage invite = Messages.of("INVITE", "Allow: REFER");
        PolicyPipeline careful = PolicyPipeline.of(PolicyList.of(List.of(TeamsPolicies.allow()))
                .reportOnly("allow")
                .list());
        PolicyContext context = Messages.toMicrosoft(invite).build();

        Explanation explanation = careful.explain(invite, context);

        assertSame(invite, Messages.passed(careful.apply(invite, context)));
        assertEquals(List.of(), explanation.differences());
        assertEquals(
                List.of(Optional.of("INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY")),
                explanation.findings().stream().map(Finding::right).toList());
    }

    @Test
    void anExplanationHoldsBothMessagesAndNoKeys() {
        SipMessage invite = Messages.sample("03-invite-sbc");

        Explanation explanation = PolicyPipeline.of(TeamsPolicies.standard())
                .explain(invite, Messages.toMicrosoft(invite).build());
        String text = explanation.toText();

        assertEquals(Optional.of(Messages.passed(explanation.outcome())), explanation.output());
        assertTrue(text.contains("  a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:...|2^31\n"), text);
        assertTrue(text.contains("  a=ice-pwd:...\n"), text);
        assertFalse(text.contains("WVNfX19"), text);
        assertFalse(text.contains("3mPq0s"), text);
        assertTrue(text.startsWith("came\n  INVITE sip:+14255550173@sip.pstnhub.microsoft.com:5061"), text);
        assertTrue(text.contains("\ngoes\n  INVITE sip:+14255550173@sip.pstnhub.microsoft.com:5061"), text);
        assertTrue(text.contains("session-timer\n  - Session-Expires: 1800;refresher=uac\n"), text);
    }
}
