package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers the OPTIONS of SBCs in the shape of two public traces: capital names, no To tag, no Contact. A valid one is
 * written into the book and starts Microsoft's own. Single thread.
 */
final class OptionsDesk {

    /** Not more often than once per minute and trunk (Microsoft, Connect your SBC); what jitter may take off. */
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(55);

    private final Site site;
    private final TrunkCheck check;
    private final Replies replies;
    private final Pinger pinger;
    private final Script script;

    OptionsDesk(Site site, TrunkCheck check, Replies replies, Pinger pinger, Script script) {
        this.site = site;
        this.check = check;
        this.replies = replies;
        this.pinger = pinger;
        this.script = script;
    }

    void onOptions(SipConnection connection, SipRequest request) {
        Behaviour behaviour = script.take();
        if (!behaviour.checksFirst()) {
            replies.perform(connection, request, behaviour);
            return;
        }
        Headers headers = request.headers();
        Verdict verdict =
                check.check(request, connection.peerCertificate(), (kind, text) -> site.note(headers, kind, text));
        if (verdict instanceof Verdict.Refused refused) {
            replies.refuse(connection, request, refused.refusal());
        } else if (verdict instanceof Verdict.Accepted accepted) {
            replies.plain(connection, request, Status.OK);
            accept(headers, accepted);
        }
    }

    private void accept(Headers headers, Verdict.Accepted accepted) {
        SimulatedDirectory.PairedTrunk trunk = accepted.trunk();
        if (!trunk.fqdn().equals(trunk.base())) {
            site.note(headers, Kind.WARNING, "OPTIONS for a derived trunk; those of " + trunk.base() + " are enough");
        }
        if (headers.all(HeaderType.ALLOW).stream().noneMatch(Method.NOTIFY::equals)) {
            site.note(headers, Kind.WARNING, "Allow does not name NOTIFY");
        }
        Optional<Instant> before = site.book().seen(trunk.base(), site.name());
        before.map(last -> Duration.between(last, site.now()))
                .filter(gap -> gap.compareTo(site.knobs().scaled(LEAST_INTERVAL)) < 0)
                .ifPresent(gap -> site.note(
                        headers, Kind.WARNING, "OPTIONS again after " + gap + "; at most one per minute and trunk"));
        accepted.contact().ifPresent(contact -> pinger.start(headers, trunk, contact));
    }
}
