package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.policy.PolicyOutcome.Rejected;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyPipelineTest {

    private static final HeaderType<String> MARK = HeaderType.text("X-Mark");
    private static final HeaderPolicy MARKING = HeaderPolicy.editing(
            "marking",
            PolicyScope.toMicrosoft().initialRequests().methods(Method.INVITE),
            (editor, context) -> editor.set(MARK, context.fqdn().toString()));

    private final SipMessage invite = Messages.sample("03-invite-sbc");

    @Test
    void anUntouchedMessageIsTheSameMessage() {
        PolicyPipeline pipeline = PolicyPipeline.of(
                List.of(HeaderPolicy.editing("look", PolicyScope.everything(), (editor, context) -> editor.has(MARK))));

        assertSame(invite, Messages.passed(apply(pipeline, invite)));
    }

    @Test
    void aPolicyRunsInItsScopeOnly() {
        PolicyPipeline pipeline = PolicyPipeline.of(List.of(MARKING));
        SipMessage bye = Messages.sample("09-bye");

        assertTrue(Messages.passed(apply(pipeline, invite)).headers().has(MARK));
        assertSame(bye, Messages.passed(apply(pipeline, bye)));
        assertSame(
                invite,
                Messages.passed(
                        pipeline.apply(invite, Messages.fromMicrosoft(invite).build())));
    }

    @Test
    void aPolicySeesWhatTheOneBeforeWrote() {
        HeaderPolicy twice = HeaderPolicy.editing(
                "twice", PolicyScope.everything(), (editor, context) -> editor.map(MARK, mark -> mark + "," + mark));

        SipMessage result = Messages.passed(apply(PolicyPipeline.of(List.of(MARKING, twice)), invite));

        assertEquals("sbc1.contoso.com,sbc1.contoso.com", result.headers().require(MARK));
    }

    @Test
    void theRefusalOfAPolicyEndsTheRun() {
        HeaderPolicy blocking = HeaderPolicy.of(
                "blocking",
                PolicyScope.everything(),
                (editor, context) -> Verdict.reject(Status.FORBIDDEN, "Blocked caller"));
        HeaderPolicy failing = HeaderPolicy.editing("failing", PolicyScope.everything(), (editor, context) -> {
            throw new IllegalStateException("never reached");
        });

        PolicyOutcome outcome = apply(PolicyPipeline.of(List.of(blocking, failing)), invite);

        assertEquals(new Rejected(Status.FORBIDDEN, "Blocked caller", "blocking", "Blocked caller"), outcome);
    }

    @Test
    void aPolicyThatThrowsHarmsItsOwnMessageOnlyAndIsNamed() {
        HeaderPolicy failing = HeaderPolicy.editing("failing", PolicyScope.everything(), (editor, context) -> {
            throw new IllegalStateException("out of\r\nluck");
        });

        PolicyOutcome outcome = apply(PolicyPipeline.of(List.of(MARKING, failing)), invite);

        assertEquals(
                new Rejected(
                        Status.SERVER_ERROR,
                        "policy failing failed",
                        "failing",
                        "java.lang.IllegalStateException: out of\r\nluck"),
                outcome);
    }

    @Test
    void aPolicyThatTouchesWhatTheLibraryWritesIsAFailedPolicy() {
        HeaderPolicy hiding = HeaderPolicy.editing(
                "hiding", PolicyScope.everything(), (editor, context) -> editor.remove(HeaderType.VIA));

        PolicyOutcome outcome = apply(PolicyPipeline.of(List.of(hiding)), invite);

        assertEquals(
                "rejected by hiding: 500 java.lang.IllegalArgumentException: Via: the library writes it itself; leave it as it is",
                outcome.toString());
    }

    @Test
    void aPolicyWithoutAVerdictIsAFailedPolicy() {
        PolicyPipeline pipeline = PolicyPipeline.of(List.of(new Silent()));

        Rejected rejected = (Rejected) apply(pipeline, invite);

        assertEquals(Status.SERVER_ERROR, rejected.status());
        assertEquals("PolicyPipelineTest$Silent", rejected.policy());
    }

    /** What a user without null checks may write. */
    private static final class Silent implements HeaderPolicy {

        @Override
        @SuppressWarnings("NullAway")
        public Verdict apply(HeaderEditor editor, PolicyContext context) {
            return null;
        }
    }

    @Test
    void aBrokenHeaderIsTheSendersFaultAndTheRuleIsNamed() {
        SipMessage broken = Messages.of("INVITE", "Contact: <sip:a@192.0.2.1");

        Rejected rejected = (Rejected) apply(PolicyPipeline.of(TeamsPolicies.standard()), broken);

        assertEquals(Status.BAD_REQUEST, rejected.status());
        assertEquals("a URI in angle brackets ends with one", rejected.reason());
        assertEquals("contact", rejected.policy());
    }

    @Test
    void whatThePoliciesBlowUpBeyondTheLimitsIsRefused() {
        HeaderPolicy flooding = HeaderPolicy.editing("flooding", PolicyScope.everything(), (editor, context) -> {
            for (int i = 0; i < 300; i++) {
                editor.add(HeaderType.text("X-" + i), "1");
            }
        });

        Rejected rejected = (Rejected) apply(PolicyPipeline.of(List.of(flooding)), invite);

        assertEquals("the policies together", rejected.policy());
    }

    @Test
    void aPolicyHasAName() {
        HeaderPolicy blank = HeaderPolicy.editing(" ", PolicyScope.everything(), (editor, context) -> {});
        HeaderPolicy broken = HeaderPolicy.editing("a\r\nb", PolicyScope.everything(), (editor, context) -> {});

        assertThrows(IllegalArgumentException.class, () -> PolicyPipeline.of(List.of(blank)));
        assertThrows(IllegalArgumentException.class, () -> PolicyPipeline.of(List.of(broken)));
    }

    @Test
    void anExplanationShowsWhichStepChangedWhichLine() {
        SipMessage message = Messages.text("""
                INVITE sips:14255550100@sip.pstnhub.microsoft.com:5061 SIP/2.0
                v: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1
                f: "Nora Adatum" <sip:+14255550101@192.0.2.1:5060>;tag=1
                t: <sip:14255550100@contoso.com>
                i: 1@contoso.com
                CSeq: 1 INVITE
                m: <sip:+14255550101@192.0.2.1:5060>
                k: 100rel,
                 timer
                Replaces: 2@contoso.com;to-tag=a;from-tag=b
                Record-Route: <sip:proxy.contoso.com;lr=on>
                Record-Route: <sip:sbc1.contoso.com;lr=on>
                l: 0
                """);

        Explanation explanation = PolicyPipeline.of(TeamsPolicies.standard())
                .explain(
                        message,
                        Messages.toMicrosoft(message)
                                .tenant(Fqdn.parse("nora.sbc1.contoso.com"))
                                .build());

        assertEquals("""
                INVITE, initial request to Microsoft, nora.sbc1.contoso.com:5061
                contact
                  - Contact: <sip:+14255550101@192.0.2.1:5060>
                  + Contact: <sip:+14255550101@nora.sbc1.contoso.com:5061;transport=tls>
                no-sips
                  - Request-URI: sips:14255550100@sip.pstnhub.microsoft.com:5061
                  + Request-URI: sip:14255550100@sip.pstnhub.microsoft.com:5061;transport=tls
                from-fqdn
                  - From: "Nora Adatum" <sip:+14255550101@192.0.2.1:5060>;tag=1
                  + From: Nora Adatum <sip:+14255550101@nora.sbc1.contoso.com>;tag=1
                e164-plus
                  - Request-URI: sip:14255550100@sip.pstnhub.microsoft.com:5061;transport=tls
                  + Request-URI: sip:+14255550100@sip.pstnhub.microsoft.com:5061;transport=tls
                  - To: <sip:14255550100@contoso.com>
                  + To: <sip:+14255550100@contoso.com>
                user-phone
                  - Request-URI: sip:+14255550100@sip.pstnhub.microsoft.com:5061;transport=tls
                  + Request-URI: sip:+14255550100@sip.pstnhub.microsoft.com:5061;transport=tls;user=phone
                  - From: Nora Adatum <sip:+14255550101@nora.sbc1.contoso.com>;tag=1
                  + From: Nora Adatum <sip:+14255550101@nora.sbc1.contoso.com;user=phone>;tag=1
                  - To: <sip:+14255550100@contoso.com>
                  + To: <sip:+14255550100@contoso.com;user=phone>
                bare-lr
                  - Record-Route: <sip:sbc1.contoso.com;lr=on>
                  + Record-Route: <sip:sbc1.contoso.com;lr>
                allow
                  + Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
                supported
                  - k: 100rel, timer
                no-replaces
                  - Replaces: 2@contoso.com;to-tag=a;from-tag=b
                passed""".stripTrailing(), explanation.toString());
        assertEquals(
                explanation.outcome(),
                PolicyPipeline.of(TeamsPolicies.standard()).apply(message, explanation.context()));
    }

    @Test
    void anExplanationOfARefusalEndsWithIt() {
        HeaderPolicy blocking = HeaderPolicy.of("blocking", PolicyScope.everything(), (editor, context) -> {
            editor.set(MARK, "seen");
            return Verdict.reject(Status.FORBIDDEN, "Blocked caller");
        });

        Explanation explanation = PolicyPipeline.of(List.of(blocking))
                .explain(invite, Messages.fromMicrosoft(invite).build());

        assertEquals("""
                INVITE, initial request from Microsoft, sbc1.contoso.com:5061
                blocking
                  + X-Mark: seen
                rejected by blocking: 403 Blocked caller""", explanation.toString());
    }

    @Test
    void anExplanationOfNothingSaysSo() {
        SipMessage ringing = Messages.sample("06-ringing");

        Explanation explanation = PolicyPipeline.of(TeamsPolicies.standard())
                .explain(ringing, Messages.fromMicrosoft(ringing).build());

        assertEquals("""
                INVITE, 180 Ringing from Microsoft, sbc1.contoso.com:5061
                passed unchanged""", explanation.toString());
    }

    private static PolicyOutcome apply(PolicyPipeline pipeline, SipMessage message) {
        return pipeline.apply(message, Messages.toMicrosoft(message).build());
    }
}
