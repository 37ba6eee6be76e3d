package io.drsip.core.engine;

import static io.drsip.core.engine.Shapes.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallRequest;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.tenant.PhoneNumber;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules that only report find while the trunk runs. */
class RunningLintsTest {

    private static final HeaderPolicy NO_DISPLAY_NAME = HeaderPolicy.editing(
            "no-display-name",
            PolicyScope.fromMicrosoft().methods(Method.INVITE),
            (editor, context) -> editor.report("From", "a display name", "none"));

    @Test
    void anAddressThatNobodyReachesIsToldAndTheCallGoesOn() {
        EngineRig rig = started(TeamsPolicies.standard());
        String offer = Shapes.SDP.replace("c=IN IP4 192.0.2.10", "c=IN IP4 10.0.0.7");

        rig.dial(call(offer));

        TrunkEvent.RulesBroken told = rig.events(TrunkEvent.RulesBroken.class).get(0);
        assertEquals(1, rig.events(TrunkEvent.RulesBroken.class).size());
        assertEquals(Direction.TO_MICROSOFT, told.direction());
        assertEquals(
                List.of("private-address"),
                told.findings().stream().map(Finding::rule).toList());
        assertEquals(
                "INVITE, initial request to Microsoft, sbc1.contoso.com:5061: private-address found c=IN IP4 10.0.0.7"
                        + " in body",
                told.info().cause());
        assertEquals(offer, rig.lastRequest(Method.INVITE).body().toString());
        rig.finish();
    }

    @Test
    void aMessageThatIsRightTellsNothing() {
        EngineRig rig = started(TeamsPolicies.standard());

        rig.dial(call(Shapes.SDP));

        assertEquals(1, rig.requests(Method.INVITE).size());
        assertEquals(List.of(), rig.events(TrunkEvent.RulesBroken.class));
        rig.finish();
    }

    @Test
    void aRuleOnTrialTellsWhatItWouldHaveChangedAndChangesNothing() {
        EngineRig rig = started(TeamsPolicies.with().reportOnly("user-phone").list());

        rig.dial(call(Shapes.SDP));

        List<Finding> findings = rig.events(TrunkEvent.RulesBroken.class).get(0).findings();
        assertEquals(
                List.of("Request-URI", "From", "To"),
                findings.stream().map(Finding::header).toList());
        assertTrue(findings.stream().allMatch(finding -> finding.rule().equals("user-phone")));
        assertFalse(rig.lastRequest(Method.INVITE).bytes().toString().contains("user=phone"));
        rig.finish();
    }

    @Test
    void whatComesFromMicrosoftIsLookedAtAsItIsHandedOver() {
        EngineRig rig = started(List.of(
                HeaderPolicy.editing(
                        "subject",
                        PolicyScope.fromMicrosoft().methods(Method.INVITE),
                        (editor, context) -> editor.set(HeaderType.text("Subject"), "edited")),
                HeaderPolicy.editing(
                                "no-subject",
                                PolicyScope.fromMicrosoft().methods(Method.INVITE),
                                (editor, context) -> editor.remove(HeaderType.text("Subject")))
                        .withMode(Mode.LINT),
                NO_DISPLAY_NAME.withMode(Mode.LINT)));

        rig.receive(rig.accept(), Shapes.invite("sbc1.contoso.com", "z9hG4bK63b8fe05"));

        TrunkEvent.RulesBroken told = rig.events(TrunkEvent.RulesBroken.class).get(0);
        assertEquals(Direction.FROM_MICROSOFT, told.direction());
        assertTrue(told.info().cause().endsWith("no-subject found edited in Subject, and 1 more"), told.toString());
        assertEquals("edited", rig.offers.get(0).invite().headers().require(HeaderType.text("Subject")));
        rig.finish();
    }

    @Test
    void aRuleThatIsAllowedToRepairReportsNothingHere() {
        EngineRig rig = started(List.of(NO_DISPLAY_NAME));

        rig.receive(rig.accept(), Shapes.invite("sbc1.contoso.com", "z9hG4bK63b8fe05"));

        assertEquals(1, rig.offers.size());
        assertEquals(List.of(), rig.events(TrunkEvent.RulesBroken.class));
        rig.finish();
    }

    private static CallRequest call(String offer) {
        return CallRequest.of(new PhoneNumber("+14255550111"), new PhoneNumber("+12065550100"), EngineRig.TRUNK, offer);
    }

    private static EngineRig started(List<HeaderPolicy> policies) {
        EngineRig rig = new EngineRig(
                TrunkConfig.builder(EngineRig.TRUNK).policies(policies).build());
        rig.peer = (message, now) -> healthy(message);
        return rig.start().advance(Duration.ofSeconds(5));
    }
}
