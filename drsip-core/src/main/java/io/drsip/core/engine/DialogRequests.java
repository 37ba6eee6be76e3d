package io.drsip.core.engine;

import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.SessionHeaders;
import io.drsip.core.message.RequestBuilder;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.EventPackage;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Reason;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.SubscriptionState;
import io.drsip.sip.Uri;
import io.drsip.trunk.TrunkEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests inside dialogs: over the dialog's connection while that is open and its certificate stands for the
 * next hop, else over one to the next hop. TLS always, whatever a transport parameter says; a host outside the cloud is
 * never dialled. Single thread.
 */
final class DialogRequests {

    private static final int DEFAULT_PORT = 5061;
    private static final EventPackage REFER = EventPackage.parse("refer");
    private static final MediaType SIPFRAG = MediaType.parse("message/sipfrag;version=2.0");

    private final EngineContext context;
    private final Flows flows;
    private final Transactions transactions;
    private final Border border;

    DialogRequests(EngineContext context, Flows flows, Transactions transactions, Border border) {
        this.context = context;
        this.flows = flows;
        this.transactions = transactions;
        this.border = border;
    }

    /** Sends the ACK to a 2xx; nobody answers it, so that one which cannot be sent is told as an event. */
    void ack(Dialog dialog, SipRequest invite, Flow flow, Instant now) {
        SipRequest ack = dialog.ack(invite, context.via());
        Optional<String> identity = flow.peer().dialled().flatMap(Remote::identity);
        Path path = new Path(dialog.nextHop(), identity, flow);
        reach(path, (reached, at) -> flows.send(reached, ack), this::lost, now);
    }

    private void lost(String cause, Instant now) {
        context.tell(new TrunkEvent.Dropped(context.info(now, "an ACK that could not be sent: " + cause)));
    }

    /** In which dialog something is sent, whose call it is, and over which connection it rather goes. */
    record Place(Dialog dialog, Party party, Flow flow) {}

    /** Sends a BYE; the user hears how it ends, at the latest when the transaction does. */
    void bye(Place place, Optional<Reason> reason, ClientUser user, Instant now) {
        Supplier<RequestBuilder> request = () -> {
            RequestBuilder bye = start(place, Method.BYE);
            reason.ifPresent(why -> bye.header(HeaderType.REASON, why));
            return bye;
        };
        new Delivery(place, request, user).send(now);
    }

    /**
     * A request that goes out once more, with the next number, if its connection breaks before it is answered: nobody
     * knows whether the first one arrived, and both may without harm.
     */
    private final class Delivery implements ClientUser {

        private final Place place;
        private final Supplier<RequestBuilder> request;
        private final ClientUser user;

        // How far it is.
        private @Nullable Flow over;
        private boolean again;

        Delivery(Place place, Supplier<RequestBuilder> request, ClientUser user) {
            this.place = place;
            this.request = request;
            this.user = user;
        }

        void send(Instant now) {
            DialogRequests.this.send(place, request.get(), this, this::start, now);
        }

        private void start(Flow reached, SipRequest sent, Instant now) {
            over = reached;
            transactions.start(reached, sent, this, now);
        }

        @Override
        public void onResponse(SipResponse response, Instant now) {
            user.onResponse(response, now);
        }

        @Override
        public void onNoResponse(String cause, Instant now) {
            if (again || over == null || !over.isClosed()) {
                user.onNoResponse(cause, now);
            } else {
                again = true;
                send(now);
            }
        }
    }

    /** What an INVITE inside a dialog says. */
    record Offer(NameAddr contact, SessionDescription description, SessionHeaders session) {}

    /** Sends an INVITE inside a dialog; {@code started} gets its transaction before the user hears anything. */
    void invite(Place place, Offer offer, ClientUser user, Consumer<ClientTransaction> started, Instant now) {
        RequestBuilder invite = start(place, Method.INVITE).header(HeaderType.CONTACT, offer.contact);
        offer.session.addTo(invite).body(MediaType.SDP, offer.description.toBytes());
        send(place, invite, user, (flow, request, at) -> transactions.start(flow, request, user, started, at), now);
    }

    /** What a NOTIFY about a transfer says (RFC 3515 section 2.4.4). */
    record Notice(NameAddr contact, SubscriptionState state, String fragment) {}

    /** Sends a NOTIFY; the user hears its answer. */
    void notify(Place place, Notice notice, ClientUser user, Instant now) {
        Supplier<RequestBuilder> request = () -> start(place, Method.NOTIFY)
                .header(HeaderType.CONTACT, notice.contact)
                .header(HeaderType.EVENT, REFER)
                .header(HeaderType.SUBSCRIPTION_STATE, notice.state)
                .body(SIPFRAG, notice.fragment.getBytes(StandardCharsets.UTF_8));
        new Delivery(place, request, user).send(now);
    }

    private RequestBuilder start(Place place, Method method) {
        return place.dialog
                .request(method, context.via())
                .header(HeaderType.USER_AGENT, context.config().userAgent());
    }

    /** Starts the transaction of a request over the connection that was found for it. */
    private interface Starter {
        void start(Flow flow, SipRequest request, Instant now);
    }

    private void send(Place place, RequestBuilder builder, ClientUser user, Starter starter, Instant now) {
        SipRequest request = passed(builder.build(), place.party, now);
        Path path = new Path(place.dialog.nextHop(), place.party.tenant().identity(), place.flow);
        reach(path, (flow, at) -> starter.start(flow, request, at), user::onNoResponse, now);
    }

    /** A policy may change a request inside a dialog, but not keep us from ending the dialog. */
    private SipRequest passed(SipRequest request, Party party, Instant now) {
        return border.outgoing(request, Optional.of(party), now) instanceof PolicyOutcome.Passed passed
                ? (SipRequest) passed.message()
                : request;
    }

    /** Where a request of a dialog goes: to its next hop, as its tenant, rather over the flow it has. */
    private record Path(Uri nextHop, Optional<String> identity, Flow flow) {}

    private void reach(Path path, BiConsumer<Flow, Instant> send, BiConsumer<String, Instant> failed, Instant now) {
        Optional<Remote> hop = remote(path);
        if (hop.isEmpty()) {
            failed.accept("the next hop " + path.nextHop + " is outside the cloud", now);
        } else if (path.flow.isUsable() && path.flow.peer().covers(hop.get().host())) {
            send.accept(path.flow, now);
        } else {
            flows.reach(
                    hop.get(),
                    new Flows.Waiter() {
                        @Override
                        public void onFlow(Flow reached, Instant at) {
                            send.accept(reached, at);
                        }

                        @Override
                        public void onDialFailed(DialFailure failure, Instant at) {
                            failed.accept(failure.cause(), at);
                        }
                    },
                    now);
        }
    }

    private Optional<Remote> remote(Path path) {
        if (path.nextHop instanceof SipUri sip
                && sip.host() instanceof Fqdn host
                && context.config().cloud().contains(host)) {
            return Optional.of(new Remote(host, sip.port().orElse(DEFAULT_PORT), path.identity));
        }
        return Optional.empty();
    }
}
