package io.drsip.testkit.demo;

import io.drsip.trunk.TrunkEvent;
import java.util.Optional;

/** Events of the SBC as lines of the timeline. */
final class Words {

    private Words() {}

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
                || event instanceof TrunkEvent.BrokenHeaders
                || event instanceof TrunkEvent.RulesBroken) {
            return Optional.of(trunk + event.getClass().getSimpleName() + cause);
        }
        return Optional.empty();
    }
}
