package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How Microsoft takes the CANCEL of one call, and what it reads in it (RFC 3261 section 9.2; Microsoft, Direct Routing
 * call notifications). Single thread.
 */
final class CancelDesk {

    private final InboundLeg leg;

    // What the behaviour wants.
    private CancelHabit habit = CancelHabit.USUAL;
    private Duration lateness = Duration.ZERO;

    CancelDesk(InboundLeg leg) {
        this.leg = leg;
    }

    void plan(Step.OnCancel step) {
        habit = step.habit();
        lateness = step.lateness();
    }

    void onCancel(SipConnection from, SipRequest cancel) {
        String branch = cancel.headers().require(HeaderType.VIA).branch().orElse("");
        if (!branch.equals(leg.branch())) {
            leg.note(Kind.VIOLATION, "CANCEL has another branch than the INVITE");
            leg.replies().plain(from, cancel, Status.NO_SUCH_CALL);
            return;
        }
        if (!leg.hasResponded()) {
            leg.note(Kind.VIOLATION, "CANCEL before any response to the INVITE");
        }
        boolean elsewhere = cancel.headers().all(HeaderType.REASON).stream().anyMatch(CancelDesk::saysElsewhere);
        if (elsewhere) {
            leg.note(Kind.EVENT, "CANCEL says that the call was completed elsewhere: no missed call (540200)");
        }
        if (lateness.isZero()) {
            take(from, cancel, elsewhere);
        } else {
            leg.site().after(leg.site().knobs().scaled(lateness), () -> take(from, cancel, elsewhere));
        }
    }

    private static boolean saysElsewhere(Reason reason) {
        return reason.protocol().equalsIgnoreCase("SIP")
                && reason.cause().equals(OptionalInt.of(200))
                && reason.text().equals(Optional.of("Call completed elsewhere"));
    }

    private void take(SipConnection from, SipRequest cancel, boolean elsewhere) {
        if (habit == CancelHabit.ANSWERED) {
            leg.answer();
        }
        leg.replies().plain(from, cancel, Status.OK);
        if (habit == CancelHabit.USUAL) {
            leg.terminate("cancelled by the SBC" + (elsewhere ? ", completed elsewhere (540200)" : ""));
        }
    }
}
