package io.drsip.testkit;

import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks SIP with nothing of ours: the parser, the transactions and the dialogs of JAIN-SIP, over TLS of the
 * JDK. OPTIONS are answered at once, everything else waits until it is asked for. Thread-safe.
 */
final class JainPeer implements SipListener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final int PORT = 5061;
    private static final String TLS = "tls";

    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final JainNetwork network;
    private final JainStack stack;
    private final SipProvider provider;
    private final String domain;

    private JainPeer(String host, JainNetwork network, JainStack stack, SipProvider provider) {
        this.domain = host.substring(host.indexOf('.'));
        this.network = network;
        this.stack = stack;
        this.provider = provider;
    }

    /** Where a host of a URI is. */
    @FunctionalInterface
    interface Names {
        InetSocketAddress find(String host, int port);
    }

    /** What came: its method, its status code, or in words what went wrong. */
    private record Heard(String name, Object event) {}

    /** A request and where its answer goes; an ACK has no use for that. */
    record Asked(Request request, ServerTransaction transaction) {}

    static JainPeer start(String host, SSLContext context, Names names) throws Exception {
        JainNetwork network = JainNetwork.of(context);
        JainStack stack = new JainStack(host, network, hop -> resolve(hop, names));
        ListeningPointExt point = (ListeningPointExt) stack.createListeningPoint("127.0.0.1", PORT, TLS);
        point.setSentBy(host + ":" + PORT);
        JainPeer peer = new JainPeer(host, network, stack, stack.createSipProvider(point));
        peer.provider.addSipListener(peer);
        stack.start();
        return peer;
    }

    private static Hop resolve(Hop hop, Names names) {
        if (Character.isDigit(hop.getHost().charAt(0))) {
            return hop;
        }
        InetSocketAddress address = names.find(hop.getHost(), hop.getPort() > 0 ? hop.getPort() : PORT);
        return new HopImpl(address.getAddress().getHostAddress(), address.getPort(), TLS);
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return network.address();
    }

    // --- what it says ---------------------------------------------------------------------------------------------

    /** Sends a request outside a dialog: its head without Via, then, if there is one, an empty line and the body. */
    ClientTransaction send(String block) throws ParseException, SipException {
        Request request = messages.createRequest(RawMessage.of(block));
        request.addFirst(((ListeningPointExt) provider.getListeningPoint(TLS)).createViaHeader());
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.sendRequest();
        return transaction;
    }

    /** Sends a request inside a dialog, with an offer unless that is empty. */
    void send(Dialog dialog, String method, String sdp) throws ParseException, SipException {
        Request request = dialog.createRequest(method);
        takeOwnRouteOff(request);
        put(request, sdp);
        dialog.sendRequest(provider.getNewClientTransaction(request));
    }

    /** Takes a call back that has not been answered. */
    void cancel(ClientTransaction invite) throws SipException {
        provider.getNewClientTransaction(invite.createCancel()).sendRequest();
    }

    /** Confirms a 2xx to an INVITE. */
    Dialog acknowledge(ResponseEvent ok) throws SipException, InvalidArgumentException {
        Dialog dialog = Objects.requireNonNull(ok.getDialog(), "no dialog came of it");
        CSeqHeader number = (CSeqHeader) ok.getResponse().getHeader(CSeqHeader.NAME);
        Request ack = dialog.createAck(number.getSeqNumber());
        takeOwnRouteOff(ack);
        dialog.sendAck(ack);
        return dialog;
    }

    /** A Route that leads here has done its duty: the proxy that this also stands for takes it off (RFC 3261 16.4). */
    private void takeOwnRouteOff(Request request) {
        RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
        if (route != null && ((SipURI) route.getAddress().getURI()).getHost().endsWith(domain)) {
            request.removeFirst(RouteHeader.NAME);
        }
    }

    /** Answers a request with these header lines beside the usual ones, and with a body unless that is empty. */
    Dialog answer(Asked asked, int status, String lines, String sdp)
            throws ParseException, SipException, InvalidArgumentException {
        Response response = messages.createResponse(status, asked.request());
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null) {
            to.setTag("jain");
        }
        for (String line : lines.lines().toList()) {
            int colon = line.indexOf(':');
            response.addHeader(headers.createHeader(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        put(response, sdp);
        asked.transaction().sendResponse(response);
        return asked.transaction().getDialog();
    }

    private void put(Message message, String sdp) throws ParseException {
        if (!sdp.isEmpty()) {
            message.setContent(sdp.replace("\n", "\r\n"), (ContentTypeHeader)
                    headers.createHeader("Content-Type", "application/sdp"));
        }
    }

    // --- what it hears --------------------------------------------------------------------------------------------

    /** The next request, which has to have this method. */
    Asked awaitRequest(String method) throws InterruptedException {
        return (Asked) await(method);
    }

    /** The next response but 100, which has to have this status code. */
    ResponseEvent awaitResponse(int status) throws InterruptedException {
        return (ResponseEvent) await(String.valueOf(status));
    }

    private Object await(String name) throws InterruptedException {
        Heard next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null || !next.name().equals(name)) {
            throw new AssertionError(name + " was expected, " + next + " came");
        }
        return next.event();
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            hear(event.getRequest(), event.getServerTransaction());
        } catch (SipException | ParseException | InvalidArgumentException e) {
            heard.add(new Heard("failure", e));
        }
    }

    private void hear(Request request, @Nullable ServerTransaction known)
            throws SipException, ParseException, InvalidArgumentException {
        ServerTransaction transaction = known == null ? provider.getNewServerTransaction(request) : known;
        if (request.getMethod().equals(Request.OPTIONS)) {
            transaction.sendResponse(messages.createResponse(Response.OK, request));
        } else {
            heard.add(new Heard(request.getMethod(), new Asked(request, transaction)));
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        int status = event.getResponse().getStatusCode();
        if (status != Response.TRYING) {
            heard.add(new Heard(String.valueOf(status), event));
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        heard.add(new Heard("timeout", event));
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        heard.add(new Heard("lost connection", event));
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // The ordinary end of each of them.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // The ordinary end of each of them.
    }

    @Override
    public void close() {
        stack.stop();
    }
}
