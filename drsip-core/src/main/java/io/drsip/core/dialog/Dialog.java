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
 * One dialog (RFC 3261 section 12).
 *
 * <p>The Request-URI of what it sends is always the remote target, octet for octet as the other side wrote it in its
 * Contact but for what no Request-URI has, also when there is a route set: Microsoft routes by the parameters of its
 * Contact, and all its proxies are loose routers. The route set is reversed for the side that called, and as it came
 * for the side that was called. Single thread.
 */
public final class Dialog {

    private final DialogId id;
    private final NameAddr local;
    private final NameAddr remote;
    private final List<NameAddr> routeSet;
    private final Uri remoteTarget;

    // Numbers of the last request in each direction.
    private long localSequence;
    private long remoteSequence;

    private Dialog(DialogId id, NameAddr local, NameAddr remote, List<NameAddr> routeSet, Uri remoteTarget) {
        this.id = id;
        this.local = printable(local);
        this.remote = printable(remote);
        this.routeSet = routeSet.stream().map(Dialog::printable).toList();
        this.remoteTarget = remoteTarget;
    }

    /**
     * The dialog of our INVITE (RFC 3261 section 12.1.2).
     *
     * @param invite what we sent
     * @param response a response with a To tag and a Contact
     * @return a new dialog
     * @throws io.drsip.sip.SipParseException if Contact, To or Record-Route of the response cannot be used
     */
    public static Dialog ofOurs(SipRequest invite, SipResponse response) {
        Headers headers = response.headers();
        NameAddr local = headers.require(HeaderType.FROM);
        NameAddr remote = headers.require(HeaderType.TO);
        List<NameAddr> routes = new ArrayList<>(headers.all(HeaderType.RECORD_ROUTE));
        Collections.reverse(routes);
        DialogId id = new DialogId(
                callId(invite), local.tag().orElse(""), remote.tag().orElse(""));
        Dialog dialog = new Dialog(id, local, remote, routes, target(response));
        dialog.localSequence = invite.headers().require(HeaderType.CSEQ).number();
        return dialog;
    }

    /**
     * The dialog of an INVITE that we answer (RFC 3261 section 12.1.1).
     *
     * @param invite what was received
     * @param localTag the tag of our responses
     * @return a new dialog
     * @throws io.drsip.sip.SipParseException if Contact, From or Record-Route of the INVITE cannot be used
     */
    public static Dialog ofTheirs(SipRequest invite, String localTag) {
        Headers headers = invite.headers();
        NameAddr local = headers.require(HeaderType.TO).withTag(localTag);
        NameAddr remote = headers.require(HeaderType.FROM);
        DialogId id = new DialogId(callId(invite), localTag, remote.tag().orElse(""));
        Dialog dialog = new Dialog(id, local, remote, headers.all(HeaderType.RECORD_ROUTE), target(invite));
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

    private static CallId callId(SipRequest invite) {
        return invite.headers().require(HeaderType.CALL_ID);
    }

    /** Without headers and method, which neither a dialog's Contact may have nor a Request-URI (section 19.1.1). */
    private static Uri target(SipMessage message) {
        Uri uri = message.headers().require(HeaderType.CONTACT).uri();
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
     * @param invite our INVITE
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
