package io.drsip.policy;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;

/** What a message is to its dialog. */
public enum Phase {

    /** A request outside a dialog: its To has no tag yet. Neither CANCEL nor ACK is one. */
    INITIAL_REQUEST,

    /**
     * A request that follows another one: inside a dialog, or a CANCEL or ACK, which repeat Request-URI, From and To of
     * their INVITE (RFC 3261 sections 9.1 and 17.1.1.3).
     */
    IN_DIALOG_REQUEST,

    /** Any response. */
    RESPONSE;

    /**
     * The phase of a message.
     *
     * @param message a request or a response
     * @return what it is
     * @throws io.drsip.sip.SipParseException if the To of a request breaks the grammar
     */
    public static Phase of(SipMessage message) {
        if (!(message instanceof SipRequest request)) {
            return RESPONSE;
        }
        boolean follows =
                request.method().equals(Method.CANCEL) || request.method().equals(Method.ACK);
        boolean tagged =
                request.headers().first(HeaderType.TO).flatMap(to -> to.tag()).isPresent();
        return follows || tagged ? IN_DIALOG_REQUEST : INITIAL_REQUEST;
    }
}
