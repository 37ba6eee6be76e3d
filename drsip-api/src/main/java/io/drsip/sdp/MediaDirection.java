package io.drsip.sdp;

import java.util.Locale;
import java.util.Optional;

/** Who sends media (RFC 8866 section 6.7), seen from whoever made the description. */
public enum MediaDirection {
    /** Both: what holds if nothing is said. */
    SENDRECV,

    /** Only the maker: a way to hold a call (RFC 3264 section 8.4) that Microsoft does not understand. */
    SENDONLY,

    /** Only the other one. */
    RECVONLY,

    /** Nobody: the way to hold a call that Microsoft understands. */
    INACTIVE;

    // Asked for by each line of a description.
    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * The direction that an attribute says.
     *
     * @param line any line
     * @return the direction, if the line is one
     */
    public static Optional<MediaDirection> of(SdpLine line) {
        for (MediaDirection direction : values()) {
            if (line.isAttribute(direction.toString())) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the maker sends.
     *
     * @return true for sendrecv and sendonly
     */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /**
     * Whether the maker receives.
     *
     * @return true for sendrecv and recvonly
     */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /**
     * Whether this may answer an offer (RFC 3264 section 6.1).
     *
     * @param offered what was offered
     * @return true if it sends only what the other one receives, and the other way round
     */
    public boolean mayAnswer(MediaDirection offered) {
        return (!sends() || offered.receives()) && (!receives() || offered.sends());
    }

    /** The name of the attribute, such as {@code sendrecv}. */
    @Override
    public String toString() {
        return word;
    }
}
