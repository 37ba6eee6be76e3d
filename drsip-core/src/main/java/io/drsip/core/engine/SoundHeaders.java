package io.drsip.core.engine;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import java.util.List;
import java.util.Optional;

/** Headers that a message can do without: one that breaks the grammar counts as absent, it must not cost a call. */
final class SoundHeaders {

    private SoundHeaders() {}

    static <T> Optional<T> first(SipMessage message, HeaderType<T> type) {
        try {
            return message.headers().first(type);
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }

    static <T> List<T> all(SipMessage message, HeaderType<T> type) {
        try {
            return message.headers().all(type);
        } catch (SipParseException broken) {
            return List.of();
        }
    }
}
