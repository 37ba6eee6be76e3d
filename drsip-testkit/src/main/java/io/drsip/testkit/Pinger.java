package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.testkit.Recorded.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft's own OPTIONS: after the first valid OPTIONS of a trunk, to host and port of its Contact, over a connection
 * that Microsoft opens; never to a Record-Route (Microsoft, SIP protocol). Single thread.
 */
final class Pinger {

    private static final int DEFAULT_PORT = 5061;

    private final Site site;
    private final Dialler dialler;
    private final Map<Fqdn, Target> targets = new HashMap<>();

    Pinger(Site site, Dialler dialler) {
        this.site = site;
        this.dialler = dialler;
    }

    private static final class Target {

        private final Fqdn trunk;

        // Where it was last heard to be, and the connection there.
        private Fqdn host;
        private int port;
        private @Nullable SipConnection connection;
        private Site.@Nullable Timer next;

        private Target(Fqdn trunk, Fqdn host, int port) {
            this.trunk = trunk;
            this.host = host;
            this.port = port;
        }
    }

    void start(Headers about, SimulatedDirectory.PairedTrunk trunk, SipUri contact) {
        if (!site.knobs().optionsBack() || !(contact.host() instanceof Fqdn host)) {
            return;
        }
        int port = contact.port().orElse(DEFAULT_PORT);
        if (port != trunk.port()) {
            site.note(about, Kind.WARNING, "Contact names port " + port + ", paired is " + trunk.port());
        }
        Target known = targets.get(trunk.base());
        if (known == null) {
            Target target = new Target(trunk.base(), host, port);
            targets.put(trunk.base(), target);
            ping(target);
        } else if (!known.host.equals(host) || known.port != port) {
            known.host = host;
            known.port = port;
            known.connection = null;
        }
    }

    void stop() {
        for (Target target : targets.values()) {
            if (target.next != null) {
                target.next.cancel();
            }
        }
        targets.clear();
    }

    private void ping(Target target) {
        if (target.connection != null && target.connection.isOpen()) {
            send(target, target.connection);
        } else {
            CompletableFuture<?> unused = dialler.dial(target.host, target.port, Dialler.Source.USUAL)
                    .whenComplete((connection, failure) -> {
                        if (failure == null) {
                            target.connection = connection;
                            send(target, connection);
                        } else {
                            site.book().answered(target.trunk, site.name(), false);
                        }
                    });
        }
        if (!site.knobs().optionsInterval().isZero()) {
            target.next = site.after(site.knobs().optionsInterval(), () -> ping(target));
        }
    }

    private void send(Target target, SipConnection connection) {
        String branch = site.ids().branch();
        String callId = site.ids().guid();
        Site.Timer patience = site.after(site.knobs().responseTime(), () -> {
            site.forget(branch);
            answered(target, false, Optional.of(callId));
            site.note(Optional.of(callId), Kind.VIOLATION, target.trunk + " does not answer OPTIONS");
        });
        site.expect(branch, response -> {
            if (response.status().isFinal()) {
                patience.cancel();
                site.forget(branch);
                onAnswer(target, response);
            }
        });
        connection.send(options(target, connection, branch, callId));
    }

    /** The shape of public traces; the address in Via is the one that the connection comes from. */
    private byte[] options(Target target, SipConnection connection, String branch, String callId) {
        String self = "<sip:" + site.region().signalling() + ":5061>";
        String local = Addresses.ipOf(connection.recorded().local());
        return CapitalMessage.request("OPTIONS", "sip:" + target.host + ":" + target.port + ";transport=tls")
                .header("FROM", self + ";tag=" + site.ids().tag())
                .header("TO", "<sip:" + target.host + ">")
                .header("CSEQ", "1 OPTIONS")
                .header("CALL-ID", callId)
                .header("MAX-FORWARDS", "70")
                .header("VIA", "SIP/2.0/TLS " + local + ":5061;branch=" + branch)
                .header("CONTACT", self)
                .body("")
                .userAgent(site.region())
                .header("ALLOW", CapitalMessage.ALLOW)
                .end();
    }

    private void onAnswer(Target target, SipResponse response) {
        Headers headers = response.headers();
        answered(target, response.status().isSuccess(), Recording.callIdOf(headers));
        if (!response.status().isSuccess()) {
            site.note(headers, Kind.VIOLATION, target.trunk + " answers OPTIONS with " + response.status());
            return;
        }
        if (!headers.has(HeaderType.CONTACT) && !headers.has(HeaderType.RECORD_ROUTE)) {
            site.note(headers, Kind.WARNING, "the 200 to OPTIONS has neither Contact nor Record-Route");
        }
        if (headers.all(HeaderType.ALLOW).stream().noneMatch(Method.NOTIFY::equals)) {
            site.note(headers, Kind.WARNING, "the 200 to OPTIONS has no Allow with NOTIFY");
        }
    }

    private void answered(Target target, boolean well, Optional<String> callId) {
        TrunkStatus before = site.book().status(target.trunk, site.name());
        site.book().answered(target.trunk, site.name(), well);
        TrunkStatus now = site.book().status(target.trunk, site.name());
        if (now != before) {
            site.note(callId, Kind.EVENT, target.trunk + " is " + now);
        }
    }
}
