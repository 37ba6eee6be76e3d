package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Ending;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Microsoft's end of one call: what is the same for both directions once the dialog stands. Lives on the loop of its
 * datacenter.
 *
 * <pre>
 *   SETUP    200 and a right ACK       TALKING
 *   SETUP    final refusal, CANCEL     ENDED
 *   TALKING  BYE of either side        ENDED
 * </pre>
 *
 * <p>Single thread.
 */
abstract class Leg {

    private static final int NORMAL_CLEARING = 16;

    private final Place place;
    private final SimulatedCall call;
    private final String guid;
    private final String contact;
    private final InDialogSender sender;
    private final TransferPart transfer;

    // How far the call has come, and what the SBC said last.
    private State state = State.SETUP;
    private long remoteSequence;
    private String remoteSdp = "";
    private int sdpVersion = 1;

    Leg(Place place, String callId, boolean fromTeams) {
        this.place = place;
        this.guid = place.site.ids().guid();
        this.contact = "sip:" + place.site.region().api() + ":443;x-i=" + guid + ";x-c="
                + place.site.ids().tag() + (fromTeams ? "/d/8/" : "/s/1/")
                + place.site.ids().tag();
        this.sender = new InDialogSender(place.site, place.dialler, callId, contact);
        this.transfer = new TransferPart(this, place);
        this.call =
                new SimulatedCall(callId, place.site.name(), fromTeams, task -> place.onLoop(() -> task.apply(this)));
    }

    /**
     * Where a call lives.
     *
     * @param site the datacenter
     * @param dialler of the datacenter
     * @param replies of the datacenter
     * @param transfers of all datacenters
     */
    record Place(Site site, Dialler dialler, Replies replies, TransferBook transfers) {

        private CompletableFuture<Status> onLoop(Supplier<CompletableFuture<Status>> task) {
            CompletableFuture<Status> result = new CompletableFuture<>();
            site.loop().execute(() -> {
                CompletableFuture<?> unused = task.get().whenComplete((status, failure) -> {
                    if (failure == null) {
                        result.complete(status);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            });
            return result;
        }
    }

    enum State {
        SETUP,
        TALKING,
        ENDED
    }

    /** The tag that Microsoft's end has in the dialog. */
    abstract String ownTag();

    /** What gives up a call that nobody has answered. */
    abstract CompletableFuture<Status> giveUp();

    abstract void onAck(SipRequest ack);

    final Site site() {
        return place.site;
    }

    final Replies replies() {
        return place.replies;
    }

    final SimulatedCall call() {
        return call;
    }

    final InDialogSender sender() {
        return sender;
    }

    final String guid() {
        return guid;
    }

    final String contact() {
        return contact;
    }

    final State state() {
        return state;
    }

    final String recordRoute() {
        return "<sip:" + site().region().signalling() + ":5061;transport=tls;lr>";
    }

    final void note(Kind kind, String text) {
        site().note(Optional.of(call.callId()), kind, text);
    }

    final void remoteSdp(String sdp) {
        remoteSdp = sdp;
    }

    final void remoteSequence(long number) {
        remoteSequence = number;
    }

    final int nextSdpVersion() {
        return sdpVersion++;
    }

    final void talking() {
        if (state == State.SETUP) {
            state = State.TALKING;
            call.onAnswered();
        }
    }

    final void end(Party by, Status status, String text) {
        if (state != State.ENDED) {
            state = State.ENDED;
            sender.closeOpened();
            call.onEnded(new Ending(by, status, text));
        }
    }

    final CompletableFuture<Status> hangUp() {
        return switch (state) {
            case SETUP -> giveUp();
            case TALKING -> bye(Party.TEAMS, "hung up in Teams");
            case ENDED -> CompletableFuture.failedFuture(new IllegalStateException("the call has ended"));
        };
    }

    /** The cause is sourced, the phrase is a guess at what a log cut off. */
    final CompletableFuture<Status> bye(Party by, String text) {
        String reason = "Q.850;cause=" + NORMAL_CLEARING + ";text=\"" + guid + ";CallEndReasonLocalUserInitiated\"";
        return sender.send("BYE", Content.of("REASON", reason)).handle((response, failure) -> {
            end(by, Status.OK, text);
            return response == null ? Status.REQUEST_TIMEOUT : response.status();
        });
    }

    final CompletableFuture<Status> reinvite(String direction) {
        if (state != State.TALKING) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody talks"));
        }
        Content offer = new Content(Map.of(), SdpTexts.offer(++sdpVersion, direction));
        return sender.send("INVITE", offer).thenApply(response -> {
            onReinviteAnswered(response);
            return response.status();
        });
    }

    private void onReinviteAnswered(SipResponse response) {
        if (response.status().isSuccess()) {
            response.headers()
                    .first(HeaderType.CONTACT)
                    .ifPresent(value -> sender.target(value.uri().toString()));
        } else {
            note(Kind.WARNING, "the SBC answers a re-INVITE with " + response.status());
        }
    }

    final CompletableFuture<Status> refer(String targetObjectId) {
        return transfer.refer(targetObjectId);
    }

    final void onRequest(SipConnection connection, SipRequest request) {
        if (!belongs(request)) {
            if (!request.method().equals(Method.ACK)) {
                replies().plain(connection, request, Status.NO_SUCH_CALL);
            }
            return;
        }
        if (!request.requestUriText().toString().equals(contact)) {
            note(
                    Kind.VIOLATION,
                    request.method() + " goes to " + request.requestUriText()
                            + ", which is not the Contact byte for byte");
        }
        if (request.method().equals(Method.ACK)) {
            onAck(request);
        } else if (inOrder(connection, request)) {
            dispatch(connection, request);
        }
    }

    private void dispatch(SipConnection connection, SipRequest request) {
        Method method = request.method();
        if (method.equals(Method.BYE)) {
            replies().plain(connection, request, Status.OK);
            end(Party.SBC, Status.OK, "hung up by the SBC");
        } else if (method.equals(Method.INVITE)) {
            onReinvite(connection, request);
        } else if (method.equals(Method.NOTIFY)) {
            transfer.onNotify(connection, request);
        } else {
            note(Kind.VIOLATION, method + " is not among Microsoft's Allow");
            replies().plain(connection, request, Status.METHOD_NOT_ALLOWED);
        }
    }

    private boolean belongs(SipRequest request) {
        String tag = request.headers().require(HeaderType.TO).tag().orElse("");
        if (!tag.equals(ownTag())) {
            note(
                    Kind.VIOLATION,
                    request.method() + " carries the To tag " + tag + ", not that of the 200; it is ignored");
            return false;
        }
        return true;
    }

    private boolean inOrder(SipConnection connection, SipRequest request) {
        long number = request.headers().require(HeaderType.CSEQ).number();
        if (number <= remoteSequence) {
            note(Kind.VIOLATION, "CSeq " + number + " after " + remoteSequence);
            replies().plain(connection, request, Status.SERVER_ERROR);
            return false;
        }
        remoteSequence = number;
        return true;
    }

    private void onReinvite(SipConnection connection, SipRequest request) {
        String offer = request.body().toString();
        Optional<Refusal> refusal = offer.isEmpty()
                ? Optional.of(Refusal.media("Delayed offer is not supported", 531000))
                : SdpCheck.laterOffer(remoteSdp, offer, false, this::note);
        if (refusal.isPresent()) {
            replies().refuse(connection, request, refusal.get());
            return;
        }
        remoteSdp = offer;
        request.headers()
                .first(HeaderType.CONTACT)
                .ifPresent(value -> sender.target(value.uri().toString()));
        connection.send(CapitalMessage.response(request, Status.OK, ownTag())
                .header("CONTACT", "<" + contact + ">")
                .body(SdpTexts.answer(++sdpVersion, SdpCheck.direction(offer)))
                .contentTypeIfAny()
                .header("ALLOW", CapitalMessage.ALLOW)
                .server(site().region())
                .end());
    }

    /** The Record-Routes of a message without Microsoft's own, in their order. */
    final List<String> foreignRoutes(Headers headers, boolean reversed) {
        List<String> routes = new ArrayList<>();
        for (NameAddr value : headers.all(HeaderType.RECORD_ROUTE)) {
            boolean own = value.uri() instanceof SipUri uri
                    && uri.host().equals(site().region().signalling());
            if (!own) {
                routes.add(value.toString());
            }
        }
        if (reversed) {
            Collections.reverse(routes);
        }
        return routes;
    }
}
