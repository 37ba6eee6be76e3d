package io.drsip.core.diagnosis;

/** What we conclude about a call by ourselves: no message from Microsoft says it. */
public enum Conclusion {

    /** No datacenter may be asked: all are down or disabled. */
    NO_DATACENTER,

    /** No connection could be made: DNS, TCP, or a handshake that ended without a word about certificates. */
    NOT_CONNECTED,

    /** Microsoft ended the handshake because of our certificate, or for want of one. */
    CERTIFICATE_REFUSED,

    /** We ended the handshake because of Microsoft's certificate. */
    CERTIFICATE_NOT_TRUSTED,

    /** The connection broke while a message was under way. */
    CONNECTION_BROKEN,

    /** No response at all came to our INVITE in time. */
    NO_RESPONSE,

    /** It rang, but nobody answered in time. */
    NO_ANSWER,

    /** A 2xx came that cannot be acknowledged: its Contact, To or Record-Route cannot be used. */
    UNUSABLE_ANSWER,

    /** No ACK came to our 200. */
    NO_ACK,

    /** Microsoft does not know the call any more: 481 or 408 to a request inside of it, or no response to one. */
    CALL_UNKNOWN,

    /** The session was not refreshed in time (RFC 4028 section 10). */
    SESSION_EXPIRED
}
