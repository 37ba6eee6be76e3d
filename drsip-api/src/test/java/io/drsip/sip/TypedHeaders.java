package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;

/** Reads all that a message can say, as an application would. */
final class TypedHeaders {

    private static final List<HeaderType<?>> TYPES = List.of(
            HeaderType.VIA,
            HeaderType.FROM,
            HeaderType.TO,
            HeaderType.CALL_ID,
            HeaderType.CSEQ,
            HeaderType.CONTACT,
            HeaderType.ROUTE,
            HeaderType.RECORD_ROUTE,
            HeaderType.MAX_FORWARDS,
            HeaderType.CONTENT_LENGTH,
            HeaderType.CONTENT_TYPE,
            HeaderType.ALLOW,
            HeaderType.SUPPORTED,
            HeaderType.REQUIRE,
            HeaderType.UNSUPPORTED,
            HeaderType.RETRY_AFTER,
            HeaderType.REASON,
            HeaderType.P_ASSERTED_IDENTITY,
            HeaderType.USER_AGENT,
            HeaderType.SERVER,
            HeaderType.PRIVACY,
            HeaderType.REPLACES,
            HeaderType.text("Subject"),
            HeaderType.text("X-Unknown"));

    private TypedHeaders() {}

    /** The rules that a message breaks, each with the header it is about; any other exception escapes. */
    static List<String> problems(SipMessage message) {
        List<String> problems =
                new ArrayList<>(problems(message.headers(), message.bytes().length()));
        try {
            if (message instanceof SipRequest request) {
                request.requestUri();
            } else if (message instanceof SipResponse response) {
                response.reasonPhrase();
            }
        } catch (SipParseException e) {
            problems.add("Request-URI: " + e.rule());
        }
        return problems;
    }

    static List<String> problems(Headers headers, int size) {
        List<String> problems = new ArrayList<>();
        for (HeaderType<?> type : TYPES) {
            try {
                headers.first(type);
                headers.all(type);
            } catch (SipParseException e) {
                boolean inside = e.offset() >= 0 && e.offset() <= size;
                problems.add(type + ": " + e.rule() + (inside ? "" : " outside of the message, at " + e.offset()));
            }
        }
        return problems;
    }
}
