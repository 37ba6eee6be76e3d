package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.Optional;

/**
 * What Microsoft asks of the responses to a call from Teams (Microsoft, SIP protocol; RFC 3261 section 12.1; RFC 6337
 * section 3.1.1; RFC 3891 section 3). Single thread.
 */
final class AnswerCheck {

    private final Leg leg;
    private final Fqdn trunk;

    AnswerCheck(Leg leg, Fqdn trunk) {
        this.leg = leg;
        this.trunk = trunk;
    }

    void progress(SipResponse response) {
        Headers headers = response.headers();
        if (headers.require(HeaderType.TO).tag().isEmpty()) {
            leg.note(Kind.VIOLATION, response.status() + " has no To tag");
        }
        if (InviteCheck.requires100rel(headers)) {
            leg.note(Kind.VIOLATION, response.status() + " requires 100rel; Microsoft sends no PRACK");
        }
    }

    /** The 200; a description in an earlier response of the same dialog was the answer already. */
    void answer(SipResponse response, String early) {
        Headers headers = response.headers();
        if (headers.require(HeaderType.TO).tag().isEmpty()) {
            leg.note(Kind.VIOLATION, "200 has no To tag");
        }
        if (leg.site().knobs().recordRoute() && !echoesRecordRoute(headers)) {
            leg.note(Kind.VIOLATION, "200 does not repeat the Record-Route of the INVITE");
        }
        if (TrunkCheck.hasLrOn(headers)) {
            leg.note(Kind.VIOLATION, "Record-Route has lr=on; Microsoft understands the bare lr only");
        }
        contact(headers);
        if (response.body().isEmpty()) {
            leg.note(Kind.VIOLATION, "200 has no SDP");
        } else if (!early.isEmpty() && !early.equals(response.body().toString())) {
            leg.note(Kind.VIOLATION, "200 does not repeat the SDP of the 183");
        }
    }

    private void contact(Headers headers) {
        Optional<SipUri> contact = headers.first(HeaderType.CONTACT).flatMap(TrunkCheck::sipUri);
        if (contact.isEmpty()) {
            leg.note(Kind.VIOLATION, "200 has no Contact");
        } else if (!(contact.get().host() instanceof Fqdn)) {
            leg.note(
                    Kind.VIOLATION, "an IP address in Contact: " + contact.get().host());
        } else if (!contact.get().host().equals(trunk)) {
            leg.note(Kind.VIOLATION, "Contact names " + contact.get().host() + ", the call is for " + trunk);
        }
    }

    private boolean echoesRecordRoute(Headers headers) {
        return headers.all(HeaderType.RECORD_ROUTE).stream()
                .map(NameAddr::toString)
                .anyMatch(leg.recordRoute()::equals);
    }

    /** The 200 to an INVITE with Replaces: the replaced call has to be hung up by the SBC. */
    void replaced(Replacing replacing) {
        replacing
                .due()
                .filter(due -> replacing.call().filter(AnswerCheck::isHungUp).isEmpty())
                .ifPresent(due -> leg.note(
                        Kind.VIOLATION, "an INVITE with Replaces is answered with 200, not with " + due.code()));
        replacing
                .call()
                .ifPresent(call -> leg.site().after(leg.site().knobs().responseTime(), () -> {
                    if (!isHungUp(call)) {
                        leg.note(
                                Kind.VIOLATION,
                                "the SBC does not hang up the call that was replaced: " + call.callId());
                    }
                }));
    }

    /** By the SBC, whose BYE may overtake its 200 on another connection. */
    private static boolean isHungUp(SimulatedCall call) {
        return call.ended().isDone() && call.ended().join().by() == Party.SBC;
    }

    void refused(Status due, Status status) {
        if (!due.equals(status)) {
            leg.note(
                    Kind.VIOLATION,
                    "an INVITE with Replaces is refused with " + status.code() + ", not with " + due.code());
        }
    }
}
