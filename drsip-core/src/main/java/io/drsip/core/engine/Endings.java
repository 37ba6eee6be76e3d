package io.drsip.core.engine;

import io.drsip.call.Advice;
import io.drsip.call.EndCause;
import io.drsip.call.Fault;
import io.drsip.call.MicrosoftReason;
import io.drsip.core.diagnosis.Conclusion;
import io.drsip.core.diagnosis.Remedies;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Optional;

/** How calls end, with what to do about it. */
final class Endings {

    private Endings() {}

    /** Microsoft refused our call. */
    static EndCause refused(SipResponse response) {
        return new EndCause.Refused(response.status(), MicrosoftReason.of(response), Remedies.forRefusal(response));
    }

    /** Microsoft sent BYE or CANCEL. */
    static EndCause hungUpThere(SipRequest request) {
        MicrosoftReason reason = MicrosoftReason.of(request);
        return new EndCause.HungUpThere(reason, Remedies.forHangUp(reason));
    }

    static EndCause lost(String cause, Conclusion conclusion) {
        return new EndCause.Lost(cause, Remedies.forConclusion(conclusion));
    }

    static EndCause unreachable(Refusal refusal, Conclusion conclusion) {
        return new EndCause.Unreachable(
                refusal.status(), refusal.cause(), refusal.retryAfter(), Remedies.forConclusion(conclusion));
    }

    /** We refused the call ourselves: a limit, a policy, a tenant that nobody knows. */
    static EndCause refusedHere(Refusal refusal) {
        return new EndCause.Unreachable(
                refusal.status(), refusal.cause(), refusal.retryAfter(), settings(refusal.cause()));
    }

    private static Advice settings(String cause) {
        return new Advice(
                "Look at the settings of the SBC, which kept the call back: " + cause, Fault.PBX_SIDE, List.of());
    }

    static EndCause refusedHere(Status status, String cause) {
        return refusedHere(new Refusal(status, cause, Optional.empty()));
    }
}
