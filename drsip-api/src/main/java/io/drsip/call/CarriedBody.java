package io.drsip.call;

import io.drsip.sip.BodyLimits;
import io.drsip.sip.BodyPart;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.MultipartBody;
import io.drsip.sip.Params;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a message carries: as its body, or as a part of a body of several parts (RFC 5621). Of several fitting parts the
 * first one counts, of alternatives the last one, which is the best (RFC 2046 section 5.1.4). A coded one is not read.
 */
final class CarriedBody {

    private static final MediaType LOCATION = new MediaType("application", "pidf+xml", Params.none());

    private final MediaType wanted;
    private final BodyLimits limits = BodyLimits.defaults();

    private CarriedBody(MediaType wanted) {
        this.wanted = wanted;
    }

    /** The session description; one for early media only (RFC 3959) is not meant. */
    static Optional<String> session(SipMessage message) {
        return new CarriedBody(MediaType.SDP).find(message);
    }

    /** The location (RFC 6442). */
    static Optional<String> location(SipMessage message) {
        return new CarriedBody(LOCATION).find(message);
    }

    /** A body that breaks the grammar carries nothing. */
    private Optional<String> find(SipMessage message) {
        boolean coded = message.headers().sound(HeaderType.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
        Optional<MediaType> type =
                message.headers().sound(HeaderType.CONTENT_TYPE).stream().findFirst();
        if (coded || type.isEmpty()) {
            return Optional.empty();
        }
        try {
            return find(type.get(), message.body(), 0)
                    .filter(found -> !found.isEmpty())
                    .map(Slice::toString);
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }

    private Optional<Slice> find(MediaType type, Slice body, int depth) {
        if (type.matches(wanted)) {
            return Optional.of(body);
        }
        if (!type.type().equals("multipart") || depth == limits.depth()) {
            return Optional.empty();
        }
        List<BodyPart> parts =
                new ArrayList<>(MultipartBody.parse(type, body, limits).parts());
        if (type.subtype().equals("alternative")) {
            Collections.reverse(parts);
        }
        return parts.stream().flatMap(part -> find(part, depth + 1).stream()).findFirst();
    }

    private Optional<Slice> find(BodyPart part, int depth) {
        try {
            MediaType type = part.contentType();
            boolean other =
                    type.matches(MediaType.SDP) && !part.disposition().type().equals("session");
            return other || part.isEncoded() ? Optional.empty() : find(type, part.content(), depth);
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }
}
