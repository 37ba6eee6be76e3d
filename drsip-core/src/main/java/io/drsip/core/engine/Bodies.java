package io.drsip.core.engine;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.MediaRange;
import io.drsip.sip.MediaType;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Optional;

/** Whether we understand what an INVITE offers, and its sender would understand our answer. */
final class Bodies {

    /** What we understand; told to whoever sends something else (RFC 3261 section 21.4.13). */
    static final List<MediaRange> ACCEPTED = List.of(MediaRange.parse("application/sdp"));

    static final HeaderType<String> ACCEPT_ENCODING = HeaderType.text("Accept-Encoding");
    static final String PLAIN = "identity";

    private static final Status NOT_ACCEPTABLE = Status.of(406);

    private Bodies() {}

    /** Why an INVITE is refused, if it is (RFC 3261 sections 8.2.3 and 21.4.7). */
    static Optional<Status> objection(SipRequest invite) {
        if (!isOffer(invite) || !isPlain(invite)) {
            return Optional.of(Status.UNSUPPORTED_MEDIA_TYPE);
        }
        return takesSdp(invite.headers()) ? Optional.empty() : Optional.of(NOT_ACCEPTABLE);
    }

    private static boolean isOffer(SipRequest invite) {
        return invite.headers().sound(HeaderType.CONTENT_TYPE).stream()
                .findFirst()
                .map(type -> type.matches(MediaType.SDP) || type.type().equals("multipart"))
                .orElse(invite.body().isEmpty());
    }

    private static boolean isPlain(SipRequest invite) {
        List<String> encodings = invite.headers().sound(HeaderType.CONTENT_ENCODING);
        boolean encoded = invite.headers().has(HeaderType.CONTENT_ENCODING);
        return !encoded || (!encodings.isEmpty() && encodings.stream().allMatch(PLAIN::equalsIgnoreCase));
    }

    /** Whoever names nothing takes SDP; one that cannot be understood names nothing. */
    private static boolean takesSdp(Headers headers) {
        List<MediaRange> ranges = headers.sound(HeaderType.ACCEPT);
        return ranges.isEmpty()
                || ranges.stream().anyMatch(range -> range.includes(MediaType.SDP) && range.quality() > 0);
    }
}
