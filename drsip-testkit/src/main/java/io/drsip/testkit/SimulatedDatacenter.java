package io.drsip.testkit;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.sip.Via;
import io.drsip.testkit.Recorded.Direction;
import io.drsip.testkit.Recorded.Kind;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One of Microsoft's SIP proxies: it listens, checks, answers, and dials the SBC.
 *
 * <p>Everything inside happens on the one event loop of this datacenter; other datacenters have their own. The public
 * methods may be called from any other thread and return when they have taken effect. Thread-safe.
 */
public final class SimulatedDatacenter {

    private final Fqdn name;
    private final Site site;
    private final Connections connections;
    private final Replies replies;
    private final OptionsDesk optionsDesk;
    private final Pinger pinger;
    private final CallDesk callDesk;
    private final Script options = new Script();
    private final Script invites = new Script();

    SimulatedDatacenter(DatacenterPlace where, Site site, Site.World world, Exchange exchange) {
        this.name = where.name();
        this.site = site;
        this.connections = new Connections(site, world, where, new Receiver());
        TrunkCheck check = new TrunkCheck(world.directory());
        this.replies = new Replies(site);
        this.pinger = new Pinger(site, connections);
        this.optionsDesk = new OptionsDesk(site, check, replies, pinger, options);
        Place place = new Place(site, connections, replies, world.transfers(), exchange);
        this.callDesk = new CallDesk(place, new InviteCheck(check, world.transfers()), invites, world.directory());
    }

    /**
     * The name that SBCs send to.
     *
     * @return such as {@code sip2.pstnhub.microsoft.com}
     */
    public Fqdn name() {
        return name;
    }

    /**
     * The names and words of its region.
     *
     * @return the region
     */
    public SimulatedRegion region() {
        return site.region();
    }

    /**
     * Where it listens.
     *
     * @return address and port, the same through all outages
     */
    public InetSocketAddress address() {
        return connections.address();
    }

    /**
     * What happens to OPTIONS here.
     *
     * @return the script, to be written
     */
    public Script options() {
        return options;
    }

    /**
     * What happens to calls to this datacenter.
     *
     * @return the script, to be written
     */
    public Script invites() {
        return invites;
    }

    /**
     * REFER outside any dialog, which an SBC refuses with 403; any other response is a violation.
     *
     * @param trunk the FQDN of an SBC
     * @param targetObjectId the GUID of the Teams user it shall call
     * @return the SBC's final response; fails if the SBC cannot be reached
     */
    public CompletableFuture<Status> referOutsideDialog(String trunk, String targetObjectId) {
        return callDesk.referOutsideDialog(Fqdn.parse(trunk), targetObjectId);
    }

    /** The datacenter goes away: all connections break and new ones are refused, until it comes back. */
    public void goDown() {
        onLoop(() -> {
            pinger.stop();
            connections.goDown();
        });
        // A closed socket is free only after the loop's next look at its selector.
        site.loop().schedule(() -> {}, 2, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    /**
     * The path to the datacenter breaks without a sign: connections stay open and new ones are accepted, but nothing is
     * read, no handshake begins and nothing is sent, until it comes back.
     */
    public void freeze() {
        onLoop(() -> {
            pinger.stop();
            connections.freeze(true);
        });
    }

    /** The datacenter listens and reads again, at the same address. */
    public void comeBack() {
        connections.listen();
        onLoop(() -> connections.freeze(false));
    }

    /** Maintenance: all connections are closed, new ones are welcome. */
    public void drain() {
        onLoop(connections::closeAll);
    }

    /**
     * How many connections are open.
     *
     * @return those of both directions
     */
    public int connections() {
        return connections.count();
    }

    void reset() {
        options.reset();
        invites.reset();
        onLoop(() -> {
            pinger.stop();
            callDesk.forgetAll();
            site.forgetAll();
            connections.forgetAll();
        });
        comeBack();
    }

    CallDesk calls() {
        return callDesk;
    }

    private void onLoop(Runnable task) {
        site.loop().submit(task).syncUninterruptibly();
    }

    /** What comes over the connections. */
    private final class Receiver implements Connections.Receiver {

        @Override
        public void onFrame(SipConnection connection, Frame frame) {
            if (frame instanceof Frame.Message message) {
                site.recording().message(site.name(), connection.recorded(), Direction.RECEIVED, message.message());
                judge(message.message());
                onMessage(connection, message.message());
            } else if (frame instanceof Frame.Malformed malformed) {
                onMalformed(connection, malformed);
            } else {
                connection.pong();
            }
        }

        /** Microsoft forgives some of it; a test should not. */
        private void judge(SipMessage message) {
            for (String problem : StrictMessage.problems(message.bytes().toByteArray())) {
                site.note(message.headers(), Kind.VIOLATION, "not as RFC 3261 has it: " + problem);
            }
        }

        private void onMessage(SipConnection connection, SipMessage message) {
            try {
                if (message instanceof SipRequest request) {
                    onRequest(connection, request);
                } else if (message instanceof SipResponse response) {
                    onResponse(response);
                }
            } catch (SipParseException e) {
                site.note(message.headers(), Kind.VIOLATION, e.rule() + ": " + e.excerpt());
                if (message instanceof SipRequest request && !request.method().equals(Method.ACK)) {
                    replies.refuse(connection, request, Refusal.malformed(e.rule()));
                }
            }
        }

        private void onRequest(SipConnection connection, SipRequest request) {
            boolean insideCall = request.headers().require(HeaderType.TO).tag().isPresent();
            if (request.method().equals(Method.OPTIONS) && !insideCall) {
                optionsDesk.onOptions(connection, request);
            } else {
                callDesk.onRequest(connection, request);
            }
        }

        private void onResponse(SipResponse response) {
            Via via = response.headers().require(HeaderType.VIA);
            if (!site.deliver(via.branch().orElse(""), response)) {
                site.note(response.headers(), Kind.EVENT, "a response that nobody waits for");
            }
        }

        private void onMalformed(SipConnection connection, Frame.Malformed malformed) {
            String text = "malformed: " + malformed.cause().getMessage();
            site.note(malformed.headers().flatMap(Recording::callIdOf), Kind.VIOLATION, text);
            malformed
                    .headers()
                    .flatMap(headers -> SipMessages.refusal(headers, Status.BAD_REQUEST, Status.BAD_REQUEST.phrase()))
                    .ifPresent(response -> connection.send(response.bytes().toByteArray()));
            if (malformed.streamLost()) {
                connection.close();
            }
        }
    }

    /** Name and address. */
    @Override
    public String toString() {
        return name + " at " + Addresses.print(address());
    }
}
