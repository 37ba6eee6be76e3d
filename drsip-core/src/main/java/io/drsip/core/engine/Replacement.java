package io.drsip.core.engine;

import io.drsip.core.dialog.DialogId;
import io.drsip.core.dialog.ReplacesMatch;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Replaces;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Optional;

/**
 * Which call an INVITE takes the place of, if it says so (RFC 3891). Immutable.
 *
 * @param call the call to replace; empty for an INVITE without Replaces, and for one that is refused
 * @param refusal what is answered if there is no such call
 */
record Replacement(Optional<CallLeg> call, Optional<Status> refusal) {

    /** A dialog of the same tenant, or one that is over. */
    private record Candidate(Optional<Calls.Held> held) implements ReplacesMatch.Candidate {

        @Override
        public boolean isConfirmed() {
            return held.filter(known -> known.dialog().isConfirmed()).isPresent();
        }

        @Override
        public boolean isOurs() {
            return held.filter(known -> known.dialog().isOurs()).isPresent();
        }

        @Override
        public boolean isEnded() {
            return held.map(known -> known.leg().isEnding()).orElse(true);
        }
    }

    static Replacement of(SipRequest invite, Party party, Calls calls) {
        if (!invite.headers().has(HeaderType.REPLACES)) {
            return new Replacement(Optional.empty(), Optional.empty());
        }
        List<Replaces> values = invite.headers().sound(HeaderType.REPLACES);
        if (values.size() != 1 || invite.headers().count(HeaderType.REPLACES) != 1) {
            return new Replacement(Optional.empty(), Optional.of(Status.BAD_REQUEST));
        }
        ReplacesMatch<Candidate> match = ReplacesMatch.of(values.get(0), id -> candidates(id, party, calls));
        return new Replacement(match.dialog().flatMap(Candidate::held).map(Calls.Held::leg), match.refusal());
    }

    private static List<Candidate> candidates(DialogId id, Party party, Calls calls) {
        if (calls.isEnded(id)) {
            return List.of(new Candidate(Optional.empty()));
        }
        return calls.find(id).stream()
                .filter(held ->
                        held.leg().tenant().equals(Optional.of(party.tenant().fqdn())))
                .map(held -> new Candidate(Optional.of(held)))
                .toList();
    }
}
