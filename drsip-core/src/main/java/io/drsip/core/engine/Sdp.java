package io.drsip.core.engine;

import io.drsip.core.sdp.SessionBody;
import io.drsip.sdp.SdpParseException;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Session descriptions between text, messages and values. */
final class Sdp {

    private Sdp() {}

    /** What a message describes; empty if it describes nothing, or nothing that can be read. */
    static Optional<SessionDescription> of(SipMessage message) {
        try {
            return SessionBody.of(message).map(SessionBody::description);
        } catch (SipParseException | SdpParseException broken) {
            return Optional.empty();
        }
    }

    /** What a PBX has written, if it can be read. */
    static Optional<SessionDescription> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** What a PBX has written. */
    static SessionDescription parse(String text) {
        try {
            return SessionDescription.parse(text);
        } catch (SdpParseException broken) {
            throw new IllegalArgumentException("sdp is no session description: " + broken.getMessage(), broken);
        }
    }

    static String text(SessionDescription description) {
        return new String(description.toBytes(), StandardCharsets.UTF_8);
    }
}
