package io.drsip.testkit.shell;

import io.drsip.call.CallEvent;

/** What happens to a call, in one line each. Stateless. */
final class CallText {

    private CallText() {}

    static String of(CallEvent event) {
        if (event instanceof CallEvent.Failed failed) {
            return "not answered, " + EventText.of(failed.cause());
        } else if (event instanceof CallEvent.Ended ended) {
            return "over, " + EventText.of(ended.cause());
        } else if (event instanceof CallEvent.Answered) {
            return "answered";
        } else if (event instanceof CallEvent.Confirmed) {
            return "our answer is confirmed";
        } else if (event instanceof CallEvent.Trying trying) {
            return "taken by " + trying.datacenter();
        } else if (event instanceof CallEvent.Ringing ringing) {
            return "rings, " + ringing.response().status();
        } else if (event instanceof CallEvent.EarlyMedia early) {
            return "early media, " + early.response().status();
        } else if (event instanceof CallEvent.TakenOver taken) {
            return "repeated by " + taken.from() + ", since its connection broke";
        } else if (event instanceof CallEvent.Received received) {
            return received.request().method() + " came and was answered";
        }
        return ofSession(event);
    }

    private static String ofSession(CallEvent event) {
        if (event instanceof CallEvent.Held) {
            return "held by Microsoft";
        } else if (event instanceof CallEvent.Resumed) {
            return "goes on";
        } else if (event instanceof CallEvent.Offered) {
            return "Microsoft offers another session";
        } else if (event instanceof CallEvent.MediaRestarted) {
            return "Microsoft restarts media";
        } else if (event instanceof CallEvent.OfferWithdrawn gone) {
            return "the offer is over, " + gone.status() + ": " + gone.cause();
        } else if (event instanceof CallEvent.Refreshed) {
            return "refreshed";
        } else if (event instanceof CallEvent.OfferAnswered) {
            return "Microsoft has answered our offer";
        } else if (event instanceof CallEvent.OfferFailed failed) {
            return "our offer came to nothing, " + failed.status() + ": " + failed.cause();
        } else if (event instanceof CallEvent.Warned warned) {
            return "watch out: " + String.join("; ", warned.warnings());
        }
        return ofTransfer(event);
    }

    private static String ofTransfer(CallEvent event) {
        if (event instanceof CallEvent.TransferAsked) {
            return "is to be transferred";
        } else if (event instanceof CallEvent.JoinAsked) {
            return "is to be joined with another call, which is refused: there are no media here";
        } else if (event instanceof CallEvent.TransferEnded ended) {
            return "the transfer is over, " + ended.status();
        } else if (event instanceof CallEvent.Replaced) {
            return "another call takes its place";
        }
        return event.getClass().getSimpleName();
    }
}
