package io.drsip.testkit;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A 200 from another endpoint after the call was answered: the SBC has to acknowledge it and hang that dialog up (RFC
 * 3261 section 13.2.2.4). Single thread.
 */
final class SecondAnswer {

    private final Leg leg;
    private final String tag;
    private final RepeatedAnswer answer;

    // Whether the ACK has come, and how long the BYE may still take.
    private boolean acknowledged;
    private Site.@Nullable Timer patience;

    SecondAnswer(Leg leg, String tag, Runnable send) {
        this.leg = leg;
        this.tag = tag;
        this.answer = new RepeatedAnswer(
                leg.site(), send, () -> leg.note(Kind.VIOLATION, "no ACK for the 200 of a second endpoint"));
    }

    void start() {
        answer.start();
    }

    String tag() {
        return tag;
    }

    void onRequest(SipConnection connection, SipRequest request) {
        if (request.method().equals(Method.ACK)) {
            onAck();
        } else if (request.method().equals(Method.BYE)) {
            onBye(connection, request);
        } else {
            leg.note(Kind.VIOLATION, request.method() + " in the dialog of a second endpoint");
            leg.replies().plain(connection, request, Status.NO_SUCH_CALL);
        }
    }

    private void onAck() {
        answer.stop();
        if (!acknowledged) {
            acknowledged = true;
            patience = leg.site()
                    .after(
                            leg.site().knobs().responseTime(),
                            () -> leg.note(Kind.VIOLATION, "the dialog of a second endpoint is not hung up"));
        }
    }

    private void onBye(SipConnection connection, SipRequest bye) {
        answer.stop();
        if (patience != null) {
            patience.cancel();
        }
        if (!acknowledged) {
            leg.note(Kind.VIOLATION, "BYE before the ACK to the 200 of a second endpoint");
        }
        leg.note(Kind.EVENT, "the SBC hangs up the second endpoint");
        leg.replies().plain(connection, bye, Status.OK);
    }
}
