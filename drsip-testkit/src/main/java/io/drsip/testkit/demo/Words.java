package io.drsip.testkit.demo;

import io.drsip.call.CallEvent;
import io.drsip.trunk.TrunkEvent;
import java.util.Optional;

/** Events of the SBC and of its calls as lines of the timeline. */
final class Words {

    private Words() {}

    /** Broken rules are left out: all that is to be told is that this machine has private addresses. */
    static Optional<String> of(TrunkEvent event) {
        String trunk = event.info().trunk() + ": ";
        String cause = " (" + event.info().cause() + ")";
        if (event instanceof TrunkEvent.DatacenterChanged changed) {
            return Optional.of(
                    trunk + changed.datacenter().fqdn() + " " + changed.from() + " -> " + changed.to() + cause);
        } else if (event instanceof TrunkEvent.OnlineChanged online) {
            return Optional.of(trunk + (online.report().isOnline() ? "online" : "not online") + cause);
        } else if (event instanceof TrunkEvent.CallMoved moved) {
            return Optional.of(trunk + "call moves from " + moved.from().fqdn() + " to "
                    + moved.to().fqdn() + cause);
        } else if (event instanceof TrunkEvent.UnknownTenant unknown) {
            return Optional.of(trunk + "nobody here is called " + unknown.host());
        } else if (event instanceof TrunkEvent.ConnectFailed failed) {
            return Optional.of(trunk + "no connection to " + failed.host() + cause);
        } else if (event instanceof TrunkEvent.IdentityRefused refused) {
            return Optional.of(trunk + "refused by " + refused.datacenter().fqdn() + cause);
        } else if (event instanceof TrunkEvent.KeepaliveWarning
                || event instanceof TrunkEvent.MalformedReceived
                || event instanceof TrunkEvent.BrokenHeaders) {
            return Optional.of(trunk + event.getClass().getSimpleName() + cause);
        }
        return Optional.empty();
    }

    static String of(CallEvent event) {
        if (event instanceof CallEvent.Trying trying) {
            return "is at " + trying.datacenter();
        } else if (event instanceof CallEvent.Ringing ringing) {
            return "rings at device " + shortened(ringing.fork());
        } else if (event instanceof CallEvent.EarlyMedia early) {
            return "has early media of device " + shortened(early.fork());
        } else if (event instanceof CallEvent.Answered answered) {
            return "is answered by device " + shortened(answered.fork());
        } else if (event instanceof CallEvent.Confirmed) {
            return "is confirmed";
        } else if (event instanceof CallEvent.Failed failed) {
            return "failed: " + failed.cause();
        } else if (event instanceof CallEvent.Ended ended) {
            return "ended: " + ended.cause();
        }
        return ofTalk(event);
    }

    private static String ofTalk(CallEvent event) {
        if (event instanceof CallEvent.Held) {
            return "is held by Microsoft";
        } else if (event instanceof CallEvent.Resumed) {
            return "goes on";
        } else if (event instanceof CallEvent.OfferAnswered) {
            return "has another session: Microsoft agreed";
        } else if (event instanceof CallEvent.OfferFailed failed) {
            return "has no other session: Microsoft said " + failed.status();
        } else if (event instanceof CallEvent.Refreshed) {
            return "was refreshed";
        } else if (event instanceof CallEvent.TakenOver taken) {
            return "was repeated by " + taken.from();
        } else if (event instanceof CallEvent.TransferAsked asked) {
            return "is to go to " + (asked.target().number().isPresent() ? "a phone" : "another Teams user");
        } else if (event instanceof CallEvent.TransferEnded ended) {
            return "was transferred: " + ended.status();
        } else if (event instanceof CallEvent.Replaced) {
            return "gives its place to another one";
        }
        return event.getClass().getSimpleName();
    }

    private static String shortened(String tag) {
        return tag.length() > 6 ? tag.substring(0, 6) : tag;
    }
}
