package io.drsip.core.dialog;

import io.drsip.sip.CallId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;

/**
 * What tells one dialog from another (RFC 3261 section 12), whatever connection a message came over. Immutable.
 *
 * @param callId the Call-ID
 * @param localTag the tag of our side
 * @param remoteTag the tag of the other side; empty if it has none
 */
public record DialogId(CallId callId, String localTag, String remoteTag) {

    /**
     * The dialog that a received request belongs to.
     *
     * @param request a request with a To tag
     * @return Call-ID, To tag and From tag
     */
    public static DialogId ofReceived(SipRequest request) {
        Headers headers = request.headers();
        return new DialogId(
                headers.require(HeaderType.CALL_ID),
                headers.require(HeaderType.TO).tag().orElse(""),
                headers.require(HeaderType.FROM).tag().orElse(""));
    }
}
