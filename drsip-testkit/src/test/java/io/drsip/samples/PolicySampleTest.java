package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.PolicyPreset;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules of one's own, and what they did. */
final class PolicySampleTest {

    private static final String INVITE = """
            INVITE sip:+14255550101@sip.pstnhub.microsoft.com SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1
            Max-Forwards: 70
            From: "Room 12" <sip:+14255550100@10.0.0.7>;tag=1
            To: <sip:+14255550101@sip.pstnhub.microsoft.com>
            Call-ID: 1
            CSeq: 1 INVITE
            Contact: <sip:+14255550100@10.0.0.7>
            Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            Content-Length: 0

            """;

    // region policy
    List<HeaderPolicy> policies() {
        PolicyScope calls = PolicyScope.toMicrosoft().initialRequests().methods(Method.INVITE);
        HeaderPolicy noPremium = HeaderPolicy.of(
                "no-premium",
                calls,
                (editor, context) -> editor.requestUri().stream()
                                .anyMatch(uri -> uri.toString().contains(":+1900"))
                        ? Verdict.reject(Status.FORBIDDEN, "Premium numbers are not called from here")
                        : Verdict.proceed());
        HeaderPolicy company = HeaderPolicy.editing(
                "company",
                calls,
                (editor, context) -> editor.map(HeaderType.FROM, from -> from.withDisplayName("Contoso")));
        HeaderPolicy keepNumber = HeaderPolicy.editing("keep-number", calls, (editor, context) -> {});

        return TeamsPolicies.with()
                .before(noPremium)
                .after("from-fqdn", company)
                .instead("e164-plus", keepNumber)
                .list();
    }
    // endregion

    // region explain
    String explain(SipMessage invite, TrunkConfig trunk) {
        PolicyContext context = PolicyContext.builder(Direction.TO_MICROSOFT, invite, trunk.fqdn())
                .build();
        return PolicyPipeline.of(policies()).explain(invite, context).toString();
    }
    // endregion

    // region lint
    List<Finding> lint(SipMessage invite, TrunkConfig trunk) {
        PolicyPipeline pinned =
                PolicyPipeline.of(PolicyPreset.named("teams@2026-06").policies());
        return pinned.lint(
                invite,
                PolicyContext.builder(Direction.TO_MICROSOFT, invite, trunk.fqdn())
                        .build());
    }
    // endregion

    private final TrunkConfig trunk = TrunkConfig.builder(Fqdn.parse("sbc1.contoso.com"))
            .policies(policies())
            .build();

    @Test
    void theReadmeShowsWhatExplainSays() {
        assertEquals(
                Readme.block("text", "explained"),
                explain(invite(INVITE), trunk).strip());
    }

    @Test
    void theReadmeShowsWhatLintSays() {
        assertEquals(
                Readme.block("text", "linted"),
                lint(invite(INVITE), trunk).stream()
                        .filter(finding -> finding.rule().equals("contact")
                                || finding.rule().equals("early-offer"))
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void aRefusalNamesItsPolicy() {
        String premium = INVITE.replace("+14255550101", "+19005550101");

        String explained = explain(invite(premium), trunk);

        assertTrue(explained.contains("no-premium") && explained.contains("403"), explained);
    }

    private static SipMessage invite(String text) {
        return SipMessage.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
