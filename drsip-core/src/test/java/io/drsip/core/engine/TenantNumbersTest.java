package io.drsip.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.tenant.NumberPlan;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantNumbersTest {

    private static final Fqdn TRUNK = Fqdn.parse("sbc1.contoso.com");
    private static final NumberPlan GERMANY =
            NumberPlan.builder("49").extensions("30123400", "30123499").build();

    private final PolicyPipeline policies = PolicyPipeline.of(new TenantNumbers().in(TeamsPolicies.standard()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            030-1234567    | +49301234567
            0030123456789  | +30123456789
            +49301234567   | +49301234567
            30123456       | 30123456
            30123500       | +30123500
            112            | 112
            anonymous      | anonymous
            """)
    void numbersAreWrittenByThePlanOfTheTenant(String dialled, String written) {
        SipRequest invite = invite(dialled);

        SipRequest sent = sent(invite, builder -> builder.numberPlan(GERMANY));

        assertEquals(written, user(sent.requestUri().toString()));
        assertEquals(written, user(sent.headers().require(HeaderType.FROM).uri().toString()));
    }

    @Test
    void withoutAPlanTheRuleOfTheTrunkStays() {
        SipRequest invite = invite("30123456");

        PolicyPipeline plain = PolicyPipeline.of(TeamsPolicies.standard());

        assertEquals(
                "+30123456",
                user(passed(plain, invite, builder -> builder).requestUri().toString()));
    }

    @Test
    void whoHasARuleForNumbersKeepsIt() {
        List<HeaderPolicy> own =
                List.of(HeaderPolicy.of("numbers", PolicyScope.everything(), (editor, context) -> Verdict.proceed()));

        assertSame(own, new TenantNumbers().in(own));
    }

    @Test
    void withoutTheRuleThatAddsAPlusNumbersComeFirst() {
        List<HeaderPolicy> own = List.of(TeamsPolicies.userPhone());

        List<String> names =
                new TenantNumbers().in(own).stream().map(HeaderPolicy::name).toList();

        assertEquals(List.of("numbers", "user-phone"), names);
    }

    private SipRequest sent(SipRequest invite, UnaryOperator<PolicyContext.Builder> tenant) {
        return passed(policies, invite, tenant);
    }

    private static SipRequest passed(
            PolicyPipeline pipeline, SipRequest invite, UnaryOperator<PolicyContext.Builder> tenant) {
        PolicyContext context = tenant.apply(PolicyContext.builder(Direction.TO_MICROSOFT, invite, TRUNK))
                .build();
        PolicyOutcome outcome = pipeline.apply(invite, context);
        return (SipRequest) ((PolicyOutcome.Passed) outcome).message();
    }

    private static String user(String uri) {
        return uri.substring("sip:".length(), uri.indexOf('@'));
    }

    private static SipRequest invite(String user) {
        NameAddr from = NameAddr.parse("<sip:" + user + "@192.0.2.10>;tag=a1");
        Map<String, String> headers = Map.of("From", from.toString(), "To", "<sip:" + user + "@contoso.com>");
        StringBuilder text = new StringBuilder("INVITE sip:" + user + "@sip.pstnhub.microsoft.com SIP/2.0\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Via: SIP/2.0/TLS sbc1.contoso.com;branch=z9hG4bK1\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n")
                .append("Contact: <sip:sbc1.contoso.com>\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\n")
                .append("Content-Length: 0\r\n\r\n");
        return (SipRequest) SipMessage.parse(text.toString().getBytes(UTF_8));
    }
}
