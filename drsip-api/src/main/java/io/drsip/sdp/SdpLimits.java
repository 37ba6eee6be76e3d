package io.drsip.sdp;

/**
 * How much of a session description is taken from a peer. Immutable.
 *
 * <p>An object of its own, so that who reads descriptions needs no limits of messages; a body has passed {@code
 * ParseLimits.body()} before.
 */
public final class SdpLimits {

    private static final SdpLimits DEFAULTS = builder().build();

    private final int octets;
    private final int line;
    private final int lines;
    private final int media;
    private final int formats;

    private SdpLimits(Builder builder) {
        octets = builder.octets;
        line = builder.line;
        lines = builder.lines;
        media = builder.media;
        formats = builder.formats;
    }

    /**
     * The limits that fit Microsoft's traffic with a wide margin: about 3,000 octets, 60 lines, one medium, 12 formats.
     *
     * @return the defaults of {@link Builder}
     */
    public static SdpLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The largest description.
     *
     * @return octets
     */
    public int octets() {
        return octets;
    }

    /**
     * The longest line.
     *
     * @return octets without the line end
     */
    public int line() {
        return line;
    }

    /**
     * The most lines.
     *
     * @return lines of all sections
     */
    public int lines() {
        return lines;
    }

    /**
     * The most media.
     *
     * @return {@code m=} lines
     */
    public int media() {
        return media;
    }

    /**
     * The most formats of one medium.
     *
     * @return fields of an {@code m=} line behind the protocol
     */
    public int formats() {
        return formats;
    }

    /** Sets limits that differ from the defaults. Single thread. */
    public static final class Builder {

        private int octets = 64 * 1024;
        private int line = 4 * 1024;
        private int lines = 1_000;
        private int media = 32;
        private int formats = 128;

        private Builder() {}

        /**
         * Sets the largest description.
         *
         * @param number default 65,536
         * @return this
         */
        public Builder octets(int number) {
            octets = positive("octets", number);
            return this;
        }

        /**
         * Sets the longest line.
         *
         * @param number default 4,096
         * @return this
         */
        public Builder line(int number) {
            line = positive("line", number);
            return this;
        }

        /**
         * Sets the most lines.
         *
         * @param number default 1,000
         * @return this
         */
        public Builder lines(int number) {
            lines = positive("lines", number);
            return this;
        }

        /**
         * Sets the most media.
         *
         * @param number default 32
         * @return this
         */
        public Builder media(int number) {
            media = positive("media", number);
            return this;
        }

        /**
         * Sets the most formats of one medium.
         *
         * @param number default 128, which is how many payload types RTP has
         * @return this
         */
        public Builder formats(int number) {
            formats = positive("formats", number);
            return this;
        }

        /**
         * Makes the limits.
         *
         * @return an immutable copy
         */
        public SdpLimits build() {
            return new SdpLimits(this);
        }

        private static int positive(String name, int value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, not " + value);
            }
            return value;
        }
    }
}
