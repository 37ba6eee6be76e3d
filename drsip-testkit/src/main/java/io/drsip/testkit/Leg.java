package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Ending;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

    private final Place place;
    private final SimulatedCall call;
    private final Identity identity;
    private final OwnContact contact;
    private final InDialogSender sender;
    private final SbcMedia sbcMedia;
    private final TeamsOffers offers;
    private final SbcOffers sbcOffers;
    private final SessionPart session;
    private final TransferPart transfer;
    private final ByePart bye;

    // How far the call has come, and what the SBC said last.
    private State state = State.SETUP;
    private long remoteSequence;

    Leg(Place place, Identity identity, boolean fromTeams, boolean bypass) {
        this.place = place;
        this.identity = identity;
        this.contact = new OwnContact(place.site(), identity.guid(), fromTeams);
        this.sender = new InDialogSender(place.site(), place.dialler(), identity.callId(), contact.uri());
        this.sbcMedia = new SbcMedia(bypass, this::note);
        this.offers = new TeamsOffers(this, new OwnMedia(place.site().ids(), 187655, bypass));
        this.sbcOffers = new SbcOffers(this);
        this.session = new SessionPart(this);
        this.transfer = new TransferPart(this, place);
        this.bye = new ByePart(this);
        this.call = new SimulatedCall(identity.callId(), place.site().name(), fromTeams, new Runner());
    }

    /**
     * What a call keeps even if another datacenter repeats it.
     *
     * @param callId the Call-ID
     * @param guid the correlation id, in Contact and Reason
     */
    record Identity(String callId, String guid) {}

    enum State {
        SETUP,
        TALKING,
        ENDED
    }

    private final class Runner implements SimulatedCall.Runner {

        @Override
        public <T> CompletableFuture<T> run(Function<Leg, CompletableFuture<T>> task) {
            return place.onLoop(() -> task.apply(Leg.this));
        }
    }

    /** The tag that Microsoft's end has in the dialog. */
    abstract String ownTag();

    /** What gives up a call that nobody has answered. */
    abstract CompletableFuture<Status> giveUp();

    /** The ACK to the first INVITE, or to none that is known. */
    abstract void onAck(SipRequest ack);

    /** The connection of the first INVITE. */
    abstract SipConnection firstConnection();

    final Place place() {
        return place;
    }

    final Site site() {
        return place.site();
    }

    final Replies replies() {
        return place.replies();
    }

    final SimulatedCall call() {
        return call;
    }

    final Identity identity() {
        return identity;
    }

    final InDialogSender sender() {
        return sender;
    }

    final SbcMedia sbcMedia() {
        return sbcMedia;
    }

    final TeamsOffers offers() {
        return offers;
    }

    final SbcOffers sbcOffers() {
        return sbcOffers;
    }

    final SessionPart session() {
        return session;
    }

    final TransferPart transfers() {
        return transfer;
    }

    final OwnContact contact() {
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

    final void remoteSequence(long number) {
        remoteSequence = number;
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
            session.stop();
            sbcOffers.stop();
            sender.end();
            call.onEnded(new Ending(by, status, text));
        }
    }

    final CompletableFuture<Status> hangUp() {
        return bye.hangUp();
    }

    final CompletableFuture<Status> bye(Party by, String text) {
        return bye.send(by, text);
    }

    final CompletableFuture<Status> hangUpAcross() {
        return bye.hangUpAcross();
    }

    final CompletableFuture<Status> options() {
        return sender.send("OPTIONS", Content.none()).thenApply(response -> {
            if (!response.status().isSuccess()) {
                note(Kind.VIOLATION, "OPTIONS inside a call are answered with " + response.status());
            }
            return response.status();
        });
    }

    /** Whether requests of the SBC still find something here. */
    boolean isListening() {
        return state != State.ENDED || transfer.isOpen();
    }

    void onRequest(SipConnection connection, SipRequest request) {
        if (!belongs(request)) {
            if (!request.method().equals(Method.ACK)) {
                replies().plain(connection, request, Status.NO_SUCH_CALL);
            }
            return;
        }
        judge(request);
        if (request.method().equals(Method.ACK)) {
            if (!sbcOffers.onAck(request)) {
                onAck(request);
            }
        } else if (inOrder(connection, request)) {
            dispatch(connection, request);
        }
    }

    private void judge(SipRequest request) {
        String target = request.requestUriText().toString();
        if (!contact.isValid(target)) {
            note(Kind.VIOLATION, request.method() + " goes to " + target + ", which is not the Contact byte for byte");
        }
        if (site().knobs().recordRoute() && !hasOurRoute(request)) {
            note(
                    Kind.VIOLATION,
                    request.method() + " has no Route with " + site().region().signalling());
        }
    }

    private boolean hasOurRoute(SipRequest request) {
        return request.headers().all(HeaderType.ROUTE).stream()
                .flatMap(value -> TrunkCheck.sipUri(value).stream())
                .anyMatch(uri -> uri.host().equals(site().region().signalling()));
    }

    private void dispatch(SipConnection connection, SipRequest request) {
        Method method = request.method();
        if (method.equals(Method.NOTIFY)) {
            transfer.onNotify(connection, request);
        } else if (state == State.ENDED) {
            replies().plain(connection, request, Status.NO_SUCH_CALL);
        } else if (method.equals(Method.BYE)) {
            bye.onBye(connection, request);
        } else if (method.equals(Method.INVITE)) {
            sbcOffers.onReinvite(connection, request);
        } else if (method.equals(Method.OPTIONS)) {
            replies().plain(connection, request, Status.OK);
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
