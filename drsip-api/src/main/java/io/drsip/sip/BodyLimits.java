package io.drsip.sip;

/**
 * How much of a {@link MultipartBody} is taken from a peer. Immutable.
 *
 * <p>An object of its own, since a message is read without looking into its body; how large that is has been checked by
 * {@link ParseLimits#body()} before. What is beyond a limit is answered with 413.
 */
public final class BodyLimits {

    private static final BodyLimits DEFAULTS = builder().build();

    private final int parts;
    private final int depth;
    private final int head;
    private final int headers;

    private BodyLimits(Builder builder) {
        parts = builder.parts;
        depth = builder.depth;
        head = builder.head;
        headers = builder.headers;
    }

    /**
     * The limits that fit what SIP elements send with a wide margin.
     *
     * @return the defaults of {@link Builder}
     */
    public static BodyLimits defaults() {
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
     * The most parts of one body.
     *
     * @return parts, those of nested bodies not counted
     */
    public int parts() {
        return parts;
    }

    /**
     * How deep bodies are looked into.
     *
     * @return bodies inside of each other, the outermost one counted
     */
    public int depth() {
        return depth;
    }

    /**
     * The longest head of a part.
     *
     * @return octets before its empty line
     */
    public int head() {
        return head;
    }

    /**
     * The most headers of a part.
     *
     * @return lines before its empty line
     */
    public int headers() {
        return headers;
    }

    /** Sets limits that differ from the defaults. Single thread. */
    public static final class Builder {

        private int parts = 16;
        private int depth = 2;
        private int head = 16 * 1024;
        private int headers = 64;

        private Builder() {}

        /**
         * Sets the most parts of one body.
         *
         * @param count default 16; an emergency call with a location has two
         * @return this
         */
        public Builder parts(int count) {
            parts = positive("parts", count);
            return this;
        }

        /**
         * Sets how deep bodies are looked into.
         *
         * @param levels default 2: a body of several parts in another one (RFC 5621 section 4)
         * @return this
         */
        public Builder depth(int levels) {
            depth = positive("depth", levels);
            return this;
        }

        /**
         * Sets the longest head of a part.
         *
         * @param octets default 16,384, as for one header of a message
         * @return this
         */
        public Builder head(int octets) {
            head = positive("head", octets);
            return this;
        }

        /**
         * Sets the most headers of a part.
         *
         * @param lines default 64
         * @return this
         */
        public Builder headers(int lines) {
            headers = positive("headers", lines);
            return this;
        }

        /**
         * Makes the limits.
         *
         * @return an immutable copy
         */
        public BodyLimits build() {
            return new BodyLimits(this);
        }

        private static int positive(String name, int value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, not " + value);
            }
            return value;
        }
    }
}
