package io.drsip.testkit;

import io.drsip.sip.SipUri;
import java.util.Optional;

/** What Microsoft thinks of a request. Immutable. */
sealed interface Verdict {

    /**
     * It may pass.
     *
     * @param trunk the trunk it came from
     * @param contact the URI in its first Contact; empty if only a Record-Route named the trunk
     */
    record Accepted(SimulatedDirectory.PairedTrunk trunk, Optional<SipUri> contact) implements Verdict {}

    /**
     * It may not.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Verdict {}
}
