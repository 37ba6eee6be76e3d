package io.drsip.core.sdp;

import io.drsip.sdp.SdpLimits;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.BodyLimits;
import io.drsip.sip.BodyPart;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.MultipartBody;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The session description in a body: the body itself, or a part of it (RFC 5621). Immutable.
 *
 * <p>Of several parts the first session description counts that is for the session; of alternatives the last one, which
 * is the best (RFC 2046 section 5.1.4). One for early media only (RFC 3959) is not, and a coded one is not read. All
 * other octets of the body stay when the description is replaced: locations, ISUP, whatever came.
 */
public final class SessionBody {

    private final Slice octets;

    /** The bodies that hold the description, the outermost first; none if the body is the description. */
    private final List<Level> levels;

    private SessionBody(Slice octets, List<Level> levels) {
        this.octets = octets;
        this.levels = levels;
    }

    /** A body, and which of its parts is on the way to the description. */
    private record Level(MultipartBody body, int part) {}

    /**
     * Looks for the description of a message, with the default limits.
     *
     * @param message a request or a response
     * @return where it is; empty if there is none
     * @throws SipParseException if Content-Type or a multipart body breaks its grammar or a limit
     */
    public static Optional<SessionBody> of(SipMessage message) {
        return of(message, BodyLimits.defaults());
    }

    /**
     * Looks for the description of a message.
     *
     * @param message a request or a response
     * @param limits how many parts its body may have, and how deep they may lie
     * @return where it is; empty if there is none
     * @throws SipParseException if Content-Type or a multipart body breaks its grammar or a limit
     */
    public static Optional<SessionBody> of(SipMessage message, BodyLimits limits) {
        Optional<MediaType> type = message.headers().first(HeaderType.CONTENT_TYPE);
        boolean coded = message.headers().all(HeaderType.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
        return coded ? Optional.empty() : type.flatMap(found -> of(found, message.body(), limits));
    }

    /**
     * Looks for the description in a body.
     *
     * @param type what the body is
     * @param body the body
     * @param limits how many parts it may have, and how deep they may lie
     * @return where it is; empty if there is none
     * @throws SipParseException if a multipart body breaks its grammar or a limit
     */
    public static Optional<SessionBody> of(MediaType type, Slice body, BodyLimits limits) {
        return find(type, body, limits, List.of());
    }

    private static Optional<SessionBody> find(MediaType type, Slice body, BodyLimits limits, List<Level> above) {
        if (type.matches(MediaType.SDP)) {
            return Optional.of(new SessionBody(body, above));
        }
        if (!type.type().equals("multipart") || above.size() == limits.depth()) {
            return Optional.empty();
        }
        MultipartBody parts = MultipartBody.parse(type, body, limits);
        List<Integer> order = new ArrayList<>();
        for (int part = 0; part < parts.parts().size(); part++) {
            order.add(part);
        }
        if (type.subtype().equals("alternative")) {
            Collections.reverse(order);
        }
        for (int part : order) {
            Optional<SessionBody> found = find(parts, part, limits, above);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<SessionBody> find(MultipartBody body, int index, BodyLimits limits, List<Level> above) {
        BodyPart part = body.parts().get(index);
        Optional<MediaType> type = type(part);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        List<Level> levels = new ArrayList<>(above);
        levels.add(new Level(body, index));
        return find(type.get(), part.content(), limits, List.copyOf(levels));
    }

    /** What a part is, if it may hold the description; one whose head cannot be understood is somebody else's. */
    private static Optional<MediaType> type(BodyPart part) {
        try {
            MediaType type = part.contentType();
            boolean session =
                    type.matches(MediaType.SDP) && part.disposition().type().equals("session");
            boolean taken = session || type.type().equals("multipart");
            return taken && !part.isEncoded() ? Optional.of(type) : Optional.empty();
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }

    /**
     * The description as it came, without whatever stood beside it. As a body of its own it is what goes to Microsoft,
     * which refuses a location with 415.
     *
     * @return its octets
     */
    public Slice octets() {
        return octets;
    }

    /**
     * The description.
     *
     * @return the description, read with the default limits
     * @throws io.drsip.sdp.SdpParseException if it breaks the grammar or a limit
     */
    public SessionDescription description() {
        return description(SdpLimits.defaults());
    }

    /**
     * The description.
     *
     * @param limits how much is taken
     * @return the description
     * @throws io.drsip.sdp.SdpParseException if it breaks the grammar or a limit
     */
    public SessionDescription description(SdpLimits limits) {
        return SessionDescription.parse(octets, limits);
    }

    /**
     * The body with another description. Content-Type stays as it is.
     *
     * @param other what takes its place
     * @return the octets of the whole body, all others as they were
     */
    public Slice with(SessionDescription other) {
        Slice content = Slice.copyOf(other.toBytes());
        for (int level = levels.size() - 1; level >= 0; level--) {
            Level holder = levels.get(level);
            content = holder.body().withContent(holder.part(), content).octets();
        }
        return content;
    }
}
