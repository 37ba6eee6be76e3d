package io.drsip.core.message;

import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.Reason;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Optional;

/** Makes new messages. Thread-safe; the builders are single thread. */
public final class SipMessages {

    /** What a response copies from its request (RFC 3261 section 8.2.6.2). */
    private static final List<HeaderType<?>> ECHOED =
            List.of(HeaderType.VIA, HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    private SipMessages() {}

    /**
     * Starts a request.
     *
     * @param method what is asked
     * @param requestUri who is asked
     * @return a builder without any header
     * @throws IllegalArgumentException if the URI has headers or a method, which no Request-URI has (RFC 3261 section
     *     19.1.1)
     */
    public static RequestBuilder request(Method method, Uri requestUri) {
        return new RequestBuilder(method, requestUri);
    }

    /**
     * Starts a response: Via, From, To, Call-ID and CSeq are copied from the request as they came (RFC 3261 8.2.6.2).
     *
     * @param request what is answered
     * @param status the answer
     * @return a builder with these headers
     */
    public static ResponseBuilder response(SipRequest request, Status status) {
        return new ResponseBuilder(request, status);
    }

    /**
     * The CANCEL of an INVITE (RFC 3261 section 9.1): with the same Request-URI, Call-ID, To, From, number of CSeq,
     * topmost Via and Route.
     *
     * @param invite the INVITE as it was sent
     * @return the request
     */
    public static SipRequest cancel(SipRequest invite) {
        return sibling(invite, Method.CANCEL, invite.headers(), Optional.empty());
    }

    /**
     * The CANCEL of an INVITE that says why (RFC 3326), such as that somebody else has answered.
     *
     * @param invite the INVITE as it was sent
     * @param reason why
     * @return the request
     */
    public static SipRequest cancel(SipRequest invite, Reason reason) {
        return sibling(invite, Method.CANCEL, invite.headers(), Optional.of(reason));
    }

    /**
     * The ACK to a response other than 2xx, which belongs to the INVITE's transaction (RFC 3261 section 17.1.1.3).
     *
     * @param invite the INVITE as it was sent
     * @param response the final response; its To is taken
     * @return the request
     */
    public static SipRequest ack(SipRequest invite, SipResponse response) {
        return sibling(invite, Method.ACK, response.headers(), Optional.empty());
    }

    private static SipRequest sibling(SipRequest invite, Method method, Headers to, Optional<Reason> reason) {
        Headers headers = invite.headers();
        CSeq cseq = headers.require(HeaderType.CSEQ);
        MessageWriter writer = new MessageWriter()
                .startLine(method + " " + invite.requestUriText() + " SIP/2.0")
                .header(HeaderType.VIA, headers.require(HeaderType.VIA).toString())
                .header(HeaderType.MAX_FORWARDS, "70");
        copyAll(writer, headers, HeaderType.ROUTE);
        copyAll(writer, headers, HeaderType.FROM);
        copyAll(writer, to, HeaderType.TO);
        copyAll(writer, headers, HeaderType.CALL_ID);
        writer.header(HeaderType.CSEQ, new CSeq(cseq.number(), method).toString());
        reason.ifPresent(value -> writer.header(HeaderType.REASON, value.toString()));
        return (SipRequest) writer.finish(Slice.empty(), invite.limits());
    }

    /**
     * The answer to a request that breaks a rule, built from the headers that can be found, without a transaction.
     *
     * @param request what was received
     * @param status the answer
     * @param why what would have been right; becomes the reason phrase
     * @return the response, or empty if there is not even a Via to answer to, or it is an ACK, which has no answer
     */
    public static Optional<SipResponse> refusal(SipRequest request, Status status, String why) {
        return request.method().equals(Method.ACK) ? Optional.empty() : refusal(request.headers(), status, why);
    }

    /**
     * The answer to something that could not be understood as a request, built from the headers that could (RFC 4475
     * section 3.3.1). The To gets a tag that is always the same for the same request (RFC 3261 section 8.2.7).
     *
     * @param headers what was found of its headers; not those of an ACK
     * @param status the answer
     * @param why what would have been right; becomes the reason phrase
     * @return the response, or empty if there is not even a Via to answer to, or so many that the answer would be too
     *     large
     */
    public static Optional<SipResponse> refusal(Headers headers, Status status, String why) {
        if (!headers.has(HeaderType.VIA)) {
            return Optional.empty();
        }
        MessageWriter writer =
                new MessageWriter().startLine("SIP/2.0 " + status.code() + " " + ReasonPhrases.softened(why));
        copyAll(writer, headers, HeaderType.VIA);
        copyFirst(writer, headers, HeaderType.FROM, "");
        copyFirst(writer, headers, HeaderType.TO, missingTag(headers));
        copyFirst(writer, headers, HeaderType.CALL_ID, "");
        copyFirst(writer, headers, HeaderType.CSEQ, "");
        try {
            return Optional.of((SipResponse) writer.finish(Slice.empty(), ParseLimits.defaults()));
        } catch (SipParseException tooLarge) {
            return Optional.empty();
        }
    }

    private static String missingTag(Headers headers) {
        try {
            boolean missing =
                    headers.first(HeaderType.TO).flatMap(NameAddr::tag).isEmpty();
            return missing ? ";tag=" + Integer.toHexString(fingerprint(headers)) : "";
        } catch (SipParseException broken) {
            return "";
        }
    }

    private static int fingerprint(Headers headers) {
        int hash = 1;
        for (HeaderType<?> type : ECHOED) {
            int entry = headers.indexOf(type, 0);
            hash = 31 * hash + (entry < 0 ? 0 : headers.value(entry).hashCode());
        }
        return hash;
    }

    private static void copyFirst(MessageWriter writer, Headers headers, HeaderType<?> type, String suffix) {
        int entry = headers.indexOf(type, 0);
        if (entry >= 0) {
            writer.copy(headers, entry, suffix);
        }
    }

    static void copyAll(MessageWriter writer, Headers headers, HeaderType<?> type) {
        for (int entry = headers.indexOf(type, 0); entry >= 0; entry = headers.indexOf(type, entry + 1)) {
            writer.copy(headers, entry);
        }
    }

    static List<HeaderType<?>> echoed() {
        return ECHOED;
    }
}
