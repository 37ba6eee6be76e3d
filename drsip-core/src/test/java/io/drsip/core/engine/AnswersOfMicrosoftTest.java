package io.drsip.core.engine;

import static io.drsip.core.engine.Shapes.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.call.MicrosoftReason;
import io.drsip.core.policy.BorderPolicies;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the policies for messages from Microsoft do to answers that our calls get. */
class AnswersOfMicrosoftTest {

    private static final Reason CONGESTION = Reason.parse("Q.850;cause=34;text=\"busy\"");

    @Test
    void thePbxSeesAnAnswerAsThePoliciesLeaveIt() {
        EngineRig rig = busy(BorderPolicies.reasonByStatus());

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(
                MicrosoftReason.of(List.of(Reason.parse("Q.850;cause=17;text=\"busy\""))),
                refused(rig, call).reason());
        assertEquals(1, rig.requests(Method.ACK).size());
        rig.finish();
    }

    @Test
    void anAnswerThatAPolicyRefusesIsHandedOverAsItCame() {
        EngineRig rig = busy(HeaderPolicy.of(
                "no-answer",
                PolicyScope.fromMicrosoft().responses("486"),
                (editor, context) -> Verdict.reject(Status.FORBIDDEN, "not today")));

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(
                MicrosoftReason.of(List.of(CONGESTION)).q850Cause(),
                refused(rig, call).reason().q850Cause());
        assertTrue(rig.events(TrunkEvent.Dropped.class).get(0).info().cause().contains("not today"));
        rig.finish();
    }

    private static EngineRig busy(HeaderPolicy policy) {
        EngineRig rig = new EngineRig(TrunkConfig.builder(Fqdn.parse("sbc1.contoso.com"))
                .policies(List.of(policy))
                .build());
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(Shapes.respond(invite, 486, "x")
                                .header(HeaderType.REASON, CONGESTION)
                                .build())
                        : healthy(message);
        rig.start().advance(Duration.ofSeconds(5));
        return rig;
    }

    private static EndCause.Refused refused(EngineRig rig, String call) {
        List<CallEvent> events = rig.calls.getOrDefault(call, List.of());
        CallEvent.Failed failed = (CallEvent.Failed) events.get(events.size() - 1);
        return (EndCause.Refused) failed.cause();
    }
}
