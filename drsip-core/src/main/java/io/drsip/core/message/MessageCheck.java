package io.drsip.core.message;

import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.sip.Via;
import java.util.List;
import java.util.Optional;

/**
 * Whether a message has what every SIP element needs before it can do anything with it (RFC 3261 sections 8.1.1 and
 * 8.2): the mandatory headers, each once and sound, and a CSeq that fits. Thread-safe.
 */
public final class MessageCheck {

    private static final List<HeaderType<?>> ONCE =
            List.of(HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    private static final String COOKIE = Via.MAGIC_COOKIE;

    private MessageCheck() {}

    /**
     * A rule that a request breaks, and the status it is answered with.
     *
     * @param status the answer
     * @param rule what would have been right
     * @param offset where, in octets from the start of the message
     */
    public record Problem(Status status, String rule, int offset) {}

    /**
     * Checks a request.
     *
     * @param request what was received
     * @return the first rule it breaks, or empty
     */
    public static Optional<Problem> check(SipRequest request) {
        try {
            return checkHeaders(request).or(() -> checkStart(request));
        } catch (SipParseException error) {
            return Optional.of(new Problem(error.status(), error.rule(), error.offset()));
        }
    }

    /**
     * Checks a response: one that breaks a rule is dropped, nobody answers it.
     *
     * @param response what was received
     * @return the first rule it breaks, or empty
     */
    public static Optional<Problem> check(SipResponse response) {
        try {
            return checkHeaders(response);
        } catch (SipParseException error) {
            return Optional.of(new Problem(error.status(), error.rule(), error.offset()));
        }
    }

    private static Optional<Problem> checkHeaders(SipMessage message) {
        Headers headers = message.headers();
        for (HeaderType<?> type : ONCE) {
            headers.require(type);
            if (headers.count(type) > 1) {
                return bad("a message has one " + type.name());
            }
        }
        if (headers.require(HeaderType.FROM).tag().isEmpty()) {
            return bad("From has a tag");
        }
        Via via = headers.require(HeaderType.VIA);
        headers.all(HeaderType.VIA);
        // None, or one without the cookie, is of RFC 2543: there is another way to match (RFC 3261 section 17.2.3).
        boolean cookie = via.branch().filter(COOKIE::equalsIgnoreCase).isPresent();
        return cookie ? bad("a branch begins with z9hG4bK and goes on") : Optional.empty();
    }

    private static Optional<Problem> checkStart(SipRequest request) {
        Headers headers = request.headers();
        CSeq cseq = headers.require(HeaderType.CSEQ);
        if (!cseq.method().equals(request.method())) {
            return bad("CSeq has the method of the request");
        }
        if (headers.count(HeaderType.MAX_FORWARDS) > 1) {
            return bad("a message has one Max-Forwards");
        }
        headers.first(HeaderType.MAX_FORWARDS);
        headers.all(HeaderType.REQUIRE);
        if (request.requestUri() instanceof SipUri uri && !uri.headers().isEmpty()) {
            return bad("a Request-URI has no headers");
        }
        if (request.method().equals(Method.INVITE)) {
            // Without them there is no dialog; elsewhere they are optional (RFC 3261 section 12.1.1).
            headers.all(HeaderType.RECORD_ROUTE);
            // Which call it takes over cannot be guessed (RFC 3891 section 3).
            headers.all(HeaderType.REPLACES);
            return headers.all(HeaderType.CONTACT).size() == 1 ? Optional.empty() : bad("an INVITE has one Contact");
        }
        return Optional.empty();
    }

    private static Optional<Problem> bad(String rule) {
        return Optional.of(new Problem(Status.BAD_REQUEST, rule, 0));
    }
}
