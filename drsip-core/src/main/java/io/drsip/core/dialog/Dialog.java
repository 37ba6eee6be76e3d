package io.drsip.core.dialog;

import io.drsip.core.message.RequestBuilder;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.sip.Via;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One dialog (RFC 3261 section 12). An INVITE that forks has one for each To tag that answers.
 *
 * <p>The Request-URI of what it sends is always the remote target, octet for octet as the other side wrote it in its
 * Contact but for what no Request-URI has, also when there is a route set: some sides route by the parameters of their
 * Contact, and all proxies on the way are loose routers. The route set is reversed for the side that called, and as it
 * came for the side that was called.
 *
 * <pre>
 *             early                              confirmed
 *  confirm    confirmed; the 2xx decides the     -
 *             route set and the remote target
 *  refresh    remote target                      remote target
 *  advance    number of the other side           number of the other side
 *  request    our next number                    our next number
 * </pre>
 *
 * <p>What a later message says of the route set is never taken (section 12.2). Single thread.
 */
public final class Dialog {

    private final DialogId id;
    private final NameAddr local;
    private final NameAddr remote;
    private final boolean ours;

    // How far it is, and where requests go.
    private boolean confirmed;
    private List<NameAddr> routeSet = List.of();
    private Uri remoteTarget;

    // Numbers of the last request in each direction.
    private long localSequence;
    private long remoteSequence;

    private Dialog(DialogId id, NameAddr local, NameAddr remote, boolean ours, Uri remoteTarget) {
        this.id = id;
        this.local = printable(local);
        this.remote = printable(remote);
        this.ours = ours;
        this.remoteTarget = remoteTarget;
    }

    /**
     * The dialog of our INVITE (RFC 3261 section 12.1.2).
     *
     * @param invite what we sent
     * @param response a response with a To tag and a Contact
     * @return a new dialog, early unless the response is a 2xx
     * @throws io.drsip.sip.SipParseException if Contact, To or Record-Route of the response cannot be used
     */
    public static Dialog ofOurs(SipRequest invite, SipResponse response) {
        Headers headers = response.headers();
        NameAddr local = headers.require(HeaderType.FROM);
        NameAddr remote = headers.require(HeaderType.TO);
        DialogId id = new DialogId(
                callId(invite), local.tag().orElse(""), remote.tag().orElse(""));
        Dialog dialog = new Dialog(id, local, remote, true, target(response));
        dialog.routeSet = reversed(response);
        dialog.confirmed = response.status().isSuccess();
        dialog.localSequence = invite.headers().require(HeaderType.CSEQ).number();
        return dialog;
    }

    private static List<NameAddr> reversed(SipResponse response) {
        List<NameAddr> routes = new ArrayList<>(response.headers().all(HeaderType.RECORD_ROUTE));
        Collections.reverse(routes);
        return printable(routes);
    }

    /**
     * The dialog of an INVITE that we answer (RFC 3261 section 12.1.1).
     *
     * @param invite what was received
     * @param localTag the tag of our responses
     * @return a new dialog, early until {@link #confirm()}
     * @throws io.drsip.sip.SipParseException if Contact, From or Record-Route of the INVITE cannot be used
     */
    public static Dialog ofTheirs(SipRequest invite, String localTag) {
        Headers headers = invite.headers();
        NameAddr local = headers.require(HeaderType.TO).withTag(localTag);
        NameAddr remote = headers.require(HeaderType.FROM);
        DialogId id = new DialogId(callId(invite), localTag, remote.tag().orElse(""));
        Dialog dialog = new Dialog(id, local, remote, false, target(invite));
        dialog.routeSet = printable(headers.all(HeaderType.RECORD_ROUTE));
        dialog.remoteSequence = headers.require(HeaderType.CSEQ).number();
        return dialog;
    }

    /**
     * A control character behind a backslash is legal, but nothing that we send: what stays are the URI and the tag.
     */
    private static NameAddr printable(NameAddr value) {
        if (value.toString().chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
            return value;
        }
        NameAddr bare = NameAddr.of(value.uri());
        return value.tag().map(bare::withTag).orElse(bare);
    }

    private static List<NameAddr> printable(List<NameAddr> values) {
        return values.stream().map(Dialog::printable).toList();
    }

    private static CallId callId(SipRequest invite) {
        return invite.headers().require(HeaderType.CALL_ID);
    }

    /** Without headers and method, which neither a dialog's Contact may have nor a Request-URI (section 19.1.1). */
    private static Uri target(SipMessage message) {
        return target(message.headers().require(HeaderType.CONTACT));
    }

    private static Uri target(NameAddr contact) {
        Uri uri = contact.uri();
        return uri instanceof SipUri sip ? sip.withoutHeaders().withoutParam("method") : uri;
    }

    /**
     * What tells it from others.
     *
     * @return Call-ID and both tags
     */
    public DialogId id() {
        return id;
    }

    /**
     * Whether we sent the INVITE that made it, whoever asks for something later.
     *
     * @return true if we called
     */
    public boolean isOurs() {
        return ours;
    }

    /**
     * Whether a 2xx has answered the INVITE that made it.
     *
     * @return false while it is early
     */
    public boolean isConfirmed() {
        return confirmed;
    }

    /** We have answered the INVITE of the other side with a 2xx. */
    public void confirm() {
        confirmed = true;
    }

    /**
     * The other side has answered our INVITE with a 2xx: an early dialog takes its route set anew, and nothing else but
     * the remote target (RFC 3261 section 13.2.2.4). The same 2xx once more changes nothing.
     *
     * @param answer the 2xx, with the To tag of this dialog
     * @throws io.drsip.sip.SipParseException if its Contact or Record-Route cannot be used; nothing has changed then
     */
    public void confirm(SipResponse answer) {
        if (confirmed) {
            return;
        }
        List<NameAddr> routes = reversed(answer);
        remoteTarget = target(answer);
        routeSet = routes;
        confirmed = true;
    }

    /**
     * Takes the Contact of a re-INVITE that we answer with a 2xx, or of a 2xx to ours, as the remote target (RFC 3261
     * section 12.2, RFC 6141 section 4.1). The route set stays.
     *
     * @param message one without a Contact changes nothing
     * @throws io.drsip.sip.SipParseException if its Contact cannot be used; nothing has changed then
     */
    public void refresh(SipMessage message) {
        message.headers().first(HeaderType.CONTACT).ifPresent(contact -> remoteTarget = target(contact));
    }

    /**
     * Where the next request goes: the topmost Route, else the remote target.
     *
     * @return a URI whose host and port are to be reached
     */
    public Uri nextHop() {
        return routeSet.isEmpty() ? remoteTarget : routeSet.get(0).uri();
    }

    /**
     * Whether a received request comes in order (RFC 3261 section 12.2.2). If it does, its number counts from now on.
     *
     * @param request a request of this dialog
     * @return false if its CSeq is lower than one seen before
     */
    public boolean advance(SipRequest request) {
        long number = request.headers().require(HeaderType.CSEQ).number();
        if (number < remoteSequence) {
            return false;
        }
        remoteSequence = number;
        return true;
    }

    /**
     * Starts a request with the next number (RFC 3261 section 12.2.1.1).
     *
     * @param method what is asked; not ACK
     * @param via our Via with a new branch
     * @return a builder with all headers that the dialog decides
     */
    public RequestBuilder request(Method method, Via via) {
        return start(method, ++localSequence, via);
    }

    /**
     * The ACK to a 2xx (RFC 3261 section 13.2.2.4): a transaction of its own, with the number of the INVITE.
     *
     * @param invite our INVITE that is answered, the first one or a later one
     * @param via our Via with a new branch
     * @return the request
     */
    public SipRequest ack(SipRequest invite, Via via) {
        long number = invite.headers().require(HeaderType.CSEQ).number();
        return start(Method.ACK, number, via).build();
    }

    private RequestBuilder start(Method method, long number, Via via) {
        RequestBuilder builder = SipMessages.request(method, remoteTarget)
                .header(HeaderType.VIA, via)
                .header(HeaderType.MAX_FORWARDS, 70);
        for (NameAddr route : routeSet) {
            builder.header(HeaderType.ROUTE, route);
        }
        return builder.header(HeaderType.FROM, local)
                .header(HeaderType.TO, remote)
                .header(HeaderType.CALL_ID, id.callId())
                .header(HeaderType.CSEQ, new CSeq(number, method));
    }
}
