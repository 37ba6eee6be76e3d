package io.drsip.testkit.shell;

import io.drsip.call.EndCause;
import io.drsip.call.Fault;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkSnapshot;

/** Events in one line each. Stateless. */
final class EventText {

    private EventText() {}

    static String of(TrunkEvent event) {
        String cause = event.info().cause();
        if (event instanceof TrunkEvent.DatacenterChanged changed) {
            return changed.datacenter() + " " + changed.from() + " -> " + changed.to() + ": " + cause;
        }
        if (event instanceof TrunkEvent.OnlineChanged changed) {
            return (changed.report().isOnline() ? "online: " : "not online: ") + changed.report();
        }
        if (event instanceof TrunkEvent.IdentityRefused refused) {
            return refused.datacenter() + " refuses us with " + refused.status() + ": " + cause;
        }
        if (event instanceof TrunkEvent.KeepaliveWarning warning) {
            return warning.datacenter() + " warns: " + cause;
        }
        if (event instanceof TrunkEvent.DemotionPredicted demoted) {
            return "demotion " + demoted.demotion() + ": " + cause;
        }
        return ofConnection(event, cause);
    }

    private static String ofConnection(TrunkEvent event, String cause) {
        if (event instanceof TrunkEvent.Connected connected) {
            return "connected with " + connected.peer() + ": " + cause;
        }
        if (event instanceof TrunkEvent.Disconnected gone) {
            return "no longer connected with " + gone.peer() + ": " + cause;
        }
        if (event instanceof TrunkEvent.ConnectFailed failed) {
            return "cannot connect to " + failed.host() + ":" + failed.port() + ": " + cause;
        }
        if (event instanceof TrunkEvent.UnknownTenant unknown) {
            return "no tenant is called " + unknown.host() + ": name it with --tenant if it is yours";
        }
        if (event instanceof TrunkEvent.CallMoved moved) {
            return "call " + moved.call() + " goes from " + moved.from() + " to " + moved.to() + ": " + cause;
        }
        if (event instanceof TrunkEvent.RulesBroken) {
            return "against the rules: " + cause;
        }
        return event.getClass().getSimpleName() + ": " + cause;
    }

    /** With what to do about it, if anything is, and the id that Microsoft's support asks for. */
    static String of(EndCause cause) {
        String id =
                cause.correlationId().map(text -> ", correlation id " + text).orElse("");
        return cause + id + (cause.advice().fault() == Fault.NOBODY ? "" : ". " + cause.advice());
    }

    /** What is missing for a trunk to be online, and where to look. */
    static String missing(TrunkSnapshot snapshot, int port) {
        StringBuilder text = new StringBuilder(snapshot.online().toString());
        for (DatacenterHealth health : snapshot.datacenters()) {
            text.append("\n  ").append(health.datacenter()).append(' ').append(health.state());
            text.append(health.cause().isEmpty() ? "" : ": " + health.cause());
        }
        if (!snapshot.online().pinged()) {
            text.append("\n  OPTIONS come only to a paired trunk: compare " + snapshot.fqdn() + " and port " + port
                    + " with the pairing, look up the name in public DNS, and open the port in the firewall");
        }
        return text.toString();
    }
}
