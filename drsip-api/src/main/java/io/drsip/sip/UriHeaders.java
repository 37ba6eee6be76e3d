package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;

/** Headers inside of SIP URIs, read as those of a message (RFC 3261 section 19.1.1). */
final class UriHeaders {

    private UriHeaders() {}

    /** All values of one header; what a message could not carry is refused, so that nobody writes it into one. */
    static <T> List<T> all(SipUri uri, HeaderType<T> type) {
        List<T> values = new ArrayList<>(1);
        for (SipUri.Header header : uri.headers()) {
            if (!type.isNamed(Slice.of(Escapes.decode(header.name())))) {
                continue;
            }
            String value = header.decodedValue();
            if (!type.isList() && !values.isEmpty()) {
                throw Scanner.of(value).error("a URI has at most one " + type.name());
            }
            values.addAll(type.parse(value));
        }
        return List.copyOf(values);
    }
}
