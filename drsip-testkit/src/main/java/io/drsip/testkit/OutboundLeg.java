package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from Teams to the SBC, over one connection that this datacenter opens. Single thread. */
final class OutboundLeg extends Leg {

    /** Half of the 1800 s that are offered. */
    private static final Duration REFRESH = Duration.ofMinutes(15);

    private final CallPlan plan;
    private final SimulatedDirectory.PairedTrunk trunk;
    private final String tag;
    private final String branch;
    private final String from;
    private final String to;

    // The connection of the INVITE, and what has come back over it.
    private @Nullable SipConnection connection;
    private Site.@Nullable Timer failover;
    private boolean provisional;
    private boolean cancelled;
    private boolean cancelSent;
    private String answeredTo = "";

    OutboundLeg(Place place, CallPlan plan, SimulatedDirectory.PairedTrunk trunk) {
        super(place, place.site().ids().tag(), true);
        this.plan = plan;
        this.trunk = trunk;
        this.tag = site().ids().tag();
        this.branch = site().ids().branch();
        String name = plan.displayName().isEmpty() ? "" : plan.displayName();
        String user = plan.assertedIdentity() ? "anonymous" : plan.caller();
        String host = plan.assertedIdentity() ? "anonymous.invalid" : "sip.pstnhub.microsoft.com:5061;user=phone";
        this.from = (plan.assertedIdentity() ? "Anonymous" : name) + "<sip:" + user + "@" + host + ">;tag=" + tag;
        this.to = "<sip:" + plan.callee() + "@" + plan.trunk() + ":" + trunk.port() + ";user=phone>";
    }

    void start(SipConnection over) {
        connection = over;
        failover = site().after(site().knobs().failoverTime(), this::onNoResponse);
        site().expect(branch, this::onResponse);
        over.send(invite(over));
    }

    /** The shape of public traces; what they do not show is left out or a knob. */
    private byte[] invite(SipConnection over) {
        CapitalMessage message = CapitalMessage.request("INVITE", uriOfInvite())
                .header("FROM", from)
                .header("TO", to)
                .header("CSEQ", "1 INVITE")
                .header("CALL-ID", call().callId())
                .header("MAX-FORWARDS", "70")
                .header("VIA", via(over))
                .headerIf(site().knobs().recordRoute(), "RECORD-ROUTE", recordRoute())
                .header("CONTACT", "<" + contact() + ">")
                .body(plan.body(SdpTexts.offer(nextSdpVersion(), "sendrecv")))
                .header("MIN-SE", "300")
                .header("SUPPORTED", "timer")
                .userAgent(site().region())
                .header("CONTENT-TYPE", plan.contentType())
                .header("ALLOW", CapitalMessage.ALLOW)
                .headerIf(plan.sessionTimer(), "SESSION-EXPIRES", "1800;refresher=uac")
                .headerIf(plan.assertsOneIdentity(), "P-ASSERTED-IDENTITY", "<tel:" + plan.caller() + ">")
                .headerIf(plan.assertedIdentity(), "PRIVACY", "id");
        plan.headers().forEach(message::header);
        return message.end();
    }

    private String via(SipConnection over) {
        return "SIP/2.0/TLS " + Addresses.ipOf(over.recorded().local()) + ":5061;branch=" + branch;
    }

    private void onNoResponse() {
        note(
                Kind.VIOLATION,
                "no response to the INVITE within " + site().knobs().failoverTime() + " (500001)");
        end(Party.TIMER, Status.REQUEST_TIMEOUT, "no response in time");
    }

    private void onResponse(SipResponse response) {
        if (failover != null) {
            failover.cancel();
        }
        Status status = response.status();
        if (status.code() == 100) {
            provisional = true;
            call().onTrying();
        } else if (status.isProvisional()) {
            provisional = true;
            onProgress(response);
        } else if (status.isSuccess()) {
            onSuccess(response);
        } else {
            onFailure(response);
        }
        if (cancelled && status.isProvisional()) {
            sendCancel();
        }
    }

    private void onProgress(SipResponse response) {
        Headers headers = response.headers();
        if (headers.require(HeaderType.TO).tag().isEmpty()) {
            note(Kind.VIOLATION, response.status() + " has no To tag");
        }
        if (InviteCheck.requires100rel(headers)) {
            note(Kind.VIOLATION, response.status() + " requires 100rel; Microsoft sends no PRACK");
        }
        call().onRinging();
    }

    private void onSuccess(SipResponse response) {
        Headers headers = response.headers();
        String remote = CapitalMessage.first(headers, HeaderType.TO);
        if (!answeredTo.isEmpty() && !answeredTo.equals(remote)) {
            note(Kind.WARNING, "a second 200 with another To tag");
            return;
        }
        boolean repeated = !answeredTo.isEmpty();
        answeredTo = remote;
        if (!repeated) {
            check(response);
            remoteSdp(response.body().toString());
            String target = headers.first(HeaderType.CONTACT)
                    .map(value -> value.uri().toString())
                    .orElse("");
            sender().dialog(from, remote, target, foreignRoutes(headers, true));
            sender().usual(over(), 1);
        }
        sender().ack(1);
        if (state() == State.SETUP) {
            talking();
            refreshLater();
        } else if (!repeated) {
            CompletableFuture<?> unused = bye(Party.TIMER, "answered too late");
        }
    }

    /** Microsoft refreshes at half the interval (Microsoft, Issues with inbound calls). */
    private void refreshLater() {
        if (plan.sessionTimer()) {
            site().after(site().knobs().scaled(REFRESH), () -> {
                if (state() == State.TALKING) {
                    CompletableFuture<?> unused = reinvite("sendrecv");
                    refreshLater();
                }
            });
        }
    }

    private void check(SipResponse response) {
        Headers headers = response.headers();
        if (headers.require(HeaderType.TO).tag().isEmpty()) {
            note(Kind.VIOLATION, "200 has no To tag");
        }
        if (site().knobs().recordRoute() && !echoesRecordRoute(headers)) {
            note(Kind.VIOLATION, "200 does not repeat the Record-Route of the INVITE");
        }
        if (TrunkCheck.hasLrOn(headers)) {
            note(Kind.VIOLATION, "Record-Route has lr=on; Microsoft understands the bare lr only");
        }
        Optional<SipUri> contact = headers.first(HeaderType.CONTACT).flatMap(TrunkCheck::sipUri);
        if (contact.isEmpty()) {
            note(Kind.VIOLATION, "200 has no Contact");
        } else if (!(contact.get().host() instanceof Fqdn)) {
            note(Kind.VIOLATION, "an IP address in Contact: " + contact.get().host());
        } else if (!contact.get().host().equals(trunk.fqdn())) {
            note(Kind.VIOLATION, "Contact names " + contact.get().host() + ", the call is for " + trunk.fqdn());
        }
        if (response.body().isEmpty()) {
            note(Kind.VIOLATION, "200 has no SDP");
        }
    }

    private boolean echoesRecordRoute(Headers headers) {
        return headers.all(HeaderType.RECORD_ROUTE).stream()
                .map(NameAddr::toString)
                .anyMatch(recordRoute()::equals);
    }

    private void onFailure(SipResponse response) {
        over().send(CapitalMessage.request("ACK", uriOfInvite())
                .header("FROM", from)
                .header("TO", CapitalMessage.first(response.headers(), HeaderType.TO))
                .header("CSEQ", "1 ACK")
                .header("CALL-ID", call().callId())
                .header("MAX-FORWARDS", "70")
                .header("VIA", via(over()))
                .body("")
                .userAgent(site().region())
                .end());
        end(cancelled ? Party.TEAMS : Party.SBC, response.status(), "refused with " + response.status());
    }

    private String uriOfInvite() {
        return "sip:" + plan.callee() + "@" + plan.trunk() + ":" + trunk.port() + ";user=phone;transport=tls"
                + plan.redirection();
    }

    /** CANCEL may go only after a provisional response (RFC 3261 section 9.1). */
    @Override
    CompletableFuture<Status> giveUp() {
        cancelled = true;
        if (provisional) {
            sendCancel();
        }
        return call().ended().thenApply(SimulatedCall.Ending::status);
    }

    private void sendCancel() {
        if (cancelSent) {
            return;
        }
        cancelSent = true;
        over().send(CapitalMessage.request("CANCEL", uriOfInvite())
                .header("FROM", from)
                .header("TO", to)
                .header("CSEQ", "1 CANCEL")
                .header("CALL-ID", call().callId())
                .header("MAX-FORWARDS", "70")
                .header("VIA", via(over()))
                .body("")
                .userAgent(site().region())
                .end());
    }

    @Override
    void onAck(SipRequest ack) {
        // The ACK to our 200 of a re-INVITE of the SBC.
    }

    @Override
    String ownTag() {
        return tag;
    }

    private SipConnection over() {
        return Objects.requireNonNull(connection, "the call was started");
    }
}
