package io.drsip.core.dialog;

import io.drsip.sdp.SdpLimits;
import io.drsip.sdp.SessionDescription;

/**
 * A session description of a call that waits for the next one: its octets, which are a tenth of what it takes to work
 * with it. Immutable.
 */
final class KeptSession {

    /** It was read before, or made here. */
    private static final SdpLimits NONE = SdpLimits.builder()
            .octets(Integer.MAX_VALUE)
            .line(Integer.MAX_VALUE)
            .lines(Integer.MAX_VALUE)
            .media(Integer.MAX_VALUE)
            .formats(Integer.MAX_VALUE)
            .build();

    private final byte[] octets;

    KeptSession(SessionDescription description) {
        octets = description.toBytes();
    }

    SessionDescription open() {
        return SessionDescription.parse(octets, NONE);
    }
}
