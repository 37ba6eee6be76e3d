package io.drsip.testkit;

import io.drsip.sip.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which call a call from Teams wants to take the place of, and what the SBC has to say to that (RFC 3891 section 3).
 * Immutable.
 *
 * @param dialog which one
 * @param earlyOnly whether only if nobody has answered it
 * @param call whose dialog it is; empty for one that does not exist
 */
record Replacing(SimulatedDialog dialog, boolean earlyOnly, Optional<SimulatedCall> call) {

    /** For the SBC its own tag is the to-tag. */
    String value() {
        return dialog.callId() + ";to-tag=" + dialog.sbcTag() + ";from-tag=" + dialog.teamsTag()
                + (earlyOnly ? ";early-only" : "");
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("REPLACES", value());
        headers.put("REQUIRE", "replaces");
        return headers;
    }

    /** The refusal that is due; empty if the SBC may accept. */
    Optional<Status> due() {
        if (call.isEmpty()) {
            return Optional.of(Status.NO_SUCH_CALL);
        }
        SimulatedCall replaced = call.get();
        if (replaced.ended().isDone()) {
            return Optional.of(Status.DECLINE);
        }
        boolean talking = replaced.answered().isDone();
        if (talking) {
            return earlyOnly ? Optional.of(Status.BUSY_HERE) : Optional.empty();
        }
        return replaced.isFromTeams() ? Optional.of(Status.NO_SUCH_CALL) : Optional.empty();
    }
}
