package io.drsip.core.message;

import io.drsip.sip.CSeq;
import io.drsip.sip.Method;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import java.util.List;

/** What a request line that we write may hold, and what has to agree with it. */
final class RequestRules {

    private RequestRules() {}

    /** Refuses a Request-URI with what belongs into other places only (RFC 3261 section 19.1.1, table 1). */
    static Uri target(Uri uri) {
        if (uri instanceof SipUri sip && (sip.hasHeaders() || sip.params().has("method"))) {
            throw new IllegalArgumentException("a Request-URI has no headers and no method parameter, unlike " + uri
                    + ": take them away, with withoutHeaders() and withoutParam(\"method\")");
        }
        return uri;
    }

    /** Refuses a CSeq with the method of another request (RFC 3261 section 8.1.1.5). */
    static void requireMethod(List<?> values, Method method) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof CSeq cseq && !cseq.method().equals(method)) {
                throw new IllegalArgumentException(
                        "CSeq has the method of its request: give it " + method + ", not " + cseq.method());
            }
        }
    }
}
