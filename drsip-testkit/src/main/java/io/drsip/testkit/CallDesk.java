package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The calls of one datacenter, found by Call-ID. Single thread, but for the list of what SBCs began. */
final class CallDesk {

    private static final Set<Method> ALLOWED =
            Set.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.NOTIFY);

    private final Place place;
    private final Site site;
    private final InviteCheck check;
    private final Script script;
    private final SimulatedDirectory directory;
    private final Map<String, Leg> legs = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final CopyOnWriteArrayList<SimulatedCall> received = new CopyOnWriteArrayList<>();

    CallDesk(Place place, InviteCheck check, Script script, SimulatedDirectory directory) {
        this.place = place;
        this.site = place.site();
        this.check = check;
        this.script = script;
        this.directory = directory;
    }

    void onRequest(SipConnection connection, SipRequest request) {
        Headers headers = request.headers();
        if (!ALLOWED.contains(request.method())) {
            site.note(headers, Kind.VIOLATION, request.method() + " is not among Microsoft's Allow");
            place.replies().plain(connection, request, Status.METHOD_NOT_ALLOWED);
            return;
        }
        Leg leg = legs.get(CapitalMessage.first(headers, HeaderType.CALL_ID));
        boolean opensCall = request.method().equals(Method.INVITE)
                && headers.first(HeaderType.TO).flatMap(to -> to.tag()).isEmpty();
        if (opensCall) {
            onInvite(connection, request, leg);
        } else if (request.method().equals(Method.ACK) && isAckToRefusal(headers)) {
            refused.remove(branch(headers));
        } else if (request.method().equals(Method.CANCEL) && leg instanceof InboundLeg inbound) {
            inbound.onCancel(connection, request);
        } else if (leg != null && leg.isListening()) {
            leg.onRequest(connection, request);
        } else {
            onStray(connection, request, leg);
        }
    }

    private void onInvite(SipConnection connection, SipRequest invite, @Nullable Leg known) {
        if (known instanceof InboundLeg inbound && inbound.branch().equals(branch(invite.headers()))) {
            inbound.onRepeatedInvite();
            return;
        }
        Behaviour behaviour = script.take();
        if (!behaviour.checksFirst()) {
            refused.add(branch(invite.headers()));
            place.replies().perform(connection, invite, behaviour);
            return;
        }
        TrunkCheck.Notes notes = (kind, text) -> site.note(invite.headers(), kind, text);
        Verdict verdict = check.check(invite, connection.peerCertificate(), notes);
        if (verdict instanceof Verdict.Refused refusal) {
            refused.add(branch(invite.headers()));
            place.replies().refuse(connection, invite, refusal.refusal());
        } else {
            boolean bypass = verdict instanceof Verdict.Accepted accepted
                    && accepted.trunk().bypass();
            InboundLeg leg = new InboundLeg(place, connection, invite, bypass);
            CompletableFuture<?> unused = leg.call().ended().thenRun(() -> refused.add(leg.branch()));
            if (known instanceof InboundLeg before) {
                before.judgeRetry(invite);
            }
            legs.put(leg.call().callId(), leg);
            received.add(leg.call());
            place.exchange().onCall(leg.call());
            leg.perform(behaviour);
        }
    }

    private boolean isAckToRefusal(Headers headers) {
        return refused.contains(branch(headers));
    }

    private void onStray(SipConnection connection, SipRequest request, @Nullable Leg ended) {
        if (request.method().equals(Method.ACK)) {
            if (ended == null) {
                site.note(request.headers(), Kind.VIOLATION, "an ACK that belongs to no call");
            }
        } else {
            place.replies().plain(connection, request, Status.NO_SUCH_CALL);
        }
    }

    private static String branch(Headers headers) {
        return headers.require(HeaderType.VIA).branch().orElse("");
    }

    /** Opens a connection to the trunk and sends the INVITE; fails if the SBC cannot be reached from here. */
    CompletableFuture<SimulatedCall> place(CallPlan plan, SimulatedDirectory.PairedTrunk trunk) {
        return place.dialler()
                .dial(trunk.fqdn(), trunk.port(), Dialler.Source.USUAL)
                .thenApply(connection -> {
                    OutboundLeg leg = new OutboundLeg(place, plan, trunk);
                    legs.put(leg.call().callId(), leg);
                    leg.start(connection);
                    return leg.call();
                });
    }

    /** The same call as another datacenter placed it, from here. */
    CompletableFuture<SimulatedCall> repeat(OutboundLeg first, CallRepeat how) {
        boolean alive = first.isAlive();
        SimulatedDirectory.PairedTrunk trunk = first.trunk();
        return place.dialler()
                .dial(trunk.fqdn(), trunk.port(), Dialler.Source.USUAL)
                .thenApply(connection -> {
                    OutboundLeg leg = first.repeatedAt(place, how);
                    leg.expectMerged(alive && how == CallRepeat.SAME_CALL_ID);
                    legs.put(leg.call().callId(), leg);
                    leg.start(connection);
                    return leg.call();
                });
    }

    CompletableFuture<Status> referOutsideDialog(Fqdn trunk, String targetObjectId) {
        return place.onLoop(() -> directory
                .find(trunk)
                .map(found -> new StrayRefer(place, found).send(targetObjectId))
                .orElseThrow(() -> new IllegalArgumentException("no tenant has paired " + trunk)));
    }

    CopyOnWriteArrayList<SimulatedCall> received() {
        return received;
    }

    void forgetAll() {
        legs.clear();
        refused.clear();
        received.clear();
    }
}
